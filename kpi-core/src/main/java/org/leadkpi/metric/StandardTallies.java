package org.leadkpi.metric;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Cycle;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Traffic;
import org.leadkpi.response.Meeting;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * The quantities that the standard KPIs are made of.
 *
 * <p>Names end in what dates them where that is not plain: {@code leads-to-mql} are leads dated by their creation that
 * reached MQL at any time since. Leads never include test, spam, internal and duplicate records; deals are new business.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class StandardTallies {

    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private StandardTallies() {}

    // ---- what many tallies share; a shared object is asked once per record

    static final Dating<Journey> BY_CREATION =
            Dating.at((lead, data) -> Optional.of(lead.lead().createdAt()));
    private static final Dating<Journey> BY_MQL = Dating.at(stage(Stage.MQL));
    static final Dating<Journey> BY_SQL = Dating.at(stage(Stage.SQL));
    private static final Dating<Cycle> BY_MQL_OF_CYCLE =
            Dating.at((cycle, data) -> cycle.steps().firstEntered(Stage.MQL));
    private static final Dating<Journey> BY_MQL_IMPUTED = Dating.at(imputed(Stage.MQL));
    private static final Dating<Journey> BY_TRIAL_START = Dating.at(signal(SignalKind.TRIAL_START));
    private static final Dating<Journey> BY_PRODUCT_USAGE = Dating.at(signal(SignalKind.PRODUCT_USAGE));
    private static final Dating<Journey> BY_LEAD_QUALIFICATION = Dating.at(StandardTallies::firstQualified);

    private static final BiPredicate<Journey, Dataset> IS_MQL =
            (lead, data) -> lead.entered(Stage.MQL).isPresent();
    static final BiPredicate<Journey, Dataset> IS_SQL =
            (lead, data) -> lead.entered(Stage.SQL).isPresent();
    private static final BiPredicate<Journey, Dataset> IS_SQL_IMPUTED =
            (lead, data) -> lead.history().firstEnteredOrImputed(Stage.SQL).isPresent();
    private static final BiPredicate<Journey, Dataset> IS_QUALIFIED =
            (lead, data) -> firstQualified(lead, data).isPresent();
    static final BiPredicate<Journey, Dataset> IS_CUSTOMER =
            (lead, data) -> lead.customerAt().isPresent();
    static final BiPredicate<Journey, Dataset> HAS_MEETING = (lead, data) ->
            Meeting.firstBooked(lead.touches(), lead.lead().createdAt(), data).isPresent();
    private static final BiPredicate<Journey, Dataset> IS_PRODUCT_QUALIFIED = (lead, data) ->
            lead.lead().signals().stream().anyMatch(signal -> signal.kind() == SignalKind.PRODUCT_USAGE);
    private static final BiPredicate<Journey, Dataset> IS_UNDECIDED =
            (lead, data) -> lead.customerAt().isEmpty() && !lead.isDisqualified() && !lead.isLost();

    private static final BiPredicate<Cycle, Dataset> CYCLE_IS_SQL =
            (cycle, data) -> cycle.steps().firstEntered(Stage.SQL).isPresent();

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> NO_NEW_LEAD =
            (lead, data) -> Exclusion.of(lead, data.policies());
    private static final BiFunction<Journey, Dataset, Optional<Exclusion>> SQL_BEFORE_MQL =
            (lead, data) -> misordered(lead.entered(Stage.MQL), lead.entered(Stage.SQL), data);
    private static final BiFunction<Journey, Dataset, Optional<Exclusion>> CUSTOMER_BEFORE_SQL =
            (lead, data) -> misordered(lead.entered(Stage.SQL), lead.customerAt(), data);

    static final Dating<Deal> BY_DEAL_CREATION =
            Dating.at((deal, data) -> Optional.of(deal.opportunity().createdAt()));
    private static final Dating<Deal> BY_QUALIFICATION =
            Dating.at((deal, data) -> deal.opportunity().qualifiedAt());
    private static final Dating<Deal> BY_CLOSE =
            Dating.at((deal, data) -> deal.opportunity().closedAt());

    private static final BiPredicate<Deal, Dataset> IS_WON = (deal, data) -> isWon(deal);
    static final BiPredicate<Deal, Dataset> IS_CLOSED = (deal, data) -> isClosed(deal);
    private static final BiPredicate<Deal, Dataset> IS_QUALIFIED_DEAL =
            (deal, data) -> deal.opportunity().qualifiedAt().isPresent();

    static final BiFunction<Deal, Dataset, Optional<Exclusion>> NO_NEW_BUSINESS =
            (deal, data) -> Exclusion.of(deal.opportunity());
    private static final BiFunction<Deal, Dataset, Optional<Exclusion>> TEST_DEAL =
            (deal, data) -> deal.opportunity().test() ? Optional.of(Exclusion.TEST) : Optional.empty();

    private static final Tally.Measure<Deal> AMOUNT = amount(Opportunity::amount);
    private static final Tally.Measure<Deal> AMOUNT_AT_QUALIFICATION = amount(Opportunity::amountAtQualification);
    private static final Tally.Measure<Deal> DAYS_OPEN = (deal, data, date) -> days(
            deal.opportunity().createdAt(),
            deal.opportunity().closedAt().orElseGet(() -> Timestamp.of(data.asOf())),
            data.zone());
    private static final Tally.Measure<Spend> COST = StandardTallies::acquisitionCost;

    private static final BiPredicate<Spend, Dataset> IS_ACQUISITION =
            (item, data) -> !item.acquisitionShare().isZero();
    private static final BiPredicate<Spend, Dataset> IS_PROGRAM =
            (item, data) -> item.category().isProgram();
    private static final Dating<Spend> BY_DAYS_OF_SPEND = Dating.during((item, data) -> Optional.of(item.range()));
    private static final Dating<Spend> BY_ACCRUAL = Dating.accruing(
            Spend::range, (item, data) -> item.amount().currency().equals(data.currency()));
    private static final Function<Dataset, OptionalInt> ACQUISITION_LAG =
            data -> data.policies().acquisitionLagDays();
    private static final Dating<Spend> BY_ACCRUAL_LATER = Dating.accruingLater(
            Spend::range,
            ACQUISITION_LAG,
            (item, data) -> item.amount().currency().equals(data.currency()));
    private static final Function<Dataset, OptionalInt> LEAD_LAG =
            data -> data.policies().leadLagDays();
    private static final Dating<Spend> BY_ACCRUAL_ONCE_FOLLOWED = Dating.accruingOnceFollowed(
            Spend::range, LEAD_LAG, (item, data) -> item.amount().currency().equals(data.currency()));
    private static final Dating<Traffic> BY_DAYS_OF_TRAFFIC = Dating.during((row, data) -> Optional.of(row.range()));
    private static final Dating<Traffic> BY_TRAFFIC = Dating.wholeTraffic();
    private static final Dating<Traffic> BY_EXACT_TRAFFIC = Dating.exactTraffic();

    // ---- leads, by the date they were created

    /** New leads. */
    public static final Tally<Journey> LEADS =
            newLeads("leads").meaning("new leads, by creation").build();

    /** New leads that came to us, or every new lead where the policy says so. */
    public static final Tally<Journey> WEB_LEADS = newLeads("web-leads")
            .meaning("new leads of inbound origin, by creation")
            .where((lead, data) ->
                    data.policies().allLeadsAreWeb() || lead.lead().origin() == Origin.INBOUND)
            .build();

    /** New leads of high intent. */
    public static final Tally<Journey> HIGH_INTENT_LEADS = newLeads("high-intent-leads")
            .meaning("new leads whose intent tier at entry is high, by creation")
            .where((lead, data) -> lead.lead().intentTier(data.zone()) == IntentTier.HIGH)
            .needing(Feed.INTENT)
            .build();

    /** New leads attributed to a click: inbound, with a campaign or a click id. */
    public static final Tally<Journey> CLICK_LEADS = newLeads("click-leads")
            .meaning("new inbound leads with a campaign or the attribute click_id, by creation")
            .where((lead, data) -> lead.lead().origin() == Origin.INBOUND
                    && (lead.lead().campaign().isPresent()
                            || lead.lead().attributes().containsKey("click_id")))
            .needing(Feed.ORIGIN, Feed.CLICK_SOURCE)
            .build();

    /** Leads that became marketing-qualified. */
    public static final Tally<Journey> LEADS_TO_MQL = newLeads("leads-to-mql")
            .meaning("new leads that reached MQL, by creation")
            .where(IS_MQL)
            .needing(Feed.MQL_DATES)
            .build();

    /** Leads whose way to MQL is open, with their ages. */
    public static final Tally<Journey> LEADS_OPEN_TO_MQL =
            open(inCohort(ages("leads-open-to-mql", creation()), BY_CREATION), IS_MQL);

    /** Days from creation to MQL. */
    public static final Tally<Journey> LEAD_TO_MQL_DAYS = inCohort(
                    days("lead-to-mql-days", creation(), stage(Stage.MQL)), BY_CREATION)
            .meaning("whole days from creation to MQL of the new leads that became MQL, by creation")
            .needing(Feed.MQL_DATES)
            .build();

    /** Days from creation to the loss of those that will not become MQL. */
    public static final Tally<Journey> LEAD_LOSS_TO_MQL_DAYS = lost(
                    inCohort(days("lead-loss-to-mql-days", creation(), StandardTallies::endedAt), BY_CREATION), IS_MQL)
            .meaning(
                    "whole days from creation to disqualification, loss or sale of the new leads that never became MQL,"
                            + " by creation")
            .build();

    /** Leads that became sales-qualified. */
    public static final Tally<Journey> LEADS_TO_SQL = newLeads("leads-to-sql")
            .meaning("new leads that reached SQL, by creation")
            .where(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** Leads whose way to SQL is open. */
    public static final Tally<Journey> LEADS_OPEN_TO_SQL = open(newLeads("leads-open-to-sql"), IS_SQL);

    /** Leads with a qualified opportunity. */
    public static final Tally<Journey> LEADS_TO_OPPORTUNITY = newLeads("leads-to-opportunity")
            .meaning("new leads linked to a qualified opportunity, by creation")
            .where(IS_QUALIFIED)
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.QUALIFICATION)
            .build();

    /** Leads whose way to a qualified opportunity is open. */
    public static final Tally<Journey> LEADS_OPEN_TO_OPPORTUNITY =
            open(newLeads("leads-open-to-opportunity"), IS_QUALIFIED);

    /** Leads with any opportunity. */
    public static final Tally<Journey> LEADS_TO_ANY_OPPORTUNITY = newLeads("leads-to-any-opportunity")
            .meaning("new leads linked to an opportunity, qualified or not, by creation")
            .where((lead, data) -> !lead.newBusiness().isEmpty())
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS)
            .build();

    /** Leads that became customers. */
    public static final Tally<Journey> LEADS_TO_CUSTOMER = newLeads("leads-to-customer")
            .meaning("new leads that became customers, by creation")
            .where(IS_CUSTOMER)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Leads whose way to becoming a customer is open, with their ages. */
    public static final Tally<Journey> LEADS_OPEN_TO_CUSTOMER =
            open(inCohort(ages("leads-open-to-customer", creation()), BY_CREATION), IS_CUSTOMER);

    /** Days from creation to becoming a customer. */
    public static final Tally<Journey> LEAD_TO_CUSTOMER_DAYS = inCohort(
                    days("lead-to-customer-days", creation(), (lead, data) -> lead.customerAt()), BY_CREATION)
            .meaning(
                    "whole days from creation to the customer date of the new leads that became customers, by creation")
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from creation to the loss of those that will not become customers. */
    public static final Tally<Journey> LEAD_LOSS_TO_CUSTOMER_DAYS = lost(
                    inCohort(days("lead-loss-to-customer-days", creation(), StandardTallies::endedAt), BY_CREATION),
                    IS_CUSTOMER)
            .meaning(
                    "whole days from creation to disqualification or loss of the new leads that never became customers, by"
                            + " creation")
            .build();

    /** New leads, by the day whose spend brought them. */
    public static final Tally<Journey> LEADS_LAGGED = leads("leads-lagged", Dating.at(StandardTallies::spentAt))
            .meaning("new leads, as many days before their creation as the lead lag")
            .needing(Feed.LEAD_LAG)
            .build();

    /** Leads that booked a meeting. */
    public static final Tally<Journey> LEADS_TO_MEETING = newLeads("leads-to-meeting")
            .meaning("new leads with a meeting booked at any time since, by creation")
            .where(HAS_MEETING)
            .needing(Feed.TOUCHES)
            .build();

    /** Leads whose way to a meeting is open. */
    public static final Tally<Journey> LEADS_OPEN_TO_MEETING = open(newLeads("leads-open-to-meeting"), HAS_MEETING);

    // ---- leads, by the date they entered a stage

    /** Entries into MQL. */
    public static final Tally<Journey> MQLS = leads("mqls", BY_MQL)
            .meaning("leads that entered MQL, by first entry")
            .needing(Feed.MQL_DATES)
            .build();

    /** Entries into SQL. */
    public static final Tally<Journey> SQLS = leads("sqls", BY_SQL)
            .meaning("leads that entered SQL, by first entry")
            .needing(Feed.SQL_DATES)
            .build();

    /** Leads with a qualified opportunity, by the date it was qualified. */
    public static final Tally<Journey> QUALIFIED_LEADS = leads("qualified-leads", BY_LEAD_QUALIFICATION)
            .meaning("leads linked to a qualified opportunity, by its qualification")
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.QUALIFICATION)
            .build();

    /** MQLs whose stages are dated in a possible order. */
    public static final Tally<Journey> MQL_COHORT = mqlCohort("mql-cohort")
            .meaning("leads that entered MQL, by first entry")
            .build();

    /** MQLs that became SQL. */
    public static final Tally<Journey> MQLS_TO_SQL = mqlCohort("mqls-to-sql")
            .meaning("MQLs that reached SQL at any time since, by MQL entry")
            .where(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** MQLs whose way to SQL is open, with their ages. */
    public static final Tally<Journey> MQL_COHORT_OPEN =
            open(inMqlCohort(ages("mql-cohort-open", stage(Stage.MQL))), IS_SQL);

    /** Days from MQL to SQL. */
    public static final Tally<Journey> MQL_TO_SQL_DAYS = inMqlCohort(
                    days("mql-to-sql-days", stage(Stage.MQL), stage(Stage.SQL)))
            .meaning("whole days from MQL to SQL of the MQLs that became SQL, by MQL entry")
            .needing(Feed.SQL_DATES)
            .build();

    /** Days from MQL to the loss of those that will not become SQL. */
    public static final Tally<Journey> MQL_LOSS_DAYS = lost(
                    inMqlCohort(days("mql-loss-days", stage(Stage.MQL), StandardTallies::endedAt)), IS_SQL)
            .meaning(
                    "whole days from MQL to disqualification, loss or sale of the MQLs that never became SQL, by MQL entry")
            .build();

    // ---- cycles, of which a recycled lead has several

    /** Ways of leads along the path that reach MQL. */
    public static final Tally<Cycle> MQL_CYCLES = inMqlCycle(Tally.count("mql-cycles", Source.CYCLES))
            .meaning("entries of leads into MQL, once per cycle, by that entry")
            .build();

    /** Ways of leads along the path that reach MQL and then SQL. */
    public static final Tally<Cycle> MQL_CYCLES_TO_SQL = inMqlCycle(Tally.count("mql-cycles-to-sql", Source.CYCLES))
            .meaning("those that reached SQL in the same cycle, by its MQL entry")
            .where(CYCLE_IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** Ways of leads along the path that may still reach SQL, with their ages. */
    public static final Tally<Cycle> MQL_CYCLES_OPEN = inMqlCycle(Tally.distribution(
                    "mql-cycles-open",
                    Source.CYCLES,
                    Unit.DAYS,
                    (cycle, data, date) -> wholeDays(
                            cycle.steps().firstEntered(Stage.MQL).orElseThrow(), Timestamp.of(data.asOf()), data)))
            .meaning("days since MQL of the cycles that go on and have not reached SQL, by MQL entry")
            .whereNot(CYCLE_IS_SQL)
            .where((cycle, data) -> cycle.last() && IS_UNDECIDED.test(cycle.journey(), data))
            .build();

    /** SQLs that never were MQL. */
    public static final Tally<Journey> SQLS_WITHOUT_MQL = leads("sqls-without-mql", BY_SQL)
            .meaning("leads that entered SQL without ever entering MQL, by SQL entry")
            .whereNot(IS_MQL)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs, skipped stages imputed. */
    public static final Tally<Journey> MQL_COHORT_IMPUTED = leads("mql-cohort-imputed", BY_MQL_IMPUTED)
            .meaning("leads that entered MQL, or a later stage in its place, by that entry")
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs that became SQL, skipped stages imputed. */
    public static final Tally<Journey> MQLS_TO_SQL_IMPUTED = leads("mqls-to-sql-imputed", BY_MQL_IMPUTED)
            .meaning("those that entered SQL, or a later stage in its place, by MQL entry")
            .where(IS_SQL_IMPUTED)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs whose way to SQL is open, skipped stages imputed, with their ages. */
    public static final Tally<Journey> MQL_COHORT_IMPUTED_OPEN =
            open(inCohort(ages("mql-cohort-imputed-open", imputed(Stage.MQL)), BY_MQL_IMPUTED), IS_SQL_IMPUTED);

    /** SQLs, dated like the MQL they were, or by themselves. */
    public static final Tally<Journey> SQLS_ANY = leads(
                    "sqls-any",
                    Dating.at((lead, data) -> lead.entered(Stage.MQL).or(() -> lead.entered(Stage.SQL))))
            .meaning("leads that entered SQL, by MQL entry where there is one, else by SQL entry")
            .where(IS_SQL)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs that have been there for longer than the stall limit. */
    public static final Tally<Journey> MQLS_DUE = leads("mqls-due", BY_MQL)
            .meaning("MQLs older than the stall limit, by MQL entry")
            .excluding((lead, data) ->
                    isOlder(lead.entered(Stage.MQL), data.policies().stallDays(), data)
                            ? Optional.empty()
                            : Optional.of(Exclusion.NOT_DUE))
            .needing(Feed.MQL_DATES)
            .build();

    /** MQLs that nothing has happened to since. */
    public static final Tally<Journey> MQLS_STALLED = leads("mqls-stalled", BY_MQL)
            .meaning(
                    "MQLs older than the stall limit without any later step, of theirs or of an opportunity, by MQL entry")
            .where((lead, data) ->
                    isOlder(lead.entered(Stage.MQL), data.policies().stallDays(), data) && !goesOn(lead, data))
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs sent back to nurture. */
    public static final Tally<Journey> MQLS_RECYCLED = after("mqls-recycled", Stage.MQL, BY_MQL, Stage.RECYCLED)
            .meaning("MQLs later sent back to nurture, by MQL entry")
            .needing(Feed.MQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs that did not become SQL. */
    public static final Tally<Journey> MQLS_NOT_SQL = mqlCohort("mqls-not-sql")
            .meaning("MQLs that have not reached SQL by now, by MQL entry")
            .whereNot(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** MQLs that were sent back to nurture and did not become SQL. */
    public static final Tally<Journey> MQLS_RECYCLED_NOT_SQL = mqlCohort("mqls-recycled-not-sql")
            .meaning("MQLs sent back to nurture that have not reached SQL by now, by MQL entry")
            .whereNot(IS_SQL)
            .where((lead, data) -> lead.history().entersAfter(Stage.MQL, Stage.RECYCLED))
            .needing(Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs that became SQL after they had been sent back to nurture. */
    public static final Tally<Journey> MQLS_RECYCLED_TO_SQL = leads("mqls-recycled-to-sql", BY_MQL)
            .meaning("MQLs sent back to nurture that entered SQL after that, by MQL entry")
            .where((lead, data) -> lead.history().entersAfter(Stage.MQL, Stage.RECYCLED)
                    && lead.history().entersAfter(Stage.RECYCLED, Stage.SQL))
            .needing(Feed.MQL_DATES, Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs ruled out. */
    public static final Tally<Journey> MQLS_DISQUALIFIED = after(
                    "mqls-disqualified", Stage.MQL, BY_MQL, Stage.DISQUALIFIED)
            .meaning("MQLs later disqualified, by MQL entry")
            .needing(Feed.MQL_DATES, Feed.DISQUALIFICATION)
            .build();

    /** SQLs sent back to nurture. */
    public static final Tally<Journey> SQLS_RECYCLED = after("sqls-recycled", Stage.SQL, BY_SQL, Stage.RECYCLED)
            .meaning("SQLs later sent back to nurture, by SQL entry")
            .needing(Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** SQLs ruled out. */
    public static final Tally<Journey> SQLS_DISQUALIFIED = after(
                    "sqls-disqualified", Stage.SQL, BY_SQL, Stage.DISQUALIFIED)
            .meaning("SQLs later disqualified, by SQL entry")
            .needing(Feed.SQL_DATES, Feed.DISQUALIFICATION)
            .build();

    /** SQLs that sales gave back or ruled out. */
    public static final Tally<Journey> SQLS_REJECTED = leads("sqls-rejected", BY_SQL)
            .meaning("SQLs later sent back to nurture or disqualified, by SQL entry")
            .where((lead, data) -> lead.history().entersAfter(Stage.SQL, Stage.RECYCLED)
                    || lead.history().entersAfter(Stage.SQL, Stage.DISQUALIFIED))
            .needing(Feed.SQL_DATES, Feed.RECYCLING, Feed.DISQUALIFICATION)
            .build();

    /** SQLs whose stages are dated in a possible order. */
    public static final Tally<Journey> SQL_COHORT = sqlCohort("sql-cohort")
            .meaning("leads that entered SQL, by first entry")
            .build();

    /** SQLs that became customers. */
    public static final Tally<Journey> SQLS_TO_CUSTOMER = sqlCohort("sqls-to-customer")
            .meaning("SQLs that became customers at any time since, by SQL entry")
            .where(IS_CUSTOMER)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** SQLs whose way to becoming a customer is open, with their ages. */
    public static final Tally<Journey> SQL_COHORT_OPEN =
            open(inSqlCohort(ages("sql-cohort-open", stage(Stage.SQL))), IS_CUSTOMER);

    /** Days from SQL to becoming a customer. */
    public static final Tally<Journey> SQL_TO_CUSTOMER_DAYS = inSqlCohort(
                    days("sql-to-customer-days", stage(Stage.SQL), (lead, data) -> lead.customerAt()))
            .meaning("whole days from SQL to the customer date of the SQLs that became customers, by SQL entry")
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from SQL to the loss of those that will not become customers. */
    public static final Tally<Journey> SQL_LOSS_DAYS = lost(
                    inSqlCohort(days("sql-loss-days", stage(Stage.SQL), StandardTallies::endedAt)), IS_CUSTOMER)
            .meaning(
                    "whole days from SQL to disqualification or loss of the SQLs that never became customers, by SQL entry")
            .build();

    /** Trial starts. */
    public static final Tally<Journey> TRIAL_STARTS = leads("trial-starts", BY_TRIAL_START)
            .meaning("leads that started a trial, by first start")
            .needing(Feed.SIGNALS)
            .build();

    /** Trial starts that became product-qualified. */
    public static final Tally<Journey> TRIALS_TO_PQL = leads("trials-to-pql", BY_TRIAL_START)
            .meaning("trial starts that became product-qualified at any time since, by trial start")
            .where(IS_PRODUCT_QUALIFIED)
            .needing(Feed.SIGNALS)
            .build();

    /** Trial starts whose way to PQL is open. */
    public static final Tally<Journey> TRIAL_STARTS_OPEN =
            open(leads("trial-starts-open", BY_TRIAL_START), IS_PRODUCT_QUALIFIED);

    /** Product-qualified leads. */
    public static final Tally<Journey> PQLS = leads("pqls", BY_PRODUCT_USAGE)
            .meaning("leads that became product-qualified, by their first product-usage signal")
            .needing(Feed.SIGNALS)
            .build();

    /** Product-qualified leads that became customers. */
    public static final Tally<Journey> PQLS_TO_CUSTOMER = leads("pqls-to-customer", BY_PRODUCT_USAGE)
            .meaning("product-qualified leads that became customers at any time since")
            .where(IS_CUSTOMER)
            .needing(Feed.SIGNALS)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Product-qualified leads whose way to becoming a customer is open. */
    public static final Tally<Journey> PQLS_OPEN = open(leads("pqls-open", BY_PRODUCT_USAGE), IS_CUSTOMER);

    // ---- customers

    /** New customers. */
    public static final Tally<Acquisition> NEW_CUSTOMERS = Tally.count("new-customers", Source.ACQUISITIONS)
            .meaning("accounts that became customers, by first win")
            .at((customer, data) -> Optional.of(customer.at()))
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES, Feed.CUSTOMERS)
            .build();

    // ---- opportunities, by the date they were qualified

    /** Qualified opportunities. */
    public static final Tally<Deal> QUALIFIED_OPPORTUNITIES = deals(
                    Tally.count("qualified-opportunities", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("opportunities that became qualified, by qualification")
            .needing(Feed.QUALIFICATION)
            .build();

    /** Pipeline. */
    public static final Tally<Deal> PIPELINE = pipeline("pipeline", deal -> true)
            .meaning("amount of opportunities at qualification, by qualification")
            .build();

    /** Pipeline sourced by sales development. */
    public static final Tally<Deal> SDR_PIPELINE = pipeline("sdr-pipeline", deal -> isSourcedBy(deal, "sdr"))
            .meaning("amount at qualification of opportunities sourced by SDRs")
            .build();

    /** Pipeline sourced inbound. */
    public static final Tally<Deal> INBOUND_PIPELINE = pipeline(
                    "inbound-pipeline", deal -> isSourcedBy(deal, "inbound"))
            .meaning("amount at qualification of inbound opportunities")
            .build();

    /** Pipeline sourced by partners. */
    public static final Tally<Deal> PARTNER_PIPELINE = pipeline(
                    "partner-pipeline", deal -> isSourcedBy(deal, "partner"))
            .meaning("amount at qualification of opportunities sourced by partners")
            .build();

    /** Pipeline whose source is not recorded. */
    public static final Tally<Deal> UNKNOWN_PIPELINE = pipeline(
                    "unknown-source-pipeline", StandardTallies::isSourceUnknown)
            .meaning("amount at qualification of opportunities of unknown source")
            .build();

    /** Pipeline of any other named source. */
    public static final Tally<Deal> OTHER_PIPELINE = pipeline(
                    "other-source-pipeline",
                    deal -> !isSourceUnknown(deal)
                            && !isSourcedBy(deal, "sdr")
                            && !isSourcedBy(deal, "inbound")
                            && !isSourcedBy(deal, "partner"))
            .meaning("amount at qualification of opportunities of any other source")
            .build();

    /** Pipeline at the amounts known now. */
    public static final Tally<Deal> PIPELINE_NOW = deals(money("pipeline-now", AMOUNT), BY_QUALIFICATION)
            .meaning("current amount of qualified opportunities, by qualification")
            .needing(Feed.QUALIFICATION)
            .build();

    /** Pipeline by creation. */
    public static final Tally<Deal> PIPELINE_CREATED = dealsCreated(money("pipeline-created", AMOUNT_AT_QUALIFICATION))
            .meaning("amount at qualification of opportunities that are qualified by now, by creation")
            .where(IS_QUALIFIED_DEAL)
            .needing(Feed.QUALIFICATION)
            .build();

    /** Opportunities created, and qualified by now. */
    public static final Tally<Deal> QUALIFIED_CREATED = dealsCreated(
                    Tally.count("qualified-created", Source.OPPORTUNITIES))
            .meaning("opportunities that are qualified by now, by creation")
            .where(IS_QUALIFIED_DEAL)
            .needing(Feed.QUALIFICATION)
            .build();

    /** Amount won of the qualified cohort. */
    public static final Tally<Deal> PIPELINE_WON_AMOUNT = deals(money("pipeline-won-amount", AMOUNT), BY_QUALIFICATION)
            .meaning("amount won of opportunities, by qualification")
            .where(IS_WON)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won of the qualified cohort. */
    public static final Tally<Deal> PIPELINE_WON = deals(
                    Tally.count("pipeline-won", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("qualified opportunities won at any time since, by qualification")
            .where(IS_WON)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Qualified opportunities that are open. */
    public static final Tally<Deal> PIPELINE_OPEN = deals(
                    Tally.count("pipeline-open", Source.OPPORTUNITIES), BY_QUALIFICATION)
            .meaning("qualified opportunities neither won nor lost by now, by qualification")
            .whereNot(IS_CLOSED)
            .needing(Feed.QUALIFICATION, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    // ---- opportunities, by the date they were closed

    /** Opportunities won. */
    public static final Tally<Deal> WON = deals(Tally.count("won", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities closed. */
    public static final Tally<Deal> CLOSED = deals(Tally.count("closed", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won or lost, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount won. */
    public static final Tally<Deal> WON_AMOUNT = deals(money("won-amount", AMOUNT), BY_CLOSE)
            .meaning("amount of new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won whose amount is known. */
    public static final Tally<Deal> WON_WITH_AMOUNT = deals(
                    Tally.count("won-with-amount", Source.OPPORTUNITIES), BY_CLOSE)
            .meaning("new business won with a known amount, by close")
            .where(IS_WON)
            .excluding((deal, data) ->
                    deal.opportunity().amount().isPresent() ? Optional.empty() : Optional.of(Exclusion.NO_AMOUNT))
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount closed. */
    public static final Tally<Deal> CLOSED_AMOUNT = deals(money("closed-amount", AMOUNT), BY_CLOSE)
            .meaning("amount of new business won or lost, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Amount won of any type. */
    public static final Tally<Deal> WON_AMOUNT_ALL = money("won-amount-all", AMOUNT)
            .meaning("amount won, renewals and expansions included, by close")
            .dated(BY_CLOSE)
            .where(IS_WON)
            .excluding(TEST_DEAL)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities won of any type. */
    public static final Tally<Deal> WON_ALL = Tally.count("won-all", Source.OPPORTUNITIES)
            .meaning("opportunities won, renewals and expansions included, by close")
            .dated(BY_CLOSE)
            .where(IS_WON)
            .excluding(TEST_DEAL)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Sizes of the deals won. */
    public static final Tally<Deal> DEAL_SIZES = deals(
                    Tally.distribution("deal-sizes", Source.OPPORTUNITIES, Unit.MONEY, AMOUNT), BY_CLOSE)
            .meaning("amount of each new business won, by close")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from creation of the opportunity to the win. */
    public static final Tally<Deal> CYCLES = cycles(
                    "sales-cycles", deal -> Optional.of(deal.opportunity().createdAt()))
            .meaning("days from the creation of an opportunity to its win, by close")
            .build();

    /** Days from creation of the opportunity to its close. */
    public static final Tally<Deal> CYCLES_TO_CLOSE = deals(
                    Tally.distribution("sales-cycles-to-close", Source.OPPORTUNITIES, Unit.DAYS, DAYS_OPEN), BY_CLOSE)
            .meaning("days from the creation of an opportunity to its win or loss, by close")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from SQL to the win. */
    public static final Tally<Deal> CYCLES_FROM_SQL = cycles(
                    "sales-cycles-from-sql", deal -> deal.journey().flatMap(lead -> lead.entered(Stage.SQL)))
            .meaning("days from the SQL entry of the lead to the win, by close")
            .needing(Feed.LEADS, Feed.SQL_DATES)
            .build();

    /** Days from creation of the lead to the win. */
    public static final Tally<Deal> CYCLES_FROM_LEAD = cycles(
                    "sales-cycles-from-lead", deal -> deal.lead().map(lead -> lead.createdAt()))
            .meaning("days from the creation of the lead to the win, by close")
            .needing(Feed.LEADS)
            .build();

    // ---- opportunities, by the date they were created

    /** Opportunities created that are won by now. */
    public static final Tally<Deal> CREATED_WON = dealsCreated(Tally.count("created-won", Source.OPPORTUNITIES))
            .meaning("opportunities won by now, by creation")
            .where(IS_WON)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities created that are closed by now. */
    public static final Tally<Deal> CREATED_CLOSED = dealsCreated(Tally.count("created-closed", Source.OPPORTUNITIES))
            .meaning("opportunities won or lost by now, by creation")
            .where(IS_CLOSED)
            .needing(Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Opportunities created. */
    public static final Tally<Deal> CREATED = dealsCreated(Tally.count("created", Source.OPPORTUNITIES))
            .meaning("opportunities created, by creation")
            .build();

    /** Opportunities created that are open, with their ages. */
    public static final Tally<Deal> CREATED_OPEN = daysOpen("created-open")
            .meaning("days that opportunities neither won nor lost by now have been open, by creation")
            .whereNot(IS_CLOSED)
            .build();

    /** Days from the creation of an opportunity to its win, by creation. */
    public static final Tally<Deal> CREATED_WON_DAYS = daysOpen("created-won-days")
            .meaning("days from the creation of an opportunity to its win, by creation")
            .where(IS_WON)
            .build();

    /** Days from the creation of an opportunity to its loss, by creation. */
    public static final Tally<Deal> CREATED_LOST_DAYS = daysOpen("created-lost-days")
            .meaning("days from the creation of an opportunity to its loss, by creation")
            .where(IS_CLOSED)
            .whereNot(IS_WON)
            .build();

    /** Days from the creation of an opportunity to its win, by creation, of those won soon enough. */
    public static final Tally<Deal> CYCLES_WITHIN_FOLLOW_UP = daysOpen("sales-cycles-within-follow-up")
            .meaning(
                    "days from the creation of an opportunity to its win, by creation, of those won within as many days as"
                            + " every opportunity is followed")
            .where(IS_WON)
            .where((deal, data) -> days(
                                    deal.opportunity().createdAt(),
                                    deal.opportunity().closedAt().orElseThrow(),
                                    data.zone())
                            instanceof Quantity.Known known
                    && known.value().compareTo(Rational.of(data.policies().sqlToCustomerDays())) <= 0)
            .build();

    // ---- spend

    /** Spend records. */
    public static final Tally<Spend> SPEND_RECORDS = Tally.count("spend-records", Source.SPEND)
            .meaning("spend records with a day in the period, whatever they cost")
            .where(IS_ACQUISITION)
            .dated(BY_DAYS_OF_SPEND)
            .distinctPerPeriod()
            .build();

    /** Spend records of campaigns. */
    public static final Tally<Spend> PROGRAM_SPEND_RECORDS = Tally.count("program-spend-records", Source.SPEND)
            .meaning("spend records on media, agencies, events and content with a day in the period")
            .where(IS_ACQUISITION)
            .where(IS_PROGRAM)
            .dated(BY_DAYS_OF_SPEND)
            .distinctPerPeriod()
            .build();

    /** Spend on every cost: the fully loaded basis. */
    public static final Tally<Spend> SPEND = spend("spend")
            .meaning("spend of every category, times its share, accrued by day")
            .build();

    /** Spend on campaigns only: the program basis. */
    public static final Tally<Spend> PROGRAM_SPEND = spend("program-spend")
            .meaning("spend on media, agencies, events and content, times its share, accrued by day")
            .where(IS_PROGRAM)
            .build();

    /** Spend on every cost of the days that have been followed for as long as the lead lag. */
    public static final Tally<Spend> SPEND_FOLLOWED = Tally.<Spend>amount(
                    "spend-followed", Source.SPEND, Unit.MONEY, COST)
            .meaning(
                    "spend of every category, times its share, accrued by day, of the days that as many days have passed"
                            + " since as the lead lag")
            .where(IS_ACQUISITION)
            .dated(BY_ACCRUAL_ONCE_FOLLOWED)
            .needing(Feed.LEAD_LAG)
            .knownBy(SPEND_RECORDS)
            .build();

    /** Spend records, the lag later. */
    public static final Tally<Spend> SPEND_RECORDS_LAGGED = Tally.count("spend-records-lagged", Source.SPEND)
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
    public static final Tally<Spend> SPEND_LAGGED = Tally.amount(
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

    // ---- traffic

    private static final Tally<Traffic> IMPRESSIONS_TOLD = told("impressions", Traffic::impressions);

    private static final Tally<Traffic> CLICKS_TOLD = told("clicks", Traffic::clicks);

    private static final BiPredicate<Traffic, Dataset> IS_PAID_SEARCH =
            (row, data) -> row.platform() == Platform.PAID_SEARCH;

    private static final BiPredicate<Traffic, Dataset> IS_PAID_SOCIAL =
            (row, data) -> row.platform() == Platform.PAID_SOCIAL;

    /** Impressions. */
    public static final Tally<Traffic> IMPRESSIONS =
            traffic("impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD);

    /** Clicks. */
    public static final Tally<Traffic> CLICKS = traffic("clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD);

    /** Paid-search impressions. */
    public static final Tally<Traffic> SEARCH_IMPRESSIONS = traffic(
            "paid-search-impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD, IS_PAID_SEARCH);

    /** Paid-search clicks. */
    public static final Tally<Traffic> SEARCH_CLICKS =
            traffic("paid-search-clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD, IS_PAID_SEARCH);

    /** Paid-social impressions. */
    public static final Tally<Traffic> SOCIAL_IMPRESSIONS = traffic(
            "paid-social-impressions", Traffic::impressions, Feed.IMPRESSIONS, IMPRESSIONS_TOLD, IS_PAID_SOCIAL);

    /** Paid-social clicks. */
    public static final Tally<Traffic> SOCIAL_CLICKS =
            traffic("paid-social-clicks", Traffic::clicks, Feed.CLICKS, CLICKS_TOLD, IS_PAID_SOCIAL);

    /** Impressions of neither paid search nor paid social. */
    public static final Tally<Traffic> OTHER_IMPRESSIONS = traffic(
            "other-impressions",
            Traffic::impressions,
            Feed.IMPRESSIONS,
            IMPRESSIONS_TOLD,
            (row, data) -> !IS_PAID_SEARCH.test(row, data) && !IS_PAID_SOCIAL.test(row, data));

    private static final BiPredicate<Traffic, Dataset> MORE_CLICKS_THAN_IMPRESSIONS =
            (row, data) -> row.impressions().isPresent()
                    && row.clicks().orElse(0) > row.impressions().getAsLong();

    /** Traffic records with more clicks than impressions. */
    public static final Tally<Traffic> CLICK_ANOMALIES =
            clickAnomalies("click-anomalies", "traffic records").build();

    /** Records of paid search with more clicks than impressions. */
    public static final Tally<Traffic> SEARCH_CLICK_ANOMALIES = clickAnomalies(
                    "paid-search-click-anomalies", "records of paid search")
            .where(IS_PAID_SEARCH)
            .build();

    /** Records of paid social with more clicks than impressions. */
    public static final Tally<Traffic> SOCIAL_CLICK_ANOMALIES = clickAnomalies(
                    "paid-social-click-anomalies", "records of paid social")
            .where(IS_PAID_SOCIAL)
            .build();

    /** Sessions. */
    public static final Tally<Traffic> SESSIONS =
            traffic("sessions", Traffic::sessions, Feed.SESSIONS, told("sessions", Traffic::sessions));

    /** Page views. */
    public static final Tally<Traffic> PAGE_VIEWS =
            traffic("page-views", Traffic::pageViews, Feed.PAGE_VIEWS, told("page-views", Traffic::pageViews));

    /** How many fields forms have. */
    public static final Tally<Traffic> FORM_LENGTHS = Tally.distribution(
                    "form-lengths", Source.TRAFFIC, Unit.COUNT, number(Traffic::formFields))
            .meaning("fields of the form, of the traffic records that state them")
            .where((row, data) -> row.formFields().isPresent())
            .dated(BY_TRAFFIC)
            .build();

    /** Distinct visitors of the period. */
    public static final Tally<Traffic> VISITORS = Tally.amount(
                    "visitors", Source.TRAFFIC, Unit.COUNT, number(Traffic::visitors))
            .meaning("distinct visitors, counted over exactly the period")
            .knownBy(told("visitors", Traffic::visitors))
            .where((row, data) -> row.visitors().isPresent())
            .dated(BY_EXACT_TRAFFIC)
            .needing(Feed.VISITORS)
            .distinctPerPeriod()
            .build();

    /** Records of distinct visitors. */
    public static final Tally<Traffic> VISITOR_RECORDS = Tally.count("visitor-records", Source.TRAFFIC)
            .meaning("traffic records that count distinct visitors over exactly the period")
            .where((row, data) -> row.visitors().isPresent())
            .dated(BY_EXACT_TRAFFIC)
            .needing(Feed.VISITORS)
            .distinctPerPeriod()
            .build();

    // ---- reps

    /** Active reps. */
    public static final Tally<Rep> REPS = reps("active-reps")
            .meaning("reps active on a day of the period, managers left out")
            .where((rep, data) -> rep.role() != RepRole.MANAGER)
            .build();

    /** Active sales development reps. */
    public static final Tally<Rep> SDR_REPS = reps("active-sdrs")
            .meaning("SDRs and BDRs active on a day of the period")
            .where((rep, data) -> rep.role() == RepRole.SDR || rep.role() == RepRole.BDR)
            .build();

    // ---- how leads are told

    private static Tally.Builder<Journey> inCohort(Tally.Builder<Journey> tally, Dating<Journey> start) {
        return tally.dated(start).excluding(NO_NEW_LEAD);
    }

    private static Tally.Builder<Journey> inMqlCohort(Tally.Builder<Journey> tally) {
        return inCohort(tally, BY_MQL).excluding(SQL_BEFORE_MQL).needing(Feed.MQL_DATES);
    }

    private static Tally.Builder<Cycle> inMqlCycle(Tally.Builder<Cycle> tally) {
        return tally.dated(BY_MQL_OF_CYCLE)
                .excluding((cycle, data) -> NO_NEW_LEAD.apply(cycle.journey(), data))
                .excluding((cycle, data) -> misordered(
                        cycle.steps().firstEntered(Stage.MQL), cycle.steps().firstEntered(Stage.SQL), data))
                .needing(Feed.MQL_DATES);
    }

    private static Tally.Builder<Journey> inSqlCohort(Tally.Builder<Journey> tally) {
        return inCohort(tally, BY_SQL).excluding(CUSTOMER_BEFORE_SQL).needing(Feed.SQL_DATES);
    }

    private static Tally.Builder<Journey> leads(String name, Dating<Journey> dating) {
        return inCohort(Tally.count(name, Source.LEADS), dating);
    }

    static Tally.Builder<Journey> newLeads(String name) {
        return leads(name, BY_CREATION);
    }

    private static Tally.Builder<Journey> mqlCohort(String name) {
        return inMqlCohort(Tally.count(name, Source.LEADS));
    }

    private static Tally.Builder<Journey> sqlCohort(String name) {
        return inSqlCohort(Tally.count(name, Source.LEADS));
    }

    private static Tally.Builder<Journey> after(String name, Stage stage, Dating<Journey> entry, Stage next) {
        return leads(name, entry).where((lead, data) -> lead.history().entersAfter(stage, next));
    }

    /**
     * The members of a cohort whose fate is open: they have not succeeded, and were neither disqualified nor lost. A
     * distribution keeps their ages, so that a reading can tell who has been at risk for long enough.
     */
    private static Tally<Journey> open(Tally.Builder<Journey> members, BiPredicate<Journey, Dataset> succeeded) {
        return members.meaning("members of the cohort whose fate is open")
                .whereNot(succeeded)
                .where(IS_UNDECIDED)
                .build();
    }

    /** The members of a cohort whose fate is decided without success. */
    private static Tally.Builder<Journey> lost(
            Tally.Builder<Journey> members, BiPredicate<Journey, Dataset> succeeded) {
        return members.whereNot(succeeded).whereNot(IS_UNDECIDED);
    }

    /** When it was decided what becomes of a lead: by disqualification, by a sale, or by the last loss. */
    private static Optional<Timestamp> endedAt(Journey lead, Dataset data) {
        return lead.history()
                .firstEntered(Stage.DISQUALIFIED)
                .or(lead::customerAt)
                .or(() -> lead.opportunities().isEmpty()
                        ? Optional.empty() // as nearly always, and cheaper
                        : lead.newBusiness().stream()
                                .flatMap(deal -> deal.closedAt().stream())
                                .max((a, b) -> a.compareInstants(b, data.zone())));
    }

    /** How old the members of a cohort are, in whole days. */
    private static Tally.Builder<Journey> ages(String name, BiFunction<Journey, Dataset, Optional<Timestamp>> start) {
        return days(name, start, (lead, data) -> Optional.of(Timestamp.of(data.asOf())));
    }

    /** Whole days between two events of leads that have both. */
    private static Tally.Builder<Journey> days(
            String name,
            BiFunction<Journey, Dataset, Optional<Timestamp>> start,
            BiFunction<Journey, Dataset, Optional<Timestamp>> end) {
        Tally.Measure<Journey> measure = (lead, data, date) -> wholeDays(
                start.apply(lead, data).orElseThrow(), end.apply(lead, data).orElseThrow(), data);
        return Tally.distribution(name, Source.LEADS, Unit.DAYS, measure)
                .where((lead, data) -> start.apply(lead, data).isPresent()
                        && end.apply(lead, data).isPresent());
    }

    private static Quantity wholeDays(Timestamp start, Timestamp end, Dataset data) {
        Duration length = Duration.between(start.instant(data.zone()), end.instant(data.zone()));
        return new Quantity.Known(Rational.of(Math.max(0, length.toDays())));
    }

    private static BiFunction<Journey, Dataset, Optional<Timestamp>> creation() {
        return (lead, data) -> Optional.of(lead.lead().createdAt());
    }

    /** The day of the spend that brought a lead: as many days before it as the lag. */
    private static Optional<Timestamp> spentAt(Journey lead, Dataset data) {
        OptionalInt lag = LEAD_LAG.apply(data);
        return lag.isPresent()
                ? Optional.of(
                        Timestamp.of(lead.lead().createdAt().date(data.zone()).minusDays(lag.getAsInt())))
                : Optional.empty();
    }

    private static BiFunction<Journey, Dataset, Optional<Timestamp>> stage(Stage stage) {
        return (lead, data) -> lead.entered(stage);
    }

    private static BiFunction<Journey, Dataset, Optional<Timestamp>> imputed(Stage stage) {
        return (lead, data) -> lead.history().firstEnteredOrImputed(stage);
    }

    private static BiFunction<Journey, Dataset, Optional<Timestamp>> signal(SignalKind kind) {
        return (lead, data) -> {
            Optional<Timestamp> first = Optional.empty();
            for (IntentSignal signal : lead.lead().signals()) {
                if (signal.kind() == kind
                        && (first.isEmpty() || signal.at().compareInstants(first.get(), data.zone()) < 0)) {
                    first = Optional.of(signal.at());
                }
            }
            return first;
        };
    }

    private static Optional<Timestamp> firstQualified(Journey lead, Dataset data) {
        Optional<Timestamp> first = Optional.empty();
        for (Opportunity deal : lead.newBusiness()) {
            Optional<Timestamp> at = deal.qualifiedAt();
            if (at.isPresent() && (first.isEmpty() || at.get().compareInstants(first.get(), data.zone()) < 0)) {
                first = at;
            }
        }
        return first;
    }

    private static Optional<Exclusion> misordered(Optional<Timestamp> first, Optional<Timestamp> second, Dataset data) {
        return first.isPresent() && second.isPresent() && second.get().isBefore(first.get(), data.zone())
                ? Optional.of(Exclusion.STAGE_ORDER)
                : Optional.empty();
    }

    /** Whether something happened to an MQL since, as far as the order is known. */
    private static boolean goesOn(Journey lead, Dataset data) {
        Timestamp since = lead.entered(Stage.MQL).orElseThrow();
        return lead.history().continuesAfter(Stage.MQL)
                || lead.newBusiness().stream()
                        .flatMap(StandardTallies::steps)
                        .anyMatch(at -> !at.isBefore(since, data.zone()));
    }

    private static Stream<Timestamp> steps(Opportunity opportunity) {
        return Stream.concat(
                Stream.of(Optional.of(opportunity.createdAt()), opportunity.qualifiedAt(), opportunity.closedAt())
                        .flatMap(Optional::stream),
                opportunity.stages().stream().map(OpportunityStageChange::at));
    }

    private static boolean isOlder(Optional<Timestamp> since, int days, Dataset data) {
        return since.map(at ->
                        !at.instant(data.zone()).plus(Duration.ofDays(days)).isAfter(data.asOf()))
                .orElse(false);
    }

    // ---- how deals are told

    private static Tally.Builder<Deal> deals(Tally.Builder<Deal> tally, Dating<Deal> dating) {
        return tally.dated(dating).excluding(NO_NEW_BUSINESS);
    }

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

    private static Tally.Measure<Deal> amount(Function<Opportunity, Optional<Money>> amount) {
        return (deal, data, date) -> Quantity.money(amount.apply(deal.opportunity()), data, date);
    }

    private static Tally.Builder<Deal> pipeline(String name, Predicate<Deal> condition) {
        return deals(money(name, AMOUNT_AT_QUALIFICATION), BY_QUALIFICATION)
                .where((deal, data) -> condition.test(deal))
                .needing(Feed.QUALIFICATION);
    }

    private static Tally.Builder<Deal> cycles(String name, Function<Deal, Optional<Timestamp>> start) {
        Tally.Measure<Deal> days = (deal, data, date) -> days(
                start.apply(deal).orElseThrow(), deal.opportunity().closedAt().orElseThrow(), data.zone());
        return deals(Tally.distribution(name, Source.OPPORTUNITIES, Unit.DAYS, days), BY_CLOSE)
                .where(IS_WON)
                .where((deal, data) -> start.apply(deal).isPresent())
                .needing(Feed.OPPORTUNITY_OUTCOMES);
    }

    /**
     * The days between two points in time: calendar days when one of them is known only by its day, else exact days of
     * 86,400 seconds. An end before its start has no length.
     */
    static Quantity days(Timestamp start, Timestamp end, ZoneId zone) {
        if (end.isBefore(start, zone)) {
            return new Quantity.LeftOut(Exclusion.DATE_ORDER);
        }
        if (start.precision() == Precision.DAY || end.precision() == Precision.DAY) {
            return new Quantity.Known(Rational.of(ChronoUnit.DAYS.between(start.date(zone), end.date(zone))));
        }
        Duration length = Duration.between(start.instant(zone), end.instant(zone));
        if (length.getNano() == 0) { // as nearly always, and cheaper
            return new Quantity.Known(Rational.of(length.toSeconds(), SECONDS_PER_DAY));
        }
        BigInteger nanos = BigInteger.valueOf(length.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(length.getNano()));
        return new Quantity.Known(
                Rational.of(nanos, BigInteger.valueOf(Duration.ofDays(1).toNanos())));
    }

    private static boolean isWon(Deal deal) {
        return deal.opportunity().status() == OpportunityStatus.WON && isClosed(deal);
    }

    /** Won or lost at a known date; an outcome without one cannot be placed before the as-of instant. */
    private static boolean isClosed(Deal deal) {
        return deal.opportunity().status() != OpportunityStatus.OPEN
                && deal.opportunity().closedAt().isPresent();
    }

    private static boolean isSourcedBy(Deal deal, String source) {
        return deal.opportunity().source().map(source::equalsIgnoreCase).orElse(false);
    }

    static boolean isSourceUnknown(Deal deal) {
        return deal.opportunity().source().map("unknown"::equalsIgnoreCase).orElse(true);
    }

    // ---- how spend, traffic and reps are told

    private static Tally.Builder<Spend> spend(String name) {
        return Tally.<Spend>amount(name, Source.SPEND, Unit.MONEY, COST)
                .where(IS_ACQUISITION)
                .dated(BY_ACCRUAL)
                .knownBy(SPEND_RECORDS);
    }

    private static Quantity acquisitionCost(Spend item, Dataset data, LocalDate date) {
        Quantity amount = Quantity.money(Optional.of(item.amount()), data, date);
        return amount instanceof Quantity.Known known
                ? new Quantity.Known(known.value().times(item.share()).times(item.acquisitionShare()))
                : amount;
    }

    private static Tally.Builder<Traffic> clickAnomalies(String name, String records) {
        return Tally.count(name, Source.TRAFFIC)
                .meaning(records + " with more clicks than impressions")
                .where(MORE_CLICKS_THAN_IMPRESSIONS)
                .dated(BY_TRAFFIC);
    }

    private static Tally<Traffic> traffic(
            String name, Function<Traffic, OptionalLong> count, Feed feed, Tally<Traffic> told) {
        return traffic(name, count, feed, told, (row, data) -> true);
    }

    private static Tally<Traffic> traffic(
            String name,
            Function<Traffic, OptionalLong> count,
            Feed feed,
            Tally<Traffic> told,
            BiPredicate<Traffic, Dataset> condition) {
        return Tally.amount(name, Source.TRAFFIC, Unit.COUNT, number(count))
                .where(condition)
                .where((row, data) -> count.apply(row).isPresent())
                .dated(BY_TRAFFIC)
                .needing(feed)
                .knownBy(told)
                .build();
    }

    /** Where no record tells a number, it is not known, rather than zero. */
    private static Tally<Traffic> told(String what, Function<Traffic, OptionalLong> count) {
        return Tally.count(what + "-told", Source.TRAFFIC)
                .meaning("traffic records with a day in the period that tell how many " + what.replace('-', ' ')
                        + " there were")
                .where((row, data) -> count.apply(row).isPresent())
                .dated(BY_DAYS_OF_TRAFFIC)
                .distinctPerPeriod()
                .build();
    }

    private static Tally.Measure<Traffic> number(Function<Traffic, OptionalLong> count) {
        return (row, data, date) ->
                new Quantity.Known(Rational.of(count.apply(row).orElse(0)));
    }

    private static Tally.Builder<Rep> reps(String name) {
        return Tally.count(name, Source.REPS)
                .dated(Dating.during((rep, data) -> activeDays(rep, data.range())))
                .distinctPerPeriod();
    }

    static Optional<DateRange> activeDays(Rep rep, DateRange observed) {
        LocalDate from = rep.activeFrom().orElse(observed.start());
        LocalDate to = rep.activeTo().orElse(observed.end());
        return from.isBefore(to) ? Optional.of(DateRange.of(from, to)) : Optional.empty();
    }
}
