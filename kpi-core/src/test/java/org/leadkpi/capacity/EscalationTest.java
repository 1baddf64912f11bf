package org.leadkpi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.ResponseKpis;
import org.leadkpi.metric.ResponseTallies;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;

class EscalationTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final BusinessCalendar OFFICE = BusinessCalendar.parse("zone=UTC\nmon-fri=09:00-17:00");

    private static Timestamp at(String text) {
        return Timestamp.parse(text, UTC);
    }

    /** A sales floor that can be told what happens on it. */
    private static final class Floor {
        private final List<Lead> leads = new ArrayList<>();
        private final List<Touch> touches = new ArrayList<>();
        private final List<Rep> reps = new ArrayList<>();
        private Policies policies = Policies.STANDARD;
        private String asOf = "2026-01-05T10:30";

        Floor lead(String id, String createdAt, UnaryOperator<Lead.Builder> like) {
            leads.add(like.apply(Lead.builder(id, at(createdAt))
                            .origin(Origin.INBOUND)
                            .intent(IntentTier.HIGH)
                            .owner("R1"))
                    .build());
            return this;
        }

        Floor lead(String id, String createdAt) {
            return lead(id, createdAt, lead -> lead);
        }

        /** Leads that were answered at once, to keep a rep busy. */
        Floor busy(String rep, int openLeads) {
            for (int i = 0; i < openLeads; i++) {
                String id = rep + "-open-" + i;
                lead(id, "2026-01-02T10:00", lead -> lead.owner(rep)).call(id, "2026-01-02T10:01");
            }
            return this;
        }

        Floor call(String lead, String at) {
            touches.add(Touch.builder("T" + touches.size(), at(at), TouchKind.CALL)
                    .lead(lead)
                    .build());
            return this;
        }

        Floor reps(String... ids) {
            for (String id : ids) {
                rep(id, rep -> rep.role(RepRole.SDR));
            }
            return this;
        }

        Floor rep(String id, UnaryOperator<Rep.Builder> like) {
            reps.add(like.apply(Rep.builder(id)).build());
            return this;
        }

        Floor policies(Policies choice) {
            policies = choice;
            return this;
        }

        Floor asOf(String at) {
            asOf = at;
            return this;
        }

        Dataset dataset() {
            return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                    .zone(UTC)
                    .currency("USD")
                    .asOf(at(asOf).instant(UTC))
                    .policies(policies)
                    .leads(leads)
                    .touches(touches)
                    .reps(reps)
                    .build();
        }

        List<Escalation> due() {
            return Escalation.due(dataset());
        }

        /** Each as {@code lead to rep}. */
        List<String> assignments() {
            return due().stream()
                    .map(due -> due.lead() + " to " + due.toRep().orElse("manager"))
                    .toList();
        }
    }

    private static Floor floor() {
        return new Floor().reps("R1", "R2", "R3");
    }

    // spec 4.4: of A to F only F is to be escalated now; D was, before it was answered
    @Test
    void due_ofTheSixLeads_isTheOneUntouchedForTwentyMinutes() {
        Floor floor = floor().lead("A", "2026-01-05T10:00")
                .call("A", "2026-01-05T10:03")
                .lead("B", "2026-01-05T10:00")
                .call("B", "2026-01-05T10:05")
                .lead("C", "2026-01-05T10:00")
                .call("C", "2026-01-05T10:12")
                .lead("D", "2026-01-05T10:00")
                .call("D", "2026-01-05T10:16")
                .lead("E", "2026-01-05T10:26")
                .lead("F", "2026-01-05T10:10");

        assertThat(floor.due())
                .containsExactly(new Escalation(
                        "F",
                        IntentTier.HIGH,
                        Instant.parse("2026-01-05T10:10:00Z"),
                        Instant.parse("2026-01-05T10:25:00Z"),
                        Duration.ofMinutes(20),
                        Optional.of("R1"),
                        Optional.of("R2"),
                        "least utilized of those who may have it"));
        assertThat(floor.asOf("2026-01-05T10:15:59").due())
                .extracting(Escalation::lead)
                .containsExactly("D");
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, 10:14:59, false",
        "HIGH, 10:15:00, true",
        "MEDIUM, 11:59:59, false",
        "MEDIUM, 12:00:00, true",
        "LOW, 23:59:59, false",
        "UNKNOWN, 23:59:59, false"
    })
    void due_fromExactlyTheEscalationOfTheTierOn(IntentTier tier, String time, boolean due) {
        Floor floor =
                floor().lead("L", "2026-01-05T10:00", lead -> lead.intent(tier)).asOf("2026-01-05T" + time);

        assertThat(floor.due()).hasSize(due ? 1 : 0);
    }

    @Test
    void due_byTargetsOfOnesOwn() {
        Floor floor = floor().lead("L", "2026-01-05T10:00", lead -> lead.intent(IntentTier.LOW));
        ResponseTargets strict = ResponseTargets.standard()
                .with(
                        IntentTier.LOW,
                        ResponseTarget.under(Duration.ofMinutes(10)).withEscalation(Duration.ofMinutes(30)));

        assertThat(floor.due()).isEmpty();
        assertThat(floor.policies(Policies.STANDARD.withResponseTargets(strict)).due())
                .hasSize(1);
    }

    @Test
    void due_withACalendar_byBusinessTime() {
        Floor floor = floor().lead("night", "2026-01-05T02:00").policies(Policies.STANDARD.withCalendar(OFFICE));

        assertThat(floor.asOf("2026-01-05T09:14:59").due()).isEmpty();
        assertThat(floor.asOf("2026-01-05T09:20").due()).singleElement().satisfies(due -> {
            assertThat(due.breachedAt()).isEqualTo("2026-01-05T09:15:00Z");
            assertThat(due.age()).isEqualTo(Duration.ofMinutes(20));
        });
        assertThat(floor.policies(Policies.STANDARD).due()).singleElement().satisfies(due -> {
            assertThat(due.breachedAt()).isEqualTo("2026-01-05T02:15:00Z");
            assertThat(due.age()).isEqualTo(Duration.ofHours(7).plusMinutes(20));
        });
    }

    @Test
    void due_notForDisqualifiedLeadsTestsDuplicatesOutboundOnesAndClocksKnownByTheirDay() {
        Floor floor = floor().lead(
                        "junk",
                        "2026-01-05T09:00",
                        lead -> lead.entered(Stage.DISQUALIFIED, at("2026-01-05T09:05"), "no fit"))
                .lead("test", "2026-01-05T09:00", lead -> lead.test(true))
                .lead("copy", "2026-01-05T09:00", lead -> lead.duplicateOf("junk"))
                .lead("outbound", "2026-01-05T09:00", lead -> lead.origin(Origin.OUTBOUND))
                .lead("day", "2026-01-04");

        assertThat(floor.due()).isEmpty();
    }

    @Test
    void due_whereTouchesWereNotSupplied_isRefused() {
        Dataset blind = floor().lead("L", "2026-01-05T09:00").dataset().toBuilder()
                .lacks(Feed.TOUCHES)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Escalation.due(blind))
                .withMessage("feed touches was not supplied, so nothing tells which leads were answered");
    }

    // ---- who is next

    @Test
    void next_isTheLeastUtilizedOther_theFirstByIdAmongEquals() {
        assertThat(floor().busy("R2", 2)
                        .busy("R3", 1)
                        .lead("L", "2026-01-05T10:00")
                        .assignments())
                .containsExactly("L to R3");
        assertThat(new Floor()
                        .reps("R3", "R2", "R1")
                        .lead("L", "2026-01-05T10:00")
                        .assignments())
                .containsExactly("L to R2");
        assertThat(floor().busy("R2", 1)
                        .busy("R3", 1)
                        .lead("L", "2026-01-05T10:00")
                        .assignments())
                .as("the owner is never the next, however idle")
                .containsExactly("L to R2");
    }

    @Test
    void next_isNoManagerAndNobodyWhoIsAway() {
        Floor floor = new Floor()
                .reps("R1")
                .rep("boss", rep -> rep.role(RepRole.MANAGER))
                .rep("left", rep -> rep.activeTo(LocalDate.of(2026, 1, 5)))
                .rep("later", rep -> rep.activeFrom(LocalDate.of(2026, 1, 6)))
                .lead("L", "2026-01-05T10:00");

        assertThat(floor.due()).singleElement().satisfies(due -> {
            assertThat(due.toRep()).isEmpty();
            assertThat(due.reason()).isEqualTo("no other rep is available");
        });
        assertThat(floor.rep("today", rep -> rep.activeFrom(LocalDate.of(2026, 1, 5)))
                        .due())
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.toRep()).contains("today");
                    assertThat(due.reason()).isEqualTo("least utilized of those who may have it");
                });
    }

    @Test
    void next_whereNoRepsAreKnown_isTheManager() {
        assertThat(new Floor().lead("L", "2026-01-05T10:00").due())
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.toRep()).isEmpty();
                    assertThat(due.reason()).isEqualTo("no reps are known");
                });
    }

    @Test
    void next_isOneWhoIsAvailable() {
        Dataset data = floor().lead("L", "2026-01-05T10:00").dataset();

        assertThat(Escalation.due(
                        data,
                        ResponseTargets.standard(),
                        BusinessCalendar.ALWAYS_OPEN,
                        rep -> !rep.id().equals("R2")))
                .extracting(Escalation::toRep)
                .containsExactly(Optional.of("R3"));
    }

    @Test
    void next_ofALeadThatNobodyOwns_isAnybody() {
        Floor floor = floor().busy("R2", 1).busy("R3", 1);
        floor.leads.add(Lead.builder("L", at("2026-01-05T10:00"))
                .origin(Origin.INBOUND)
                .intent(IntentTier.HIGH)
                .build());

        assertThat(floor.assignments()).containsExactly("L to R1");
        assertThat(floor.due().get(0).fromRep()).isEmpty();
    }

    @Test
    void next_countsWhatWasGivenAwayBefore_theHottestAndOldestFirst() {
        Floor floor = floor().lead("cool", "2026-01-05T07:00", lead -> lead.intent(IntentTier.MEDIUM))
                .lead("young", "2026-01-05T10:05")
                .lead("old", "2026-01-05T10:00")
                .lead("old too", "2026-01-05T10:00");

        assertThat(floor.assignments()).containsExactly("old to R2", "old too to R3", "young to R2", "cool to R3");
    }

    @Test
    void next_ofEqualsIsTheOneWhoWasGivenALeadLongerAgo_notTheFirstById() {
        Floor floor = new Floor()
                .reps("R2", "R3")
                .busy("R3", 1)
                .lead("of R2", "2026-01-05T10:00", lead -> lead.owner("R2"))
                .lead("second", "2026-01-05T10:01")
                .lead("third", "2026-01-05T10:02");

        assertThat(floor.assignments()).containsExactly("of R2 to R3", "second to R2", "third to R3");
    }

    @Test
    void next_loadIsThatOfTheMonthBefore() {
        Floor floor = floor().busy("R3", 1)
                .lead("R2-old", "2025-12-01T10:00", lead -> lead.owner("R2"))
                .call("R2-old", "2025-12-01T10:01");

        assertThat(floor.lead("L", "2026-01-05T10:00").assignments()).containsExactly("L to R2");
    }

    @Test
    void next_ofAHighScore_isASenior() {
        UnaryOperator<Lead.Builder> hot =
                lead -> lead.score(new ScoreSnapshot(at("2026-01-05T10:00"), new BigDecimal("81"), ""));
        Floor floor = floor().rep("S", rep -> rep.seniority(Seniority.SENIOR))
                .busy("S", 3)
                .lead("L", "2026-01-05T10:00", hot);

        assertThat(floor.due()).singleElement().satisfies(due -> {
            assertThat(due.toRep()).contains("S");
            assertThat(due.reason()).isEqualTo("score asks for a senior rep");
        });
    }

    @Test
    void next_isAnAccountExecutive_onlyForOneOrWhereNobodyElseIs() {
        UnaryOperator<Rep.Builder> executive = rep -> rep.role(RepRole.AE);

        assertThat(floor().busy("R2", 3)
                        .busy("R3", 3)
                        .rep("E1", executive)
                        .lead("L", "2026-01-05T10:00")
                        .assignments())
                .containsExactly("L to R2");
        assertThat(floor().busy("R1", 3)
                        .busy("R2", 3)
                        .busy("R3", 3)
                        .rep("E1", executive)
                        .rep("E2", executive)
                        .lead("L", "2026-01-05T10:00", lead -> lead.owner("E1"))
                        .assignments())
                .containsExactly("L to E2");
        assertThat(new Floor()
                        .reps("R1")
                        .rep("E1", executive)
                        .lead("L", "2026-01-05T10:00")
                        .assignments())
                .containsExactly("L to E1");
    }

    @Test
    void next_whereEveryOtherIsFull_isTheManager() {
        Floor floor = new Floor()
                .reps("R1")
                .rep("R2", rep -> rep.capacity(1))
                .busy("R2", 1)
                .lead("L", "2026-01-05T10:00");

        assertThat(floor.due()).singleElement().satisfies(due -> {
            assertThat(due.toRep()).isEmpty();
            assertThat(due.reason()).isEqualTo("every rep who may have it is full");
        });
    }

    // spec 4.4: one per clock
    @Test
    void twoClocksOfOneLead_areTwoEscalationsToOneRep() {
        Floor floor = floor().lead(
                        "L",
                        "2026-01-05T07:00",
                        lead -> lead.intent(IntentTier.MEDIUM)
                                .signal(IntentSignal.of(at("2026-01-05T10:00"), SignalKind.DEMO_REQUEST)));

        assertThat(floor.due()).extracting(Escalation::tier).containsExactly(IntentTier.HIGH, IntentTier.MEDIUM);
        assertThat(floor.assignments()).containsExactly("L to R2", "L to R2");
    }

    // ---- laws

    /** Pure: asked again, or of the same records in another order, it gives the same; and one for each that the KPI counts. */
    @Property(tries = 300, seed = "44", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void due_isStableAndOfEachClockOnce(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        Floor floor = new Floor().reps("R1", "R2", "R3").asOf("2026-01-09T12:00");
        IntentTier[] tiers = IntentTier.values();
        for (int i = 0; i < 12; i++) {
            String id = "L" + i;
            String created = at("2026-01-05").instant(UTC).plusSeconds(60L * random.nextInt(5 * 24 * 60)) + "";
            floor.lead(id, created, lead -> {
                lead.intent(tiers[random.nextInt(4)]).owner("R" + (1 + random.nextInt(4)));
                return random.nextInt(3) > 0
                        ? lead
                        : lead.signal(IntentSignal.of(
                                Timestamp.of(at(created).instant(UTC).plusSeconds(random.nextInt(100_000))),
                                SignalKind.DEMO_REQUEST));
            });
            if (random.nextInt(3) == 0) {
                floor.call(id, at("2026-01-05").instant(UTC).plusSeconds(random.nextInt(500_000)) + "");
            }
        }
        if (random.nextBoolean()) {
            floor.policies(Policies.STANDARD.withCalendar(OFFICE));
        }
        Dataset data = floor.dataset();

        List<Escalation> due = Escalation.due(data);

        assertThat(Escalation.due(data)).isEqualTo(due);
        assertThat(due).doesNotHaveDuplicates();
        assertThat(due).allSatisfy(one -> assertThat(one.toRep()).isPresent().isNotEqualTo(one.fromRep()));
        assertThat(Ledger.of(data, Catalog.standard().only(List.of(ResponseKpis.ESCALATIONS.id())), Grain.NONE)
                        .cell(Segment.ALL, data.range())
                        .rawCount(ResponseTallies.ESCALATIONS_DUE))
                .isEqualTo(due.size());
        for (List<?> records : Arrays.asList(floor.leads, floor.touches, floor.reps)) {
            Collections.shuffle(records, random);
        }
        assertThat(floor.due()).isEqualTo(due);
    }
}
