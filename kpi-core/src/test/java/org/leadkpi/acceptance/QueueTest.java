package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.Scenario.at;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadkpi.capacity.Holding;
import org.leadkpi.capacity.Holding.Tie;
import org.leadkpi.capacity.QueuedLead;
import org.leadkpi.capacity.RepBook;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Origin;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Stage;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.value.Rational;

/** What the records say of leads to hand out, of books, and of leads that may be moved. */
class QueueTest {

    private static final Instant SINCE = at("2026-01-01T00:00").instant(Scenario.NEW_YORK);

    private static Scenario january10() {
        return Scenario.january().asOf("2026-01-10T12:00").noTouches().noDeals();
    }

    private static Holding holding(Scenario company) {
        List<Holding> all = Holding.all(company.dataset(), SINCE, ResponseTargets.standard());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Set<Tie> ties(Scenario company) {
        return holding(company).ties();
    }

    @Test
    void leadsThatWait_haveNoOwnerAndAreOpen() {
        Dataset data = january10()
                .lead("waits", "2026-01-05T09:00")
                .lead("owned", "2026-01-05T09:00", lead -> lead.owner("R"))
                .lead("test", "2026-01-05T09:00", lead -> lead.test(true))
                .lead("copy", "2026-01-05T09:00", lead -> lead.duplicateOf("waits"))
                .lead("out", "2026-01-05T09:00", lead -> lead.entered(Stage.DISQUALIFIED, at("2026-01-06T09:00")))
                .lead("won", "2026-01-05T09:00", lead -> lead.entered(Stage.CUSTOMER, at("2026-01-06T09:00")))
                .lead("back", "2026-01-05T09:00", lead -> lead.entered(Stage.RECYCLED, at("2026-01-06T09:00")))
                .lead("tomorrow", "2026-01-11T09:00")
                .dataset();
        List<QueuedLead> waiting = QueuedLead.waiting(data);

        assertThat(waiting).extracting(QueuedLead::id).containsExactly("back", "waits");
        assertThat(waiting).extracting(QueuedLead::qualified).containsExactly(false, true);
    }

    @Test
    void queuedLead_hasItsLatestScoreAndItsSegment() {
        QueuedLead lead = QueuedLead.waiting(january10()
                        .lead(
                                "L",
                                "2026-01-05T09:00",
                                builder -> builder.type(LeadType.WARM_MQL)
                                        .intent(IntentTier.HIGH)
                                        .attribute("region", "EMEA")
                                        .score(new ScoreSnapshot(at("2026-01-06T09:00"), new BigDecimal("72.5"), "v1"))
                                        .score(new ScoreSnapshot(at("2026-01-05T09:00"), new BigDecimal("40"), "v1"))
                                        .score(new ScoreSnapshot(at("2026-01-11T09:00"), new BigDecimal("99"), "v1")))
                        .dataset())
                .get(0);

        assertThat(lead)
                .isEqualTo(new QueuedLead(
                        "L",
                        LeadType.WARM_MQL,
                        IntentTier.HIGH,
                        Optional.of(Rational.parse("72.5")), // wrong: 99, which was taken after the as-of instant
                        at("2026-01-05T09:00").instant(Scenario.NEW_YORK),
                        true,
                        Optional.empty(),
                        Map.of("region", "EMEA")));
    }

    @Test
    void score_canBeThatOfAFunction() {
        Dataset data = january10().lead("L", "2026-01-05T09:00").dataset();

        assertThat(QueuedLead.waiting(data, lead -> Optional.of(Rational.of(7))))
                .extracting(QueuedLead::score)
                .containsExactly(Optional.of(Rational.of(7)));
    }

    @Test
    void books_countWhatWasAssignedSince() {
        List<RepBook> books = RepBook.all(
                january10()
                        .lead("old", "2025-12-05T09:00", lead -> lead.owner("A"))
                        .lead(
                                "new",
                                "2025-12-05T09:00",
                                lead -> lead.owner("A").ownerAssignedAt(at("2026-01-02T09:00")))
                        .lead(
                                "warm",
                                "2026-01-01T00:00",
                                lead -> lead.owner("A").type(LeadType.WARM_MQL))
                        .lead(
                                "spam",
                                "2026-01-03T00:00",
                                lead -> lead.owner("A").spam(true))
                        .lead("stranger", "2026-01-03T00:00", lead -> lead.owner("X"))
                        .rep("A", rep -> rep)
                        .rep("B", rep -> rep)
                        .dataset(),
                SINCE);

        assertThat(books)
                .extracting(RepBook::leads)
                .containsExactly(Map.of(LeadType.UNKNOWN, 1L, LeadType.WARM_MQL, 1L), Map.of());
        assertThat(books)
                .extracting(RepBook::lastAssignedAt)
                .containsExactly(Optional.of(at("2026-01-02T09:00").instant(Scenario.NEW_YORK)), Optional.empty());
    }

    @Test
    void untouchedOutboundLead_isFree() {
        Holding free = holding(january10()
                .lead("L", "2026-01-05T09:00", lead -> lead.owner("A").origin(Origin.OUTBOUND)));

        assertThat(free.ties()).isEmpty();
        assertThat(free.movedAt()).isEmpty();
    }

    @Test
    void inboundLead_isTiedWhileItsClockRuns() {
        assertThat(ties(inbound(IntentTier.LOW, "2026-01-10T09:00"))).containsExactly(Tie.CLOCK_RUNNING);
        assertThat(ties(inbound(IntentTier.LOW, "2026-01-08T09:00")))
                .as("missed, and never escalated")
                .isEmpty();
        assertThat(ties(inbound(IntentTier.HIGH, "2026-01-10T11:52")))
                .as("missed, to be escalated")
                .containsExactly(Tie.CLOCK_RUNNING);
        assertThat(ties(inbound(IntentTier.HIGH, "2026-01-08T09:00")))
                .as("escalated")
                .containsExactly(Tie.CLOCK_RUNNING);
        assertThat(ties(inbound(IntentTier.UNKNOWN, "2026-01-10T09:00")))
                .as("judged by nobody")
                .isEmpty();
    }

    private static Scenario inbound(IntentTier tier, String createdAt) {
        return january10()
                .lead(
                        "L",
                        createdAt,
                        lead -> lead.owner("A").origin(Origin.INBOUND).intent(tier));
    }

    @Test
    void touchesConversationsAndOpportunities_tie() {
        Scenario touched = january10()
                .lead("L", "2026-01-05T09:00", lead -> lead.owner("A"))
                .touch(TouchKind.EMAIL, "2026-01-06T09:00", mail -> mail.lead("L"));

        assertThat(ties(touched)).containsExactly(Tie.TOUCHED);
        assertThat(ties(touched.touch(
                                TouchKind.EMAIL,
                                "2026-01-06T10:00",
                                mail -> mail.lead("L").direction(TouchDirection.INBOUND))
                        .deal("O", "2026-01-07T09:00", deal -> deal.lead("L"))))
                .containsExactly(Tie.TOUCHED, Tie.IN_CONVERSATION, Tie.OPEN_OPPORTUNITY);
    }

    @Test
    void assignmentOnALaterDay_countsAsAMove() {
        assertThat(holding(assigned("2026-01-05T17:00")).movedAt()).isEmpty();
        assertThat(holding(assigned("2026-01-06T09:00")).movedAt())
                .contains(at("2026-01-06T09:00").instant(Scenario.NEW_YORK));
    }

    private static Scenario assigned(String when) {
        return january10().lead("L", "2026-01-05T09:00", lead -> lead.owner("A").ownerAssignedAt(at(when)));
    }

    @Test
    void holdings_areThoseOfTheBooks() {
        Dataset data = january10()
                .lead("before", "2025-12-05T09:00", lead -> lead.owner("A"))
                .lead("nobody's", "2026-01-05T09:00")
                .lead(
                        "won",
                        "2026-01-05T09:00",
                        lead -> lead.owner("A").entered(Stage.CUSTOMER, at("2026-01-06T09:00")))
                .dataset();

        assertThat(Holding.all(data, SINCE, ResponseTargets.standard())).isEmpty();
    }
}
