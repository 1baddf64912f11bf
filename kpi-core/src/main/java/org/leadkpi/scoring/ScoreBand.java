package org.leadkpi.scoring;

import org.leadkpi.value.Rational;

/**
 * The bands that scores are compared in. A score on an edge belongs to the lower band, since routing to senior reps begins above
 * 80 (source A0); the edge at 50 is defined here.
 *
 * @since 0.1
 */
public enum ScoreBand {
    /** From 0 to 50. */
    LOW("0-50", 50),
    /** Above 50 up to 80. */
    MIDDLE("50-80", 80),
    /** Above 80 up to 100. */
    HIGH("80-100", 100);

    private final String label;
    private final long most;

    ScoreBand(String label, long most) {
        this.label = label;
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
                if (score.compareTo(Rational.of(band.most)) <= 0) {
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
        return Rational.of(most);
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
