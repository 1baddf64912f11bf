package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.CLICK_THROUGH_RATE_PAID_SEARCH;
import static org.leadkpi.metric.StandardKpis.TRAFFIC_TO_LEAD;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.DER;

import java.util.List;

/**
 * Rules on the top of the funnel: advertisements, pages and what a lead costs.
 *
 * @since 0.1
 */
public final class TopOfFunnelRules {

    private TopOfFunnelRules() {}

    /** Clicks are fine, the page fails. */
    public static final Rule LANDING_PAGE = Rule.named("D01", "LANDING_PAGE")
            .claim("People click, but the page does not turn them into leads")
            .cite(A1, "pattern 1")
            .when(Criterion.isNotBelow(CLICK_THROUGH_RATE_PAID_SEARCH, "ctr.search.band")
                    .and(Criterion.isBelow(TRAFFIC_TO_LEAD, "t2l.band")))
            .causes(
                    "the headline may not say what the advertisement promised",
                    "the form may be too long",
                    "the call to action may be unclear")
            .actions("test headline, form and call to action before cutting the budget")
            .absorbs("D03", "D04", "D05")
            .build();

    /** The page turns too few visitors into leads. */
    public static final Rule T2L_LOW = Rule.named("D03", "T2L_LOW")
            .claim("The page turns too few visitors into leads")
            .cite(A1, "traffic-to-lead ratio")
            .when(Criterion.is(TRAFFIC_TO_LEAD, "t2l.low"))
            .causes(
                    "the form may be too long",
                    "the headline may be weak",
                    "the page may not keep what the ad promised")
            .actions(
                    "check the number of form fields first",
                    "check the headline second",
                    "align advertisement and page")
            .build();

    /** The page is between poor and reasonable. */
    public static final Rule T2L_WATCH = Rule.named("D04", "T2L_WATCH")
            .claim("The page turns fewer visitors into leads than is reasonable")
            .severity(Severity.WATCH)
            .cite(DER, "A1 traffic-to-lead ratio")
            .when(Criterion.isAbove(TRAFFIC_TO_LEAD, "t2l.low").and(Criterion.isBelow(TRAFFIC_TO_LEAD, "t2l.band")))
            .actions("watch it against its own history")
            .build();

    /** All of them, in order. */
    static final List<Rule> ALL = List.of(LANDING_PAGE, T2L_LOW, T2L_WATCH);
}
