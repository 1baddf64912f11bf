package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.value.Citation;

class ExplanationTest {

    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void text_saysAllThereIsToSay() {
        assertThat(Explanation.text(CATALOG, StandardKpis.MQL_TO_SQL)).isEqualTo("""
                        MQL to SQL rate [mql-to-sql, also mql-to-sql-rate, mql-to-sql-conversion, sales-acceptance-rate]
                        "Is marketing attracting the right people?"

                        Leads that became SQL, of the leads that became MQL in the period (cohort, first entry each).
                        Strict: a lead that skipped MQL is on neither side.

                          formula      mqls-to-sql / mql-cohort
                          where        mqls-to-sql  MQLs that reached SQL at any time since, by MQL entry
                                       mql-cohort   leads that entered MQL, by first entry
                          unit         ratio, best within a band
                          dated by     cohort: both sides by the date the cohort began
                          maturity     no value while fewer than 80 % of the cohort are mature, flagged until all are;
                                       mature is who is decided, or older than 30 days and than nine of ten conversions
                                       took so far
                          over time    followed by age, with what is still to come: kpi cohorts --kpi mql-to-sql
                          n counts     mql-cohort: leads that entered MQL, by first entry
                          left out     skipped stages: leads that entered SQL without ever entering MQL, by SQL entry
                          uncertainty  Wilson score interval
                          kind         KPI, middle of the funnel, card K-10
                          reviewed     monthly; comes first at growth stage early
                          variants     mql-to-sql.impute = mqls-to-sql-imputed / mql-cohort-imputed
                                       mql-to-sql.any = sqls-any / mqls
                                       mql-to-sql.per-cycle = mql-cycles-to-sql / mql-cycles
                                       mql-to-sql.period = sqls / mqls
                          benchmarks   B-06 working range 10 % to 25 % (A1 MQL to SQL conversion rate): A reasonable
                                       working range for most B2B teams; it varies by industry and deal size, so it is a
                                       trend indicator rather than a target.
                                       B-07 MQL criteria too loose below 10 % (A1 MQL to SQL conversion rate): If it
                                       stays there, too many contacts qualify by a single act of low intent.
                                       B-08 MQL criteria possibly too strict above 30 % (A1 FAQ, MQL to SQL conversion
                                       rate): Interested leads may be going back to nurture instead of to sales.
                          source       A1 MQL to SQL conversion rate
                        """);
    }

    @Test
    void text_tellsTheBenchmarksItIsGiven() {
        Benchmark peers = Benchmark.named("peers")
                .kpis("win-rate")
                .kind(Benchmark.Kind.BAND)
                .label("range of our peers")
                .range("[20, 30]", Benchmark.Measure.PERCENT)
                .cite(Citation.EXT, "survey of our association")
                .build();

        assertThat(Explanation.text(
                        CATALOG, StandardKpis.WIN_RATE, Benchmarks.published().with(peers)))
                .contains("  benchmarks   peers range of our peers 20 % to 30 % (EXT survey of our association)\n");
        assertThat(Explanation.text(CATALOG, StandardKpis.WIN_RATE)).doesNotContain("benchmarks");
    }

    @Test
    void text_ofEveryKpi_staysWithinItsWidth() {
        assertThat(CATALOG.kpis().stream()
                        .flatMap(kpi -> Explanation.text(CATALOG, kpi).lines()))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96))
                .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }
}
