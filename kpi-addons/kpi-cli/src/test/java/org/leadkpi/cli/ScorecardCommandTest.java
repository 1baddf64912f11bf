package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardCommandTest {

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void files() throws IOException {
        data = G01.in(Files.createDirectory(folder.resolve("data")));
    }

    private Ran scorecard(String... more) {
        List<String> args = new ArrayList<>(List.of("scorecard", "--data", data.toString()));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    private Ran quarter(String... more) {
        List<String> args = new ArrayList<>(List.of("--from", "2026-01-01", "--to", "2026-04-01"));
        args.addAll(List.of(more));
        return scorecard(args.toArray(String[]::new));
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(data.resolve(name), String.join("\n", lines) + "\n");
    }

    private void noFiles() throws IOException {
        for (String name : G01.FILES.keySet()) {
            Files.delete(data.resolve(name));
        }
    }

    // ---- what is printed

    @Test
    void table_isTheDefault() {
        Ran ran = quarter("--kpi", "cpl,win-rate", "--zone", "America/New_York");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                        Scorecard, 2026-01-01 through 2026-03-31, by month
                                   as of 2026-04-01T00:00 America/New_York, amounts in USD

                                              2026-01        2026-02        2026-03     all
                          Cost per lead, USD   942.86  missing input  missing input  942.86
                          Win rate            no data        no data          50.0%   50.0%

                        no data        nothing happened: neither side of the formula counts anything
                        missing input  data that the KPI needs was not supplied, which differs from zero
                        """);
    }

    @Test
    void width_isKeptTo() {
        Ran ran = quarter("--by", "channel", "--grain", "week", "--kpi", "cpl", "--width", "70");

        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(70));
    }

    @Test
    void csvAndMarkdown_areWritten() {
        assertThat(quarter("--kpi", "cpl", "--format", "csv").out()).startsWith("kpi,basis,from,to,status,value,unit,");
        assertThat(quarter("--kpi", "cpl", "--format", "MD").out()).startsWith("# Scorecard\n");
    }

    /** Headers are read without regard to case and spaces around them, so the names of their columns are too. */
    @Test
    void by_aColumnAsItsHeaderIsWritten_splits() throws IOException {
        noFiles();
        file("leads.csv", "ID, Created_At ,Deal Size", "L1,2026-01-05,big", "L2,2026-01-06,");

        assertThat(quarter("--kpi", "New-Leads", "--by", "Deal Size", "--grain", "none", "--format", "csv")
                        .out()
                        .lines()
                        .map(line -> line.split(",")[0] + " " + line.split(",")[2] + " " + line.split(",")[6]))
                .containsExactly("kpi deal size value", "new-leads (none) 1", "new-leads big 1", "new-leads  2");
    }

    @ParameterizedTest
    @CsvSource({
        "leads.csv, 'id,created_at,x', 'L,2026-01-05,1', new-leads",
        "touches.csv, 'id,prospect_id,at,kind,x', 'T,P,2026-01-05,call,1', dials",
        "opportunities.csv, 'id,created_at,status,closed_at,x', 'O,2026-01-05,won,2026-01-09,1', win-rate",
        "spend.csv, 'start_date,amount,currency,x', '2026-01-05,1,USD,1', spend",
        "traffic.csv, 'start_date,clicks,x', '2026-01-05,1,1', clicks",
        "customers.csv, 'id,acquired_at,churned_at,x', 'C,2025-01-05,2026-01-05,1', churn-rate",
        "prospects.csv, 'id,account,email_status,x', 'P,A,invalid,1', invalid-contact-rate",
        "reps.csv, 'id,role,x', 'R,inside_sales,1', leads-per-rep",
        "enrollments.csv, 'contact,sequence,enrolled_at,x', 'P,S,2026-01-05,1', sequence-to-meeting",
        "accounts.csv, 'id,x', 'A,1', enrichment-hit-rate"
    })
    void by_aColumnThatIsNotOfTheForm_isAnAttributeInEveryFile(String name, String header, String row, String kpi)
            throws IOException {
        noFiles();
        file(name, header, row);

        Ran ran = quarter("--kpi", kpi, "--by", "x", "--currency", "USD", "--grain", "none", "--format", "csv");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("kpi,basis,x,from,to,").contains(",1,2026-01-01,2026-04-01,");
    }

    @Test
    void out_writesAFileInsteadAndSaysSo() throws IOException {
        Path file = folder.resolve("card.json");

        Ran ran = quarter("--kpi", "cpl", "--format", "json", "--out", file.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo("wrote " + file + "\n");
        assertThat(JsonText.object(Files.readString(file))).containsOnlyKeys("frame", "readings", "problems");
    }

    @Test
    void out_inANamelessFolder_isRefused() {
        Path file = folder.resolve("missing").resolve("card.txt");

        assertRefused(quarter("--out", file.toString()), "cannot write " + file + ": there is no such folder");
        assertRefused(quarter("--out", folder.toString()), "cannot write " + folder + ": it is a folder");
    }

    @Test
    void output_inAnotherLocale_isTheSame() {
        Ran expected = quarter("--by", "channel");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat(quarter("--by", "channel")).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void by_anAttribute_groupsByIt() throws IOException {
        file("leads.csv", "id,created_at,region", "L1,2026-01-02,EMEA", "L2,2026-01-03,");

        Ran ran = quarter("--by", "region", "--kpi", "new-leads", "--grain", "none");

        assertThat(ran.out())
                .contains("  (none)    1\n")
                .contains("  EMEA      1\n")
                .contains("  total     2\n");
    }

    @Test
    void kpi_byAlias_isFound() {
        assertThat(quarter("--kpi", "cac", "--format", "csv").out()).contains("\ncustomer-acquisition-cost,");
    }

    // ---- dates

    @ParameterizedTest
    @CsvSource({
        "2026-04-30T23:59:59,              2026-05-01T03:59:59Z",
        "2026-04-30T23:59:59-07:00,        2026-05-01T06:59:59Z",
        "2026-04-30T23:59:59Z,             2026-04-30T23:59:59Z",
        "2026-04-30,                       2026-04-30T04:00:00Z",
    })
    void asOf_isReadInTheZone(String asOf, String instant) {
        Ran ran = quarter("--zone", "America/New_York", "--kpi", "cpl", "--format", "json", "--as-of", asOf);

        assertThat(ran.out()).contains("\"as_of\": \"" + instant + "\"");
    }

    @Test
    void asOf_isTheEndByDefault() {
        Ran ran = quarter("--zone", "America/New_York", "--kpi", "cpl", "--format", "json");

        assertThat(ran.out()).contains("\"as_of\": \"2026-04-01T04:00:00Z\"");
    }

    @Test
    void asOf_laterThanTheEnd_letsCohortsRipen() {
        Ran young = quarter("--grain", "none", "--kpi", "sql-to-customer", "--format", "json");
        Ran ripe = quarter("--grain", "none", "--kpi", "sql-to-customer", "--format", "json", "--as-of", "2026-12-31");

        assertThat(young.out()).contains("\"status\": \"IMMATURE\"");
        assertThat(ripe.out()).contains("\"status\": \"DEFINED\"");
    }

    @Test
    void dates_thatAreNone_areRefused() {
        assertRefused(
                scorecard("--from", "2026-13-01", "--to", "2026-04-01"),
                "kpi scorecard: --from is \"2026-13-01\", must be a date such as 2026-01-31");
        assertRefused(
                scorecard("--from", "2026-01-01", "--to", "April"),
                "--to is \"April\", must be a date such as 2026-01-31");
        assertRefused(
                quarter("--as-of", "noon"),
                "--as-of is \"noon\", must be a time such as 2026-04-30T23:59:59-04:00 or a date");
    }

    @Test
    void from_notBeforeTo_isRefused() {
        assertRefused(
                scorecard("--from", "2026-04-01", "--to", "2026-04-01"),
                "--from must be before --to 2026-04-01, which is exclusive; it is 2026-04-01");
    }

    @Test
    void to_beyondOurTime_isRefused() {
        assertRefused(
                scorecard("--from", "2026-01-01", "--to", "+999999999-12-31"),
                "--to is +999999999-12-31, must lie in the years 1900 to 2200");
    }

    @Test
    void amountsThatDoNotAddUpIn64Bits_areBadInputNotAnInternalError() throws IOException {
        file(
                "opportunities.csv",
                "id,created_at,qualified_at,qualified_amount,currency",
                "O1,2026-01-05,2026-01-06,999999999999999,EUR");
        file("fx.csv", "date,from,to,rate", "2026-01-01,EUR,USD,999999");

        assertRefused(quarter("--currency", "USD"), "kpi scorecard: a quantity of pipeline-created exceeds 64 bits: ");
    }

    // ---- other arguments

    @Test
    void options_thatAreMissingOrUnknown_areRefused() {
        assertRefused(Ran.kpi("scorecard"), "kpi scorecard: Missing required options: '--data=DIR'");
        assertRefused(quarter("--sort", "x"), "Unknown options: '--sort', 'x'");
        assertThat(quarter("--sort", "x").err()).endsWith("try: kpi scorecard --help\n");
    }

    @Test
    void asOf_beforeTheFirstDay_isRefused() {
        assertRefused(
                quarter("--as-of", "2025-12-31T23:59:59"),
                "kpi scorecard: --as-of is 2025-12-31T23:59:59, must not be before --from 2026-01-01");
        assertRefused(
                quarter("--as-of", "2026-01-01T00:00:00Z", "--zone", "America/New_York"),
                "--as-of is 2026-01-01T00:00:00Z, must not be before --from 2026-01-01");
    }

    @Test
    void zone_thatIsNone_isRefused() {
        assertRefused(
                quarter("--zone", "Mars/Olympus"),
                "--zone is \"Mars/Olympus\", must be a zone such as America/New_York or UTC");
    }

    @Test
    void grain_thatIsNone_isRefused() {
        assertRefused(
                quarter("--grain", "fortnight"),
                "--grain is not a grain: \"fortnight\", expected day, week, month, quarter, year, none, quarter:april");
    }

    @Test
    void format_thatIsNone_isRefused() {
        assertRefused(quarter("--format", "xml"), "--format is \"xml\", must be table, json, csv, html or md");
    }

    @Test
    void width_tooSmall_isRefused() {
        assertRefused(quarter("--width", "10"), "--width is 10, must be at least 40");
        assertRefused(
                quarter("--width", "wide"),
                "Invalid value for option '--width': \"wide\", must be a whole number of at most 2147483647");
    }

    @Test
    void kpi_thatIsUnknown_isRefusedWithSuggestions() {
        assertRefused(quarter("--kpi", "cost-per-led"), "no kpi \"cost-per-led\"; did you mean cost-per-lead, ");
    }

    @Test
    void list_withAnEmptyItem_isRefusedWithTheListWithoutIt() {
        assertRefused(
                quarter("--by", "channel,,owner"),
                "--by is \"channel,,owner\", must have no empty item, as channel,owner");
        assertRefused(quarter("--by", ""), "--by is \"\", must have no empty item, as channel,owner");
        assertRefused(quarter("--kpi", "cpl, ,cac"), "--kpi is \"cpl, ,cac\", must have no empty item, as cpl,cac");
    }

    @Test
    void dimension_thatIsUnknown_isRefusedWithAList() {
        assertRefused(quarter("--by", "planet"), "no dimension \"planet\"; there are channel, campaign, owner, ");
    }

    @Test
    void dimension_byTheNameOfItsColumn() throws IOException {
        file("leads.csv", "id,created_at,type", "L1,2026-01-05,warm_mql", "L2,2026-01-06,cold_inbound");

        Ran ran = quarter("--by", "type", "--kpi", "new-leads", "--format", "csv");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("kpi,basis,lead-type,")
                .contains(",warm_mql,2026-01-01,", ",cold_inbound,2026-01-01,");
    }

    @Test
    void dimension_namedTwice_isRefused() {
        assertRefused(quarter("--by", "channel,channel"), "--by names channel twice");
        assertRefused(quarter("--by", "type,lead-type"), "--by names lead-type twice");
    }

    // ---- currency

    @Test
    void currency_thatIsNone_isRefused() {
        assertRefused(quarter("--currency", "ducats"), "--currency is \"ducats\", must be a currency code such as USD");
    }

    @Test
    void currency_ofSeveral_mustBeChosen() throws IOException {
        file("spend.csv", "start_date,amount,currency", "2026-01-01,10,EUR", "2026-01-02,10,USD");

        assertRefused(quarter(), "the data has amounts in EUR, USD; choose the one to report in with --currency");
        assertThat(quarter("--currency", "eur", "--format", "json", "--kpi", "spend")
                        .out())
                .contains("\"currency\": \"EUR\"")
                .contains("\"status\": \"MISSING_FX\"");
    }

    @Test
    void currency_withoutAnyAmount_isNone() throws IOException {
        noFiles();
        file("leads.csv", "id,created_at", "L1,2026-01-02");

        assertThat(quarter("--kpi", "new-leads,cpl", "--format", "json").out()).contains("\"currency\": \"XXX\"");
        assertThat(quarter("--kpi", "new-leads,cpl").status()).isZero();
    }

    // ---- data

    @Test
    void data_thatIsNoFolder_isRefused() {
        Path missing = folder.resolve("missing");

        assertRefused(
                Ran.kpi("scorecard", "--data", missing.toString(), "--from", "2026-01-01", "--to", "2026-02-01"),
                "kpi scorecard: " + missing + " is not a folder");
    }

    @Test
    void data_withoutACanonicalFile_isRefused() throws IOException {
        noFiles();

        assertThat(quarter().status()).isEqualTo(2);
        assertThat(quarter().err()).startsWith("kpi scorecard: ");
    }

    @Test
    void data_withoutARequiredColumn_isRefusedWithFileAndLine() throws IOException {
        file("leads.csv", "id,channel", "L1,organic");

        assertRefused(quarter(), "leads.csv:1: column created_at is missing; found id, channel");
    }

    @Test
    void rows_thatAreBad_areReportedAndCounted() throws IOException {
        file("leads.csv", "id,created_at,mql_at", "L1,2026-01-02,soon", "L2,yesterday,", "L1,2026-01-03,");

        Ran ran = quarter("--kpi", "new-leads", "--grain", "none");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("  New leads  1\n");
        assertThat(ran.err())
                .contains("leads.csv:2 mql_at: lead L1 has mql_at \"soon\", must be a date")
                .contains("leads.csv:3 created_at: lead L2 has created_at \"yesterday\", must be a date")
                .contains("leads.csv:4 id: lead L1 is on line 2 already, so the row is dropped")
                .contains(" with the data: rows dropped 1, repeated ids dropped 1, cells ignored 1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void rows_thatAreBad_areAllInTheJson() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,created_at"));
        for (int i = 1; i <= 25; i++) {
            lines.add("L" + i + ",never");
        }
        file("leads.csv", lines.toArray(String[]::new));

        Ran ran = quarter("--kpi", "new-leads", "--format", "json");

        List<Map<String, Object>> problems =
                (List<Map<String, Object>>) JsonText.object(ran.out()).get("problems");
        assertThat(problems.stream().filter(problem -> "ROW_DROPPED".equals(problem.get("kind"))))
                .hasSize(25)
                .first()
                .satisfies(problem -> assertThat(problem)
                        .containsEntry("file", "leads.csv")
                        .containsEntry("line", 2L)
                        .containsEntry("column", "created_at")
                        .containsEntry("value", "never")
                        .containsEntry("dropped", true));
        assertThat(ran.err().lines()).hasSize(22);
        assertThat(ran.err()).contains("... and " + (problems.size() - 20) + " more; --format json lists all\n");
    }

    @Test
    void strict_makesABadRowFatal() throws IOException {
        file("leads.csv", "id,created_at", "L1,2026-01-02", "L2,yesterday");

        Ran ran = quarter("--strict");

        assertRefused(ran, "kpi scorecard: rows dropped or cells ignored: 1, which --strict forbids");
        assertThat(ran.err()).contains("leads.csv:3 created_at: ");
    }

    @Test
    void strict_makesARowThatAddsNothingFatal() throws IOException {
        file("stages.csv", "lead_id,stage,at", "L99,mql,2026-01-02");

        assertRefused(quarter("--strict"), "which --strict forbids");
    }

    @Test
    void strict_forgivesOddRows() throws IOException {
        file("leads.csv", "id,created_at,mql_at", "L1,2026-01-02,2026-01-01");

        Ran ran = quarter("--strict", "--kpi", "new-leads");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("dates in an impossible order 1");
    }
}
