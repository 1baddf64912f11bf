/**
 * What to look at, how often and for how long, what to decide there, and how a number stands against its own history.
 *
 * <p>Start with {@link org.leadkpi.review.ReviewSheet#of(org.leadkpi.metric.Cadence)}: the few KPIs of a review, with the checks of
 * the diagnosis that concern reviews. {@link org.leadkpi.review.Growth} tells the growth stage of a company, {@link
 * org.leadkpi.review.Assessment} holds a reading against its own history first and published figures second, and {@link
 * org.leadkpi.review.Why} splits the change of a number among segments.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code response}, {@code scoring}, {@code
 * capacity}, {@code metric}, {@code ledger}, {@code scorecard}, {@code benchmark} and {@code diagnosis}.
 */
@NullMarked
package org.leadkpi.review;

import org.jspecify.annotations.NullMarked;
