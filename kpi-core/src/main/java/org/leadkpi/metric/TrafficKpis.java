package org.leadkpi.metric;

import static org.leadkpi.metric.Direction.HIGHER_IS_BETTER;
import static org.leadkpi.metric.Direction.LOWER_IS_BETTER;
import static org.leadkpi.metric.StandardTallies.*;
import static org.leadkpi.value.Citation.A1;
import static org.leadkpi.value.Citation.INF;

/** What ads, pages and e-mails bring. */
interface TrafficKpis {

    /** Click-through rate over all platforms. */
    Kpi CLICK_THROUGH_RATE = Kpi.named("click-through-rate")
            .card("K-01")
            .title("Click-through rate")
            .alias("ctr", "click-rate")
            .definition("Clicks over impressions, both by the day in the ad account. The interval is optimistic, since"
                    + " impressions are not independent.")
            .question("Is the message compelling?")
            .formula(CLICKS.per(IMPRESSIONS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY)
            .interval(IntervalRule.WILSON)
            .flagWhen(Flag.MIXED_PLATFORMS, SEARCH_IMPRESSIONS, SOCIAL_IMPRESSIONS)
            .flagWhen(Flag.MIXED_PLATFORMS, SEARCH_IMPRESSIONS, OTHER_IMPRESSIONS)
            .flagWhen(Flag.MIXED_PLATFORMS, SOCIAL_IMPRESSIONS, OTHER_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, CLICK_ANOMALIES)
            .cite(A1, "click-through rate")
            .build();

    /** Click-through rate of paid search. */
    Kpi CLICK_THROUGH_RATE_PAID_SEARCH = CLICK_THROUGH_RATE
            .variant("paid-search")
            .title("Click-through rate, paid search")
            .definition("Clicks over impressions of paid search, both by the day in the ad account.")
            .formula(SEARCH_CLICKS.per(SEARCH_IMPRESSIONS))
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, SEARCH_CLICK_ANOMALIES)
            .build();

    /** Click-through rate of paid social. */
    Kpi CLICK_THROUGH_RATE_PAID_SOCIAL = CLICK_THROUGH_RATE
            .variant("paid-social")
            .title("Click-through rate, paid social")
            .definition("Clicks over impressions of paid social, both by the day in the ad account.")
            .formula(SOCIAL_CLICKS.per(SOCIAL_IMPRESSIONS))
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .flagWhen(Flag.MORE_CLICKS_THAN_IMPRESSIONS, SOCIAL_CLICK_ANOMALIES)
            .build();

    /** Click-through rate of e-mails. */
    Kpi CLICK_THROUGH_RATE_EMAIL = CLICK_THROUGH_RATE
            .variant("email")
            .title("Click-through rate, e-mails")
            .definition(
                    "E-mails to leads that they clicked in, over e-mails to leads that arrived, both by the time of the"
                            + " e-mail. However often an e-mail was clicked, it counts once; a click belongs to the latest e-mail that"
                            + " had arrived.")
            .formula(OutreachTallies.EMAILS_CLICKED.per(OutreachTallies.EMAILS_TO_LEADS))
            .basis(Basis.COHORT)
            .flagNever(Flag.MIXED_PLATFORMS)
            .flagNever(Flag.MORE_CLICKS_THAN_IMPRESSIONS)
            .build();

    /** E-mails opened. */
    Kpi EMAIL_OPENS = traffic("email-opens", "E-mails opened", OutreachTallies.EMAILS_OPENED)
            .definition("E-mails to leads that they opened, by the time of the e-mail, each once. Programs that fetch"
                    + " pictures beforehand open e-mails that nobody reads.")
            .basis(Basis.COHORT)
            .build();

    /** E-mails opened over e-mails that arrived. */
    Kpi OPEN_RATE = traffic(
                    "open-rate", "Open rate", OutreachTallies.EMAILS_OPENED.per(OutreachTallies.EMAILS_TO_LEADS))
            .definition("E-mails to leads that they opened, over e-mails to leads that arrived, both by the time of the"
                    + " e-mail. Programs that fetch pictures beforehand open e-mails that nobody reads, so neither a high nor a"
                    + " low rate says anything.")
            .basis(Basis.COHORT)
            .build();

