package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/** What must hold between the rates of outreach, whatever the contacts do. */
class OutreachLawsTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    /** Contacts that are enrolled, written to, reply at most once, and book a meeting only after a reply. */
    private static Scorecard card(Random random) {
        List<Touch> touches = new ArrayList<>();
        List<Enrollment> enrollments = new ArrayList<>();
        for (int contact = random.nextInt(40); contact > 0; contact--) {
            String id = "P" + contact;
            int day = random.nextInt(10);
            enrollments.add(Enrollment.builder(id, "S", at(day)).build());
            boolean reached = false;
            for (int mail = random.nextInt(4); mail > 0; mail--) {
                boolean bounced = random.nextInt(3) == 0;
                reached |= !bounced;
                touches.add(touch(id, "mail" + mail, day + mail, TouchKind.EMAIL)
                        .outcome(bounced ? TouchOutcome.BOUNCED : TouchOutcome.SENT)
                        .build());
            }
            if (reached && random.nextInt(3) > 0) {
                touches.add(touch(id, "reply", day + 5, TouchKind.EMAIL)
                        .direction(TouchDirection.INBOUND)
                        .build());
                for (int meeting = random.nextInt(3); meeting > 0; meeting--) {
                    touches.add(touch(id, "meeting" + meeting, day + 5 + meeting, TouchKind.MEETING)
                            .build());
                }
            }
        }
        return Scorecard.of(
                Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))
                        .zone(ZoneId.of("UTC"))
                        .asOf(Instant.parse("2026-12-31T00:00:00Z"))
                        .currency("USD")
                        .touches(touches)
                        .enrollments(enrollments)
                        .build(),
                Grain.NONE);
    }

    private static Timestamp at(int day) {
        return Timestamp.of(START.plusSeconds(day * 86_400L));
    }

    private static Touch.Builder touch(String contact, String what, int day, TouchKind kind) {
        return Touch.builder(contact + what, at(day), kind).prospect(contact);
    }

    private static Optional<Rational> value(Scorecard card, Kpi kpi) {
        return card.get(kpi).value().number();
    }

    @Property(tries = 500, seed = "1111", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i11_repliesPerMessage_neverExceedThoseOfContactsThatReplyOnce(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Scorecard card = card(new Random(seed));
        Optional<Rational> perMessage = value(card, OutreachKpis.REPLY_RATE_PER_MESSAGE);

        assertThat(value(card, OutreachKpis.REPLY_RATE).isPresent()).isEqualTo(perMessage.isPresent());
        perMessage.ifPresent(rate -> assertThat(rate)
                .isLessThanOrEqualTo(value(card, OutreachKpis.REPLY_RATE).orElseThrow()));
    }

    @Property(tries = 500, seed = "2222", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i22_deliveredShareTimesReplyRateTimesMeetingRate_isSequenceToMeeting(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Scorecard card = card(new Random(seed));
        Optional<Rational> meetings = value(card, OutreachKpis.MEETING_RATE);
        Assume.that(meetings.isPresent());

        Rational delivered = card.get(OutreachKpis.REPLY_RATE)
                .denominator()
                .orElseThrow()
                .dividedBy(
                        card.get(OutreachKpis.SEQUENCE_TO_MEETING).denominator().orElseThrow());

        assertThat(value(card, OutreachKpis.SEQUENCE_TO_MEETING))
                .contains(delivered
                        .times(value(card, OutreachKpis.REPLY_RATE).orElseThrow())
                        .times(meetings.get()));
    }

    @Property(tries = 300, seed = "3333", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void bouncesAndDeliveries_areAllMails(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Scorecard card = card(new Random(seed));
        Optional<Rational> bounced = value(card, OutreachKpis.BOUNCE_RATE);

        assertThat(bounced.map(rate ->
                        rate.plus(value(card, OutreachKpis.DELIVERY_RATE).orElseThrow())))
                .isEqualTo(bounced.map(rate -> Rational.ONE));
    }
}
