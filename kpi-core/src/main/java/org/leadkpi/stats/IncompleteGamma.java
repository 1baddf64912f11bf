package org.leadkpi.stats;

/** The regularized incomplete gamma function Q(a, x): the upper tail of the chi-squared distribution. */
final class IncompleteGamma {

    /** A term or a step that changes less than this is the last one. */
    private static final double PRECISION = 1e-16;

    /** Far more steps than any parameters need, which is in the order of their square root. */
    private static final int MOST_STEPS = 10_000_000;

    /** Keeps the continued fraction from dividing by zero. */
    private static final double TINY = 1e-300;

    private IncompleteGamma() {}

    /** Returns the probability that a chi-squared variable exceeds x. */
    static double chiSquaredTail(double x, double degreesOfFreedom) {
        return upper(degreesOfFreedom / 2, x / 2);
    }

    /** Returns Q(a, x): the probability that a gamma variable with shape a, above 0, exceeds x. */
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        // Each expansion converges fast on its own side of the mean (DLMF 8.11.4 and 8.9.2).
        return x < a + 1 ? 1 - kernel(a, x) * series(a, x) : kernel(a, x) * a * fraction(a, x);
    }

    /** Returns x^a e^-x / Γ(a + 1), found as in C. Loader, Fast and Accurate Computation of Binomial Probabilities. */
    private static double kernel(double a, double x) {
        return Math.exp(-IncompleteBeta.stirlingError(a) - IncompleteBeta.deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
    }

    /** Returns 1 + x/(a+1) + x²/((a+1)(a+2)) + ... */
    private static double series(double a, double x) {
        double sum = 1;
        double term = 1;
        for (int n = 1; term > PRECISION * sum && n < MOST_STEPS; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** Returns 1/(x + 1 - a - 1(1-a)/(x + 3 - a - 2(2-a)/(x + 5 - a - ...))), by Lentz. */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        double change = 0;
        for (int n = 1; Math.abs(change - 1) > PRECISION && n < MOST_STEPS; n++) {
            double numerator = -n * (n - a);
            b += 2;
            double below = numerator * d + b;
            d = 1 / (Math.abs(below) < TINY ? TINY : below);
            double above = b + numerator / c;
            c = Math.abs(above) < TINY ? TINY : above;
            change = d * c;
            value *= change;
        }
        return value;
    }
}
