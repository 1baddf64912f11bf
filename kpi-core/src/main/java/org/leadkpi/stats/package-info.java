/**
 * Statistics: pure functions on numbers, which know nothing about leads.
 *
 * <p><b>What is here.</b> Confidence intervals for proportions, counts, means and quantiles, and exact distributions
 * that add. Every random quantity comes with a stated level; nothing is drawn at random.
 *
 * <p><b>Where to start.</b> {@link org.leadkpi.stats.Proportions} for a rate, {@link org.leadkpi.stats.Counts} for a
 * count or a cost per output, {@link org.leadkpi.stats.Distribution} for durations.
 *
 * <p><b>What it may depend on.</b> {@link org.leadkpi.value} and the JDK.
 *
 * @since 0.1
 */
@NullMarked
package org.leadkpi.stats;

import org.jspecify.annotations.NullMarked;
