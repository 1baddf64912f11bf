package org.leadkpi.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Activity;
import org.leadkpi.model.ClockRules;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchForm;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;

class OutreachTest {

    private static final Duration MINIMUM = Duration.ofSeconds(90);

    private static final Policies POLICIES = Policies.STANDARD.withConversationMinimum(MINIMUM);

    private static Touch.Builder touch(TouchKind kind, TouchDirection direction) {
        return Touch.builder("T", Timestamp.of(java.time.LocalDate.of(2026, 1, 5)), kind)
                .lead("L")
                .direction(direction);
    }

    private static Predicate<Touch> is(Predicate<TouchForm> form) {
        return touch -> form.test(TouchForm.of(touch));
    }

    private static Set<TouchKind> kinds(Predicate<Touch> rule, TouchDirection direction, boolean automated) {
        EnumSet<TouchKind> kinds = EnumSet.noneOf(TouchKind.class);
        Arrays.stream(TouchKind.values())
                .filter(kind ->
                        rule.test(touch(kind, direction).automated(automated).build()))
                .forEach(kinds::add);
        return kinds;
    }

    private static Set<TouchOutcome> outcomesWithout(Predicate<Touch> rule, Touch.Builder touch) {
        EnumSet<TouchOutcome> outcomes = EnumSet.noneOf(TouchOutcome.class);
        Arrays.stream(TouchOutcome.values())
                .filter(outcome -> !rule.test(touch.outcome(outcome).build()))
                .forEach(outcomes::add);
        return outcomes;
    }

    private static Activity activity(Touch touch) {
        return new Activity(touch, Optional.empty());
    }

    private static boolean isConversation(Touch touch, Policies policies) {
        return Outreach.isConversation(activity(touch), policies);
    }

    @Test
    void everyRule_byKindDirectionAndHand() {
        TouchDirection out = TouchDirection.OUTBOUND;
        TouchDirection in = TouchDirection.INBOUND;

        assertThat(kinds(ClockRules.standard()::isAnswer, out, false))
                .containsExactly(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SOCIAL);
        assertThat(kinds(is(TouchForm::isDial), out, false)).containsExactly(TouchKind.CALL);
        assertThat(kinds(is(TouchForm::isOutboundEmail), out, true)).containsExactly(TouchKind.EMAIL);
        assertThat(kinds(is(TouchForm::isAttempt), out, false)).containsExactly(TouchKind.CALL, TouchKind.EMAIL);
        assertThat(kinds(is(TouchForm::isAttempt), out, true)).containsExactly(TouchKind.EMAIL);
        assertThat(kinds(is(TouchForm::isDelivered), out, true))
                .containsExactly(TouchKind.EMAIL, TouchKind.SOCIAL, TouchKind.SMS);
        assertThat(kinds(is(TouchForm::isFromPerson), in, false))
                .containsExactly(TouchKind.EMAIL, TouchKind.SOCIAL, TouchKind.SMS);
        assertThat(kinds(is(TouchForm::mayBeConversation), in, false)).containsExactly(TouchKind.EMAIL);
        assertThat(kinds(ClockRules.standard()::isAnswer, out, true)).isEmpty();
        assertThat(kinds(is(TouchForm::isDial), out, true)).isEmpty();
        assertThat(kinds(is(TouchForm::isFromPerson), in, true)).isEmpty();
        assertThat(kinds(is(TouchForm::isFromPerson), out, false)).isEmpty();
        for (Predicate<Touch> rule : java.util.List.<Predicate<Touch>>of(
                ClockRules.standard()::isAnswer,
                is(TouchForm::isDial),
                is(TouchForm::isAttempt),
                is(TouchForm::isDelivered))) {
            assertThat(kinds(rule, in, false)).isEmpty();
        }
    }

    @Test
    void everyRule_byOutcome() {
        Touch.Builder call = touch(TouchKind.CALL, TouchDirection.OUTBOUND).duration(MINIMUM);
        Touch.Builder mail = touch(TouchKind.EMAIL, TouchDirection.OUTBOUND);
        Touch.Builder reply = touch(TouchKind.EMAIL, TouchDirection.INBOUND);

        assertThat(outcomesWithout(ClockRules.standard()::isAnswer, mail)).containsExactly(TouchOutcome.FAILED);
        assertThat(outcomesWithout(is(TouchForm::isDial), call)).containsExactly(TouchOutcome.FAILED);
        assertThat(outcomesWithout(is(TouchForm::isOutboundMessage), mail)).containsExactly(TouchOutcome.FAILED);
        assertThat(outcomesWithout(is(TouchForm::isDelivered), mail))
                .containsExactly(TouchOutcome.BOUNCED, TouchOutcome.FAILED);
        assertThat(outcomesWithout(is(TouchForm::isFromPerson), reply))
                .containsExactly(TouchOutcome.BOUNCED, TouchOutcome.FAILED, TouchOutcome.AUTO_REPLIED);
        assertThat(outcomesWithout(touch -> isConversation(touch, POLICIES), call))
                .containsExactly(
                        TouchOutcome.LEFT_VOICEMAIL,
                        TouchOutcome.NO_ANSWER,
                        TouchOutcome.BUSY,
                        TouchOutcome.WRONG_NUMBER,
                        TouchOutcome.GATEKEEPER,
                        TouchOutcome.FAILED);
    }

    @Test
    void conversation_needsALengthOfAtLeastTheMinimum() {
        Touch.Builder call = touch(TouchKind.CALL, TouchDirection.OUTBOUND);

        assertThat(isConversation(call.build(), POLICIES)).isFalse();
        assertThat(isConversation(call.duration(MINIMUM.minusNanos(1)).build(), POLICIES))
                .isFalse();
        assertThat(isConversation(call.duration(MINIMUM).build(), POLICIES)).isTrue();
        assertThat(isConversation(call.direction(TouchDirection.INBOUND).build(), POLICIES))
                .isFalse();
    }

    @Test
    void conversation_withoutALength_countsWhereToHaveReachedSomebodyIsEnough() {
        Touch.Builder call = touch(TouchKind.CALL, TouchDirection.OUTBOUND);
        Touch reached = call.outcome(TouchOutcome.CONNECTED).build();
        Policies enough = POLICIES.withConnectedIsEnough(true);

        assertThat(isConversation(reached, POLICIES)).isFalse();
        assertThat(isConversation(reached, enough)).isTrue();
        assertThat(isConversation(call.outcome(TouchOutcome.UNKNOWN).build(), enough))
                .isFalse();
        assertThat(isConversation(
                        call.outcome(TouchOutcome.CONNECTED)
                                .duration(MINIMUM.minusNanos(1))
                                .build(),
                        enough))
                .as("a length that is recorded decides")
                .isFalse();
    }

    @Test
    void message_ofAMachineOrWithoutSubstance() {
        Touch.Builder mail = touch(TouchKind.EMAIL, TouchDirection.INBOUND);
        Touch auto = mail.reply(new ReplyDetails(Optional.empty(), true, true, Sentiment.UNKNOWN))
                .build();
        Touch thanks = mail.reply(new ReplyDetails(Optional.empty(), false, false, Sentiment.POSITIVE))
                .build();

        assertThat(is(TouchForm::isFromPerson).test(auto)).isFalse();
        assertThat(is(TouchForm::isFromPerson).test(thanks)).isTrue();
        assertThat(activity(auto).isSubstantive()).isTrue();
        assertThat(activity(thanks).isSubstantive()).isFalse();
    }
}
