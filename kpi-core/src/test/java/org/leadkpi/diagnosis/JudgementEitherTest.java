package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementEitherTest {

    private static Judgement answer(Outcome outcome) {
        return switch (outcome) {
            case INCONCLUSIVE -> Judgement.none(Doubt.Kind.SHORT_HISTORY, "too few periods");
            case NOT_EVALUABLE -> Judgement.none(Doubt.Kind.MISSING_INPUT, "no spend");
            default -> Judgement.of(outcome, new Evidence.Stated("outcome", outcome.name()));
        };
    }

    @ParameterizedTest
    @CsvSource({
        "FIRED, NOT_FIRED, FIRED",
        "SUSPECTED, NOT_FIRED, SUSPECTED",
        "FIRED, SUSPECTED, FIRED",
        "NOT_FIRED, INCONCLUSIVE, NOT_FIRED",
        "NOT_FIRED, NOT_EVALUABLE, NOT_FIRED",
        "FIRED, NOT_EVALUABLE, FIRED",
        "INCONCLUSIVE, NOT_EVALUABLE, INCONCLUSIVE",
        "NOT_EVALUABLE, NOT_EVALUABLE, NOT_EVALUABLE"
    })
    void either_letsWhatCannotTellGiveWay(Outcome one, Outcome other, Outcome expected) {
        assertThat(answer(one).either(answer(other)).outcome()).isEqualTo(expected);
        assertThat(answer(other).either(answer(one)).outcome()).isEqualTo(expected);
    }

    @Test
    void either_notesWhatCouldNotBeTold() {
        Judgement judgement = answer(Outcome.NOT_EVALUABLE).either(answer(Outcome.NOT_FIRED));

        assertThat(judgement.notes()).containsExactly("no spend");
        assertThat(judgement.evidence()).extracting(Evidence::text).containsExactly("outcome: NOT_FIRED");
    }
}
