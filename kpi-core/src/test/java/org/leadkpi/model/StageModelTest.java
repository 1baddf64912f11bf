package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.StageModel.Pipeline;
import org.leadkpi.model.StageModel.Step;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

class StageModelTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final StageModel MODEL =
            StageModel.of(List.of("New", "Discovery", "Proposal"), "Discovery", "Won", "Lost");

    private static Timestamp day(int day) {
        return Timestamp.of(LocalDate.of(2026, 1, day));
    }

    private static OpportunityStageChange entered(String stage, int day) {
        return new OpportunityStageChange(stage, day(day), Optional.empty());
    }

    private static OpportunityStageChange entered(String stage, int day, long amount) {
        return new OpportunityStageChange(stage, day(day), Optional.of(Money.of(amount, "USD")));
    }

    private static Opportunity applied(OpportunityStageChange... stages) {
        return MODEL.applyTo(
                Opportunity.builder("O", day(1)).stages(List.of(stages)).build(), UTC);
    }

    @Test
    void of_makesOnePipeline() {
        Pipeline pipeline = MODEL.pipelines().get(StageModel.DEFAULT_PIPELINE);

        assertThat(pipeline.steps())
                .containsExactly(
                        new Step("New", OpportunityStatus.OPEN),
                        new Step("Discovery", OpportunityStatus.OPEN),
                        new Step("Proposal", OpportunityStatus.OPEN),
                        new Step("Won", OpportunityStatus.WON),
                        new Step("Lost", OpportunityStatus.LOST));
        assertThat(pipeline.qualifiedFrom()).isEqualTo("Discovery");
        assertThat(MODEL.pipelines()).isUnmodifiable();
    }

    @Test
    void pipeline_refusesRepeatedStages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageModel.of(List.of("New", "New"), "New", "Won", "Lost"))
                .withMessageStartingWith("pipeline repeats a stage: [Step[name=New");
    }

    @Test
    void pipeline_refusesAQualifiedStageThatIsNotOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageModel.of(List.of("New"), "Won", "Won", "Lost"))
                .withMessageStartingWith("qualified stage \"Won\" is not an open stage of the pipeline [");
        assertThatIllegalArgumentException().isThrownBy(() -> StageModel.of(List.of("New"), "Odd", "Won", "Lost"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Step(" ", OpportunityStatus.OPEN))
                .withMessage("stage name is blank");
    }

    @Test
    void applyTo_qualifiesByTheFirstQualifiedStage() {
        Opportunity deal = applied(entered("New", 2), entered("Discovery", 3), entered("Proposal", 4));

        assertThat(deal.qualifiedAt()).contains(day(3));
        assertThat(deal.status()).isEqualTo(OpportunityStatus.OPEN);
        assertThat(deal.closedAt()).isEmpty();
    }

    @Test
    void applyTo_stagesInAnyOrder() {
        assertThat(applied(entered("Proposal", 4), entered("New", 2), entered("Discovery", 3))
                        .qualifiedAt())
                .contains(day(3));
    }

    @Test
    void applyTo_aLaterStageQualifiesToo() {
        assertThat(applied(entered("New", 2), entered("Proposal", 5)).qualifiedAt())
                .contains(day(5));
        assertThat(applied(entered("New", 2), entered("Won", 6)).qualifiedAt()).contains(day(6));
    }

    @Test
    void applyTo_neverQualified() {
        assertThat(applied(entered("New", 2)).qualifiedAt()).isEmpty();
        Opportunity lost = applied(entered("New", 2), entered("Lost", 6));
        assertThat(lost.qualifiedAt()).isEmpty();
        assertThat(lost.status()).isEqualTo(OpportunityStatus.LOST);
        assertThat(lost.closedAt()).contains(day(6));
    }

    @Test
    void applyTo_fallingBack_staysQualified() {
        assertThat(applied(entered("Discovery", 3), entered("New", 5)).qualifiedAt())
                .contains(day(3));
    }

    @Test
    void applyTo_amountAtQualification_isTheLastOneKnown() {
        Opportunity deal = applied(entered("New", 2, 100), entered("Discovery", 3), entered("Proposal", 4, 500));

        assertThat(deal.qualifiedAmount()).contains(Money.of(100, "USD"));
        assertThat(applied(entered("New", 2, 100), entered("Discovery", 3, 200)).qualifiedAmount())
                .contains(Money.of(200, "USD"));
        assertThat(applied(entered("Discovery", 3)).qualifiedAmount()).isEmpty();
    }

    @Test
    void applyTo_replacesWhatTheRecordSays() {
        Opportunity recorded = Opportunity.builder("O", day(1))
                .qualifiedAt(day(1))
                .qualifiedAmount(Money.of(9, "USD"))
                .stage(entered("New", 2))
                .build();

        Opportunity deal = MODEL.applyTo(recorded, UTC);

        assertThat(deal.qualifiedAt()).isEmpty();
        assertThat(deal.qualifiedAmount()).isEmpty();
    }

    @Test
    void applyTo_won() {
        Opportunity deal = applied(entered("Discovery", 3), entered("Won", 9));

        assertThat(deal.status()).isEqualTo(OpportunityStatus.WON);
        assertThat(deal.closedAt()).contains(day(9));
    }

    @Test
    void applyTo_reopened_standsAsItsLastStageDoes() {
        Opportunity recorded = Opportunity.builder("O", day(1))
                .status(OpportunityStatus.WON)
                .closedAt(day(9))
                .stages(List.of(entered("Discovery", 3), entered("Won", 9), entered("Proposal", 12)))
                .build();

        Opportunity deal = MODEL.applyTo(recorded, UTC);

        assertThat(deal.status()).isEqualTo(OpportunityStatus.OPEN);
        assertThat(deal.closedAt()).isEmpty();
        assertThat(deal.qualifiedAt()).contains(day(3));
    }

    @Test
    void applyTo_reopenedAndWonAgain_closesAtTheLastWin() {
        assertThat(applied(entered("Won", 3), entered("Proposal", 5), entered("Lost", 8))
                        .status())
                .isEqualTo(OpportunityStatus.LOST);
        assertThat(applied(entered("Won", 3), entered("Proposal", 5), entered("Won", 8))
                        .closedAt())
                .contains(day(8));
    }

    @Test
    void applyTo_stepsOfOneDay_areInTheOrderOfThePipeline_notOfTheRecords() {
        assertThat(applied(entered("Won", 9), entered("Proposal", 9), entered("Discovery", 9))
                        .status())
                .isEqualTo(OpportunityStatus.WON);
        assertThat(applied(entered("Proposal", 9, 300), entered("Discovery", 9, 200), entered("New", 9, 100))
                        .qualifiedAmount())
                .contains(Money.of(200, "USD"));
    }

    @Test
    void qualifiedByName_stepsOfOneDay_areOrderedByName_notByTheRecords() {
        Opportunity.Builder deal = Opportunity.builder("O", day(1));
        OpportunityStageChange late = entered("Stage 2", 9, 20);
        OpportunityStageChange early = entered("Stage 1", 9, 10);
        OpportunityStageChange silent = entered("Stage 2", 9);

        for (List<OpportunityStageChange> steps : List.of(List.of(late, early, silent), List.of(silent, early, late))) {
            assertThat(StageModel.qualifiedByName(deal.stages(steps).build(), UTC)
                            .qualifiedAmount())
                    .contains(Money.of(10, "USD"));
            assertThat(steps.stream().max(OpportunityStageChange.order(UTC))).contains(late);
        }
    }

    /** CRMs write a row per change of stage, amount, probability or close date (spec 2.3): equal neighbours collapse. */
    @Test
    void applyTo_rowsThatRepeatTheStage_closeWhenItWasFirstReached() {
        Opportunity deal = applied(entered("Discovery", 3), entered("Won", 9, 100), entered("Won", 20, 120));

        assertThat(deal.status()).isEqualTo(OpportunityStatus.WON);
        assertThat(deal.closedAt()).contains(day(9));
    }

    @Test
    void applyTo_lastStageUnmapped_keepsTheRecordedStatus() {
        Opportunity recorded = Opportunity.builder("O", day(1))
                .status(OpportunityStatus.LOST)
                .closedAt(day(7))
                .stages(List.of(entered("Discovery", 3), entered("Odd", 6)))
                .build();

        Opportunity deal = MODEL.applyTo(recorded, UTC);

        assertThat(deal.status()).isEqualTo(OpportunityStatus.LOST);
        assertThat(deal.closedAt()).contains(day(7));
        assertThat(deal.qualifiedAt()).contains(day(3));
    }

    @Test
    void applyTo_withoutStagesOrPipeline_changesNothing() {
        Opportunity bare = Opportunity.builder("O", day(1)).qualifiedAt(day(2)).build();
        Opportunity elsewhere = Opportunity.builder("O", day(1))
                .attribute("pipeline", "partners")
                .qualifiedAt(day(2))
                .stage(entered("Discovery", 3))
                .build();

        assertThat(MODEL.applyTo(bare, UTC)).isSameAs(bare);
        assertThat(MODEL.applyTo(elsewhere, UTC)).isSameAs(elsewhere);
        assertThat(MODEL.pipelineOf(elsewhere)).isEmpty();
        assertThat(MODEL.pipelineOf(bare)).isPresent();
    }

    @Test
    void with_anotherPipeline() {
        StageModel more = MODEL.with(
                "partners",
                new Pipeline(
                        List.of(new Step("Intro", OpportunityStatus.OPEN), new Step("Signed", OpportunityStatus.WON)),
                        "Intro"));
        Opportunity partner = Opportunity.builder("O", day(1))
                .attribute("pipeline", "partners")
                .stages(List.of(entered("Intro", 3), entered("Signed", 6)))
                .build();

        Opportunity deal = more.applyTo(partner, UTC);

        assertThat(deal.qualifiedAt()).contains(day(3));
        assertThat(deal.status()).isEqualTo(OpportunityStatus.WON);
        assertThat(MODEL.pipelines()).hasSize(1);
        assertThat(more.pipelines()).hasSize(2).isEqualTo(Map.copyOf(more.pipelines()));
    }

    @Test
    void applyTo_twice_isOnce() {
        Opportunity once = applied(entered("New", 2, 100), entered("Discovery", 3), entered("Won", 9));

        assertThat(MODEL.applyTo(once, UTC)).isEqualTo(once);
    }
}
