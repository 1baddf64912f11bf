package org.leadkpi.benchmark;

import java.util.List;
import java.util.Optional;
import org.leadkpi.metric.Flag;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;

/**
 * The own history that a reading is held against: the values of the periods before it.
 *
 * <p>From six periods on it is the primary reference, and a published figure is directional only; before that there is
 * too little of it, and the published figure stands alone.
 *
 * <ul>
 *   <li>At most the last 12 values count.
 *   <li>A period without a value, or one that is cut, is left out.
 *   <li>A value outside the range differs from all before it; whether it does so by more than chance is not said.
 * </ul>
 *
 * @param values the values, the oldest first
 * @since 0.1
 */
public record History(List<Rational> values) {

    /** How many periods make the own history the primary reference. */
    private static final int ENOUGH = 6;

    /** How many periods count at most. */
    private static final int LONGEST = 12;

    /**
     * Keeps the last values.
     *
     * @param values the values, the oldest first
     */
    public History {
        values = List.copyOf(values.subList(Math.max(0, values.size() - LONGEST), values.size()));
    }

    /**
     * Collects the history of a reading: the same KPI and segment in every period that ended before it.
     *
     * @param card the scorecard that holds the periods
     * @param reading the reading
     * @return the history, without values when there are none
     */
    public static History before(Scorecard card, Reading reading) {
        return new History(card.periods().stream()
                .filter(period -> !period.end().isAfter(reading.range().start()))
                .map(period -> card.get(reading.kpi(), reading.segment(), period))
                .filter(earlier -> !earlier.flags().contains(Flag.PARTIAL_PERIOD))
                .flatMap(earlier -> earlier.number().stream())
                .toList());
    }

    /**
     * Returns whether this goes before a published figure.
     *
     * @return true from six values on
     */
    public boolean isPrimary() {
        return values.size() >= ENOUGH;
    }

    /**
     * Returns the middle value, or the mean of the two middle ones: what is usual here.
     *
     * @return the exact median, empty without values
     */
    public Optional<Rational> median() {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Rational> sorted = values.stream().sorted().toList();
        Rational lower = sorted.get((sorted.size() - 1) / 2);
        Rational upper = sorted.get(sorted.size() / 2);
        return Optional.of(lower.plus(upper).dividedBy(Rational.of(2)));
    }

    /**
     * Returns the range of the values.
     *
     * @return the band from the smallest to the largest value, empty without values
     */
    public Optional<Band> range() {
        return values.stream()
                .reduce(Rational::min)
                .map(smallest -> Band.between(smallest, values.stream().reduce(smallest, Rational::max)));
    }
}