    /** Traffic-to-lead rate. */
    Kpi TRAFFIC_TO_LEAD = Kpi.named("traffic-to-lead")
            .card("K-03")
            .title("Traffic-to-lead rate")
            .alias("t2l", "visitor-to-lead", "traffic-to-lead-ratio")
            .definition("New inbound leads, by creation, over distinct visitors counted over exactly the period."
                    + " Visitors of shorter ranges are never added up.")
            .question("Does the page do its job?")
            .formula(WEB_LEADS.per(VISITORS))
            .flagWhenSeveral(Flag.NOT_DEDUPLICATED, VISITOR_RECORDS)
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY, Cadence.MONTHLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "traffic-to-lead ratio")
            .build();

    /** Leads over sessions. */
    Kpi TRAFFIC_TO_LEAD_SESSIONS = TRAFFIC_TO_LEAD
            .variant("sessions")
            .title("Session-to-lead rate")
            .definition("New inbound leads over sessions; not comparable with the rate over visitors.")
            .formula(WEB_LEADS.per(SESSIONS))
            .flagNever(Flag.NOT_DEDUPLICATED)
            .build();

    /** Click-to-conversion rate. */
    Kpi CLICK_TO_CONVERSION = Kpi.named("click-to-conversion")
            .card("K-05")
            .title("Click-to-conversion rate")
            .question("Do clicks become leads?")
            .definition("New inbound leads attributed to a click (by campaign or click id) over clicks, each by its own"
                    + " date.")
            .formula(CLICK_LEADS.per(CLICKS))
            .direction(HIGHER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.WEEKLY)
            .interval(IntervalRule.WILSON)
            .cite(A1, "replacements for vanity metrics")
            .build();

    /** Impressions. */
    Kpi IMPRESSIONS_SHOWN = traffic("impressions", "Impressions", IMPRESSIONS).build();

    /** Clicks. */
    Kpi CLICKS_COUNTED = StandardKpis.count("clicks", CLICKS)
            .card("K-07")
            .title("Clicks")
            .definition("Clicks, by the day in the ad account.")
            .metric()
            .interval(IntervalRule.NONE)
            .cite(A1, "click-through rate")
            .build();

    /** Fields of the longest form. */
    Kpi FORM_FIELDS = Kpi.named("form-fields")
            .card("K-03")
            .title("Form fields")
            .definition("Fields of the longest form that traffic records of the period state.")
            .formula(new Statistic(FORM_LENGTHS, Statistic.Kind.MAXIMUM))
            .population(VISITORS)
            .direction(LOWER_IS_BETTER)
            .stage(FunnelStage.TOP)
            .cadence(Cadence.MONTHLY)
            .metric()
            .cite(A1, "traffic-to-lead ratio")
            .cite(INF, "the longest of several")
            .build();

    /** Visitors. */
    Kpi WEBSITE_VISITORS = traffic("visitors", "Website visitors", VISITORS)
            .definition(
                    "Distinct visitors, counted over exactly the period. Those of shorter ranges are never added up.")
            .flagWhenSeveral(Flag.NOT_DEDUPLICATED, VISITOR_RECORDS)
            .build();

    /** Page views. */
    Kpi PAGES_VIEWED = traffic("page-views", "Page views", PAGE_VIEWS).build();

    /** Sessions. */
    Kpi SESSIONS_COUNTED = traffic("sessions", "Sessions", SESSIONS).build();

    private static Kpi.Builder traffic(String id, String title, Formula formula) {
        return StandardKpis.count(id, formula)
                .card("K-07")
                .title(title)
                .definition(title + ", by day. Says nothing about demand by itself.")
                .vanity()
                .interval(IntervalRule.NONE)
                .stage(FunnelStage.TOP)
                .cite(A1, "vanity metrics");
    }
}
