/**
 * KPI values per cell: a number or the reason why there is none, with its numerator, denominator, interval and flags.
 *
 * <p>Start with {@link org.leadkpi.scorecard.Scorecard#of}; {@link org.leadkpi.scorecard.Comparison} and {@link
 * org.leadkpi.scorecard.Trend} say what changed.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code metric} and {@code ledger}.
 */
@NullMarked
package org.leadkpi.scorecard;

import org.jspecify.annotations.NullMarked;
