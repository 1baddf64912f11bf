package org.leadkpi.scoring;

import org.leadkpi.value.Rational;

/**
 * The bands that scores are compared in. A score on an edge belongs to the lower band, since routing to senior reps begins above
 * 80 (source A0, benchmark B-26); the edge at 50 is defined here.
 *
 * @since 0.1
 */
public enum ScoreBand {
    /** From 0 to 50. */
    LOW(Rational.ZERO, Rational.of(50)),
    /** Above 50 up to 80, where routing to senior reps begins. */
    MIDDLE(LOW.most, ScoreThresholds.STANDARD.senior()),
    /** Above 80 up to 100. */
    HIGH(MIDDLE.most, Rational.of(100));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a fraction is immutable
    private final Rational most;

    ScoreBand(Rational above, Rational most) {
        label = above.toDecimalString(6) + "-" + most.toDecimalString(6);
        this.most = most;
    }

    /**
     * Returns the band of a score.
     *
     * @param score the score, 0 to 100
     * @return the band
     * @throws IllegalArgumentException if the score is out of its range
     */
    public static ScoreBand of(Rational score) {
        if (score.signum() >= 0) {
            for (ScoreBand band : values()) {
                if (score.compareTo(band.most) <= 0) {
                    return band;
                }
            }
        }
        throw new IllegalArgumentException("score is " + score + ", must lie in [0, 100]");
    }

    /**
     * Returns the highest score of the band.
     *
     * @return the edge, which belongs to the band
     */
    public Rational most() {
        return most;
    }

    /**
     * Returns what the band is called.
     *
     * @return the label, as {@code 50-80}
     */
    public String label() {
        return label;
    }
}
