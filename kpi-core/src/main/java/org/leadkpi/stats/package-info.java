/**
 * Statistics: pure functions on numbers, which know nothing about leads.
 *
 * <p><b>What is here.</b> Confidence intervals for proportions, counts, means and quantiles, and exact distributions
 * that add; survival and cumulative incidence of samples that are still watched; comparisons, tests and corrections for
 * many of them; process limits, the split of a change into mix and rate, retention models and shrinkage. Every random
 * quantity comes with a stated level; nothing is drawn at random.
 *
 * <p><b>Where to start.</b> {@link org.leadkpi.stats.Proportions} for a rate, {@link org.leadkpi.stats.Counts} for a
 * count or a cost per output, {@link org.leadkpi.stats.Distribution} for durations. When some are still waiting:
 * {@link org.leadkpi.stats.Survival}, or {@link org.leadkpi.stats.CumulativeIncidence} if they may drop out for good.
 * {@link org.leadkpi.stats.TwoProportions} and {@link org.leadkpi.stats.ExposureRate} compare,
 * {@link org.leadkpi.stats.Kitagawa} explains a change, {@link org.leadkpi.stats.ProcessLimits} tells a signal from noise.
 *
 * <p><b>What it may depend on.</b> {@link org.leadkpi.value} and the JDK.
 *
 * @since 0.1
 */
@NullMarked
package org.leadkpi.stats;

import org.jspecify.annotations.NullMarked;
