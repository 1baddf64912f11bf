package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.LEAD_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.LEAD_TO_MQL;
import static org.leadkpi.metric.StandardKpis.MQL_STALL_RATE;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_CLOSED;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_COHORT;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_FROM_LEAD;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_FROM_SQL;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_MEAN;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.WIN_RATE_COHORT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.OpportunityType;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Cohort;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Conversion over time: the same cohort at several ages, several cohorts at the same age, and what is still to come. */
class CohortsTest {

    // ---- what is still to come (P-04)

    /** January: of 100 SQLs 20 win, 4 of them by day 15. February: 100 SQLs aged 15 days, of which 3 have won. */
    private static Scenario youngAndOld() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01").asOf("2026-02-16T12:00");
        company.leadsFrom(Stage.SQL, "2026-01-01T10:00", Stage.CUSTOMER, "2026-01-11T10:00", 4)
                .leadsFrom(Stage.SQL, "2026-01-01T10:00", Stage.CUSTOMER, "2026-02-10T10:00", 16)
                .leadsFrom(Stage.SQL, "2026-01-01T10:00", Stage.DISQUALIFIED, "2026-02-12T10:00", 80)
                .leadsFrom(Stage.SQL, "2026-02-01T10:00", Stage.CUSTOMER, "2026-02-11T10:00", 3)
                .leadsIn(Stage.SQL, 97, "2026-02-01T10:00");
        return company;
    }

    @Test
    void projection_ofAnImmatureCohort_goesByWhenEarlierOnesConverted() {
        Scorecard card = youngAndOld().card(Grain.MONTH);
        Cohorts cohorts = Cohorts.of(card, SQL_TO_CUSTOMER, Segment.ALL, List.of(15, 30));
        Cohort february = cohorts.cohorts().get(1);

        Reading reading = card.get(SQL_TO_CUSTOMER, Segment.ALL, Scenario.FEBRUARY);
        assertThat(reading.status()).isEqualTo(Status.IMMATURE);
        assertThat(reading.provisional()).contains(Rational.of(3, 100)); // and no verdict on "3 %"
        Cohort.Projection projection = cohorts.projection(february).orElseThrow();
        assertThat(projection.followedDays()).isEqualTo(15);
        assertThat(projection.completeness()).isEqualTo(Rational.of(1, 5));
        assertThat(projection.conversions()).isEqualTo(Rational.of(15));
        assertThat(projection.share()).isEqualTo(Rational.of(15, 100));
        // statsmodels 0.14.1 proportion_confint(3, 100, method="wilson") = (0.010255, 0.084522), over 1/5
        assertThat(projection.interval().lower()).isCloseTo(0.051273, within(1e-5));
        assertThat(projection.interval().upper()).isCloseTo(0.422608, within(1e-4));
    }

    // ---- where a sales cycle begins and ends (K-40)

    @Test
    void salesCycle_beginsAndEndsWhereTheVariantSays() {
        Scenario company = Scenario.january()
                .lead("L", "2026-01-01T09:00", lead -> lead.entered(Stage.SQL, Scenario.at("2026-01-05T09:00")))
                .deal(
                        "won",
                        "2026-01-08T09:00",
                        deal -> Scenario.won("2026-01-18T09:00").apply(deal).lead("L"))
                .deal("lost", "2026-01-08T09:00", Scenario.lost("2026-01-28T09:00"))
                .deal(
                        "renewal",
                        "2026-01-08T09:00",
                        deal -> Scenario.won("2026-01-09T09:00").apply(deal).type(OpportunityType.RENEWAL));

        assertReading(company.read(SALES_CYCLE_LENGTH)).is("10").isNot("15");
        assertReading(company.read(SALES_CYCLE_LENGTH_FROM_SQL)).is("13");
        assertReading(company.read(SALES_CYCLE_LENGTH_FROM_LEAD)).is("17");
        assertReading(company.read(SALES_CYCLE_LENGTH_CLOSED)).is("15");
    }

    // ---- leads from their creation on

    /** January: ten leads, of which four become MQL after 5 days, one of these a customer after 25, and three are ruled out. */
    private static Scenario newLeads() {
        return Scenario.observed("2026-01-01", "2026-02-01")
                .asOf("2026-03-01T09:00")
                .leads(3, "2026-01-10T09:00", lead -> lead.entered(Stage.MQL, Scenario.at("2026-01-15T09:00")))
                .leads(
                        1,
                        "2026-01-10T09:00",
                        lead -> lead.entered(Stage.MQL, Scenario.at("2026-01-15T09:00"))
                                .entered(Stage.CUSTOMER, Scenario.at("2026-02-04T09:00")))
                .leads(3, "2026-01-10T09:00", lead -> lead.entered(Stage.DISQUALIFIED, Scenario.at("2026-01-12T09:00")))
                .leads(3, "2026-01-10T09:00", lead -> lead);
    }

    @Test
    void leads_areFollowedToMql() {
        Cohort january = Cohorts.of(newLeads().card(Grain.MONTH), LEAD_TO_MQL, Segment.ALL, List.of(4, 5, 30))
                .cohorts()
                .get(0);

        assertThat(january.members()).isEqualTo(10);
        assertThat(january.at(4).orElseThrow().share()).isEqualTo(Rational.ZERO);
        assertThat(january.at(5).orElseThrow().share()).isEqualTo(Rational.of(4, 10));
        assertThat(january.at(30).orElseThrow().isComplete()).isTrue();
        assertReading(newLeads().read(LEAD_TO_MQL)).isOutOf(4, 10).flags(Flag.PARTLY_IMMATURE);
    }

    @Test
    void leads_areFollowedToTheCustomer() {
        Cohort january = Cohorts.of(newLeads().card(Grain.MONTH), LEAD_TO_CUSTOMER, Segment.ALL, List.of(24, 25))
                .cohorts()
                .get(0);

        assertThat(january.members()).isEqualTo(10);
        assertThat(january.at(24).orElseThrow().share()).isEqualTo(Rational.ZERO);
        assertThat(january.at(25).orElseThrow().share()).isEqualTo(Rational.of(1, 10));
    }

    @Test
    void projection_withoutEarlierCohorts_isNone() {
        Cohorts cohorts = Cohorts.of(youngAndOld().card(Grain.NONE), SQL_TO_CUSTOMER, Segment.ALL);

        assertThat(cohorts.projection(cohorts.cohorts().get(0))).isEmpty();
    }

    @Test
    void projection_ofADecidedCohort_isNone() {
        Cohorts cohorts = Cohorts.of(youngAndOld().card(Grain.MONTH), SQL_TO_CUSTOMER, Segment.ALL);
        Cohort january = cohorts.cohorts().get(0);

        assertThat(january.followedDays()).isEmpty();
        assertThat(january.projection(january)).isEmpty();
    }

    @Test
    void at_anAgeThatNobodyCanHave_isNone_andOneThatFewHave_isMarked() {
        Cohorts cohorts =
                Cohorts.of(youngAndOld().card(Grain.MONTH), SQL_TO_CUSTOMER, Segment.ALL, List.of(15, 16, 30));
        Cohort february = cohorts.cohorts().get(1);

        assertThat(cohorts.at(february, 15).orElseThrow().isComplete()).isTrue();
        assertThat(cohorts.at(february, 16)).isEmpty();
        Cohort.Standing beyond = february.at(16).orElseThrow();
        assertThat(beyond.isComplete()).isFalse();
        assertThat(beyond.share()).isEqualTo(Rational.of(3, 100));
        assertThat(beyond.incidence()).isEmpty();
    }

    // ---- losses compete (P-39)

    @Test
    void curve_takesLossesForWhatTheyAre() {
        Scenario company = Scenario.january()
                .deal("lost", "2026-01-01T00:00", Scenario.lost("2026-01-06T00:00"))
                .deal("open", "2026-01-13T00:00", deal -> deal)
                .deal("won-1", "2026-01-01T00:00", Scenario.won("2026-01-11T00:00"))
                .deal("won-2", "2026-01-01T00:00", Scenario.won("2026-01-21T00:00"))
                .asOf("2026-01-21T00:00");
        Cohorts cohorts = Cohorts.of(company.card(Grain.NONE), WIN_RATE_COHORT, Segment.ALL, List.of(10, 20));
        Cohort all = cohorts.whole();

        assertThat(all.members()).isEqualTo(4);
        assertThat(all.lost()).isEqualTo(1);
        assertThat(all.open()).isEqualTo(1);
        // with losses as censored it were 50 % and 100 %
        assertThat(all.at(10).orElseThrow().incidence()).contains(Rational.of(3, 8));
        assertThat(all.at(20).orElseThrow().incidence()).contains(Rational.of(3, 4));
        assertThat(all.at(20).orElseThrow().share()).isEqualTo(Rational.of(1, 2));
        assertThat(all.at(20).orElseThrow().isComplete()).isFalse();
    }

    // ---- equal follow-up (P-40)

    /** January is followed for 180 days, with wins after 20, 40, 60, 80 and 100; the later month for 45, of the same process. */
    private static Scenario slowSales() {
        Scenario company = Scenario.observed("2026-01-01", "2026-06-01").asOf("2026-06-30T12:00Z");
        for (int days : new int[] {20, 40, 60, 80, 100}) {
            company.deal(
                    "a" + days,
                    "2026-01-01T12:00Z",
                    won(LocalDateTime.of(2026, 1, 1, 12, 0).plusDays(days)));
            company.deal(
                    "b" + days,
                    "2026-05-16T12:00Z",
                    days > 45
                            ? deal -> deal
                            : won(LocalDateTime.of(2026, 5, 16, 12, 0).plusDays(days)));
        }
        return company;
    }

    @Test
    void equalFollowUp_ofOneProcess_showsNoChange() {
        Cohorts cohorts =
                Cohorts.of(slowSales().card(Grain.MONTH), WIN_RATE_COHORT, Segment.ALL, List.of(15, 45, 90, 120, 180));
        Cohort january = cohorts.cohorts().get(0);
        Cohort may = cohorts.cohorts().get(4);

        assertThat(cohorts.equalFollowUp()).hasValue(45);
        assertThat(january.meanDaysWithin(45)).contains(Rational.of(30));
        assertThat(may.meanDaysWithin(45)).contains(Rational.of(30));
        assertThat(january.at(45).orElseThrow().share())
                .isEqualTo(may.at(45).orElseThrow().share());
        // the naive means: "the cycle was halved"
        assertThat(january.meanDaysWithin(180)).contains(Rational.of(60));
        assertThat(may.meanDaysWithin(180)).contains(Rational.of(30));
    }

    @Test
    void salesCycle_ofACohort_isOfEqualFollowUp_whereThatByCloseIsNot() {
        Scorecard card =
                slowSales().policies(Policies.STANDARD.withMaturityDays(30, 45)).card(Grain.MONTH);

        Reading january = card.get(SALES_CYCLE_LENGTH_COHORT, Segment.ALL, Scenario.JANUARY);
        Reading may = card.get(SALES_CYCLE_LENGTH_COHORT, Segment.ALL, Scenario.month("2026-05-01"));
        assertThat(january.number()).contains(Rational.of(30));
        assertThat(may.number()).contains(Rational.of(30));
        assertThat(january.n()).isEqualTo(2);
    }

    @Test
    void salesCycle_ofAYoungCohort_isImmature() {
        Scorecard card = slowSales().card(Grain.MONTH);

        Reading may = card.get(SALES_CYCLE_LENGTH_COHORT, Segment.ALL, Scenario.month("2026-05-01"));
        assertThat(may.status()).isEqualTo(Status.IMMATURE);
        assertThat(may.provisional()).contains(Rational.of(30));
        assertThat(card.get(SALES_CYCLE_LENGTH, Segment.ALL, card.frame().range())
                        .number())
                .isPresent();
        assertThat(card.get(SALES_CYCLE_LENGTH_MEAN, Segment.ALL, card.frame().range())
                        .number())
                .isPresent();
    }

    // ---- what cannot be followed

    @Test
    void of_aKpiThatFollowsNobody_throws() {
        Scorecard card = Scenario.january().leads(1, "a").card(Grain.MONTH);
        Kpi kpi = COST_PER_LEAD;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cohorts.of(card, kpi, Segment.ALL))
                .withMessage("kpi cost-per-lead is not followed over time, so it has no cohorts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cohorts.of(card, MQL_TO_SQL, Segment.ALL, List.of(0, 30)))
                .withMessage("ages in days are [0, 30], must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Cohorts.of(card, MQL_TO_SQL, Segment.ALL).whole().at(-1))
                .withMessage("age is -1 days, must be at least 0");
    }

    @Test
    void unknown_saysWhichFeedIsMissing() {
        Cohorts cohorts = Cohorts.of(
                Scenario.january().leads(1, "a").lacks(Feed.SQL_DATES).card(Grain.MONTH), MQL_TO_SQL, Segment.ALL);

        assertThat(cohorts.unknown().orElseThrow().status()).isEqualTo(Status.MISSING_INPUT);
        assertThat(cohorts.whole().at(30)).isEmpty();
    }

    @Test
    void ages_goAsFarAsTheOldestCohortCanBeFollowed() {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01")
                .asOf("2026-04-01T00:00")
                .leads(1, "a");

        assertThat(Cohorts.of(company.card(Grain.MONTH), MQL_TO_SQL, Segment.ALL)
                        .ages())
                .containsExactly(30, 60, 90);
        assertThat(Cohorts.of(company.card(Grain.WEEK), MQL_TO_SQL, Segment.ALL).ages())
                .containsExactly(7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84);
        assertThat(Cohorts.of(company.card(Grain.DAY), MQL_TO_SQL, Segment.ALL).ages())
                .hasSize(12)
                .startsWith(1, 2);
        assertThat(Cohorts.of(company.card(Grain.NONE), MQL_TO_SQL, Segment.ALL).ages())
                .hasSize(12)
                .startsWith(7, 14);
    }

    // ---- a plain loop as oracle

    /** What became of one opportunity. */
    private record Fate(LocalDateTime created, Optional<LocalDateTime> closed, boolean won) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void standings_agreeWithALoopOverTheRecords(long seed) {
        Random random = new Random(seed);
        LocalDateTime seen = LocalDateTime.of(2026, 5, 10, 12, 0);
        List<Fate> fates = new ArrayList<>();
        Scenario company = Scenario.observed("2026-01-01", "2026-05-01")
                .zone("UTC")
                .asOf(seen + "Z")
                .noDeals();
        for (int i = 0; i < 120; i++) {
            LocalDateTime created = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(random.nextInt(24 * 120));
            LocalDateTime closed = created.plusHours(random.nextInt(24 * 90));
            boolean isClosed = random.nextInt(4) > 0;
            boolean won = random.nextBoolean();
            fates.add(
                    new Fate(created, isClosed && !closed.isAfter(seen) ? Optional.of(closed) : Optional.empty(), won));
            company.deal(
                    "d" + i,
                    created + "Z",
                    deal -> isClosed
                            ? deal.status(won ? OpportunityStatus.WON : OpportunityStatus.LOST)
                                    .closedAt(Timestamp.of(closed.toInstant(ZoneOffset.UTC)))
                            : deal);
        }
        Cohorts cohorts = Cohorts.of(company.card(Grain.MONTH), WIN_RATE_COHORT, Segment.ALL, List.of(7, 30, 61));

        for (Cohort cohort : cohorts.cohorts()) {
            List<Fate> members = fates.stream()
                    .filter(fate -> cohort.range().contains(LocalDate.from(fate.created())))
                    .toList();
            assertThat(cohort.members()).isEqualTo(members.size());
            for (int age : cohorts.ages()) {
                long won = members.stream()
                        .filter(fate -> fate.won()
                                && fate.closed()
                                        .map(at -> !at.isAfter(fate.created().plusDays(age)))
                                        .orElse(false))
                        .count();
                boolean complete = members.stream()
                        .allMatch(fate -> fate.closed().isPresent()
                                || Duration.between(fate.created(), seen).compareTo(Duration.ofDays(age)) >= 0);
                Cohort.Standing standing = cohort.at(age).orElseThrow();
                assertThat(standing.converted()).isEqualTo(won);
                assertThat(standing.isComplete()).isEqualTo(complete);
                assertThat(standing.share()).isEqualTo(Rational.of(won, members.size()));
                standing.incidence()
                        .ifPresent(incidence -> assertThat(incidence).isGreaterThanOrEqualTo(standing.share()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void standings_growWithAge(long seed) {
        Random random = new Random(seed);
        Scenario company =
                Scenario.january().zone("UTC").asOf("2026-03-01T00:00").noDeals();
        for (int i = 0; i < 60; i++) {
            Instant created = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(700)));
            Instant closed = created.plus(Duration.ofHours(random.nextInt(1200)));
            boolean won = random.nextBoolean();
            company.deal(
                    "d" + i,
                    created.toString(),
                    deal -> deal.status(won ? OpportunityStatus.WON : OpportunityStatus.LOST)
                            .closedAt(Timestamp.of(closed)));
        }
        Cohort cohort = Cohorts.of(company.card(Grain.NONE), WIN_RATE_COHORT, Segment.ALL)
                .whole();

        Rational before = Rational.ZERO;
        for (int age = 0; age < 70; age++) {
            Rational share = cohort.at(age).orElseThrow().share();
            assertThat(share).isGreaterThanOrEqualTo(before);
            before = share;
        }
        assertThat(before).isEqualTo(cohort.shareSoFar().orElseThrow());
    }

    // ---- days on which clocks change (P-09)

    /** Known by the day only; clocks in New York go forward on 2026-03-08, so that these 7 and 30 days are an hour short. */
    private static Scenario acrossTheChangeOfClocks() {
        return Scenario.observed("2026-02-01", "2026-04-01")
                .leadsFrom(Stage.MQL, "2026-03-05", Stage.SQL, "2026-03-12", 1)
                .leadsIn(Stage.MQL, 1, "2026-02-07");
    }

    @Test
    void days_thatAreKnownByTheirDateOnly_areCalendarDays() {
        Scorecard card = acrossTheChangeOfClocks().asOf("2026-03-20T00:00").card(Grain.MONTH);
        Cohorts cohorts = Cohorts.of(card, MQL_TO_SQL, Segment.ALL, List.of(6, 7));
        Cohort march = cohorts.cohorts().get(1);

        assertThat(cohorts.at(march, 6).orElseThrow().converted()).isZero(); // and not 1
        assertThat(cohorts.at(march, 7).orElseThrow().converted()).isEqualTo(1);
        assertThat(march.meanDaysWithin(30)).contains(Rational.of(7)); // and not 6
        assertThat(cohorts.cohorts().get(0).followedDays()).hasValue(41); // and not 40
    }

    @Test
    void maturity_ofWhoIsKnownByTheDateOnly_comesWithThe30thDay() {
        Scorecard before = acrossTheChangeOfClocks().asOf("2026-03-08T12:00").card(Grain.MONTH);
        Scorecard then = acrossTheChangeOfClocks().asOf("2026-03-09T00:00").card(Grain.MONTH);

        assertThat(before.get(MQL_TO_SQL, Segment.ALL, Scenario.FEBRUARY).status())
                .isEqualTo(Status.IMMATURE);
        assertThat(before.get(MQL_STALL_RATE, Segment.ALL, Scenario.FEBRUARY).status())
                .isEqualTo(Status.NO_DATA);
        assertReading(then.get(MQL_TO_SQL, Segment.ALL, Scenario.FEBRUARY)).isOutOf(0, 1);
        assertReading(then.get(MQL_STALL_RATE, Segment.ALL, Scenario.FEBRUARY)).isOutOf(1, 1);
    }

    @Test
    void at_theAgeThatTheFirstDayHasReached_isThere() {
        Scorecard card = Scenario.observed("2026-03-01", "2026-04-01")
                .leadsIn(Stage.MQL, 1, "2026-03-01")
                .asOf("2026-03-31T00:00")
                .card(Grain.MONTH);
        Cohorts cohorts = Cohorts.of(card, MQL_TO_SQL, Segment.ALL, List.of(30));

        assertThat(cohorts.at(cohorts.cohorts().get(0), 30)).isPresent();
        assertThat(cohorts.at(cohorts.cohorts().get(0), 31)).isEmpty();
    }

    private static UnaryOperator<Opportunity.Builder> won(LocalDateTime utc) {
        return deal -> deal.status(OpportunityStatus.WON).closedAt(Timestamp.of(utc.toInstant(ZoneOffset.UTC)));
    }
}
