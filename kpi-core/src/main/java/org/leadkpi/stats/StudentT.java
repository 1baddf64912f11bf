package org.leadkpi.stats;

/** Student's t distribution. */
final class StudentT {

    private StudentT() {}

    /** Returns the probability that a variable is at least as far from 0 as {@code t}. */
    static double outside(double t, double degreesOfFreedom) {
        return IncompleteBeta.regularized(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
    }

    /**
     * Returns the t that a variable stays within, in absolute value, with the given probability.
     *
     * <p>Solved on the side of the beta variable where fewer digits are lost: the outside for a large t, the
     * inside for a small one.
     */
    static double criticalValue(double level, double degreesOfFreedom) {
        double outside = IncompleteBeta.inverse(1 - level, degreesOfFreedom / 2, 0.5);
        if (outside < level) {
            return Math.sqrt(degreesOfFreedom * (1 - outside) / outside);
        }
        double within = IncompleteBeta.inverse(level, 0.5, degreesOfFreedom / 2);
        return Math.sqrt(degreesOfFreedom * within / (1 - within));
    }
}
