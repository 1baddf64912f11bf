package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.RealData.assertAgrees;
import static org.leadkpi.metric.StandardDimensions.OWNER;
import static org.leadkpi.metric.StandardKpis.*;

import java.io.IOException;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * 8,800 sales opportunities of the Maven Analytics CRM set against answers that PostgreSQL gave.
 *
 * <p>An opportunity is created and qualified on its engage date, at the list price of its product; only a won one has an
 * amount, its close value. Where the reference counts otherwise, so do we or we say why not:
 *
 * <ul>
 *   <li>The 500 Prospecting rows have no engage date, so no creation: they are no opportunities here. The reference counts
 *       them among its "opps", which no KPI divides by, and leaves them out of pipeline itself.
 *   <li>Open rows have no close date, so they are in no win rate: the reference's {@code win_rate_closed}.
 *   <li>Lost rows carry a close value of 0, which is no amount: average deal size is over won deals, 2,360.91.
 *   <li>Product "GTXPro" of the pipeline is "GTX Pro" of the price list, as in the reference.
 *   <li>Its pipeline velocity multiplies closed opportunities, not qualified ones: we qualify only the closed ones for it.
 *       Its {@code velocity_open_per_day} counts Prospecting rows too and has no counterpart.
 * </ul>
 */
class MavenCrmTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static RealData maven;
    private static Dataset data;

    // ---- the data

    @BeforeAll
    static void read() throws IOException {
        maven = RealData.of("maven_crm");
        data = dataset("2018-01-01T00:00", deal -> deal);
    }

    private static Dataset dataset(String asOf, UnaryOperator<Opportunity> change) throws IOException {
        return Dataset.observed(LocalDate.of(2016, 10, 1), LocalDate.of(2018, 1, 1))
                .zone(UTC)
                .asOf(Timestamp.parse(asOf, UTC).instant(UTC))
                .currency("USD")
                .opportunities(opportunities().stream().map(change).toList())
                .build();
    }

    private static List<Opportunity> opportunities() throws IOException {
        Map<String, Map<String, String>> teams = maven.byFirstColumn("sales_teams.csv");
        Map<String, Map<String, String>> products = maven.byFirstColumn("products.csv");
        List<Opportunity> opportunities = new ArrayList<>();
        for (Map<String, String> row : maven.csv("sales_pipeline.csv", ',')) {
            if (row.get("engage_date").isEmpty()) {
                continue;
            }
            String product = row.get("product").replace("GTXPro", "GTX Pro");
            Map<String, String> team = teams.get(row.get("sales_agent"));
            Timestamp engaged = Timestamp.parse(row.get("engage_date"), UTC);
            Opportunity.Builder deal = Opportunity.builder(row.get("opportunity_id"), engaged)
                    .owner(row.get("sales_agent"))
                    .attribute("manager", team.get("manager"))
                    .attribute("region", team.get("regional_office"))
                    .attribute("product", product)
                    .qualifiedAt(engaged)
                    .qualifiedAmount(Money.of(products.get(product).get("sales_price"), "USD"));
            if (!row.get("account").isEmpty()) {
                deal.account(row.get("account"));
            }
            if (row.get("deal_stage").equals("Won")) {
                deal.status(OpportunityStatus.WON).amount(Money.of(row.get("close_value"), "USD"));
            }
            if (row.get("deal_stage").equals("Lost")) {
                deal.status(OpportunityStatus.LOST);
            }
            if (!row.get("close_date").isEmpty()) {
                deal.closedAt(Timestamp.parse(row.get("close_date"), UTC));
            }
            opportunities.add(deal.build());
        }
        return opportunities;
    }

    // ---- comparing

    private static Scorecard card(Grain grain, Dimension... dimensions) {
        return Scorecard.of(data, grain, dimensions);
    }

    private static Scorecard by(String attribute) {
        return card(Grain.NONE, StandardDimensions.attribute(attribute, data));
    }

    private static DateRange month(String yearAndMonth) {
        return Scenario.month(yearAndMonth + "-01");
    }

    private static void assertWins(Scorecard card, String segment, Map<String, String> row) {
        assertReading(card.get(WIN_RATE, segment))
                .isOutOf(
                        row.get("won"),
                        Long.toString(Long.parseLong(row.get("won")) + Long.parseLong(row.get("lost"))));
        assertAgrees(card.get(WIN_RATE, segment), row.get("win_rate"));
        assertReading(card.get(REVENUE_WON, segment)).is(row.get("won_value"));
        assertAgrees(card.get(AVERAGE_DEAL_SIZE, segment), row.get("avg_deal"));
    }

    // ---- win rate, revenue and deal size

    @Test
    void total_agrees() {
        Map<String, String> total = maven.table("Stages, win rates, revenue", 1).get(0);
        Scorecard card = card(Grain.NONE);

        assertReading(card.get(WIN_RATE)).isOutOf(total.get("won"), "6711");
        assertAgrees(card.get(WIN_RATE), total.get("win_rate_closed"));
        assertReading(card.get(REVENUE_WON)).is(total.get("won_value")).excludesNothing();
    }

    @Test
    void averageDealSize_isOverWonDealsNotOverLostOnesOfZero() {
        Map<String, String> sizes = maven.table("Deal size", 1).get(0);
        Scorecard card = card(Grain.NONE);

        assertAgrees(card.get(AVERAGE_DEAL_SIZE), sizes.get("mean_won"));
        assertReading(card.get(AVERAGE_DEAL_SIZE)).hasSides("10005534", "4238");
        assertReading(card.get(AVERAGE_DEAL_SIZE_MEDIAN)).is(sizes.get("median_won"));
        assertThat(card.get(AVERAGE_DEAL_SIZE).dispersion().orElseThrow().p90())
                .isEqualTo(Rational.parse(sizes.get("p90_won_linear")));
    }

    @Test
    void salesAgents_agree() {
        Scorecard card = card(Grain.NONE, OWNER);

        for (Map<String, String> agent : maven.table("By sales agent", 30)) {
            assertWins(card, agent.get("agent"), agent);
            assertAgrees(card.get(SALES_CYCLE_LENGTH_MEAN, agent.get("agent")), agent.get("avg_cycle_won"));
        }
        assertThat(card.segments()).hasSize(30);
    }

    @Test
    void managers_agree() {
        Scorecard card = by("manager");

        for (Map<String, String> manager : maven.table("By manager", 6)) {
            assertWins(card, manager.get("manager"), manager);
            assertAgrees(card.get(SALES_CYCLE_LENGTH_MEAN, manager.get("manager")), manager.get("avg_cycle_won"));
        }
    }

    @Test
    void regions_agree() {
        Scorecard card = by("region");

        maven.table("By region", 3).forEach(region -> assertWins(card, region.get("region"), region));
    }

    @Test
    void products_agree() {
        Scorecard card = by("product");

        maven.table("By product", 7).forEach(product -> assertWins(card, product.get("product"), product));
    }

    @Test
    void closeMonths_agree() {
        Scorecard card = card(Grain.MONTH);

        for (Map<String, String> row : maven.table("Won value and win rate by close month", 10)) {
            DateRange month = month(row.get("m"));
            assertReading(card.get(WIN_RATE, Segment.ALL, month)).isOutOf(row.get("won"), row.get("closed"));
            assertAgrees(card.get(WIN_RATE, Segment.ALL, month), row.get("win_rate"));
            assertReading(card.get(REVENUE_WON, Segment.ALL, month)).is(row.get("won_value"));
            assertAgrees(card.get(AVERAGE_DEAL_SIZE, Segment.ALL, month), row.get("avg_deal"));
        }
    }

    @Test
    void closeQuarters_agree() {
        Scorecard card = card(Grain.QUARTER);
        List<Map<String, String>> rows = maven.table("Won value by close quarter", 4);

        for (int i = 0; i < rows.size(); i++) {
            DateRange quarter = card.periods().get(i + 1);
            assertReading(card.get(WIN_RATE, Segment.ALL, quarter))
                    .isOutOf(rows.get(i).get("won"), rows.get(i).get("closed"));
            assertReading(card.get(REVENUE_WON, Segment.ALL, quarter))
                    .is(rows.get(i).get("won_value"));
        }
    }

    @Test
    void monthsWithoutAnyClose_haveNoWinRate() {
        assertThat(card(Grain.MONTH)
                        .get(WIN_RATE, Segment.ALL, month("2017-02"))
                        .show())
                .isEqualTo("NO_DATA");
    }

    // ---- sales cycle

    @Test
    void salesCycle_ofWonDeals_agrees() {
        Map<String, String> won = maven.table("Sales cycle days", 3).get(1);
        Scorecard card = card(Grain.NONE);

        assertThat(won).containsEntry("stage", "Won");
        assertReading(card.get(SALES_CYCLE_LENGTH)).is(won.get("p50"));
        assertAgrees(card.get(SALES_CYCLE_LENGTH_MEAN), won.get("mean"));
        assertReading(card.get(SALES_CYCLE_LENGTH_P90)).is(won.get("p90_linear"));
        assertThat(card.get(SALES_CYCLE_LENGTH).n()).isEqualTo(4_238);
    }

    // ---- pipeline

    @Test
    void pipelineByEngageMonth_agrees() {
        Scorecard card = card(Grain.MONTH);

        for (Map<String, String> row : maven.table("Pipeline generated by engage month", 15)) {
            for (Kpi pipeline : List.of(PIPELINE_GENERATED, PIPELINE_GENERATED_CREATED_AT)) {
                Reading reading = card.get(pipeline, Segment.ALL, month(row.get("m")));
                assertReading(reading).is(row.get("list_value"));
                assertThat(reading.n()).isEqualTo(Long.parseLong(row.get("opps")));
            }
        }
    }

    @Test
    void pipelineByRegion_agrees() {
        Scorecard card = by("region");
        Rational total = card.get(PIPELINE_GENERATED).value().number().orElseThrow();

        for (Map<String, String> region : maven.table("Pipeline generated, total and by region", 3)) {
            Rational part = card.get(PIPELINE_GENERATED, region.get("region"))
                    .value()
                    .number()
                    .orElseThrow();
            assertThat(part).isEqualTo(Rational.parse(region.get("list_value")));
            assertThat(part.dividedBy(total).toDecimal(8, RoundingMode.HALF_UP))
                    .isEqualByComparingTo(region.get("share"));
        }
        assertThat(total).isEqualTo(Rational.of(19_862_179));
    }

    @Test
    void cohortsByEngageMonth_agree() {
        Scorecard card = card(Grain.MONTH);

        for (Map<String, String> row : maven.table("Won ÷ lost by engage-month cohort", 15)) {
            long won = Long.parseLong(row.get("won"));
            long lost = Long.parseLong(row.get("lost"));
            Reading cohort = card.get(WIN_RATE_COHORT, Segment.ALL, month(row.get("m")));
            assertReading(cohort).isOutOf(won, won + lost);
            assertThat(cohort.flags().contains(Flag.PARTLY_IMMATURE))
                    .isEqualTo(!row.get("open").equals("0"));
        }
    }

    @Test
    void velocity_ofClosedOpportunities_agrees() throws IOException {
        Map<String, String> velocity = maven.table("Pipeline velocity", 1).get(0);
        Dataset closedQualified = dataset(
                "2018-01-01T00:00", deal -> deal.status() == OpportunityStatus.OPEN ? deal.unqualified() : deal);

        assertAgrees(
                Scorecard.of(closedQualified, Grain.NONE).get(PIPELINE_VELOCITY),
                velocity.get("velocity_closed_per_day"));
    }

    // ---- customers, and an earlier look

    @Test
    void customers_areAccountsNotDeals() {
        Map<String, String> accounts = maven.table("Revenue per account", 1).get(0);

        assertReading(card(Grain.NONE).get(CUSTOMERS_WON))
                .is(accounts.get("customers"))
                .isNot(accounts.get("deals"));
    }

    @Test
    void asOfEndOfJune_knowsOnlyWhatHadClosed() throws IOException {
        List<Map<String, String>> quarters = maven.table("Won value by close quarter", 4);
        Map<String, String> open = maven.table("As-of snapshot", 1).get(0);
        Scorecard lastOfJune = Scorecard.of(dataset("2017-06-30T23:59:59", deal -> deal), Grain.QUARTER);

        assertReading(lastOfJune.get(REVENUE_WON)).is(Long.toString(sum(quarters.subList(0, 2), "won_value")));
        assertReading(lastOfJune.get(WIN_RATE))
                .isOutOf(sum(quarters.subList(0, 2), "won"), sum(quarters.subList(0, 2), "closed"));
        assertThat(lastOfJune.get(PIPELINE_GENERATED).n()
                        - lastOfJune.get(WIN_RATE).n())
                .isEqualTo(Long.parseLong(open.get("n")));
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }
}
