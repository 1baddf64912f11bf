package org.leadkpi.diagnosis;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Rational;

/**
 * A threshold and what was held against it: in the evidence of a finding, the last reading or derived number before it.
 *
 * @param value what was held, empty where it is no number
 * @param threshold what it was held against
 */
record Held(Optional<Evidence> value, Threshold threshold) {

    private static final Rational HUNDRED = Rational.of(100);

    /** The decimals of a share as it is shown, and the most that are told of it. */
    private static final int DIGITS = 1;

    private static final int MOST_DIGITS = 6;

    /** Those of a finding, in order. */
    static List<Held> in(List<Evidence> evidence) {
        List<Held> all = new ArrayList<>();
        Optional<Evidence> last = Optional.empty();
        for (Evidence each : evidence) {
            if (each instanceof Evidence.Limit limit) {
                all.add(new Held(last, limit.threshold()));
            } else if (each instanceof Evidence.Measured || each instanceof Evidence.Derived) {
                last = Optional.of(each);
            }
        }
        return all;
    }

    /** Whether both are measured alike, so that one can stand beside the other. */
    boolean isComparable() {
        return value.filter(held -> !(held instanceof Evidence.Measured measured)
                        || threshold.measure().fits(measured.reading().kpi().unit()))
                .isPresent();
    }

    /** Whether the number lies where the criterion holds; without a number, whether its limit does. */
    boolean meets() {
        return isComparable()
                && value.filter(held -> held instanceof Evidence.Measured measured
                                ? meets(measured.reading())
                                : threshold.holds(((Evidence.Derived) held).value()))
                        .isPresent();
    }

    private boolean meets(Reading reading) {
        boolean isOneNumber = threshold.band().lower().equals(threshold.band().upper());
        return isOneNumber
                ? reading.interval()
                        .filter(limits -> limits.contains(threshold.number().toDouble()))
                        .isPresent()
                : reading.number()
                        .or(() -> reading.interval().map(limits -> Rational.exactly(limits.lower())))
                        .filter(threshold::holds)
                        .isPresent();
    }

    /** What follows the first reading in a headline, where others are told in some words. */
    String after(Evidence first, Function<Evidence.Measured, String> told) {
        if (!isComparable()) {
            return "; " + threshold.statement() + ": " + threshold.words();
        }
        return value.filter(held -> !held.equals(first))
                        .map(held -> "; " + words(held, told))
                        .orElse("")
                + ", against " + threshold.words() + value.map(this::precisely).orElse("");
    }

    /** So many more digits of a share that it lies on the same side of the threshold as the number itself, if it takes any. */
    private String precisely(Evidence held) {
        Optional<Rational> share = Optional.of(held)
                .filter(Evidence.Measured.class::isInstance)
                .map(each -> ((Evidence.Measured) each).reading())
                .filter(reading -> reading.kpi().style() == Style.PERCENT)
                .flatMap(Reading::number)
                .map(number -> number.times(HUNDRED));
        if (share.isEmpty()) {
            return "";
        }
        int digits = DIGITS;
        while (digits < MOST_DIGITS && side(rounded(share.get(), digits)) != side(share.get())) {
            digits++;
        }
        return digits == DIGITS ? "" : " (" + rounded(share.get(), digits).toDecimalString(digits) + " %)";
    }

    private boolean side(Rational percent) {
        return threshold.holds(percent.dividedBy(HUNDRED));
    }

    private static Rational rounded(Rational number, int digits) {
        return Rational.of(number.toDecimal(digits, RoundingMode.HALF_UP));
    }

    private String words(Evidence held, Function<Evidence.Measured, String> told) {
        if (held instanceof Evidence.Measured measured) {
            return told.apply(measured);
        }
        Evidence.Derived derived = (Evidence.Derived) held;
        Rational shown = derived.value().dividedBy(threshold.measure().size());
        return derived.name() + " " + shown.toDecimal(2, RoundingMode.HALF_UP).toPlainString()
                + (threshold.measure() == Benchmark.Measure.PERCENT ? " %" : "");
    }
}
