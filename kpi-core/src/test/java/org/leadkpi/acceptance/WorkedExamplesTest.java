package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.at;
import static org.leadkpi.acceptance.Scenario.lost;
import static org.leadkpi.acceptance.Scenario.qualified;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.acceptance.Scenario.won;
import static org.leadkpi.metric.StandardKpis.*;

import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** The worked examples of spec 8.1 whose KPIs need neither touches nor scores: their values, exact. */
class WorkedExamplesTest {

    /** 2.4 of 5.3 million qualified in the quarter came from sales development. */
    private static Scenario quarterOfPipeline() {
        return Scenario.observed("2026-01-01", "2026-04-01")
                .deal(
                        "D1",
                        "2026-01-10",
                        deal -> qualified("2026-02-02", "2400000").apply(deal.source("sdr")))
                .deal(
                        "D2",
                        "2026-01-11",
                        deal -> qualified("2026-03-03", "2900000").apply(deal.source("inbound")));
    }

    @Test
    void e02_pipelineContribution_is453PercentExactly24Of53() {
        Reading contribution = quarterOfPipeline().read(PIPELINE_CONTRIBUTION);

        assertReading(contribution)
                .isOutOf(2_400_000, 5_300_000)
                .is("24/53")
                .isNot("0.45")
                .shows("45.3%");
    }

    @Test
    void e03_pipelinePerSdr_is300000PerQuarter() {
        Rep[] sdrs = IntStream.range(0, 8)
                .mapToObj(i -> Rep.builder("R" + i).role(RepRole.SDR).build())
                .toArray(Rep[]::new);

        Reading perSdr = quarterOfPipeline().reps(sdrs).card(Grain.QUARTER).get(PIPELINE_PER_REP_SDR);

        assertReading(perSdr).isOutOf(2_400_000, 8).is("300000");
    }

    @Test
    void e05_costPerOpportunity_makesTheDearerLeadTheCheaperOpportunity() {
        Scorecard card = Scenario.january()
                .leads(98, "cheap")
                .leadsWithQualifiedDeal(2, "cheap")
                .leads(90, "dear")
                .leadsWithQualifiedDeal(10, "dear")
                .spend("5000", "cheap")
                .spend("10000", "dear")
                .byChannel();

        assertReading(card.get(COST_PER_LEAD, "cheap")).is("50");
        assertReading(card.get(COST_PER_LEAD, "dear")).is("100");
        assertReading(card.get(LEAD_TO_OPPORTUNITY, "cheap")).isOutOf(2, 100);
        assertReading(card.get(LEAD_TO_OPPORTUNITY, "dear")).isOutOf(10, 100);
        assertReading(card.get(COST_PER_OPPORTUNITY, "cheap")).is("2500");
        assertReading(card.get(COST_PER_OPPORTUNITY, "dear")).is("1000");
    }

    @Test
    void e06_costPerLead_of55Instead95_saves42PercentNot40() {
        Scorecard card = Scenario.january()
                .leads(10, "a")
                .leads(10, "b")
                .spend("550", "a")
                .spend("950", "b")
                .byChannel();

        Rational a = card.get(COST_PER_LEAD, "a").value().number().orElseThrow();
        Rational b = card.get(COST_PER_LEAD, "b").value().number().orElseThrow();

        Assertions.assertThat(Rational.ONE.minus(a.dividedBy(b)))
                .isEqualTo(Rational.of(8, 19))
                .isNotEqualTo(Rational.parse("0.40"));
    }

    @Test
    void e07_costPerLead_of26At15And9At190_is60() {
        Scenario company = Scenario.january()
                .leads(26, "cheap")
                .leads(9, "dear")
                .spend("390", "cheap")
                .spend("1710", "dear");

        assertReading(company.read(COST_PER_LEAD)).isOutOf(2_100, 35).is("60.00");
    }

    @Test
    void e08_costPerLead_of75At20And25At180_is60AndNineTimesApart() {
        Scorecard card = Scenario.january()
                .leads(75, "organic")
                .leads(25, "linkedin")
                .spend("1500", "organic")
                .spend("4500", "linkedin")
                .byChannel();

        Rational organic = card.get(COST_PER_LEAD, "organic").value().number().orElseThrow();

        assertReading(card.get(COST_PER_LEAD)).isOutOf(6_000, 100).is("60.00");
        assertReading(card.get(COST_PER_LEAD, "linkedin")).is(organic.times(Rational.of(9)));
    }

