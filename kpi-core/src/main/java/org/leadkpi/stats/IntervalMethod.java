package org.leadkpi.stats;

import java.util.Locale;

/**
 * How the limits of an {@link Interval} were found.
 *
 * @since 0.1
 */
public enum IntervalMethod {
    /** Score interval of a proportion (Wilson 1927). */
    WILSON,
    /** Exact interval of a proportion from binomial tails (Clopper and Pearson 1934). */
    CLOPPER_PEARSON,
    /** Hybrid score interval of a difference of two proportions (Newcombe 1998, method 10). */
    NEWCOMBE,
    /** Interval of a Poisson count (Byar's approximation, in Breslow and Day 1987). */
    BYAR,
    /** Interval of a fixed cost divided by a Poisson count. */
    COST_PER_OUTPUT,
    /** Distribution-free interval of a quantile between two order statistics. */
    ORDER_STATISTIC,
    /** Interval of a mean by Student's t. */
    STUDENT_T,
    /** What a quantity must lie between whatever the unknown part turns out to be; no sampling error. */
    BOUNDS,
    /** Interval of a ratio, symmetric on the logarithmic scale. */
    LOG_RATIO,
    /** Interval of survival or cumulative incidence, symmetric on the scale log(-log S), and of times read off it. */
    LOG_LOG,
    /** Interval of an area under a survival curve, by the normal approximation. */
    NORMAL,
    /** Interval of a relative difference by the delta method with Student's t (Welch's degrees of freedom). */
    DELTA,
    /** Interval of a ratio of sums over clusters, from the spread between the clusters. */
    CLUSTERED,
    /** Interval of a proportion that is shrunk towards a prior, between quantiles of its beta distribution. */
    CREDIBLE,
    /** Interval of an area under a ROC curve, by the normal approximation (Hanley and McNeil 1982). */
    HANLEY_MCNEIL,
    /** Interval of a difference of two areas under ROC curves of the same members (DeLong and others 1988). */
    DELONG,
    /** Limits of a product or quotient, from the limits of its parts. */
    COMBINED;

    /** {@return the name in kebab-case, such as {@code clopper-pearson}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
