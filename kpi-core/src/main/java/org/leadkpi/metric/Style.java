package org.leadkpi.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.StringJoiner;
import org.leadkpi.value.Rational;

/**
 * How a value is shown to a person: rounded half up, never with a locale.
 *
 * @since 0.1
 */
public enum Style {
    /** A ratio as percent with one decimal. */
    PERCENT {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.times(Rational.of(100)).toDecimal(1, RoundingMode.HALF_UP)) + "%";
        }
    },
    /** A ratio with two decimals. */
    RATIO {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.toDecimal(2, RoundingMode.HALF_UP));
        }
    },
    /** An amount in the minor unit of its currency. */
    MONEY {
        @Override
        public String format(Rational value, Currency currency) {
            return currency.getCurrencyCode() + " "
                    + grouped(value.toDecimal(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP));
        }
    },
    /** A number with two decimals at the most. */
    COUNT {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.toDecimal(2, RoundingMode.HALF_UP).stripTrailingZeros());
        }
    },
    /** Months with one decimal. */
    MONTHS {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.toDecimal(1, RoundingMode.HALF_UP)) + " mo";
        }
    },
    /** Days with one decimal. */
    DAYS {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.toDecimal(1, RoundingMode.HALF_UP)) + " d";
        }
    },
    /** Points of a score with one decimal. */
    POINTS {
        @Override
        public String format(Rational value, Currency currency) {
            return grouped(value.toDecimal(1, RoundingMode.HALF_UP));
        }
    },
    /** Seconds as hours, minutes and seconds, whole ones. */
    DURATION {
        @Override
        public String format(Rational value, Currency currency) {
            BigInteger seconds = value.toDecimal(0, RoundingMode.HALF_UP).toBigInteger();
            BigInteger minutes = seconds.abs().divide(SIXTY);
            StringJoiner parts = new StringJoiner(" ", seconds.signum() < 0 ? "-" : "", "");
            append(parts, minutes.divide(SIXTY), " h");
            append(parts, minutes.mod(SIXTY), " min");
            append(parts, seconds.abs().mod(SIXTY), " s");
            return seconds.signum() == 0 ? "0 s" : parts.toString();
        }

        private void append(StringJoiner parts, BigInteger number, String unit) {
            if (number.signum() > 0) {
                parts.add(grouped(new BigDecimal(number)) + unit);
            }
        }
    };

    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    /**
     * Shows a value.
     *
     * @param value the exact value
     * @param currency the reporting currency
     * @return the text, as {@code 12.5%} or {@code USD 1,000.10}
     */
    public abstract String format(Rational value, Currency currency);

    /**
     * Returns the sign that stands before a change.
     *
     * @param signum negative, zero or positive, as the change is
     * @param size the change without its sign, as it is shown
     * @return minus, plus, or nothing where what is shown has been rounded to nothing
     */
    public static String sign(int signum, String size) {
        boolean isNothing = signum == 0 || size.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return isNothing ? "" : signum < 0 ? "-" : "+";
    }

    /**
     * Shows a difference of two values, with its sign. That of two shares is in percentage points: with one decimal, or as many
     * as its first digit needs. What rounds to nothing has no sign.
     *
     * @param difference the exact difference
     * @param currency the reporting currency
     * @return the text, as {@code +1.6 pp}, {@code USD -40.00} or {@code +30.0 d}
     */
    public String change(Rational difference, Currency currency) {
        if (this == PERCENT) {
            String size = points(difference.abs().times(Rational.of(100)));
            return sign(difference.signum(), size) + size + " pp";
        }
        String size = format(difference.abs(), currency);
        String sign = sign(difference.signum(), size);
        String code = currency.getCurrencyCode() + " ";
        return size.startsWith(code) ? code + sign + size.substring(code.length()) : sign + size;
    }

    private static String points(Rational size) {
        BigDecimal rounded = size.toDecimal(1, RoundingMode.HALF_UP);
        for (int scale = 2; rounded.signum() == 0 && !size.isZero(); scale++) {
            rounded = size.toDecimal(scale, RoundingMode.HALF_UP);
        }
        return rounded.toPlainString();
    }

    /**
     * Prints a decimal with its thousands in groups.
     *
     * @param decimal the number
     * @return the text, as {@code 1,000.10}
     */
    static String grouped(BigDecimal decimal) {
        String plain = (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int i = (point < 0 ? plain.length() : point) - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
