package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardKpis;

class ExplanationTest {

    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void text_saysAllThereIsToSay() {
        assertThat(Explanation.text(CATALOG, StandardKpis.MQL_TO_SQL)).isEqualTo("""
                        MQL to SQL rate [mql-to-sql, also mql-to-sql-rate]
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
                          n counts     mql-cohort: leads that entered MQL, by first entry
                          left out     skipped stages: leads that entered SQL without ever entering MQL, by SQL entry
                          uncertainty  Wilson score interval
                          kind         KPI, middle of the funnel, card K-10
                          reviewed     monthly; comes first at growth stage early
                          variants     mql-to-sql.impute = mqls-to-sql-imputed / mql-cohort-imputed
                                       mql-to-sql.any = sqls-any / mqls
                                       mql-to-sql.period = sqls / mqls
                          source       A1 MQL to SQL conversion rate
                        """);
    }

    @Test
    void text_ofEveryKpi_staysWithinItsWidth() {
        assertThat(CATALOG.kpis().stream()
                        .flatMap(kpi -> Explanation.text(CATALOG, kpi).lines()))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96))
                .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }
}
