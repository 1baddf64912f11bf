package org.leadkpi.report;

import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * A reading as it stands in a cell.
 *
 * @param text what is shown
 * @param compact the same in fewer characters
 * @param whole the same without a fraction, where it is an amount that can do without; else as {@code compact}
 * @param isFine whether it is an amount so small that its fraction matters
 * @param status the status
 * @param flags what the reader should know, without what concerns the whole column
 */
record Shown(String text, String compact, String whole, boolean isFine, Status status, Set<Flag> flags) {

    /** An amount below this, in units of its currency, keeps its fraction. */
    private static final Rational FINE = Rational.of(100);

    /**
     * Shows a reading.
     *
     * @param reading the reading
     * @param named whether the currency is named here, rather than in a heading
     */
    static Shown of(Reading reading, boolean named) {
        EnumSet<Flag> raised = EnumSet.noneOf(Flag.class);
        raised.addAll(reading.flags());
        raised.remove(Flag.PARTIAL_PERIOD);
        Set<Flag> flags = Collections.unmodifiableSet(raised);
        Status status = reading.status();
        if (status == Status.DEFINED) {
            String value = bare(reading, reading.show(), named);
            Optional<Rational> amount =
                    reading.kpi().style() == Style.MONEY ? reading.value().number() : Optional.empty();
            boolean isFine = amount.map(
                            number -> !number.isZero() && number.abs().compareTo(FINE) < 0)
                    .orElse(false);
            String whole = amount.map(Shown::whole)
                    .map(number -> bare(reading, reading.kpi().style().format(number, reading.currency()), named))
                    .map(number -> number.replaceFirst("\\.0+$", ""))
                    .orElse(value);
            return new Shown(value, value, whole, isFine, status, flags);
        }
        String word = Wording.of(status);
        String soFar = reading.provisional()
                .map(partial -> reading.kpi().style().format(partial, reading.currency()))
                .map(partial -> "(" + bare(reading, partial, named) + ")")
                .orElse("");
        String compact = !soFar.isEmpty() ? soFar : status == Status.MISSING_INPUT ? "missing" : word;
        return new Shown((word + " " + soFar).stripTrailing(), compact, compact, false, status, flags);
    }

    private static Rational whole(Rational amount) {
        return Rational.of(amount.toDecimal(0, RoundingMode.HALF_UP));
    }

    /** The limits between which the value lies, as the value is shown, where there are any. */
    static Optional<String> limits(Reading reading) {
        return reading.interval().map(limits -> {
            String lower = bare(reading, Rational.exactly(limits.lower()));
            return limits.isBoundedAbove()
                    ? lower + " to " + bare(reading, Rational.exactly(limits.upper()))
                    : "at least " + lower;
        });
    }

    /** A number as the value of a reading is shown, without its currency. */
    static String bare(Reading reading, Rational number) {
        return bare(reading, reading.kpi().style().format(number, reading.currency()), false);
    }

    static String bare(Reading reading, String value, boolean named) {
        String code = reading.currency().getCurrencyCode() + " ";
        return !named && value.startsWith(code) ? value.substring(code.length()) : value;
    }

    boolean isDefined() {
        return status == Status.DEFINED;
    }
}
