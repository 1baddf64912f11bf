package org.leadkpi.stats;

/**
 * The regularized incomplete beta function I_x(a, b) and its inverse in x: the tails of the binomial distribution and
 * of Student's t.
 *
 * <p>The factor in front of the continued fraction is found as in C. Loader, Fast and Accurate Computation of Binomial
 * Probabilities (2000), so that a million trials cost no digits.
 */
final class IncompleteBeta {

    /** Stirling's series is taken from here on; below it a recurrence leads up to it. */
    private static final double STIRLING_FROM = 16;

    /** A step of the continued fraction that changes less than this is the last one. */
    private static final double PRECISION = 1e-15;

    /** Far more steps than any parameters need, which is in the order of their square root. */
    private static final int MOST_STEPS = 10_000_000;

    private IncompleteBeta() {}

    /** Returns I_x(a, b): the probability that a beta variable with parameters a and b, both above 0, is at most x. */
    static double regularized(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        // The fraction converges fast on one side of the mean only (DLMF 8.17.22).
        return x <= (a + 1) / (a + b + 2)
                ? kernel(x, a, b) * fraction(x, a, b) / a
                : 1 - kernel(x, a, b) * fraction(1 - x, b, a) / b;
    }

    /** Returns the x for which I_x(a, b) is the probability, by Newton's steps kept inside a shrinking bracket. */
    static double inverse(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        while (true) {
            double excess = regularized(x, a, b) - probability;
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - excess * x * (1 - x) / kernel(x, a, b);
            if (!(low < next && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= 2 * Math.ulp(x)) {
                return next;
            }
            x = next;
        }
    }

    /** Returns x^a (1-x)^b / B(a, b), by how far the parameters are from what x would lead one to expect. */
    private static double kernel(double x, double a, double b) {
        double n = a + b;
        double logarithm =
                stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x));
        return Math.sqrt(a * b / (2 * Math.PI * n)) * Math.exp(logarithm);
    }

    /** Returns ln(z!) less Stirling's formula for it, z (ln z - 1) + ln(2 pi z) / 2. */
    static double stirlingError(double z) {
        double sum = 0;
        double shifted = z;
        while (shifted < STIRLING_FROM) {
            sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
            shifted++;
        }
        double r = 1 / (shifted * shifted);
        double series =
                1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r * (1 / 1188.0 - r * 691 / 360360))));
        return sum + series / shifted;
    }

    /** Returns observed ln(observed / expected) + expected - observed, without losing digits when they are close. */
    static double deviance(double observed, double expected) {
        double u = (expected - observed) / observed;
        if (Math.abs(u) > 0.5) {
            return observed * Math.log(observed / expected) + expected - observed;
        }
        double v = u / (2 + u);
        double power = 2 * v;
        double sum = u * v;
        for (int divisor = 3; Math.abs(power) > Math.ulp(sum); divisor += 2) {
            power *= v * v;
            sum -= power / divisor;
        }
        return observed * sum;
    }

    /** Evaluates the continued fraction of I_x(a, b) by Lentz; its denominators have no zero in (0, 1). */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double value = d;
        double change = 0;
        for (int m = 1; Math.abs(change - 1) > PRECISION && m < MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            change = d * c;
            value *= change;
        }
        return value;
    }
}
