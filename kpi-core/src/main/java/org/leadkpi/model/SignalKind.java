package org.leadkpi.model;

/**
 * What a lead did that shows intent.
 *
 * @since 0.1
 */
public enum SignalKind {
    /** Asked for a demo. */
    DEMO_REQUEST,
    /** Visited the pricing page. */
    PRICING_VISIT,
    /** Filled in a contact form. */
    CONTACT_FORM,
    /** Downloaded content. */
    CONTENT_DOWNLOAD,
    /** Attended a webinar. */
    WEBINAR,
    /** Visited a page. */
    PAGE_VISIT,
    /** Opened an e-mail. */
    EMAIL_OPEN,
    /** Clicked in an e-mail. */
    EMAIL_CLICK,
    /** Started a trial. */
    TRIAL_START,
    /** Used the product beyond the product-qualified threshold. */
    PRODUCT_USAGE,
    /** Changed jobs (third party). */
    JOB_CHANGE,
    /** Raised money (third party). */
    FUNDING,
    /** Searched for such products (third party). */
    PRODUCT_SEARCH,
    /** Is hiring (third party). */
    HIRING,
    /** Engages with a competitor (third party). */
    COMPETITOR,
    /** Anything else. */
    OTHER;

    /**
     * Returns the intent tier that this kind stands for unless a signal names its own.
     *
     * <p>High for a demo request and low for a content download come from the sources; the others are defined here.
     *
     * @return the tier, {@link IntentTier#UNKNOWN} where the kind says nothing about intent
     */
    public IntentTier defaultTier() {
        return switch (this) {
            case DEMO_REQUEST, CONTACT_FORM, PRODUCT_USAGE -> IntentTier.HIGH;
            case PRICING_VISIT, WEBINAR, TRIAL_START, JOB_CHANGE, FUNDING, PRODUCT_SEARCH, HIRING, COMPETITOR ->
                IntentTier.MEDIUM;
            case CONTENT_DOWNLOAD, PAGE_VISIT, EMAIL_OPEN, EMAIL_CLICK -> IntentTier.LOW;
            case OTHER -> IntentTier.UNKNOWN;
        };
    }

    /**
     * Returns whether a signal is a request that asks to be answered: the prospect gave itself to be known. Visits, opens and
     * clicks are traces, and what third parties tell is no word of the prospect.
     *
     * @return true for a form, a download, a webinar, a trial or a product-qualified use
     */
    public boolean isRequest() {
        return switch (this) {
            case DEMO_REQUEST, CONTACT_FORM, CONTENT_DOWNLOAD, WEBINAR, TRIAL_START, PRODUCT_USAGE -> true;
            case PRICING_VISIT,
                    PAGE_VISIT,
                    EMAIL_OPEN,
                    EMAIL_CLICK,
                    JOB_CHANGE,
                    FUNDING,
                    PRODUCT_SEARCH,
                    HIRING,
                    COMPETITOR,
                    OTHER -> false;
        };
    }
}
