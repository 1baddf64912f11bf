package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * What the stages of each pipeline mean: their order, which of them are won or lost, and from which on an opportunity
 * counts as qualified.
 *
 * <p>Explicit, because few names tell by themselves ({@link #isQualifiedByName}): an opportunity whose pipeline is not mapped has no qualification date.
 * The pipeline of an opportunity is named by its {@link #PIPELINE_ATTRIBUTE}; without one it is
 * {@link #DEFAULT_PIPELINE}.
 *
 * @param pipelines the pipelines by name
 * @since 0.1
 */
public record StageModel(Map<String, Pipeline> pipelines) {

    /** The pipeline of opportunities that name none. */
    public static final String DEFAULT_PIPELINE = "default";

    /** The attribute of an opportunity that names its pipeline. */
    public static final String PIPELINE_ATTRIBUTE = "pipeline";

    /**
     * Copies.
     *
     * @param pipelines the pipelines by name
     */
    public StageModel {
        pipelines = Collections.unmodifiableMap(new LinkedHashMap<>(pipelines));
    }

    /** Names that tell by themselves that an opportunity is qualified, in lower case. */
    private static final Set<String> QUALIFIED =
            Set.of("sal", "sales accepted lead", "sao", "stage 2", "discovery", "discovery confirmed");

    /**
     * A step of a pipeline.
     *
     * @param name the stage, as the CRM names it
     * @param status what an opportunity in this stage is
     * @since 0.1
     */
    public record Step(String name, OpportunityStatus status) {
        /**
         * Refuses a blank name.
         *
         * @param name the stage, as the CRM names it
         * @param status what an opportunity in this stage is
         */
        public Step {
            Fields.requireText("stage name", name);
            Objects.requireNonNull(status, "status");
        }
    }

    /**
     * The ordered stages of one pipeline.
     *
     * @param steps the stages in their order
     * @param qualifiedFrom the open stage from which on an opportunity is qualified
     * @since 0.1
     */
    public record Pipeline(List<Step> steps, String qualifiedFrom) {
        /**
         * Refuses repeated stages, and a qualified stage that is not an open one of the pipeline.
         *
         * @param steps the stages in their order
         * @param qualifiedFrom the open stage from which on an opportunity is qualified
         */
        public Pipeline {
            steps = List.copyOf(steps);
            if (steps.stream().map(Step::name).distinct().count() != steps.size()) {
                throw new IllegalArgumentException("pipeline repeats a stage: " + steps);
            }
            if (!steps.contains(new Step(qualifiedFrom, OpportunityStatus.OPEN))) {
                throw new IllegalArgumentException(
                        "qualified stage \"" + qualifiedFrom + "\" is not an open stage of the pipeline " + steps);
            }
        }

        Optional<Step> step(String name) {
            return steps.stream().filter(s -> s.name().equals(name)).findFirst();
        }

        /** Stages down the pipeline; before them those that it does not know, by name. */
        Comparator<String> order() {
            return Comparator.comparing(
                            (String name) -> step(name).map(steps::indexOf).orElse(-1))
                    .thenComparing(Comparator.naturalOrder());
        }

        boolean isQualified(String stage) {
            int from = steps.indexOf(new Step(qualifiedFrom, OpportunityStatus.OPEN));
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                if (step.name().equals(stage)) {
                    return step.status() == OpportunityStatus.WON
                            || (step.status() == OpportunityStatus.OPEN && i >= from);
                }
            }
            return false;
        }
    }

    /**
     * A model with one pipeline, used for opportunities that name none.
     *
     * @param open the open stages in their order
     * @param qualifiedFrom the open stage from which on an opportunity is qualified
     * @param won the stage of won opportunities
     * @param lost the stage of lost opportunities
     * @return the model
     */
    public static StageModel of(List<String> open, String qualifiedFrom, String won, String lost) {
        List<Step> steps = new ArrayList<>();
        open.forEach(name -> steps.add(new Step(name, OpportunityStatus.OPEN)));
        steps.add(new Step(won, OpportunityStatus.WON));
        steps.add(new Step(lost, OpportunityStatus.LOST));
        return new StageModel(Map.of(DEFAULT_PIPELINE, new Pipeline(steps, qualifiedFrom)));
    }

    /**
     * A copy with one more pipeline.
     *
     * @param name the name
     * @param pipeline the pipeline
     * @return the copy
     */
    public StageModel with(String name, Pipeline pipeline) {
        Map<String, Pipeline> all = new LinkedHashMap<>(pipelines);
        all.put(name, pipeline);
        return new StageModel(all);
    }

    /**
     * Returns the pipeline of an opportunity.
     *
     * @param opportunity the opportunity
     * @return its pipeline, empty when it is not mapped
     */
    public Optional<Pipeline> pipelineOf(Opportunity opportunity) {
        return Optional.ofNullable(
                pipelines.get(opportunity.attributes().getOrDefault(PIPELINE_ATTRIBUTE, DEFAULT_PIPELINE)));
    }

    /**
     * Returns whether the name of a stage tells by itself that an opportunity in it is qualified.
     *
     * @param stage the stage, as the CRM names it
     * @return true for SAL, Sales Accepted Lead, SAO, Stage 2, Discovery and Discovery Confirmed, without regard to case
     */
    public static boolean isQualifiedByName(String stage) {
        return QUALIFIED.contains(stage.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Reads the stage history of an opportunity where there is no model, but the pipeline has a stage that is qualified by its
     * name.
     *
     * <ul>
     *   <li>It became qualified when it first entered such a stage, with the last amount known then. What happened at the same time
     *       is ordered by the names of the stages.
     *   <li>One that was won without has passed the stage at its close. Any other is not qualified.
     * </ul>
     *
     * @param opportunity the opportunity
     * @param zone the zone that places steps of day precision
     * @return the opportunity with its qualification filled in
     */
    public static Opportunity qualifiedByName(Opportunity opportunity, ZoneId zone) {
        Optional<Money> amount = Optional.empty();
        for (OpportunityStageChange step : inOrder(opportunity, OpportunityStageChange.order(zone))) {
            amount = step.amount().isPresent() ? step.amount() : amount;
            if (isQualifiedByName(step.stage())) {
                return qualified(opportunity, step.at(), amount);
            }
        }
        return opportunity.status() == OpportunityStatus.WON
                        && opportunity.closedAt().isPresent()
                ? qualified(opportunity, opportunity.closedAt().get(), amount)
                : opportunity;
    }

    private static Opportunity qualified(Opportunity opportunity, Timestamp at, Optional<Money> amount) {
        Opportunity.Builder qualified = opportunity.toBuilder().qualifiedAt(at);
        amount.ifPresent(qualified::qualifiedAmount);
        return qualified.build();
    }

    private static List<OpportunityStageChange> inOrder(
            Opportunity opportunity, Comparator<OpportunityStageChange> order) {
        return opportunity.stages().stream().sorted(order).toList();
    }

    /**
     * Reads the stage history of an opportunity: when it first stood at the qualified stage or beyond, the amount then,
     * and how it stands after its last step.
     *
     * <ul>
     *   <li>Without a history or a mapped pipeline the opportunity is returned unchanged.
     *   <li>A step back never undoes the first qualification.
     *   <li>The amount at qualification is the last one known at that step.
     *   <li>An opportunity that was reopened stands as its last step says; of several at one time that is the one furthest down
     *       the pipeline.
     *   <li>Steps that repeat the stage before them, as systems write when an amount changes, are one step.
     * </ul>
     *
     * @param opportunity the opportunity, its history cut at the as-of instant
     * @param zone the zone that places steps of day precision
     * @return the opportunity with qualification and status filled in
     */
    public Opportunity applyTo(Opportunity opportunity, ZoneId zone) {
        Optional<Pipeline> mapped = pipelineOf(opportunity);
        if (mapped.isEmpty() || opportunity.stages().isEmpty()) {
            return opportunity;
        }
        Pipeline pipeline = mapped.get();
        List<OpportunityStageChange> steps = inOrder(opportunity, OpportunityStageChange.order(zone, pipeline.order()));
        Opportunity result = opportunity.unqualified();
        Optional<Money> amount = Optional.empty();
        for (OpportunityStageChange step : steps) {
            amount = step.amount().isPresent() ? step.amount() : amount;
            if (result.qualifiedAt().isEmpty() && pipeline.isQualified(step.stage())) {
                result = qualified(result, step.at(), amount);
            }
        }
        OpportunityStageChange last = steps.get(steps.size() - 1);
        for (int i = steps.size() - 2; i >= 0 && steps.get(i).stage().equals(last.stage()); i--) {
            last = steps.get(i);
        }
        Optional<OpportunityStatus> standing = pipeline.step(last.stage()).map(Step::status);
        if (standing.isEmpty()) {
            return result;
        }
        return standing.get() == OpportunityStatus.OPEN
                ? result.reopened()
                : result.toBuilder().status(standing.get()).closedAt(last.at()).build();
    }
}
