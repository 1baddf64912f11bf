package org.leadkpi.diagnosis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * What a finding rests on: values, so that two findings can be compared, and each can be worked out again.
 *
 * @since 0.1
 */
public sealed interface Evidence {

    /**
     * Says it in a line.
     *
     * @return the text
     */
    String text();

    /**
     * Returns the KPI that this is about.
     *
     * @return its id, empty where it is about none
     */
    default Optional<String> kpi() {
        return Optional.empty();
    }

    /**
     * A reading.
     *
     * @param reading the reading
     * @since 0.1
     */
    record Measured(Reading reading) implements Evidence {
        /**
         * Refuses none.
         *
         * @param reading the reading
         */
        public Measured {
            Objects.requireNonNull(reading, "reading");
        }

        /**
         * Says the value without its working.
         *
         * @return title, value, interval and number of records; a number of things has no other number behind it
         */
        public String brief() {
            boolean isCount = reading.kpi().unit().equals(Unit.COUNT)
                    && reading.number().filter(Rational.of(reading.n())::equals).isPresent();
            return reading.kpi().title() + " " + reading.show()
                    + (isCount ? "" : limits(reading) + (reading.n() > 0 ? " of " + counted(reading) : ""));
        }

        @Override
        public Optional<String> kpi() {
            return Optional.of(reading.kpi().id());
        }

        /** {@return the trace, the interval and the number of records} */
        @Override
        public String text() {
            return place(reading)
                    + reading.trace()
                    + limits(reading)
                    + (reading.n() > 0 ? ", n " + counted(reading) : "");
        }
    }

    /**
     * A threshold that something was held against: the last reading, or number worked out, before it.
     *
     * @param threshold the threshold
     * @since 0.1
     */
    record Limit(Threshold threshold) implements Evidence {
        /**
         * Refuses none.
         *
         * @param threshold the threshold
         */
        public Limit {
            Objects.requireNonNull(threshold, "threshold");
        }

        /** {@return statement, numbers and source} */
        @Override
        public String text() {
            return threshold.statement() + ": " + threshold;
        }
    }

    /**
     * Two readings side by side.
     *
     * @param reading the reading
     * @param base what it was compared with
     * @param difference the first less the second
     * @param interval the limits of the difference, where a method applies
     * @param ratioInterval the limits of the ratio, where a method applies
     * @since 0.1
     */
    record Compared(
            Reading reading,
            Reading base,
            Rational difference,
            Optional<Interval> interval,
            Optional<Interval> ratioInterval)
            implements Evidence {
        /**
         * Refuses what is not there.
         *
         * @param reading the reading
         * @param base what it was compared with
         * @param difference the first less the second
         * @param interval the limits of the difference, where a method applies
         * @param ratioInterval the limits of the ratio, where a method applies
         */
        public Compared {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(difference, "difference");
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(ratioInterval, "ratioInterval");
        }

        /**
         * Keeps what a comparison says.
         *
         * @param comparison the comparison
         * @return the evidence, empty if the two cannot be compared
         */
        public static Optional<Compared> of(Comparison comparison) {
            return comparison
                    .difference()
                    .map(difference -> new Compared(
                            comparison.reading(),
                            comparison.base(),
                            difference,
                            comparison.differenceInterval(),
                            comparison.ratioInterval()));
        }

        @Override
        public Optional<String> kpi() {
            return Optional.of(reading.kpi().id());
        }

        /** {@return both values and what lies between them} */
        @Override
        public String text() {
            String change = reading.kpi().style().change(difference, reading.currency());
            return reading.kpi().id() + " " + name(reading) + " " + reading.show() + ", " + name(base) + " "
                    + base.show() + ": " + change
                    + interval.map(limits -> " [" + moved(limits.lower()) + ", " + moved(limits.upper()) + "]")
                            .orElse(ratioInterval
                                    .map(limits ->
                                            " (x" + decimal(limits.lower()) + " to x" + decimal(limits.upper()) + ")")
                                    .orElse(""));
        }

        /** Says what the reading was compared with, as {@code compared with 12.0% of organic}. */
        String brief() {
            boolean isOfOtherDays = reading.segment().equals(base.segment());
            return "compared with " + base.show() + " "
                    + (isOfOtherDays ? Days.during(base.range()) : "of " + base.segment());
        }

        private String name(Reading side) {
            return reading.segment().equals(base.segment())
                    ? Days.of(side.range())
                    : side.segment().toString();
        }

        private String moved(double number) {
            return Double.isInfinite(number)
                    ? "any"
                    : reading.kpi().style().change(Rational.exactly(number), reading.currency());
        }
    }

    /**
     * A value against what was routine before it.
     *
     * @param reading the reading
     * @param limits the limits of what was routine
     * @since 0.1
     */
    record Routine(Reading reading, Trend.Limits limits) implements Evidence {
        /**
         * Refuses what is not there.
         *
         * @param reading the reading
         * @param limits the limits of what was routine
         */
        public Routine {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(limits, "limits");
        }

