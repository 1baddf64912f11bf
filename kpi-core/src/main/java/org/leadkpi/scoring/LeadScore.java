package org.leadkpi.scoring;

import java.util.Objects;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/**
 * The score of a lead, and how much of what it is made of is known.
 *
 * @param value the score, 0 to 100, exactly; undefined where nothing of the lead is known and that does not count as zero
 * @param coverage the share of the weights whose signals are known, 0 to 1
 * @since 0.1
 */
public record LeadScore(KpiValue value, Rational coverage) {

    private static final Rational HALF = Rational.of(1, 2);

    /**
     * Refuses null.
     *
     * @param value the score
     * @param coverage the share of the weights whose signals are known
     */
    public LeadScore {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(coverage, "coverage");
    }

    /**
     * Returns whether less than half of the weights have a signal that is known, as it is defined here.
     *
     * @return true where the score says little
     */
    public boolean isLowCoverage() {
        return coverage.compareTo(HALF) < 0;
    }
}
