package org.leadkpi.metric;

/** A step on the way to a {@link Verdict}: a question, or the verdict itself. */
sealed interface Step permits Fork, Verdict {}
