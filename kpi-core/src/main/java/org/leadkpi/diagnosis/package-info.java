/**
 * Findings about a funnel: rules that read scorecards and say what they saw, on what evidence, and when they cannot tell.
 *
 * <p>Start with {@link org.leadkpi.diagnosis.RuleSet#standard}, which examines a scorecard, or a journal where rules ask
 * for readings by other dimensions or periods than one scorecard has. A rule is one constant made of {@link
 * org.leadkpi.diagnosis.Criterion}s; {@link org.leadkpi.diagnosis.StandardRules} lists them. What a rule is set to are
 * {@link org.leadkpi.diagnosis.Thresholds}, which are data.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code response}, {@code scoring}, {@code
 * capacity}, {@code metric}, {@code ledger}, {@code scorecard} and {@code benchmark}. Rules see readings, never records.
 */
@NullMarked
package org.leadkpi.diagnosis;

import org.jspecify.annotations.NullMarked;
