package org.leadkpi.model;

/**
 * An input that may or may not be supplied. A KPI that needs an absent feed answers {@code MISSING_INPUT}; an absent feed is never read as zero.
 *
 * @since 0.1
 */
public enum Feed {
    /** Leads. */
    LEADS,
    /** When leads became marketing-qualified. */
    MQL_DATES,
    /** When leads became sales-qualified. */
    SQL_DATES,
    /** When leads became customers. */
    CUSTOMER_DATES,
    /** When leads were sent back to nurture. */
    RECYCLING,
    /** When leads were disqualified. */
    DISQUALIFICATION,
    /** The intent tier of leads, or the signals to derive it from. */
    INTENT,
    /** Who started it: inbound or outbound. */
    ORIGIN,
    /** Which click a lead came from: its campaign or click id. */
    CLICK_SOURCE,
    /** Intent signals. */
    SIGNALS,
    /** Scores of leads. */
    SCORES,
    /** Touches. */
    TOUCHES,
    /** Which system recorded a touch. */
    SOURCE_SYSTEMS,
    /** Opportunities. */
    OPPORTUNITIES,
    /** Which leads opportunities came from. */
    OPPORTUNITY_LEADS,
    /** How opportunities ended, and when. */
    OPPORTUNITY_OUTCOMES,
    /** When opportunities became qualified: recorded, or derived from a stage model. */
    QUALIFICATION,
    /** Spend. */
    SPEND,
    /** How many days spend goes before the customers it brings: a policy, rather than a record. */
    ACQUISITION_LAG,
    /** How many days spend goes before the leads it brings: a policy, rather than a record. */
    LEAD_LAG,
    /** Traffic. */
    TRAFFIC,
    /** How often ads were shown. */
    IMPRESSIONS,
    /** How often ads were clicked. */
    CLICKS,
    /** Distinct visitors. */
    VISITORS,
    /** Sessions. */
    SESSIONS,
    /** Page views. */
    PAGE_VIEWS,
    /** Prospects of outbound lists. */
    PROSPECTS,
    /** Target accounts of outbound lists. */
    TARGET_ACCOUNTS,
    /** Sequence enrollments. */
    ENROLLMENTS,
    /** Customers. */
    CUSTOMERS,
    /** When customers ceased to be customers. */
    CHURN_DATES,
    /** What customers pay per month. */
    MONTHLY_REVENUE,
    /** The gross margin of customers. */
    GROSS_MARGIN,
    /** Reps. */
    REPS,
    /** When business is open: supplied with a {@link Policies#calendar}. */
    BUSINESS_CALENDAR,
    /** Which leads came by the web, whoever started them: all, by a policy, rather than a record. */
    WEB_LEADS
}
