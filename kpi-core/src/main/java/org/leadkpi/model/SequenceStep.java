package org.leadkpi.model;

import java.util.Optional;

/**
 * The step of an outbound sequence that sent a touch.
 *
 * @param sequence the sequence
 * @param step the step, from 1; absent where only the sequence is recorded
 * @since 0.1
 */
public record SequenceStep(String sequence, Optional<Integer> step) {

    /**
     * Validates and copies.
     *
     * @param sequence the sequence
     * @param step the step, from 1; absent where only the sequence is recorded
     */
    public SequenceStep {
        Fields.requireText("sequencestep sequence", sequence);
        step.filter(number -> number < 1).ifPresent(number -> {
            throw new IllegalArgumentException("sequence " + sequence + " has step " + number + ", must be at least 1");
        });
    }

    /**
     * A step that is recorded.
     *
     * @param sequence the sequence
     * @param step the step, from 1
     */
    public SequenceStep(String sequence, int step) {
        this(sequence, Optional.of(step));
    }
}