        @Override
        public Optional<String> kpi() {
            return Optional.of(reading.kpi().id());
        }

        /** {@return the value, the limits, and the number of periods} */
        @Override
        public String text() {
            return place(reading) + reading.kpi().id() + " " + reading.show() + ", routine of " + limits.points()
                    + " periods before: " + show(limits.lower()) + " to " + show(limits.upper());
        }

        private String show(Rational number) {
            return reading.kpi().style().format(number, reading.currency());
        }
    }

    /**
     * The values of periods in a row.
     *
     * @param readings the readings, the oldest first
     * @since 0.1
     */
    record Series(List<Reading> readings) implements Evidence {
        /**
         * Refuses an empty one.
         *
         * @param readings the readings, the oldest first
         */
        public Series {
            readings = List.copyOf(readings);
            if (readings.isEmpty()) {
                throw new IllegalArgumentException("a series needs a reading");
            }
        }

        @Override
        public Optional<String> kpi() {
            return Optional.of(readings.get(0).kpi().id());
        }

        /** {@return the values in their order} */
        @Override
        public String text() {
            return place(readings.get(0))
                    + readings.get(0).kpi().id() + " "
                    + readings.stream()
                            .map(reading -> Days.of(reading.range()) + " " + reading.show())
                            .collect(Collectors.joining(", "));
        }
    }

    /**
     * How much of a change is that of the parts, and how much that of their weights.
     *
     * @param reading the reading
     * @param base what it changed from
     * @param dimension what it was taken apart by
     * @param mix what the weights did
     * @param rate what the parts did
     * @since 0.1
     */
    record Split(Reading reading, Reading base, String dimension, Rational mix, Rational rate) implements Evidence {
        /**
         * Refuses what is not there.
         *
         * @param reading the reading
         * @param base what it changed from
         * @param dimension what it was taken apart by
         * @param mix what the weights did
         * @param rate what the parts did
         */
        public Split {
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(dimension, "dimension");
            Objects.requireNonNull(mix, "mix");
            Objects.requireNonNull(rate, "rate");
        }

        /**
         * Keeps what a decomposition says.
         *
         * @param parts the decomposition
         * @return the evidence, empty if there is none
         */
        public static Optional<Split> of(Decomposition parts) {
            return parts.mix()
                    .map(mix -> new Split(
                            parts.total().reading(),
                            parts.total().base(),
                            parts.dimension(),
                            mix,
                            parts.rate().orElseThrow()));
        }

        @Override
        public Optional<String> kpi() {
            return Optional.of(reading.kpi().id());
        }

        /** {@return both effects} */
        @Override
        public String text() {
            return reading.kpi().id() + " from " + base.show() + " to " + reading.show() + " by " + dimension + ": mix "
                    + change(mix) + ", rate " + change(rate);
        }

        private String change(Rational number) {
            return reading.kpi().style().change(number, reading.currency());
        }
    }

    /**
     * A number that a rule worked out of readings which are evidence too.
     *
     * @param name what it is
     * @param value the number
     * @since 0.1
     */
    record Derived(String name, Rational value) implements Evidence {
        /**
         * Refuses what has no name.
         *
         * @param name what it is
         * @param value the number
         */
        public Derived {
            Objects.requireNonNull(value, "value");
            if (name.isBlank()) {
                throw new IllegalArgumentException("a derived number needs a name: " + value);
            }
        }

        /** {@return name and number} */
        @Override
        public String text() {
            return name + " " + value.toDecimal(2, RoundingMode.HALF_UP).toPlainString();
        }
    }

    /**
     * Something that is known and no reading.
     *
     * @param name what it is
     * @param value what is known of it
     * @since 0.1
     */
    record Stated(String name, String value) implements Evidence {
        /**
         * Refuses what has no name.
         *
         * @param name what it is
         * @param value what is known of it
         */
        public Stated {
            Objects.requireNonNull(value, "value");
            if (name.isBlank()) {
                throw new IllegalArgumentException("a fact needs a name: " + value);
            }
        }

        /** {@return name and value} */
        @Override
        public String text() {
            return name + ": " + value;
        }
    }

    private static String place(Reading reading) {
        return reading.segment().isTotal() ? "" : reading.segment() + ": ";
    }

    /** The number of records of a reading, as counts are shown. */
    private static String counted(Reading reading) {
        return Style.COUNT.format(Rational.of(reading.n()), reading.currency());
    }

    /** The limits of a reading as its value is shown. */
    private static String limits(Reading reading) {
        return reading.interval()
                .map(limits -> " [" + shown(reading, limits) + "]")
                .orElse("");
    }

    private static String shown(Reading reading, Interval limits) {
        String lower = reading.kpi().style().format(Rational.exactly(limits.lower()), reading.currency());
        return limits.isBoundedAbove()
                ? lower + ", " + reading.kpi().style().format(Rational.exactly(limits.upper()), reading.currency())
                : "at least " + lower;
    }

    private static String decimal(double number) {
        return Double.isInfinite(number)
                ? "any"
                : BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
