package org.leadkpi.model;

/**
 * The platform that traffic comes from.
 *
 * @since 0.1
 */
public enum Platform {
    /** Paid search. */
    PAID_SEARCH,
    /** Paid social: LinkedIn, Meta. */
    PAID_SOCIAL,
    /** E-mail. */
    EMAIL,
    /** Organic search. */
    ORGANIC_SEARCH,
    /** Referral. */
    REFERRAL,
    /** Direct. */
    DIRECT,
    /** Anything else, or not recorded. */
    OTHER
}
