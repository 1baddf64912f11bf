package org.leadkpi.metric;

/**
 * How the uncertainty of a KPI is stated.
 *
 * @since 0.1
 */
public enum IntervalRule {
    /** No interval: the number is the whole population of interest, or no method applies. */
    NONE("none"),
    /** Wilson score interval of a proportion; none where the numerator is no part of the denominator. */
    WILSON("Wilson score interval"),
    /** The wider of Wilson's interval and the one from the spread between clusters, whose members are not independent. */
    CLUSTERED(
            "the wider of the Wilson score interval and the one from the spread between contacts, cut at 0 and at 100 %;"
                    + " the latter alone, cut at 0, for a rate above 100 %"),
    /** Byar's limits of a count. */
    BYAR("Byar limits of the count"),
    /** The cost divided by Byar's limits of the number of outputs. */
    COST_PER_OUTPUT("cost over the Byar limits of the number of outputs; a one-sided lower bound without outputs"),
    /** Order statistics around a quantile, free of any distribution. */
    ORDER_STATISTIC("distribution-free interval by order statistics; none for five values or fewer"),
    /** Where the log-log limits of a Kaplan-Meier curve reach a quantile. */
    KAPLAN_MEIER("where the log-log limits of the Kaplan-Meier curve reach it; none above while they do not"),
    /** Student's t around a mean; that of lengths of time is cut at 0, below which none of them lies. */
    STUDENT_T("Student t interval of the mean, cut at 0 for lengths of time; flagged when skewed"),
    /** From what is known to what is known plus what is unknown. */
    BOUNDS("bounds: nothing of the unknown, all of the unknown"),
    /** A lifetime: the months at risk per member, divided by the Wilson limits of the share of members that had the event. */
    RISK_PER_EVENT("months at risk over the Wilson limits of the share at risk; a lower limit only without events"),
    /** A lifetime: the exposure, divided by Byar's limits of the number of events. */
    EXPOSURE_PER_EVENT("exposure over the Byar limits of the number of events; a lower limit only without events"),
    /** Hanley and McNeil's limits of an area under a ROC curve. */
    HANLEY_MCNEIL("Hanley-McNeil interval of the area under the ROC curve, cut at 0 and 1"),
    /** The limits of the KPIs that this one rests on, put into its formula. */
    COMBINED("limits of what it rests on, combined: conservative, each at a higher level where there are several");

    private final String label;

    IntervalRule(String label) {
        this.label = label;
    }

    /**
     * Returns the method for a person.
     *
     * @return the label
     */
    public String label() {
        return label;
    }
}
