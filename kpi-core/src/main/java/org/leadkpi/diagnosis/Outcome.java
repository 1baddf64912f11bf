package org.leadkpi.diagnosis;

/**
 * What a rule found. Only the first two are findings; the last two are never good news, since nobody knows.
 *
 * @since 0.1
 */
public enum Outcome {
    /** The criterion holds, and the limits of the uncertainty clear the threshold. */
    FIRED,
    /** The criterion holds for the values, but the uncertainty reaches beyond the threshold. */
    SUSPECTED,
    /** The criterion does not hold. */
    NOT_FIRED,
    /** There is too little to tell, for a stated reason. */
    INCONCLUSIVE,
    /** An input is missing, as stated. */
    NOT_EVALUABLE;

    /**
     * Returns whether there is something to act on.
     *
     * @return true for {@link #FIRED} and {@link #SUSPECTED}
     */
    public boolean isFinding() {
        return this == FIRED || this == SUSPECTED;
    }
}
