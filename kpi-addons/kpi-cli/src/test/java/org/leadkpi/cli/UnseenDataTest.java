package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on folders as somebody who only knows the form would write them: what it says is counted by hand. */
class UnseenDataTest {

    @TempDir
    private Path folder;

    private void file(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Ran januaryAsJson(String... more) {
        List<String> args = new ArrayList<>(List.of("scorecard", "--data", folder.toString()));
        args.addAll(List.of("--from", "2026-01-01", "--to", "2026-02-01", "--format", "json"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> readings(Ran ran) {
        assertThat(ran.status()).as(ran.err()).isZero();
        return (List<Map<String, Object>>) JsonText.object(ran.out()).get("readings");
    }

    private static Map<String, Object> total(Ran ran) {
        return readings(ran).stream()
                .filter(reading -> Map.of().equals(reading.get("segment")))
                .findFirst()
                .orElseThrow();
    }

    // ---- money

    private void spendInThreeCurrencies() throws IOException {
        file("leads.csv", "id,created_at,channel", "L1,2026-01-05,web", "L2,2026-01-06,web");
        file(
                "spend.csv",
                "start_date,channel,category,amount,currency",
                "2026-01-10,web,ad_media,100.10,EUR",
                "2026-01-20,web,ad_media,100.10,EUR",
                "2026-01-20,web,ad_media,50,USD");
    }

    @Test
    void amountsInAnotherCurrency_areConvertedAtTheRateOfTheirDate() throws IOException {
        spendInThreeCurrencies();
        file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,1.10", "2026-01-15,EUR,USD,1.20");

        // 100.10 x 1.10 + 100.10 x 1.20 + 50, neither 250.20 nor all at one rate
        assertThat(total(januaryAsJson("--currency", "USD", "--kpi", "CPL")))
                .containsEntry("kpi", "cost-per-lead")
                .containsEntry("unit", "USD")
                .containsEntry("numerator", "280.23")
                .containsEntry("denominator", "2")
                .containsEntry("value", "140.115");
    }

    @Test
    void amountsWithoutARate_haveNoSumAndAreListed() throws IOException {
        spendInThreeCurrencies();
        file("fx.csv", "date,from,to,rate", "2026-01-15,EUR,USD,1.20");

        Ran ran = januaryAsJson("--currency", "USD", "--kpi", "cost-per-lead");

        assertThat(total(ran)).containsEntry("status", "MISSING_FX").doesNotContainKeys("value", "numerator");
        assertThat(ran.err()).contains("EUR 100.10 and no exchange rate to USD on 2026-01-10");
    }

    @Test
    void amountsOfNineDecimals_areExact() throws IOException {
        file("leads.csv", "id,created_at", "L1,2026-01-05", "L2,2026-01-05", "L3,2026-01-05");
        file(
                "spend.csv",
                "start_date,amount,currency",
                "2026-01-02,999999999999.999999999,USD",
                "2026-01-03,0.000000001,USD");

        assertThat(total(januaryAsJson("--kpi", "cost-per-lead")))
                .containsEntry("numerator", "1000000000000")
                .containsEntry("value", "333333333333.33333");
    }

    @Test
    void credit_isTheOnlyNegativeAmount() throws IOException {
        file(
                "spend.csv",
                "start_date,category,amount,currency",
                "2026-01-02,ad_media,100,USD",
                "2026-01-03,credit,-30,USD",
                "2026-01-03,tool,-5,USD");

        Ran ran = januaryAsJson("--kpi", "spend");

        assertThat(total(ran)).containsEntry("value", "70");
        assertThat(ran.err()).contains("spend.csv:4 amount: row has amount \"-5\"", "rows dropped 1");
    }

    // ---- periods and segments

    @ParameterizedTest
    @CsvSource({
        "none, 1, 2026-01-01, 3",
        "month, 1, 2026-01-01, 3",
        "week, 5, 2026-01-01, 1",
        "day, 31, 2026-01-01, 0",
        "quarter, 1, 2026-01-01, 3"
    })
    void grain_makesThePeriods(String grain, int periods, String first, String value) throws IOException {
        file("leads.csv", "id,created_at", "L1,2026-01-04T23:59:59Z", "L2,2026-01-05T00:00:00Z", "L3,2026-01-31");

        List<Map<String, Object>> readings = readings(januaryAsJson("--kpi", "new-leads", "--grain", grain));

        assertThat(readings).hasSize(periods);
        assertThat(readings.get(0)).containsEntry("from", first).containsEntry("value", value);
    }

    /** The literal unknown is a value like any other, and an absent one is told apart. */
    @Test
    void twoDimensions_splitIntoCellsThatAddUp() throws IOException {
        file(
                "leads.csv",
                "id,created_at,channel,region",
                "L1,2026-01-05,web,EMEA",
                "L2,2026-01-05,web,",
                "L3,2026-01-05,,unknown",
                "L4,2026-01-05,\"a,b\",EMEA",
                "L5,2026-02-01,web,EMEA");

        List<Map<String, Object>> readings = readings(januaryAsJson("--kpi", "new-leads", "--by", "channel,region"));

        assertThat(readings)
                .extracting(reading -> reading.get("segment"))
                .containsExactlyInAnyOrder(
                        Map.of("channel", "web", "region", "EMEA"),
                        Map.of("channel", "web", "region", "(none)"),
                        Map.of("channel", "(none)", "region", "unknown"),
                        Map.of("channel", "a,b", "region", "EMEA"),
                        Map.of());
        assertThat(readings).extracting(reading -> reading.get("value")).containsOnly("1", "4");
    }

    // ---- time

    @Test
    void leadOfTheLastEvening_isOfTheMonthOfTheZone() throws IOException {
        file("leads.csv", "id,created_at", "L1,2026-01-31T23:30:00-05:00", "L2,2026-01-31T23:30");

        assertThat(total(januaryAsJson("--kpi", "new-leads", "--zone", "America/New_York", "--as-of", "2026-03-01")))
                .containsEntry("value", "2");
        assertThat(total(januaryAsJson("--kpi", "new-leads", "--as-of", "2026-03-01")))
                .containsEntry("value", "1");
    }

    @Test
    void timesKnownByTheirDay_haveNoResponseTime_butAreLeads() throws IOException {
        file("leads.csv", "id,created_at,origin", "L1,2026-01-05,inbound", "L2,2026-01-05T10:00,inbound");
        file("touches.csv", "id,lead_id,at,kind", "T1,L1,2026-01-05T10:00,call", "T2,L2,2026-01-05T10:04:59.999,call");

        assertThat(total(januaryAsJson("--kpi", "lead-response-time", "--as-of", "2026-03-01")))
                .containsEntry("value", "299.999")
                .containsEntry("n", 1L)
                .containsEntry("excluded", Map.of("DAY_PRECISION", 1L));
        assertThat(total(januaryAsJson("--kpi", "response-within-5m", "--as-of", "2026-03-01")))
                .containsEntry("numerator", "1")
                .containsEntry("denominator", "1");
        assertThat(total(januaryAsJson("--kpi", "new-leads"))).containsEntry("value", "2");
    }

    @Test
    void whatComesAfterTheAsOfInstant_doesNotExist() throws IOException {
        file(
                "leads.csv",
                "id,created_at,mql_at,sql_at",
                "L1,2026-01-05T10:00:00Z,2026-01-06,2026-01-20",
                "L2,2026-01-15T10:00:00Z,2026-01-16,");

        assertThat(total(januaryAsJson("--kpi", "mql-to-sql.period", "--as-of", "2026-01-10")))
                .containsEntry("numerator", "0")
                .containsEntry("denominator", "1")
                .containsEntry("flags", List.of("PARTIAL_PERIOD"));
        assertThat(total(januaryAsJson("--kpi", "mql-to-sql.period", "--as-of", "2026-01-20")))
                .containsEntry("numerator", "1")
                .containsEntry("denominator", "2");
    }

    // ---- who is a customer, and what is qualified

    @Test
    void leadsWithCustomerDates_needNoOpportunities() throws IOException {
        file(
                "leads.csv",
                "id,created_at,account,customer_at",
                "L1,2026-01-05,A,2026-01-20",
                "L2,2026-01-05,A,2026-01-25");

        assertThat(total(januaryAsJson("--kpi", "new-customers"))).containsEntry("value", "1");
        assertThat(total(januaryAsJson("--kpi", "lead-to-customer", "--as-of", "2026-12-01")))
                .containsEntry("numerator", "2")
                .containsEntry("denominator", "2");
    }

    @Test
    void opportunitiesWithoutQualification_areMissingInput_withAnEmptyOneNeverQualified() throws IOException {
        file("opportunities.csv", "id,created_at,amount,currency", "O1,2026-01-05,10,USD");

        assertThat(total(januaryAsJson("--kpi", "pipeline-generated")))
                .containsEntry("status", "MISSING_INPUT")
                .containsKey("reason");

        file("opportunities.csv", "id,created_at,amount,currency,qualified_at", "O1,2026-01-05,10,USD,");

        assertThat(total(januaryAsJson("--kpi", "pipeline-generated")))
                .containsEntry("status", "DEFINED")
                .containsEntry("value", "0");
    }
}
