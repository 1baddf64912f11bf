package org.leadkpi.stats;

/**
 * The standard normal distribution.
 *
 * @since 0.1
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients stand as they were published
public final class Normal {

    /** Beyond this many standard deviations the series converges slowly and the continued fraction fast. */
    private static final double SERIES_LIMIT = 1.5;

    private static final double[] CENTRE_ABOVE = {
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3
    };
    private static final double[] CENTRE_BELOW = {
        1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3
    };
    private static final double[] MIDDLE_ABOVE = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] MIDDLE_BELOW = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] TAIL_ABOVE = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] TAIL_BELOW = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    private Normal() {}

    /**
     * Returns the number that a standard normal variable falls below with a given probability.
     *
     * <p>Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484; about 16 digits.
     *
     * <ul>
     *   <li>{@code quantile(0.975)} is 1.959963984540054; {@code quantile(0.5)} is exactly 0.
     *   <li>Nothing is below minus infinity: a probability of 0 or 1 is refused.
     * </ul>
     *
     * @param probability a probability above 0 and below 1
     * @return the quantile in standard deviations
     * @throws IllegalArgumentException if the probability is not in (0, 1)
     */
    public static double quantile(double probability) {
        if (!(0 < probability && probability < 1)) {
            throw new IllegalArgumentException("probability must be above 0 and below 1, was " + probability);
        }
        double offset = probability - 0.5;
        if (Math.abs(offset) <= 0.425) {
            double r = 0.180625 - offset * offset;
            return offset * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
        }
        double r = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
        double distance = r <= 5
                ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
                : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
        return Math.copySign(distance, offset);
    }

    /**
     * Returns the probability that a standard normal variable is at most {@code x}.
     *
     * <p>Sources: Abramowitz and Stegun 26.2.11 (series, near the centre) and 26.2.14 (continued fraction, in the
     * tails, where the relative accuracy is kept).
     *
     * <ul>
     *   <li>Minus and plus infinity give 0 and 1; NaN gives NaN.
     * </ul>
     *
     * @param x a number of standard deviations
     * @return the probability, 0 to 1
     */
    public static double cdf(double x) {
        if (Math.abs(x) <= SERIES_LIMIT) {
            return 0.5 + density(x) * oddSeries(x);
        }
        double tail = density(x) / millsDenominator(Math.abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Returns x + x^3/3 + x^5/(3*5) + x^7/(3*5*7) + ... */
    private static double oddSeries(double x) {
        double sum = x;
        double term = x;
        for (int divisor = 3; Math.abs(term) > Math.ulp(sum); divisor += 2) {
            term *= x * x / divisor;
            sum += term;
        }
        return sum;
    }

    /** Returns x + 1/(x + 2/(x + 3/(x + ...))). */
    private static double millsDenominator(double x) {
        double value = x;
        for (int level = 200; level > 0; level--) {
            value = x + level / value;
        }
        return value;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
