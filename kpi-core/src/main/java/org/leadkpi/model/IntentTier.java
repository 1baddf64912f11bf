package org.leadkpi.model;

/**
 * How strongly a lead has shown that it wants to buy.
 *
 * @since 0.1
 */
public enum IntentTier {
    /** A demo request, a contact-sales form, a call request. */
    HIGH,
    /** A pricing page visit, a webinar, repeat visits, third-party intent. */
    MEDIUM,
    /** A content download, a newsletter. */
    LOW,
    /** Not recorded. */
    UNKNOWN;

    /**
     * Returns whether this tier shows more intent than another.
     *
     * @param other the other tier
     * @return true when it is further to the front; every other tier is higher than {@link #UNKNOWN}
     */
    public boolean isHigherThan(IntentTier other) {
        return compareTo(other) < 0;
    }
}
