package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.metric.ResponseKpis;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/** Invariants I-12, I-14 and I-23 of the specification: what must hold however fast anybody answers. */
class ResponseLawsTest {

    private static final long SEEDS = 1_000_000;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateRange WEEKS = DateRange.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 2));
    private static final Instant START = WEEKS.startInstant(NEW_YORK);

    /** A lead, when it came, how soon it was called if it was, and when it was given up if it was. */
    private record Call(IntentTier tier, Instant created, Optional<Duration> after, Optional<Duration> givenUpAfter) {

        private static final List<Duration> LIMITS =
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60), Duration.ofHours(24));

        static Call of(Random random) {
            return new Call(
                    IntentTier.values()[random.nextInt(IntentTier.values().length)],
                    START.plusSeconds(random.nextInt(27 * 86_400)),
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(length(random)),
                    random.nextInt(5) == 0 ? Optional.of(length(random)) : Optional.empty());
        }

        /** At a limit, a second beside it, or anywhere. */
        private static Duration length(Random random) {
            return random.nextBoolean()
                    ? LIMITS.get(random.nextInt(4)).plusSeconds(random.nextInt(3) - 1)
                    : Duration.ofSeconds(random.nextInt(3 * 86_400));
        }

        /** The target of the specification: under 5 minutes, up to 60 minutes, up to 24 hours. */
        boolean isMet(Duration length) {
            return switch (tier) {
                case HIGH -> length.compareTo(Duration.ofMinutes(5)) < 0;
                case MEDIUM -> length.compareTo(Duration.ofMinutes(60)) <= 0;
                default -> length.compareTo(Duration.ofHours(24)) <= 0;
            };
        }

        boolean isPending(Duration age) {
            return switch (tier) {
                case HIGH -> age.compareTo(Duration.ofMinutes(5)) < 0;
                case MEDIUM -> age.compareTo(Duration.ofMinutes(60)) < 0;
                default -> age.compareTo(Duration.ofHours(24)) < 0;
            };
        }
    }

    private static List<Call> calls(Random random) {
        return Stream.generate(() -> Call.of(random)).limit(random.nextInt(40)).toList();
    }

    private static Instant asOf(Random random) {
        return START.plusSeconds(86_400L + random.nextInt(27 * 86_400));
    }

    private static Dataset dataset(List<Call> calls, Duration shift, Instant asOf) {
        List<Lead> leads = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        for (Call call : calls) {
            String id = "L" + leads.size();
            Timestamp created = Timestamp.of(call.created().plus(shift));
            Lead.Builder lead = Lead.builder(id, created)
                    .origin(Origin.INBOUND)
                    .channel("c" + leads.size() % 3)
                    .owner("r" + leads.size() % 2);
            if (call.tier() != IntentTier.UNKNOWN) {
                lead.intent(call.tier());
            }
            call.givenUpAfter()
                    .ifPresent(after -> lead.entered(
                            Stage.DISQUALIFIED,
                            Timestamp.of(call.created().plus(shift).plus(after))));
            leads.add(lead.build());
            call.after()
                    .ifPresent(after -> touches.add(Touch.builder(
                                    "T" + id,
                                    Timestamp.of(call.created().plus(shift).plus(after)),
                                    TouchKind.CALL)
                            .lead(id)
                            .build()));
        }
        int days = (int) shift.toDays();
        return Dataset.observed(WEEKS.start().plusDays(days), WEEKS.end().plusDays(days))
                .zone(NEW_YORK)
                .asOf(asOf.plus(shift))
                .currency("USD")
                .leads(leads)
                .touches(touches)
                .build();
    }

    // ---- I-12

    @Property(tries = 150, seed = "1201", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i12_metMissedAndPending_areAllClocks(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        List<Call> calls = calls(random);
        Instant asOf = asOf(random);
        long met = 0;
        long pending = 0;
        long clocks = 0;
        for (Call call : calls) {
            Duration age = Duration.between(call.created(), asOf);
            if (!age.isNegative() && call.tier() != IntentTier.UNKNOWN) {
                Optional<Duration> answered = call.after().filter(after -> after.compareTo(age) <= 0);
                clocks++;
                met += answered.filter(call::isMet).isPresent() ? 1 : 0;
                pending += answered.isEmpty() && call.isPending(age) ? 1 : 0;
            }
        }

        Scorecard card = Scorecard.of(dataset(calls, Duration.ZERO, asOf), Grain.NONE);

        assertSides(card.get(ResponseKpis.RESPONSE_SLA_ATTAINMENT), met, clocks - pending);
        assertSides(card.get(ResponseKpis.RESPONSE_SLA_ATTAINMENT_PESSIMISTIC), met, clocks);
        assertSides(card.get(ResponseKpis.RESPONSE_SLA_ATTAINMENT_OPTIMISTIC), met + pending, clocks);
    }

    private static void assertSides(Reading reading, long numerator, long denominator) {
        assertThat(reading.numerator()).as("%s", reading).contains(Rational.of(numerator));
        assertThat(reading.denominator()).as("%s", reading).contains(Rational.of(denominator));
    }

    @Property(tries = 60, seed = "1202", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i12_attainment_liesBetweenItsBounds(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Scorecard card = Scorecard.of(
                dataset(calls(random), Duration.ZERO, asOf(random)),
                Grain.WEEK,
                StandardDimensions.CHANNEL,
                StandardDimensions.INTENT);

        for (Segment segment : card.segments()) {
            for (DateRange week : card.periods()) {
                card.get(ResponseKpis.RESPONSE_SLA_ATTAINMENT, segment, week)
                        .number()
                        .ifPresent(point -> assertThat(point)
                                .isBetween(
                                        number(card, ResponseKpis.RESPONSE_SLA_ATTAINMENT_PESSIMISTIC, segment, week),
                                        number(card, ResponseKpis.RESPONSE_SLA_ATTAINMENT_OPTIMISTIC, segment, week)));
            }
        }
    }

    private static Rational number(Scorecard card, Kpi kpi, Segment segment, DateRange range) {
        return card.get(kpi, segment, range).number().orElseThrow();
    }

    // ---- I-14

    /** No clock changes between January and the end of February. */
    @Property(tries = 30, seed = "1401", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i14_aWeekLater_everythingIsTheSame(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        List<Call> calls = calls(random);
        Instant asOf = asOf(random);
        Duration shift = Duration.ofDays(7L * (1 + random.nextInt(3)));

        Scorecard before = Scorecard.of(dataset(calls, Duration.ZERO, asOf), Grain.WEEK, StandardDimensions.CHANNEL);
        Scorecard after = Scorecard.of(dataset(calls, shift, asOf), Grain.WEEK, StandardDimensions.CHANNEL);

        for (Segment segment : before.segments()) {
            for (int week = 0; week < before.periods().size(); week++) {
                for (Kpi kpi : List.of(
                        ResponseKpis.LEAD_RESPONSE_TIME,
                        ResponseKpis.LEAD_RESPONSE_TIME_P90,
                        ResponseKpis.LEAD_RESPONSE_TIME_MEAN,
                        ResponseKpis.RESPONSE_WITHIN_5M,
                        ResponseKpis.RESPONSE_SLA_ATTAINMENT,
                        ResponseKpis.OLDEST_UNTOUCHED_AGE,
                        ResponseKpis.UNTOUCHED_LEADS,
                        OutreachKpis.DIALS_MADE)) {
                    assertThat(after.get(kpi, segment, after.periods().get(week))
                                    .value())
                            .isEqualTo(before.get(kpi, segment, before.periods().get(week))
                                    .value());
                }
            }
        }
    }

    // ---- I-01, for what leads and touches make together

    @Property(tries = 30, seed = "1203", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i01_orderOfLeadsAndTouches_changesNoReading(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Dataset data = dataset(calls(random), Duration.ZERO, asOf(random));
        List<Lead> leads = new ArrayList<>(
                data.journeys().stream().map(journey -> journey.lead()).toList());
        List<Touch> touches = new ArrayList<>(data.touches());
        Collections.shuffle(leads, random);
        Collections.shuffle(touches, random);

        assertThat(Scorecard.of(
                                data.toBuilder().leads(leads).touches(touches).build(),
                                Grain.WEEK,
                                StandardDimensions.CHANNEL)
                        .readings())
                .isEqualTo(Scorecard.of(data, Grain.WEEK, StandardDimensions.CHANNEL)
                        .readings());
    }

    // ---- I-23

    @Property(tries = 50, seed = "2301", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i23_leadsPerRep_timesReps_areAllLeads(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        LocalDate month = LocalDate.of(2026, 1 + random.nextInt(12), 1);
        int leads = random.nextInt(200);
        int reps = random.nextInt(6);
        Dataset data = Dataset.observed(month, month.plusMonths(1))
                .zone(NEW_YORK)
                .currency("USD")
                .leads(Stream.iterate(0, id -> id + 1)
                        .limit(leads)
                        .map(id -> Lead.builder(
                                        "L" + id, Timestamp.of(month.plusDays(random.nextInt(month.lengthOfMonth()))))
                                .owner("R" + random.nextInt(8))
                                .build())
                        .toList())
                .reps(Stream.iterate(0, id -> id + 1)
                        .limit(reps)
                        .map(id ->
                                Rep.builder("R" + id).role(RepRole.INSIDE_SALES).build())
                        .toList())
                .build();

        Scorecard card = Scorecard.of(data, Grain.MONTH);

        for (Kpi kpi : List.of(
                CapacityKpis.LEADS_PER_REP, CapacityKpis.LEADS_PER_REP_CREATED, CapacityKpis.LEADS_PER_REP_FTE)) {
            assertThat(card.get(kpi).number().map(perRep -> perRep.times(Rational.of(reps))))
                    .isEqualTo(
                            reps == 0
                                    ? Optional.empty()
                                    : card.get(StandardKpis.NEW_LEADS).number());
        }
    }
}
