package org.leadkpi.csv;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A channel, and the odds of what becomes of its leads: the truth that the KPIs of the sample company estimate. */
enum SampleChannel {
    PAID_SEARCH(660, .02, .34, .34, .04, .70, .235, .26, 1.0),
    PAID_SOCIAL(960, .08, .05, .23, .12, .58, .062, .16, .7),
    ORGANIC(600, .03, .27, .32, .05, .68, .235, .27, 1.0),
    EMAIL(270, .01, .12, .38, .05, .62, .18, .24, .9),
    REFERRAL(95, .02, .60, .30, .01, .85, .42, .42, 1.3),
    PARTNER(125, .03, .48, .36, .02, .80, .36, .38, 1.4),
    OUTBOUND(0, 0, 0, 0, 0, .50, .27, .36, 1.7),
    EVENTS(0, 0, .15, .50, .06, .72, .22, .28, 1.3);

    private static final double[] SEASON = {1.02, 1.0, 1.1, 1.05, 1.05, 1.0, .9, .75, 1.05, 1.12, 1.0, .68};

    private final int leadsPerYear;
    private final double growthPerMonth;
    final double highIntent;
    final double mediumIntent;
    final double untouched;
    final double mql;
    /** Of the leads that are touched, MQLs or not. */
    final double sql;
    /** Of the SQLs. */
    final double won;
    /** Relative to other channels. */
    final double dealSize;

    SampleChannel(
            int leadsPerYear,
            double growthPerMonth,
            double highIntent,
            double mediumIntent,
            double untouched,
            double mql,
            double sql,
            double won,
            double dealSize) {
        this.leadsPerYear = leadsPerYear;
        this.growthPerMonth = growthPerMonth;
        this.highIntent = highIntent;
        this.mediumIntent = mediumIntent;
        this.untouched = untouched;
        this.mql = mql;
        this.sql = sql;
        this.won = won;
        this.dealSize = dealSize;
    }

    /** The leads planned for a month; those of events and outbound are not planned but won. */
    int planned(YearMonth month) {
        long age = ChronoUnit.MONTHS.between(SampleTime.MONTHS.get(0), month);
        double growth = (1 + growthPerMonth * age) / (1 + growthPerMonth * 5.5);
        return (int) Math.round(leadsPerYear / 12.0 * SEASON[month.getMonthValue() - 1] * growth);
    }

    /** Whether its stage dates come from a sheet that knows only days. */
    boolean knowsDaysOnly() {
        return this == PARTNER || this == EVENTS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
