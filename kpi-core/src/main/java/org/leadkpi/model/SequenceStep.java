package org.leadkpi.model;

/**
 * The step of an outbound sequence that sent a touch.
 *
 * @param sequence the sequence
 * @param step the step, from 1
 * @since 0.1
 */
public record SequenceStep(String sequence, int step) {

    /**
     * Validates and copies.
     *
     * @param sequence the sequence
     * @param step the step, from 1
     */
    public SequenceStep {
        Fields.requireText("sequencestep sequence", sequence);
        if (step < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " has step " + step + ", must be at least 1");
        }
    }
}
