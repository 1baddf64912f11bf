package org.leadkpi.metric;

/**
 * The quantities that the standard KPIs are made of.
 *
 * <p>Names end in what dates them where that is not plain: {@code leads-to-mql} are leads dated by their creation that
 * reached MQL at any time since. Leads never include test, spam, internal and duplicate records; deals are new business.
 *
 * <p>They are written down by what they count: {@code TrafficTallies}, {@code SpendTallies}, {@code LeadTallies},
 * {@code StageTallies}, {@code DealTallies} and {@code RepTallies}.
 *
 * @since 0.1
 */
public final class StandardTallies
        implements TrafficTallies, SpendTallies, LeadTallies, StageTallies, DealTallies, RepTallies {

    private StandardTallies() {}
}
