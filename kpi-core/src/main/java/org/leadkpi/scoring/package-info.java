/**
 * Lead scoring: models that a person can read and explain, and the proof that they work.
 *
 * <p>Start with {@link org.leadkpi.scoring.ScoringModel}, which scores a lead as of an instant and explains the score exactly;
 * {@link org.leadkpi.scoring.NaiveBayes} is the learned alternative. {@link org.leadkpi.scoring.ScoreSample} collects scores at
 * entry with what became of the leads, {@link org.leadkpi.scoring.ScoreValidation} says whether they told anything, and
 * {@link org.leadkpi.scoring.Recalibration} proposes other weights. {@link org.leadkpi.scoring.ModelCard} keeps a model and its
 * last validation together. Pure functions of the records: nothing here adds anything up in a ledger.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model} and {@code response}.
 */
@NullMarked
package org.leadkpi.scoring;

import org.jspecify.annotations.NullMarked;
