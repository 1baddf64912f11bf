package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {

    private static final Evidence ONE = new Evidence.Stated("one", "1");
    private static final Evidence TWO = new Evidence.Stated("two", "2");

    static Stream<Arguments> pairs() {
        return Arrays.stream(Outcome.values())
                .flatMap(one -> Arrays.stream(Outcome.values()).map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void and_isDecidedByTheWeakestSide(Outcome one, Outcome other) {
        Judgement both = judged(one, "one", ONE).and(judged(other, "other", TWO));

        List<Outcome> order = List.of(
                Outcome.NOT_EVALUABLE, Outcome.NOT_FIRED, Outcome.INCONCLUSIVE, Outcome.SUSPECTED, Outcome.FIRED);
        assertJoined(both, one, other, order);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void or_isDecidedByTheStrongestSide_unlessAnInputIsMissing(Outcome one, Outcome other) {
        Judgement either = judged(one, "one", ONE).or(judged(other, "other", TWO));

        List<Outcome> order = List.of(
                Outcome.NOT_EVALUABLE, Outcome.FIRED, Outcome.SUSPECTED, Outcome.INCONCLUSIVE, Outcome.NOT_FIRED);
        assertJoined(either, one, other, order);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void any_findsWhatIsThere_whateverInputIsMissing(Outcome one, Outcome other) {
        Judgement any = Criterion.any(List.of(
                        Criterion.of(subject -> judged(one, "one", ONE)),
                        Criterion.of(subject -> judged(other, "other", TWO))))
                .judge(Companies.whole(Companies.mqls(new int[] {1, 1})));

        List<Outcome> order = List.of(
                Outcome.FIRED, Outcome.SUSPECTED, Outcome.INCONCLUSIVE, Outcome.NOT_EVALUABLE, Outcome.NOT_FIRED);
        assertThat(any.outcome()).isEqualTo(order.indexOf(one) <= order.indexOf(other) ? one : other);
    }

    private static void assertJoined(Judgement joined, Outcome one, Outcome other, List<Outcome> order) {
        Outcome first = order.indexOf(one) <= order.indexOf(other) ? one : other;
        assertThat(joined.outcome()).isEqualTo(first);
        assertThat(joined.evidence()).containsExactly(ONE, TWO);
        assertThat(joined.doubt().map(Doubt::text))
                .isEqualTo(isOpen(first) ? Optional.of(one == first ? "one" : "other") : Optional.empty());
    }

    @Test
    void joined_tellsTheSameEvidenceOnce() {
        Judgement both = Judgement.of(true, ONE).and(Judgement.of(true, ONE, TWO));

        assertThat(both.evidence()).containsExactly(ONE, TWO);
    }

    @Test
    void either_tellsWhatIsToBeKnownOfTheSideThatDecides() {
        Judgement fired = Judgement.of(true, ONE).noting("sure");

        assertThat(fired.or(Judgement.of(false, TWO).noting("not so")).notes()).containsExactly("sure");
        assertThat(Judgement.of(Outcome.SUSPECTED, TWO)
                        .noting("less sure")
                        .or(fired)
                        .notes())
                .containsExactly("sure");
        assertThat(fired.or(Judgement.of(true, TWO).noting("sure, too")).notes())
                .containsExactly("sure", "sure, too");
    }

    @Test
    void limits_stayWithWhatWasHeldAgainstThem() {
        Evidence low = new Evidence.Limit(Thresholds.standard().get("list.invalid.warn"));
        Evidence high = new Evidence.Limit(Thresholds.standard().get("list.invalid.crit"));

        assertThat(Judgement.of(true, ONE, low, TWO).with(List.of(ONE, high)).evidence())
                .containsExactly(ONE, low, high, TWO);
        assertThat(Judgement.of(true, ONE, low)
                        .with(List.of(ONE, low, TWO, low))
                        .evidence())
                .containsExactly(ONE, low, TWO, low);
    }

    @Test
    void openQuestion_withoutReason_isRefused() {
        assertThatThrownBy(() -> new Judgement(Outcome.INCONCLUSIVE, Optional.empty(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("INCONCLUSIVE needs a reason");
    }

    @Test
    void answer_withReason_isRefused() {
        Doubt doubt = new Doubt(Doubt.Kind.NO_DATA, "nothing happened");

        assertThatThrownBy(() -> new Judgement(Outcome.FIRED, Optional.of(doubt), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FIRED has no room for a reason: NO_DATA: nothing happened");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void weakened_changesNothingButWhatFired(Outcome outcome) {
        Judgement weak = judged(outcome, "open", ONE).weakened("perhaps");

        assertThat(weak.outcome()).isEqualTo(outcome == Outcome.FIRED ? Outcome.SUSPECTED : outcome);
        assertThat(weak.notes()).isEqualTo(outcome == Outcome.FIRED ? List.of("perhaps") : List.of());
    }

    @Test
    void with_addsEvidence() {
        assertThat(Judgement.of(false, ONE).with(List.of(TWO)).evidence()).containsExactly(ONE, TWO);
    }

    @ParameterizedTest
    @EnumSource(Doubt.Kind.class)
    void doubt_leavesAQuestionOpen(Doubt.Kind kind) {
        assertThat(isOpen(kind.outcome())).isTrue();
        assertThat(Judgement.none(kind, "because").doubt()).contains(new Doubt(kind, "because"));
        assertThat(new Doubt(kind, "because")).hasToString(kind + ": because");
    }

    @Test
    void doubt_withoutText_isRefused() {
        assertThatThrownBy(() -> new Doubt(Doubt.Kind.SMALL_SAMPLE, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("doubt SMALL_SAMPLE needs a text");
    }

    @Test
    void doubt_writtenLater_isTheSame() {
        Doubt later = Doubt.of(Doubt.Kind.SMALL_SAMPLE, () -> "rests on " + 12);

        assertThat(later)
                .isEqualTo(new Doubt(Doubt.Kind.SMALL_SAMPLE, "rests on 12"))
                .hasSameHashCodeAs(new Doubt(Doubt.Kind.SMALL_SAMPLE, "rests on 12"))
                .isNotEqualTo(new Doubt(Doubt.Kind.SMALL_SAMPLE, "rests on 13"))
                .isNotEqualTo(new Doubt(Doubt.Kind.IMMATURE, "rests on 12"))
                .hasToString("SMALL_SAMPLE: rests on 12");
    }

    private static Judgement judged(Outcome outcome, String text, Evidence evidence) {
        return isOpen(outcome)
                ? Judgement.none(
                        outcome == Outcome.INCONCLUSIVE ? Doubt.Kind.NO_DATA : Doubt.Kind.MISSING_INPUT, text, evidence)
                : Judgement.of(outcome, evidence);
    }

    private static boolean isOpen(Outcome outcome) {
        return outcome == Outcome.INCONCLUSIVE || outcome == Outcome.NOT_EVALUABLE;
    }
}
