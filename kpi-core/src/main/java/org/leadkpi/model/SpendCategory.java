package org.leadkpi.model;

/**
 * What money was spent on.
 *
 * @since 0.1
 */
public enum SpendCategory {
    /** Advertising media. */
    AD_MEDIA,
    /** Content. */
    CONTENT,
    /** Tools and software. */
    TOOL,
    /** Salaries; the share says which portion belongs to lead generation. */
    SALARY,
    /** Commissions. */
    COMMISSION,
    /** Agencies. */
    AGENCY,
    /** Events. */
    EVENT,
    /** A credit note: the only kind of spend whose amount may be negative. */
    CREDIT,
    /** Anything else. */
    OTHER;

    /**
     * Returns whether this belongs to the PROGRAM cost basis: campaign spend only.
     *
     * @return true for advertising media, agencies, events, content, and credits on them
     */
    public boolean isProgram() {
        return this == AD_MEDIA || this == AGENCY || this == EVENT || this == CONTENT || this == CREDIT;
    }
}
