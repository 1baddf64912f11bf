package org.leadkpi.diagnosis;

/**
 * How grave a finding is.
 *
 * @since 0.1
 */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Keep an eye on it. */
    WATCH,
    /** Something is wrong. */
    WARNING,
    /** Act at once. */
    CRITICAL;

    /**
     * Returns the lesser of two.
     *
     * @param most the most it may be
     * @return this, or the other where that is less grave
     */
    public Severity atMost(Severity most) {
        return compareTo(most) > 0 ? most : this;
    }
}
