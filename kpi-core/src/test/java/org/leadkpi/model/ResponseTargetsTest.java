package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseTargetsTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    // spec 4.4
    @Test
    void standard_isTheTableOfTheSpecification() {
        assertThat(ResponseTargets.standard().byTier())
                .containsExactly(
                        Map.entry(
                                IntentTier.HIGH,
                                new ResponseTarget(FIVE_MINUTES, false, Optional.of(Duration.ofMinutes(15)))),
                        Map.entry(
                                IntentTier.MEDIUM,
                                new ResponseTarget(Duration.ofHours(1), true, Optional.of(Duration.ofHours(2)))),
                        Map.entry(IntentTier.LOW, new ResponseTarget(Duration.ofHours(24), true, Optional.empty())));
        assertThat(ResponseTargets.standard().target(IntentTier.LOW))
                .contains(ResponseTarget.upTo(Duration.ofHours(24)));
        assertThat(ResponseTargets.standard().target(IntentTier.UNKNOWN)).isEmpty();
    }

    @Test
    void with_replacesTheTargetOfATierAlone() {
        ResponseTarget leader = ResponseTarget.under(Duration.ofMinutes(3));
        ResponseTargets changed =
                ResponseTargets.standard().with(IntentTier.HIGH, leader).with(IntentTier.UNKNOWN, leader);

        assertThat(changed.target(IntentTier.HIGH)).contains(leader);
        assertThat(changed.target(IntentTier.UNKNOWN)).contains(leader);
        assertThat(changed.target(IntentTier.MEDIUM))
                .isEqualTo(ResponseTargets.standard().target(IntentTier.MEDIUM));
        assertThat(ResponseTargets.standard().target(IntentTier.HIGH)).isNotEqualTo(Optional.of(leader));
    }

    @Test
    void targets_keepWhatTheyWereMadeOf() {
        Map<IntentTier, ResponseTarget> given = new EnumMap<>(IntentTier.class);
        ResponseTargets none = new ResponseTargets(given);

        given.put(IntentTier.LOW, ResponseTarget.under(FIVE_MINUTES));

        assertThat(none).isEqualTo(new ResponseTargets(Map.of()));
        assertThat(none.target(IntentTier.LOW)).isEmpty();
    }

    @Test
    void isAttainedBy_atExactlyTheLimit_dependsOnTheTarget() {
        ResponseTarget under = ResponseTarget.under(FIVE_MINUTES);
        ResponseTarget upTo = ResponseTarget.upTo(FIVE_MINUTES);

        assertThat(under.isAttainedBy(FIVE_MINUTES.minusNanos(1))).isTrue();
        assertThat(under.isAttainedBy(FIVE_MINUTES)).isFalse();
        assertThat(upTo.isAttainedBy(FIVE_MINUTES)).isTrue();
        assertThat(upTo.isAttainedBy(FIVE_MINUTES.plusNanos(1))).isFalse();
    }

    @Test
    void isEscalatedAfter_includesTheEscalation() {
        ResponseTarget target = ResponseTarget.under(FIVE_MINUTES).withEscalation(Duration.ofMinutes(15));

        assertThat(target.isEscalatedAfter(Duration.ofMinutes(15))).isTrue();
        assertThat(target.isEscalatedAfter(Duration.ofMinutes(15).minusNanos(1)))
                .isFalse();
        assertThat(ResponseTarget.under(FIVE_MINUTES).isEscalatedAfter(Duration.ofDays(365)))
                .isFalse();
    }

    @Test
    void targets_refuseLimitsOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseTarget.under(Duration.ZERO))
                .withMessage("response limit is PT0S, must be above zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseTarget.upTo(Duration.ofMinutes(-5)))
                .withMessage("response limit is PT-5M, must be above zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseTarget.under(FIVE_MINUTES).withEscalation(Duration.ofMinutes(4)))
                .withMessage("escalation after PT4M must not be before the response limit PT5M");
        assertThat(ResponseTarget.under(FIVE_MINUTES)
                        .withEscalation(FIVE_MINUTES)
                        .escalation())
                .contains(FIVE_MINUTES);
    }
}
