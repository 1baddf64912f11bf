package org.leadkpi.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.ReplyDetails;
import org.leadkpi.model.Sentiment;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;

class CorrespondenceTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final List<Touch> touches = new ArrayList<>();

    private static UnaryOperator<Touch.Builder> in(String thread) {
        return touch -> touch.reply(new ReplyDetails(Optional.of(thread), false, true, Sentiment.UNKNOWN));
    }

    private static UnaryOperator<Touch.Builder> plain() {
        return touch -> touch;
    }

    private void sent(String id, String at, TouchKind kind, UnaryOperator<Touch.Builder> like) {
        touches.add(like.apply(Touch.builder(id, Timestamp.parse(at, UTC), kind).lead("L"))
                .build());
    }

    private void sent(String id, String at, UnaryOperator<Touch.Builder> like) {
        sent(id, at, TouchKind.EMAIL, like);
    }

    private void received(String id, String at, UnaryOperator<Touch.Builder> like) {
        sent(id, at, touch -> like.apply(touch.direction(TouchDirection.INBOUND)));
    }

    private Dataset data() {
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))
                .zone(UTC)
                .currency("USD")
                .leads(List.of(Lead.builder("L", Timestamp.of(LocalDate.of(2026, 1, 1)))
                        .build()))
                .touches(touches)
                .build();
    }

    private Activity activity(Dataset data, String id) {
        return data.activities().stream()
                .filter(activity -> activity.touch().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> message(String reply) {
        Dataset data = data();
        return Correspondence.message(activity(data, reply), data)
                .map(message -> message.touch().id());
    }

    private Optional<String> attempt(String reply) {
        Dataset data = data();
        return Correspondence.attempt(activity(data, reply), data)
                .map(message -> message.touch().id());
    }

    private boolean isFirst(String reply) {
        Dataset data = data();
        return Correspondence.isFirst(activity(data, reply), data);
    }

    @Test
    void latestBeforeTheReply_isAnswered() {
        sent("A", "2026-01-05T10:00", plain());
        sent("B", "2026-01-06T10:00", plain());
        sent("C", "2026-01-08T10:00", plain());
        received("R", "2026-01-07T10:00", plain());

        assertThat(message("R")).contains("B");
        assertThat(attempt("R")).contains("B");
    }

    @Test
    void messageAtTheSameInstant_isNotAnswered() {
        sent("A", "2026-01-05T10:00", plain());
        received("R", "2026-01-05T10:00", plain());

        assertThat(message("R")).isEmpty();
        assertThat(attempt("R")).isEmpty();
    }

    @Test
    void messageOfTheSameDay_isAnsweredWhereOnlyTheDayIsKnown() {
        sent("A", "2026-01-05T10:00", plain());
        received("R", "2026-01-05", plain());
        received("early", "2026-01-04", plain());

        assertThat(message("R")).contains("A");
        assertThat(message("early")).isEmpty();
    }

    @Test
    void messageOfTheSameThread_goesFirst() {
        sent("A", "2026-01-05T10:00", in("one"));
        sent("B", "2026-01-06T10:00", in("two"));
        sent("C", "2026-01-07T10:00", plain());
        received("R", "2026-01-08T10:00", in("one"));
        received("S", "2026-01-08T10:00", in("three"));
        received("T", "2026-01-08T10:00", plain());

        assertThat(attempt("R")).contains("A");
        assertThat(attempt("S")).as("no such thread, so one without").contains("C");
        assertThat(attempt("T")).as("no thread, so the latest").contains("C");
    }

    @Test
    void messageOfAnotherThread_isNeverAnswered() {
        sent("A", "2026-01-05T10:00", in("one"));
        received("R", "2026-01-08T10:00", in("two"));

        assertThat(attempt("R")).isEmpty();
        assertThat(message("R")).isEmpty();
    }

    @Test
    void messageOfTheSameKind_goesBeforeALaterOne() {
        sent("A", "2026-01-05T10:00", plain());
        sent("B", "2026-01-06T10:00", TouchKind.SOCIAL, plain());
        received("R", "2026-01-07T10:00", plain());
        sent("S", "2026-01-07T10:00", TouchKind.SMS, touch -> touch.direction(TouchDirection.INBOUND));

        assertThat(message("R")).contains("A");
        assertThat(message("S")).contains("B");
    }

    @Test
    void bouncedMessage_isAnsweredOnlyIfNothingElseCanBe() {
        sent("A", "2026-01-05T10:00", plain());
        sent("B", "2026-01-06T10:00", mail -> mail.outcome(TouchOutcome.BOUNCED));
        sent("C", "2026-01-07T10:00", mail -> mail.outcome(TouchOutcome.FAILED));
        received("R", "2026-01-08T10:00", plain());

        assertThat(message("R")).contains("A");
        assertThat(attempt("R")).contains("A");
        touches.remove(0);
        assertThat(message("R")).contains("B");
        assertThat(attempt("R")).contains("B");
    }

    @Test
    void bouncedMessage_isNotAnswered_whereOneOfAnotherKindArrived() {
        sent("A", "2026-01-05T10:00", TouchKind.SMS, plain());
        sent("B", "2026-01-06T10:00", mail -> mail.outcome(TouchOutcome.BOUNCED));
        received("R", "2026-01-08T10:00", plain());

        assertThat(message("R")).contains("A");
        assertThat(attempt("R")).as("of the same kind, so it is an attempt").contains("B");
    }

    @Test
    void contact_isTheLeadOrTheProspect() {
        sent("A", "2026-01-05T10:00", mail -> mail.prospect("P"));
        touches.add(Touch.builder("R", Timestamp.parse("2026-01-06T10:00", UTC), TouchKind.EMAIL)
                .prospect("P")
                .direction(TouchDirection.INBOUND)
                .build());
        touches.add(Touch.builder("S", Timestamp.parse("2026-01-06T10:00", UTC), TouchKind.EMAIL)
                .prospect("Q")
                .direction(TouchDirection.INBOUND)
                .build());
        touches.add(Touch.builder("to U", Timestamp.parse("2026-01-05T10:00", UTC), TouchKind.EMAIL)
                .lead("U")
                .build());
        touches.add(Touch.builder("from U", Timestamp.parse("2026-01-06T10:00", UTC), TouchKind.EMAIL)
                .lead("U")
                .direction(TouchDirection.INBOUND)
                .build());

        assertThat(message("R")).contains("A");
        assertThat(message("S")).isEmpty();
        assertThat(message("from U")).as("a lead that is not known").contains("to U");
    }

    @Test
    void isFirst_ofAThread_once() {
        sent("A", "2026-01-05T10:00", in("one"));
        received("R", "2026-01-06T10:00", in("one"));
        sent("B", "2026-01-07T10:00", in("one"));
        received("S", "2026-01-08T10:00", in("one"));
        received("T", "2026-01-08T10:00", in("two"));

        assertThat(isFirst("R")).isTrue();
        assertThat(isFirst("S")).isFalse();
        assertThat(isFirst("T")).isTrue();
    }

    @Test
    void isFirst_withoutAThread_oncePerMailOfOurs() {
        received("out of the blue", "2026-01-04T10:00", plain());
        received("again", "2026-01-04T11:00", plain());
        sent("A", "2026-01-05T10:00", plain());
        received("R", "2026-01-06T10:00", plain());
        received("R2", "2026-01-06T11:00", plain());
        sent("B", "2026-01-07T10:00", plain());
        received("S", "2026-01-08T10:00", plain());

        assertThat(isFirst("out of the blue")).isTrue();
        assertThat(isFirst("again")).isFalse();
        assertThat(isFirst("R")).isTrue();
        assertThat(isFirst("R2")).isFalse();
        assertThat(isFirst("S")).isTrue();
    }

    @Test
    void isFirst_atTheSameInstant_isOneOfThem() {
        sent("A", "2026-01-05T10:00", plain());
        received("S", "2026-01-06T10:00", plain());
        received("R", "2026-01-06T10:00", plain());

        assertThat(isFirst("R")).isTrue();
        assertThat(isFirst("S")).isFalse();
    }
}