    @Test
    void e09_customerAcquisitionCost_ofThreeChannels_is500() {
        Scorecard card = Scenario.january()
                .newCustomers(5, "a")
                .newCustomers(5, "b")
                .newCustomers(4, "c")
                .spend("1100", "a")
                .spend("2100", "b")
                .spend("3800", "c")
                .byChannel();

        assertReading(card.get(CUSTOMER_ACQUISITION_COST, "a")).is("220");
        assertReading(card.get(CUSTOMER_ACQUISITION_COST, "b")).is("420");
        assertReading(card.get(CUSTOMER_ACQUISITION_COST, "c")).is("950");
        assertReading(card.get(CUSTOMER_ACQUISITION_COST)).isOutOf(7_000, 14).is("500.00");
    }

    @Test
    void e11_salesCycleLength_from45To75Days_is30DaysAnd67PercentMore() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-07-01")
                .deals(3, "2026-01-10", won("2026-02-24", "1000"))
                .deals(3, "2026-02-10", won("2026-04-26", "1000"))
                .card(Grain.QUARTER);

        Rational before = card.get(
                        SALES_CYCLE_LENGTH, Segment.ALL, card.periods().get(0))
                .value()
                .number()
                .orElseThrow();
        Rational after = card.get(
                        SALES_CYCLE_LENGTH, Segment.ALL, card.periods().get(1))
                .value()
                .number()
                .orElseThrow();

