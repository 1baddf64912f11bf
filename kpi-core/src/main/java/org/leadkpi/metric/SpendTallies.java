package org.leadkpi.metric;

import static org.leadkpi.metric.SpendTerms.*;

import java.time.LocalDate;
import java.util.Optional;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Spend;
import org.leadkpi.value.Unit;

/** Spend, accrued by day. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
interface SpendTallies {

    /** Spend records. */
    Tally<Spend> SPEND_RECORDS = Tally.count("spend-records", Source.SPEND)
            .meaning("spend records with a day in the period, whatever they cost")
            .where(IS_ACQUISITION)
            .dated(BY_DAYS_OF_SPEND)
            .distinctPerPeriod()
            .build();

    /** Spend records of campaigns. */
    Tally<Spend> PROGRAM_SPEND_RECORDS = Tally.count("program-spend-records", Source.SPEND)
            .meaning("spend records on media, agencies, events and content with a day in the period")
            .where(IS_ACQUISITION)
            .where(IS_PROGRAM)
            .dated(BY_DAYS_OF_SPEND)
            .distinctPerPeriod()
            .build();

    /** Spend on every cost: the fully loaded basis. */
    Tally<Spend> SPEND = spend("spend")
            .meaning("spend of every category, times its share, accrued by day")
            .build();

    /** Spend on campaigns only: the program basis. */
    Tally<Spend> PROGRAM_SPEND = spend("program-spend")
            .meaning("spend on media, agencies, events and content, times its share, accrued by day")
            .where(IS_PROGRAM)
            .build();

    /** Spend on every cost of the days that have been followed for as long as the lead lag. */
    Tally<Spend> SPEND_FOLLOWED = Tally.<Spend>amount("spend-followed", Source.SPEND, Unit.MONEY, COST)
            .meaning(
                    "spend of every category, times its share, accrued by day, of the days that as many days have passed"
                            + " since as the lead lag")
            .where(IS_ACQUISITION)
            .dated(BY_ACCRUAL_ONCE_FOLLOWED)
            .needing(Feed.LEAD_LAG)
            .knownBy(SPEND_RECORDS)
            .build();

    /** Spend records, the lag later. */
    Tally<Spend> SPEND_RECORDS_LAGGED = Tally.count("spend-records-lagged", Source.SPEND)
            .meaning("spend records with a day that, moved by the acquisition lag, lies in the period")
            .where(IS_ACQUISITION)
            .dated(Dating.during((item, data) -> ACQUISITION_LAG.apply(data).isPresent()
                    ? Optional.of(
                            item.range().plusDays(ACQUISITION_LAG.apply(data).getAsInt()))
                    : Optional.empty()))
            .needing(Feed.ACQUISITION_LAG)
            .distinctPerPeriod()
            .build();

    /** Spend on every cost, the lag later: with the customers it brings. */
    Tally<Spend> SPEND_LAGGED = Tally.amount(
                    "spend-lagged",
                    Source.SPEND,
                    Unit.MONEY,
                    (Spend item, Dataset data, LocalDate date) -> acquisitionCost(
                            item,
                            data,
                            date.minusDays(ACQUISITION_LAG.apply(data).orElse(0))))
            .meaning(
                    "spend of every category, times its share, accrued by day, as many days later as the acquisition lag")
            .where(IS_ACQUISITION)
            .dated(BY_ACCRUAL_LATER)
            .needing(Feed.ACQUISITION_LAG)
            .knownBy(SPEND_RECORDS_LAGGED)
            .build();

    private static Tally.Builder<Spend> spend(String name) {
        return Tally.<Spend>amount(name, Source.SPEND, Unit.MONEY, COST)
                .where(IS_ACQUISITION)
                .dated(BY_ACCRUAL)
                .knownBy(SPEND_RECORDS);
    }
}
