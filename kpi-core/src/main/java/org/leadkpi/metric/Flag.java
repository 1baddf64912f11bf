package org.leadkpi.metric;

/**
 * Something a reader of a number should know.
 *
 * @since 0.1
 */
public enum Flag {
    /** Not every member of the cohort is mature. */
    PARTLY_IMMATURE,
    /** The period is not whole: it is cut by the observed range, or not over at the as-of instant. */
    PARTIAL_PERIOD,
    /** Holds spend that names no value of the dimension. */
    UNALLOCATED,
    /** Holds outputs of segments or periods whose cost is not known. */
    INCLUDES_UNCOSTED,
    /** Cost nothing: free, or its cost was not recorded. */
    FREE_OR_UNCOSTED,
    /** Part of the total has an unknown source. */
    UNKNOWN_SOURCE,
    /** Counts leads that skipped a stage. */
    SKIPPED_STAGES,
    /** Sums distinct visitors of several records, who may be the same people. */
    NOT_DEDUPLICATED,
    /** Mixes platforms whose rates are not comparable. */
    MIXED_PLATFORMS,
    /** Some record has more clicks than impressions. */
    MORE_CLICKS_THAN_IMPRESSIONS,
    /** The mean lies far from the median. */
    SKEWED,
    /** The tone of some replies is not recorded. */
    UNKNOWN_SENTIMENT,
    /** Counts tasks that are also dials, e-mails or social touches, so these counts must not be added. */
    COUNTED_ELSEWHERE,
    /** What a machine sent counts as an answer. */
    AUTOMATED,
    /** A length of time was cut at the horizon of the policies. */
    CAPPED
}
