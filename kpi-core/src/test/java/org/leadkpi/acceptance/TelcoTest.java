package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.RealData.assertAgrees;
import static org.leadkpi.metric.CustomerKpis.*;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * 7,043 subscriptions of the Telco churn sample set against answers that PostgreSQL gave.
 *
 * <p>The sample is one snapshot without dates, and churn means having left within its last month. So it is told as a month at
 * whose start every subscription runs: one of {@code tenure} whole months began as many months and a day before. Who churned
 * left within the month; on which day changes nothing here. What the reference has beside:
 *
 * <ul>
 *   <li>Its CLV "B" and "B2", the mean tenure of those who left times revenue, are what pitfall P-12 warns of; no KPI does that.
 *   <li>Its CLV "C" is revenue to date, which says nothing of the future.
 *   <li>Mean tenure is an age, and lifetime by exposure needs the churn of all those months, not of the last one alone: an
 *       event in one month over the exposure of six years would be a lifetime of 122 months.
 *   <li>The hazard of the first month is by age, not by calendar. Percentiles of what a customer pays are no KPI here.
 * </ul>
 */
class TelcoTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate MONTH = LocalDate.of(2026, 1, 1);

    private static RealData telco;
    private static Dataset data;

    @BeforeAll
    static void read() throws IOException {
        telco = RealData.of("telco");
        data = Dataset.observed(MONTH, MONTH.plusMonths(1))
                .zone(UTC)
                .currency("USD")
                .customers(telco.csv("Telco-Customer-Churn.csv", ',').stream()
                        .map(TelcoTest::customer)
                        .toList())
                .build();
    }

    private static Customer customer(Map<String, String> row) {
        int tenure = Integer.parseInt(row.get("tenure"));
        Customer.Builder customer = Customer.builder(
                        row.get("customerID"),
                        Timestamp.of(MONTH.minusMonths(tenure).minusDays(1)))
                .monthlyRevenue(Money.of(row.get("MonthlyCharges"), "USD"))
                .attribute("contract", row.get("Contract"))
                .attribute("internet", row.get("InternetService"))
                .attribute("payment", row.get("PaymentMethod"))
                .attribute("band", band(tenure));
        return row.get("Churn").equals("Yes")
                ? customer.churnedAt(Timestamp.of(MONTH.plusDays(tenure % 28))).build()
                : customer.build();
    }

    private static String band(int tenure) {
        int years = Math.min(tenure / 12, 5);
        String last = years == 5 ? "72" : String.format(java.util.Locale.ROOT, "%02d", 12 * years + 11);
        return String.format(java.util.Locale.ROOT, "%02d-%s", 12 * years, last);
    }

    private static Scorecard by(String attribute) {
        return Scorecard.of(data, Grain.MONTH, StandardDimensions.attribute(attribute, data));
    }

    // ---- the figures

    @Test
    void churnAndRevenue_agree() {
        Map<String, String> row =
                telco.table("Customers, churn, recurring revenue", 1).get(0);
        Scorecard card = Scorecard.of(data, Grain.MONTH);

        assertReading(card.get(CHURN_RATE)).isOutOf(row.get("churned"), row.get("customers"));
        assertAgrees(card.get(CHURN_RATE), row.get("churn_rate"));
        assertReading(card.get(AVERAGE_REVENUE_PER_ACCOUNT)).isOutOf(row.get("mrr"), row.get("customers"));
        assertAgrees(card.get(AVERAGE_REVENUE_PER_ACCOUNT), row.get("arpu"));
        assertReading(card.get(CHURN_RATE_REVENUE)).isOutOf(row.get("mrr_lost"), row.get("mrr"));
        assertAgrees(card.get(CHURN_RATE_REVENUE), row.get("revenue_churn"));
        assertThat(data.problems()).isEmpty();
    }

    @Test
    void lifetimeValue_isRevenueOverChurn_notTheTenureOfThoseWhoLeft() {
        Map<String, String> row = telco.table("CLV by three formulas", 1).get(0);
        Reading value = Scorecard.of(data, Grain.MONTH).get(CUSTOMER_LIFETIME_VALUE);

        assertAgrees(value, row.get("a_arpu_over_churn"));
        assertThat(value.interval().orElseThrow().contains(Double.parseDouble(row.get("b_churned_only"))))
                .isFalse();
        assertThat(value.interval().orElseThrow().contains(Double.parseDouble(row.get("b2_arpu_all"))))
                .isFalse();
    }

    @Test
    void byContract_agrees() {
        Scorecard card = by("contract");

        for (Map<String, String> row : telco.table("By contract", 3)) {
            String contract = row.get("contract");
            assertReading(card.get(CHURN_RATE, contract)).isOutOf(row.get("churned"), row.get("customers"));
            assertAgrees(card.get(CHURN_RATE, contract), row.get("churn"));
            assertReading(card.get(AVERAGE_REVENUE_PER_ACCOUNT, contract))
                    .isOutOf(row.get("mrr"), row.get("customers"));
            assertAgrees(card.get(AVERAGE_REVENUE_PER_ACCOUNT, contract), row.get("arpu"));
            assertAgrees(card.get(CUSTOMER_LIFETIME_VALUE, contract), row.get("clv_a"));
        }
    }

    @ParameterizedTest
    @CsvSource({"internet, 3", "payment, 4"})
    void byServiceAndPayment_agrees(String attribute, int values) {
        Scorecard card = by(attribute);

        List<Map<String, String>> rows = telco.table("By internet service and payment method", 7).stream()
                .filter(row -> row.get("dim").equals(attribute))
                .toList();
        assertThat(rows).hasSize(values);
        for (Map<String, String> row : rows) {
            assertReading(card.get(CHURN_RATE, row.get("v"))).isOutOf(row.get("churned"), row.get("customers"));
            assertAgrees(card.get(CHURN_RATE, row.get("v")), row.get("churn"));
            assertAgrees(card.get(AVERAGE_REVENUE_PER_ACCOUNT, row.get("v")), row.get("arpu"));
        }
    }

    @Test
    void byTenureBand_agrees() {
        Scorecard card = by("band");

        for (Map<String, String> row : telco.table("By tenure band", 6)) {
            assertReading(card.get(CHURN_RATE, row.get("band"))).isOutOf(row.get("churned"), row.get("customers"));
            assertAgrees(card.get(CHURN_RATE, row.get("band")), row.get("churn"));
        }
    }
}
