package org.leadkpi.scoring;

import java.util.Objects;
import java.util.Optional;

/**
 * A scoring model with its last validation: what is to be known of it, on one page.
 *
 * @param model the model
 * @param lastValidation its last validation, empty where there was none
 * @since 0.1
 */
public record ModelCard(ScoringModel model, Optional<ScoreValidation> lastValidation) {

    /**
     * Refuses null.
     *
     * @param model the model
     * @param lastValidation its last validation
     */
    public ModelCard {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(lastValidation, "lastValidation");
    }

    /**
     * The card of a model of which no validation is at hand.
     *
     * @param model the model
     * @return the card
     */
    public static ModelCard of(ScoringModel model) {
        return new ModelCard(model, Optional.empty());
    }

    /**
     * The card of a model that was validated.
     *
     * @param model the model
     * @param validation its last validation
     * @return the card
     */
    public static ModelCard of(ScoringModel model, ScoreValidation validation) {
        return new ModelCard(model, Optional.of(validation));
    }
}
