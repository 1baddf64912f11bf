package org.leadkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortsCommandTest {

    @TempDir
    private Path folder;

    /** January: 3 of 4 MQLs become SQL, after 5, 20 and 40 days, and one is ruled out. February: 1 of 2, after 5 days. */
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("leads.csv"), """
                id,created_at,channel,mql_at,sql_at,disqualified_at
                L1,2026-01-05,organic,2026-01-05,2026-01-10,
                L2,2026-01-05,organic,2026-01-05,2026-01-25,
                L3,2026-01-05,linkedin,2026-01-05,2026-02-14,
                L4,2026-01-05,linkedin,2026-01-05,,2026-01-15
                L5,2026-02-02,organic,2026-02-02,2026-02-07,
                L6,2026-02-02,organic,2026-02-02,,
                """);
    }

    private Ran cohorts(String... more) {
        List<String> args = new ArrayList<>(
                List.of("cohorts", "--data", folder.toString(), "--from", "2026-01-01", "--to", "2026-03-01"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new));
    }

    @Test
    void table_hasARowPerCohort_andSaysWhatIsEstimated() {
        Ran ran = cohorts("--kpi", "mql-to-sql", "--ages", "7,21,45", "--width", "100");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                Cohorts, 2026-01-01 through 2026-02-28, by month
                         as of 2026-03-01T00:00 UTC

                MQL to SQL rate  [mql-to-sql]
                  cohort   members    7 d   21 d    45 d  so far  lost  open                  expected
                  2026-01        4  25.0%  50.0%   75.0%   75.0%     1     0
                  2026-02        2  50.0%  50.0%           50.0%     0     1  ~75.0% (14.2% to 100.0%)
                  all            6  33.3%  50.0%  ~83.3%   66.7%     1     1

                  The share that converted within so many days, losses never taken for people who merely wait. ~
                  estimated (cumulative incidence), since not every member has been followed for so long; "expected"
                  is projected from when conversions came in earlier cohorts.

                  At equal follow-up of 21 days
                  cohort   members  converted  share   95 % interval  mean days
                  2026-01        4          2  50.0%  15.0% to 85.0%       12.5
                  2026-02        2          1  50.0%   9.5% to 90.5%        5.0
                """);
    }

    @Test
    void ages_inQuotes_mayHaveSpaces() {
        assertThat(cohorts("--kpi", "mql-to-sql", "--ages", "7, 21 ,45"))
                .isEqualTo(cohorts("--kpi", "mql-to-sql", "--ages", "7,21,45"));
    }

    @Test
    void json_saysTheSame_andTheIntervals() {
        String out = cohorts("--kpi", "mql-to-sql", "--ages", "21", "--format", "json")
                .out();

        assertThat(out)
                .contains(
                        "\"kpi\": \"mql-to-sql\", \"basis\": \"COHORT\", \"segment\": {}, \"ages\": [21], \"equal_follow_up\": 21")
                .contains(
                        "\"members\": 4, \"converted\": 3, \"lost\": 1, \"open\": 0, \"at\": [{\"days\": 21, \"converted\": 2,"
                                + " \"share\": \"0.5\", \"complete\": true, \"incidence\": \"0.5\", \"interval\": {\"lower\": ")
                .contains("\"projection\": {\"followed_days\": 27, \"completeness\": \"0.66666666666666667\","
                        + " \"conversions\": \"1.5\", \"share\": \"0.75\"");
    }

    @Test
    void by_aDimension_isABlockPerSegmentAndTheTotal() {
        assertThat(cohorts("--kpi", "mql-to-sql", "--by", "channel").out())
                .contains("MQL to SQL rate, linkedin  [mql-to-sql]")
                .contains("MQL to SQL rate, organic  [mql-to-sql]")
                .contains("MQL to SQL rate  [mql-to-sql]");
    }

    @Test
    void withoutKpi_everyFollowedOneIsListed_andSaysWhatIsMissing() {
        assertThat(cohorts().out())
                .contains("Win rate, cohort  [win-rate.cohort]\n  missing input: feed opportunities was not supplied\n")
                .contains("[reply-rate]")
                .doesNotContain("[cost-per-lead]");
    }

    @Test
    void badArguments_areRefused() {
        assertRefused(
                cohorts("--kpi", "cost-per-lead"),
                "kpi cost-per-lead is not followed over time; these are: mql-to-sql,");
        assertRefused(
                cohorts("--ages", "7,,30"),
                "Invalid value for option '--ages' (DAYS): \"\", must be a whole number of at most 2147483647");
        assertRefused(cohorts("--ages", "0"), "--ages: ages in days are [0], must be at least 1");
        assertRefused(cohorts("--format", "csv"), "--format is \"csv\", must be table or json");
        assertRefused(cohorts("--lag", "-1"), "--lag is -1, must lie between 0 and 3650 days");
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private String spendOfOrganic(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "scorecard",
                "--data",
                folder.toString(),
                "--from",
                "2026-01-01",
                "--to",
                "2026-02-01",
                "--by",
                "channel",
                "--kpi",
                "cost-per-lead,cost-per-lead.cohort",
                "--format",
                "csv"));
        args.addAll(List.of(more));
        return Ran.kpi(args.toArray(String[]::new)).out();
    }

    @Test
    void costPerLead_sharesOutSpendAsToldAndLooksAsFarAheadAsTold() throws IOException {
        Files.writeString(folder.resolve("spend.csv"), """
                start_date,channel,amount,currency
                2026-01-03,organic,100,USD
                2026-01-03,linkedin,300,USD
                2026-01-03,,40,USD
                """);

        assertThat(spendOfOrganic().lines().filter(line -> line.contains("MISSING_INPUT")))
                .as("without a lag between spend and leads")
                .isNotEmpty();
        assertThat(spendOfOrganic("--lead-lag", "2").lines())
                .anySatisfy(line -> assertThat(line).contains("cost-per-lead.cohort", "organic", "DEFINED", ",50,"));
        assertThat(spendOfOrganic("--allocate", "equal").lines())
                .anySatisfy(line -> assertThat(line).contains("cost-per-lead,", "organic", "DEFINED", ",60,"));
        assertRefused(cohorts("--allocate", "so"), "--allocate is \"so\", must be direct-spend, leads or equal");
        assertRefused(cohorts("--lead-lag", "-1"), "--lead-lag is -1, must lie between 0 and 3650 days");
    }

    @Test
    void laggedCost_takesTheMedianSalesCycleOfTheData_unlessALagIsGiven() throws IOException {
        Files.writeString(folder.resolve("spend.csv"), """
                start_date,amount,currency
                2026-01-01,100,USD
                2026-01-11,7,USD
                """);
        Files.writeString(folder.resolve("opportunities.csv"), """
                id,created_at,status,closed_at
                O1,2026-01-01,won,2026-02-10
                """);
        String[] args = {
            "scorecard",
            "--data",
            folder.toString(),
            "--from",
            "2026-02-01",
            "--to",
            "2026-03-01",
            "--kpi",
            "customer-acquisition-cost.lagged",
            "--format",
            "json"
        };
        List<String> given = new ArrayList<>(List.of(args));
        Ran own = Ran.kpi(given.toArray(String[]::new));
        given.addAll(List.of("--lag", "30"));
        Ran chosen = Ran.kpi(given.toArray(String[]::new));

        assertThat(own.out()).contains("\"value\": \"107\"");
        assertThat(own.err())
                .isEqualTo(
                        "spend counts 40 days later in customer-acquisition-cost.lagged: the median sales cycle; --lag sets"
                                + " another\n");
        assertThat(chosen.out()).contains("\"value\": \"7\"");
        assertThat(chosen.err()).isEmpty();
    }
}
