package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cards of the definitions (spec 1), held against the catalogue: what each KPI is called, and where and when it is looked at. */
class CardsTest {

    private static final Catalog CATALOG = Catalog.standard();

    @Test
    void everyCard_hasAKpi() {
        Set<String> cards = CATALOG.kpis().stream()
                .map(kpi -> kpi.card().replaceAll("[a-z]$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = IntStream.rangeClosed(1, 64)
                .mapToObj(number -> String.format("K-%02d", number))
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(cards);

        // how the load differs between reps is told by the load of a team, since it is no sum over records
        assertThat(missing).containsExactly("K-55");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # card | id                        | also                                       | better           | stage        | reviewed          | first at
            K-01  | click-through-rate          | click-rate ctr                             | HIGHER_IS_BETTER | TOP          | WEEKLY            | -
            K-02  | cost-per-lead               | cpl                                        | LOWER_IS_BETTER  | TOP          | MONTHLY           | EARLY
            K-03  | traffic-to-lead             | t2l visitor-to-lead traffic-to-lead-ratio  | HIGHER_IS_BETTER | TOP          | WEEKLY MONTHLY    | -
            K-04  | new-leads                   | lead-volume                                | CONTEXT          | TOP          | -                 | -
            K-05  | click-to-conversion         | -                                          | HIGHER_IS_BETTER | TOP          | -                 | -
            K-06  | high-intent-leads           | demo-requests                              | CONTEXT          | TOP          | -                 | -
            K-08  | lead-response-time          | lrt speed-to-lead first-response-time inbound-response-time | LOWER_IS_BETTER | MID | MONTHLY    | -
            K-09  | response-sla-attainment     | -                                          | HIGHER_IS_BETTER | MID          | -                 | -
            K-09b | response-outcome-share      | -                                          | HIGHER_IS_BETTER | MID          | -                 | -
            K-10  | mql-to-sql                  | mql-to-sql-conversion sales-acceptance-rate| TARGET_BAND      | MID          | MONTHLY           | EARLY
            K-11  | lead-to-mql                 | -                                          | HIGHER_IS_BETTER | MID          | -                 | -
            K-12  | lead-to-opportunity         | lead-to-opportunity-rate l2o               | HIGHER_IS_BETTER | MID          | MONTHLY           | EARLY GROWTH
            K-13  | cost-per-opportunity        | cpo                                        | LOWER_IS_BETTER  | MID          | -                 | -
            K-14  | mql-stall-rate              | -                                          | LOWER_IS_BETTER  | MID          | -                 | -
            K-15  | recycle-rate                | -                                          | LOWER_IS_BETTER  | MID          | -                 | -
            K-15  | sql-rejection-rate          | -                                          | LOWER_IS_BETTER  | MID          | -                 | -
            K-15  | disqualification-rate       | -                                          | LOWER_IS_BETTER  | MID          | -                 | -
            K-16  | lead-quality-score          | lqs lead-score composite-score             | HIGHER_IS_BETTER | MID          | QUARTERLY         | -
            K-17  | pql-rate                    | -                                          | HIGHER_IS_BETTER | MID          | -                 | -
            K-17  | pql-to-customer             | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-18  | connect-rate                | conversation-rate                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-18b | conversations-started       | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-19  | reply-rate                  | response-rate                              | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | EARLY
            K-19b | reply-rate-per-message      | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | EARLY
            K-20  | positive-reply-rate         | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-21  | meeting-rate                | meeting-book-rate reply-to-meeting         | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | GROWTH
            K-22  | meeting-booking-rate        | appointment-setting-rate                   | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-23  | meeting-show-rate           | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-23  | qualified-meeting-rate      | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-24  | sequence-to-meeting         | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | GROWTH
            K-25  | enrichment-hit-rate         | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-26  | invalid-contact-rate        | -                                          | LOWER_IS_BETTER  | OUTBOUND     | WEEKLY            | -
            K-27  | bounce-rate                 | -                                          | LOWER_IS_BETTER  | OUTBOUND     | WEEKLY            | -
            K-27  | delivery-rate               | -                                          | HIGHER_IS_BETTER | OUTBOUND     | WEEKLY            | -
            K-28  | dials                       | -                                          | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-29  | emails-sent                 | -                                          | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-30  | tasks-completed             | -                                          | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-31a | social-touches              | -                                          | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-31b | outreach-attempts           | -                                          | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-31c | meetings-booked             | appointments-set                           | CONTEXT          | ACTIVITY     | WEEKLY            | -
            K-32  | dials-to-meeting            | -                                          | HIGHER_IS_BETTER | ACTIVITY     | WEEKLY            | -
            K-33  | activity-capture-uplift     | -                                          | CONTEXT          | DATA_QUALITY | -                 | -
            K-34  | customer-acquisition-cost   | cac                                        | LOWER_IS_BETTER  | BOTTOM       | MONTHLY           | GROWTH
            K-35  | sql-to-customer             | sql-close-rate sql-to-won                  | HIGHER_IS_BETTER | BOTTOM       | MONTHLY           | GROWTH
            K-36  | customer-lifetime-value     | clv ltv                                    | HIGHER_IS_BETTER | BOTTOM       | QUARTERLY         | SCALING
            K-37  | clv-to-cac                  | ltv-to-cac                                 | TARGET_BAND      | BOTTOM       | QUARTERLY         | SCALING
            K-38  | churn-rate                  | customer-churn logo-churn                  | LOWER_IS_BETTER  | BOTTOM       | QUARTERLY MONTHLY | SCALING
            K-39  | average-deal-size           | ads acv                                    | CONTEXT          | BOTTOM       | QUARTERLY         | SCALING
            K-40  | sales-cycle-length          | scl                                        | LOWER_IS_BETTER  | BOTTOM       | MONTHLY           | -
            K-41  | new-customers               | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-42  | revenue-won                 | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-43  | pipeline-generated          | pipeline-created qualified-pipeline        | HIGHER_IS_BETTER | BOTTOM       | QUARTERLY MONTHLY | GROWTH SCALING
            K-44  | pipeline-contribution       | -                                          | CONTEXT          | BOTTOM       | QUARTERLY         | -
            K-45  | pipeline-per-rep            | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-46  | pipeline-realisation        | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-47  | win-rate                    | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-48  | pipeline-velocity           | -                                          | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-49  | cac-payback                 | -                                          | LOWER_IS_BETTER  | BOTTOM       | -                 | -
            K-50  | lead-gen-roi                | roi                                        | HIGHER_IS_BETTER | BOTTOM       | -                 | -
            K-51  | leads-per-rep               | lpr lead-to-rep-ratio lead-load            | TARGET_BAND      | CAPACITY     | WEEKLY MONTHLY    | -
            K-52  | weighted-load               | capacity-utilisation                       | TARGET_BAND      | CAPACITY     | -                 | -
            K-53  | conversion-per-lead         | rep-efficiency                             | HIGHER_IS_BETTER | CAPACITY     | -                 | -
            K-54  | lead-leakage                | -                                          | LOWER_IS_BETTER  | CAPACITY     | -                 | -
            K-56  | routing-compliance          | -                                          | HIGHER_IS_BETTER | CAPACITY     | -                 | -
            K-57  | score-validity              | -                                          | HIGHER_IS_BETTER | DATA_QUALITY | QUARTERLY         | -
            K-58  | opportunity-source-completeness | -                                      | HIGHER_IS_BETTER | DATA_QUALITY | -                 | -
            K-59  | duplicate-rate              | -                                          | LOWER_IS_BETTER  | DATA_QUALITY | -                 | -
            K-60  | stale-lead-share            | -                                          | LOWER_IS_BETTER  | DATA_QUALITY | -                 | -
            K-61  | lead-source-completeness    | -                                          | HIGHER_IS_BETTER | DATA_QUALITY | -                 | -
            K-62  | stage-date-completeness     | -                                          | HIGHER_IS_BETTER | DATA_QUALITY | -                 | -
            K-63  | stage-skip-rate             | -                                          | LOWER_IS_BETTER  | DATA_QUALITY | -                 | -
            K-64  | amount-completeness         | -                                          | HIGHER_IS_BETTER | DATA_QUALITY | -                 | -
            """)
    void card_agrees(
            String card, String id, String also, Direction better, FunnelStage stage, String reviewed, String growth) {
        Kpi kpi = CATALOG.kpi(id);

        assertThat(kpi.card()).isEqualTo(card);
        assertThat(words(also))
                .allSatisfy(alias -> assertThat(CATALOG.kpi(alias)).isEqualTo(kpi));
        assertThat(kpi.direction()).isEqualTo(better);
        assertThat(kpi.stage()).isEqualTo(stage);
        assertThat(words(reviewed)).isSubsetOf(names(kpi.cadences()));
        assertThat(names(kpi.growthStages())).containsAll(words(growth));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            K-07 | impressions clicks visitors page-views email-opens open-rate
            K-10 | mql-to-sql.impute mql-to-sql.any mql-to-sql.period mql-to-sql.per-cycle
            K-01 | click-through-rate.email
            K-02 | cost-per-lead.program cost-per-lead.cohort
            K-03 | traffic-to-lead.sessions
            K-12 | lead-to-opportunity.created lead-to-opportunity.period
            K-13 | cost-per-mql cost-per-sql cost-per-meeting cost-per-opportunity.period
            K-18 | connect-rate.call-only connect-rate.email-only connect-rate.with-social connect-rate.delivered-only connect-rate.reach connect-rate.period
            K-22 | meeting-booking-rate.per-attempt meeting-booking-rate.per-dial meeting-booking-rate.per-lead
            K-28 | dials.per-day
            K-32 | dials-to-meeting.per-meeting
            K-34 | customer-acquisition-cost.lagged customer-acquisition-cost.cohort
            K-36 | customer-lifetime-value.gross-margin customer-lifetime-value.exposure
            K-37 | clv-to-cac.gross-margin
            K-38 | churn-rate.revenue
            K-40 | sales-cycle-length.mean sales-cycle-length.from-sql sales-cycle-length.from-lead sales-cycle-length.cohort sales-cycle-length.closed
            K-43 | pipeline-generated.created-at pipeline-generated.current-amount
            K-46 | pipeline-realisation.by-count
            K-47 | win-rate.cohort
            K-51 | leads-per-rep.created leads-per-rep.fte leads-per-rep.ramp
            """)
    void variantsOfACard_areThere(String card, String ids) {
        assertThat(words(ids))
                .allSatisfy(id -> assertThat(CATALOG.kpi(id).card()).isEqualTo(card));
    }

    private static List<String> words(String text) {
        return text.equals("-") ? List.of() : List.of(text.strip().split(" +"));
    }

    private static List<String> names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