        Assertions.assertThat(before).isEqualTo(Rational.of(45));
        Assertions.assertThat(after.minus(before)).isEqualTo(Rational.of(30));
        Assertions.assertThat(after.minus(before).dividedBy(before)).isEqualTo(Rational.of(2, 3));
    }

    @Test
    void trafficToLead_ofAllLeads_needsNoOrigin() {
        Scenario company = Scenario.january()
                .leads(3, "blog")
                .visitors(JANUARY, 200)
                .lacks(Feed.ORIGIN)
                .policies(Policies.STANDARD.withAllLeadsAreWeb(true));

        assertReading(company.read(TRAFFIC_TO_LEAD)).isOutOf(3, 200);
    }

    @Test
    void e12_trafficToLead_ofManyViewsWithoutLeads_isZeroAndBelowFewViewsWithThreeDemos() {
        Reading vanity =
                Scenario.january().leads(0, "blog").visitors(JANUARY, 10_000).read(TRAFFIC_TO_LEAD);
        Reading demos = Scenario.january()
                .leads(3, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .visitors(JANUARY, 200)
                .read(TRAFFIC_TO_LEAD);

        assertReading(vanity).isOutOf(0, 10_000).hasInterval(0, 0.00038, 0.000005);
        assertReading(demos).isOutOf(3, 200).shows("1.5%").hasInterval(0.0051, 0.0432, 0.00005);
        Assertions.assertThat(vanity.interval().orElseThrow().upper())
                .isLessThan(demos.interval().orElseThrow().lower());
    }

    @Test
    void e13_sqlToCustomer_of100Sqls_is4PercentClearlyBelow10() {
        Scenario company = Scenario.january()
                .leadsIn(Stage.MQL, 400, "2026-01-07T09:00")
                .leadsFrom(Stage.MQL, "2026-01-07T09:00", Stage.SQL, "2026-01-10T09:00", 96)
                .leads(
                        4,
                        "2026-01-07T09:00",
                        lead -> lead.entered(Stage.MQL, at("2026-01-07T09:00"))
                                .entered(Stage.SQL, at("2026-01-10T09:00"))
                                .entered(Stage.CUSTOMER, at("2026-03-10T09:00")));

        assertReading(company.read(MQL_VOLUME)).is("500");
        assertReading(company.read(SQL_TO_CUSTOMER)).isOutOf(4, 100).hasInterval(0.0157, 0.0984, 0.00005);
    }

    @Test
    void e14_stallAndConversion_areBothTrueAtOnce() {
        Scenario company = Scenario.january()
                .leadsIn(Stage.MQL, 400, "2026-01-07T09:00")
                .leadsFrom(Stage.MQL, "2026-01-07T09:00", Stage.SQL, "2026-01-10T09:00", 100);

        assertReading(company.read(MQL_STALL_RATE)).isOutOf(400, 500).shows("80.0%");
        assertReading(company.read(MQL_TO_SQL)).isOutOf(100, 500).shows("20.0%");
    }

    // ---- the examples on the cards themselves

    @ParameterizedTest
    @CsvSource({"80, 1000, 0.0647, 0.0985", "40, 500, 0.0593, 0.1071", "8, 100, 0.0411, 0.1500"})
    void k10_mqlToSql_of8Percent_isNarrowerWithMoreMqls(int sqls, int mqls, double lower, double upper) {
        Scenario company = Scenario.january()
                .leadsFrom(Stage.MQL, "2026-01-05T09:00", Stage.SQL, "2026-01-10T09:00", sqls)
                .leadsIn(Stage.MQL, mqls - sqls, "2026-01-05T09:00");

        assertReading(company.read(MQL_TO_SQL)).isOutOf(sqls, mqls).hasInterval(lower, upper, 0.00005);
    }

    @ParameterizedTest
    @CsvSource({"30, 3.0%", "4, 0.4%"})
    void k01_clickThroughRate_isClicksOverImpressions(long clicks, String shown) {
        Scenario company = Scenario.january()
                .traffic(JANUARY, row -> row.impressions(1_000).clicks(clicks));

        assertReading(company.read(CLICK_THROUGH_RATE)).isOutOf(clicks, 1_000).shows(shown);
    }

    @Test
    void k46_pipelineRealisation_of600000Of2400000_is25Percent() {
        Scenario company = Scenario.january()
                .deal(
                        "D1",
                        "2026-01-02",
                        deal -> won("2026-03-01", "600000")
                                .apply(deal)
                                .qualifiedAt(at("2026-01-10"))
                                .qualifiedAmount(usd("700000")))
                .deal("D2", "2026-01-02", qualified("2026-01-10", "1700000"));

        assertReading(company.read(PIPELINE_REALISATION))
                .isOutOf(600_000, 2_400_000)
                .is("0.25");
    }

    @Test
    void k48_pipelineVelocity_of40DealsAtAQuarterOf30000In60Days_is5000PerDay() {
        Scenario company = Scenario.observed("2026-01-01", "2026-07-01")
                .deals(
                        10,
                        "2026-01-10",
                        deal -> won("2026-03-11", "30000").apply(deal).qualifiedAt(at("2026-01-20")))
                .deals(30, "2026-01-10", deal -> lost("2026-03-20").apply(deal).qualifiedAt(at("2026-01-20")));

        assertReading(company.read(PIPELINE_VELOCITY)).is("5000");
    }

    @Test
    void k03_trafficToLead_countsInboundLeadsUnlessThePolicyCountsAll() {
        Scenario company = Scenario.january()
                .leads(3, "2026-01-10T09:00", lead -> lead.origin(Origin.INBOUND))
                .leads(5, "2026-01-10T09:00", lead -> lead.origin(Origin.OUTBOUND))
                .visitors(JANUARY, 200);

        assertReading(company.read(TRAFFIC_TO_LEAD)).isOutOf(3, 200);
        assertReading(company.policies(Policies.STANDARD.withAllLeadsAreWeb(true))
                        .read(TRAFFIC_TO_LEAD))
                .isOutOf(8, 200);
    }

    @Test
    void k40_salesCycle_ofSixWins_hasTheFirstAndTheLastAsItsInterval() {
        // spec 0.5 U-QNT: n=6 median interval is ranks (1, 6); of five or fewer there is none at 95 %
        Scenario five = cycles("2026-02-01", "2026-02-11", "2026-02-21", "2026-03-03", "2026-03-13");
        Scenario six = cycles("2026-02-01", "2026-02-11", "2026-02-21", "2026-03-03", "2026-03-13", "2026-03-23");

        Assertions.assertThat(five.read(SALES_CYCLE_LENGTH).interval()).isEmpty();
        assertReading(six.read(SALES_CYCLE_LENGTH)).is("56").hasInterval(31, 81, 0);
    }

    private static Scenario cycles(String... wonOn) {
        Scenario company = Scenario.observed("2026-01-01", "2026-04-01");
        for (String day : wonOn) {
            company.deals(1, "2026-01-01", won(day, "1000"));
        }
        return company;
    }
}
