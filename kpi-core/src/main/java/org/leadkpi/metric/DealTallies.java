package org.leadkpi.metric;

import static org.leadkpi.metric.DealTerms.*;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** Opportunities of new business, from their creation to the customers they bring. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
interface DealTallies {

    // ---- by the date they were qualified

    /** Qualified opportunities. */
    Tally<Deal> QUALIFIED_OPPORTUNITIES = deals(
                    Tally.count("qualified-opportunities", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("opportunities that became qualified, by qualification")
            .needing(Feed.QUALIFICATION)
            .build();

    /** Pipeline. */
    Tally<Deal> PIPELINE = pipeline("pipeline", deal -> true)
            .meaning("amount of opportunities at qualification, by qualification")
            .build();

    /** Pipeline sourced by sales development. */
    Tally<Deal> SDR_PIPELINE = pipeline("sdr-pipeline", deal -> isSourcedBy(deal, "sdr"))
            .meaning("amount at qualification of opportunities sourced by SDRs")
            .build();

    /** Pipeline sourced inbound. */
    Tally<Deal> INBOUND_PIPELINE = pipeline("inbound-pipeline", deal -> isSourcedBy(deal, "inbound"))
            .meaning("amount at qualification of inbound opportunities")
            .build();

    /** Pipeline sourced by partners. */
    Tally<Deal> PARTNER_PIPELINE = pipeline("partner-pipeline", deal -> isSourcedBy(deal, "partner"))
            .meaning("amount at qualification of opportunities sourced by partners")
            .build();

    /** Pipeline whose source is not recorded. */
    Tally<Deal> UNKNOWN_PIPELINE = pipeline("unknown-source-pipeline", DealTerms::isSourceUnknown)
            .meaning("amount at qualification of opportunities of unknown source")
            .build();

    /** Pipeline of any other named source. */
    Tally<Deal> OTHER_PIPELINE = pipeline(
                    "other-source-pipeline",
                    deal -> !isSourceUnknown(deal)
                            && !isSourcedBy(deal, "sdr")
                            && !isSourcedBy(deal, "inbound")
                            && !isSourcedBy(deal, "partner"))
            .meaning("amount at qualification of opportunities of any other source")
            .build();

    /** Pipeline at the amounts known now. */
    Tally<Deal> PIPELINE_NOW = deals(money("pipeline-now", AMOUNT), BY_QUALIFICATION)
            .meaning("current amount of qualified opportunities, by qualification")
            .needing(Feed.QUALIFICATION)
            .build();

    /** Pipeline by creation. */
    Tally<Deal> PIPELINE_CREATED = dealsCreated(money("pipeline-created", AMOUNT_AT_QUALIFICATION))
            .meaning("amount at qualification of opportunities that are qualified by now, by creation")
            .where(IS_QUALIFIED_DEAL)
            .needing(Feed.QUALIFICATION)
            .build();

    /** Opportunities created, and qualified by now. */
    Tally<Deal> QUALIFIED_CREATED = dealsCreated(Tally.count("qualified-created", Source.OPPORTUNITIES))
            .meaning("opportunities that are qualified by now, by creation")
            .where(IS_QUALIFIED_DEAL)
            .needing(Feed.QUALIFICATION)
            .build();

    /** Amount won of the qualified cohort. */
    Tally<Deal> PIPELINE_WON_AMOUNT = deals(money("pipeline-won-amount", AMOUNT), BY_QUALIFICATION)
            .meaning("amount won of opportunities, by qualification")
            .where(IS_WON)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won of the qualified cohort. */
    Tally<Deal> PIPELINE_WON = deals(Tally.count("pipeline-won", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("qualified opportunities won at any time since, by qualification")
            .where(IS_WON)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Qualified opportunities that are open. */
    Tally<Deal> PIPELINE_OPEN = deals(Tally.count("pipeline-open", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("qualified opportunities neither won nor lost by now, by qualification")
            .whereNot(IS_CLOSED)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    // ---- by the date they were closed

    /** Opportunities won. */
    Tally<Deal> WON = deals(Tally.count("won", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities closed. */
    Tally<Deal> CLOSED = deals(Tally.count("closed", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won or lost, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount won. */
    Tally<Deal> WON_AMOUNT = deals(money("won-amount", AMOUNT), BY_CLOSE)
            .meaning("amount of new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won whose amount is known. */
    Tally<Deal> WON_WITH_AMOUNT = deals(Tally.count("won-with-amount", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won with a known amount, by close")
            .where(IS_WON)
            .excluding((deal, data) ->
                    deal.opportunity().amount().isPresent() ? Optional.empty() : Optional.of(Exclusion.NO_AMOUNT))
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount closed. */
    Tally<Deal> CLOSED_AMOUNT = deals(money("closed-amount", AMOUNT), BY_CLOSE)
            .meaning("amount of new business won or lost, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount won of any type. */
    Tally<Deal> WON_AMOUNT_ALL = money("won-amount-all", AMOUNT)
            .meaning("amount won, renewals and expansions included, by close")
            .dated(BY_CLOSE)
            .where(IS_WON)
            .excluding(TEST_DEAL)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won of any type. */
    Tally<Deal> WON_ALL = Tally.count("won-all", Source.OPPORTUNITIES)
            .meaning("opportunities won, renewals and expansions included, by close")
            .dated(BY_CLOSE)
            .where(IS_WON)
            .excluding(TEST_DEAL)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Sizes of the deals won. */
    Tally<Deal> DEAL_SIZES = deals(Tally.distribution("deal-sizes", Source.OPPORTUNITIES, Unit.MONEY, AMOUNT), BY_CLOSE)
            .meaning("amount of each new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from creation of the opportunity to the win. */
    Tally<Deal> CYCLES = cycles(
                    "sales-cycles", deal -> Optional.of(deal.opportunity().createdAt()))
            .meaning("days from the creation of an opportunity to its win, by close")
            .build();

    /** Days from creation of the opportunity to its close. */
    Tally<Deal> CYCLES_TO_CLOSE = deals(
                    Tally.distribution("sales-cycles-to-close", Source.OPPORTUNITIES, Unit.DAYS, DAYS_OPEN), BY_CLOSE)
            .meaning("days from the creation of an opportunity to its win or loss, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from SQL to the win. */
    Tally<Deal> CYCLES_FROM_SQL = cycles(
                    "sales-cycles-from-sql", deal -> deal.journey().flatMap(lead -> lead.entered(Stage.SQL)))
            .meaning("days from the SQL entry of the lead to the win, by close")
            .needing(Feed.LEADS, Feed.SQL_DATES)
            .build();

    /** Days from creation of the lead to the win. */
    Tally<Deal> CYCLES_FROM_LEAD = cycles(
                    "sales-cycles-from-lead", deal -> deal.lead().map(lead -> lead.createdAt()))
            .meaning("days from the creation of the lead to the win, by close")
            .needing(Feed.LEADS)
            .build();

    // ---- by the date they were created

    /** Opportunities created that are won by now. */
    Tally<Deal> CREATED_WON = dealsCreated(Tally.count("created-won", Source.OPPORTUNITIES))
            .meaning("opportunities won by now, by creation")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities created that are closed by now. */
    Tally<Deal> CREATED_CLOSED = dealsCreated(Tally.count("created-closed", Source.OPPORTUNITIES))
            .meaning("opportunities won or lost by now, by creation")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities created. */
    Tally<Deal> CREATED = dealsCreated(Tally.count("created", Source.OPPORTUNITIES))
            .meaning("opportunities created, by creation")
            .build();

    /** Opportunities created that are open, with their ages. */
    Tally<Deal> CREATED_OPEN = daysOpen("created-open")
            .meaning("days that opportunities neither won nor lost by now have been open, by creation")
            .whereNot(IS_CLOSED)
            .build();

    /** Days from the creation of an opportunity to its win, by creation. */
    Tally<Deal> CREATED_WON_DAYS = daysOpen("created-won-days")
            .meaning("days from the creation of an opportunity to its win, by creation")
            .where(IS_WON)
            .build();

    /** Days from the creation of an opportunity to its loss, by creation. */
    Tally<Deal> CREATED_LOST_DAYS = daysOpen("created-lost-days")
            .meaning("days from the creation of an opportunity to its loss, by creation")
            .where(IS_CLOSED)
            .whereNot(IS_WON)
            .build();

    /** Days from the creation of an opportunity to its win, by creation, of those won soon enough. */
    Tally<Deal> CYCLES_WITHIN_FOLLOW_UP = daysOpen("sales-cycles-within-follow-up")
            .meaning(
                    "days from the creation of an opportunity to its win, by creation, of those won within as many days as"
                            + " every opportunity is followed")
            .where(IS_WON)
            .where((deal, data) -> Elapsed.days(
                                    deal.opportunity().createdAt(),
                                    deal.opportunity().closedAt().orElseThrow(),
                                    data.zone())
                            instanceof Quantity.Known known
                    && known.value().compareTo(Rational.of(data.policies().sqlToCustomerDays())) <= 0)
            .build();

    // ---- customers

    /** New customers. */
    Tally<Acquisition> NEW_CUSTOMERS = Tally.count("new-customers", Source.ACQUISITIONS)
            .meaning("accounts that became customers, by first win")
            .at((customer, data) -> Optional.of(customer.at()))
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS)
            .build();

    // ---- how they are told

    private static Tally.Builder<Deal> dealsCreated(Tally.Builder<Deal> tally) {
        return deals(tally, BY_DEAL_CREATION);
    }

    private static Tally.Builder<Deal> daysOpen(String name) {
        return dealsCreated(Tally.distribution(name, Source.OPPORTUNITIES, Unit.DAYS, DAYS_OPEN))
                .needing(Feed.OPPORTUNITY_OUTCOMES);
    }

    private static Tally.Builder<Deal> money(String name, Tally.Measure<Deal> amount) {
        return Tally.amount(name, Source.OPPORTUNITIES, Unit.MONEY, amount);
    }

    private static Tally.Builder<Deal> pipeline(String name, Predicate<Deal> condition) {
        return deals(money(name, AMOUNT_AT_QUALIFICATION), BY_QUALIFICATION)
                .where((deal, data) -> condition.test(deal))
                .needing(Feed.QUALIFICATION);
    }

    private static Tally.Builder<Deal> cycles(String name, Function<Deal, Optional<Timestamp>> start) {
        Tally.Measure<Deal> days = (deal, data, date) -> Elapsed.days(
                start.apply(deal).orElseThrow(), deal.opportunity().closedAt().orElseThrow(), data.zone());
        return deals(Tally.distribution(name, Source.OPPORTUNITIES, Unit.DAYS, days), BY_CLOSE)
                .where(IS_WON)
                .where((deal, data) -> start.apply(deal).isPresent())
                .needing(Feed.OPPORTUNITY_OUTCOMES);
    }

    private static boolean isSourcedBy(Deal deal, String source) {
        return deal.opportunity().source().map(source::equalsIgnoreCase).orElse(false);
    }
}
