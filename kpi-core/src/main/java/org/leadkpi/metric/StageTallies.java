package org.leadkpi.metric;

import static org.leadkpi.metric.LeadTerms.*;

import java.util.Optional;
import java.util.stream.Stream;
import org.leadkpi.model.Cycle;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStageChange;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Unit;

/** Leads, by the date they entered a stage or took another step, and what became of them since. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
interface StageTallies {

    /** Entries into MQL. */
    Tally<Journey> MQLS = leads("mqls", BY_MQL)
            .meaning("leads that entered MQL, by first entry")
            .needing(Feed.MQL_DATES)
            .build();

    /** Entries into SQL. */
    Tally<Journey> SQLS = leads("sqls", BY_SQL)
            .meaning("leads that entered SQL, by first entry")
            .needing(Feed.SQL_DATES)
            .build();

    /** Leads with a qualified opportunity, by the date it was qualified. */
    Tally<Journey> QUALIFIED_LEADS = leads("qualified-leads", BY_LEAD_QUALIFICATION)
            .meaning("leads linked to a qualified opportunity, by its qualification")
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.QUALIFICATION)
            .build();

    /** MQLs whose stages are dated in a possible order. */
    Tally<Journey> MQL_COHORT = mqlCohort("mql-cohort")
            .meaning("leads that entered MQL, by first entry")
            .build();

    /** MQLs that became SQL. */
    Tally<Journey> MQLS_TO_SQL = mqlCohort("mqls-to-sql")
            .meaning("MQLs that reached SQL at any time since, by MQL entry")
            .where(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** MQLs whose way to SQL is open, with their ages. */
    Tally<Journey> MQL_COHORT_OPEN = open(inMqlCohort(ages("mql-cohort-open", stage(Stage.MQL))), IS_SQL);

    /** Days from MQL to SQL. */
    Tally<Journey> MQL_TO_SQL_DAYS = inMqlCohort(days("mql-to-sql-days", stage(Stage.MQL), stage(Stage.SQL)))
            .meaning("whole days from MQL to SQL of the MQLs that became SQL, by MQL entry")
            .needing(Feed.SQL_DATES)
            .build();

    /** Days from MQL to the loss of those that will not become SQL. */
    Tally<Journey> MQL_LOSS_DAYS = lost(
                    inMqlCohort(days("mql-loss-days", stage(Stage.MQL), LeadTerms::endedAt)), IS_SQL)
            .meaning(
                    "whole days from MQL to disqualification, loss or sale of the MQLs that never became SQL, by MQL entry")
            .build();

    /** SQLs that never were MQL. */
    Tally<Journey> SQLS_WITHOUT_MQL = leads("sqls-without-mql", BY_SQL)
            .meaning("leads that entered SQL without ever entering MQL, by SQL entry")
            .whereNot(IS_MQL)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs, skipped stages imputed. */
    Tally<Journey> MQL_COHORT_IMPUTED = leads("mql-cohort-imputed", BY_MQL_IMPUTED)
            .meaning("leads that entered MQL, or a later stage in its place, by that entry")
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs that became SQL, skipped stages imputed. */
    Tally<Journey> MQLS_TO_SQL_IMPUTED = leads("mqls-to-sql-imputed", BY_MQL_IMPUTED)
            .meaning("those that entered SQL, or a later stage in its place, by MQL entry")
            .where(IS_SQL_IMPUTED)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs whose way to SQL is open, skipped stages imputed, with their ages. */
    Tally<Journey> MQL_COHORT_IMPUTED_OPEN =
            open(inCohort(ages("mql-cohort-imputed-open", imputed(Stage.MQL)), BY_MQL_IMPUTED), IS_SQL_IMPUTED);

    /** SQLs, dated like the MQL they were, or by themselves. */
    Tally<Journey> SQLS_ANY = leads(
                    "sqls-any",
                    Dating.at((lead, data) -> lead.entered(Stage.MQL).or(() -> lead.entered(Stage.SQL))))
            .meaning("leads that entered SQL, by MQL entry where there is one, else by SQL entry")
            .where(IS_SQL)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs that have been there for longer than the stall limit. */
    Tally<Journey> MQLS_DUE = leads("mqls-due", BY_MQL)
            .meaning("MQLs older than the stall limit, by MQL entry")
            .excluding((lead, data) ->
                    isOlder(lead.entered(Stage.MQL), data.policies().stallDays(), data)
                            ? Optional.empty()
                            : Optional.of(Exclusion.NOT_DUE))
            .needing(Feed.MQL_DATES)
            .build();

    /** MQLs that nothing has happened to since. */
    Tally<Journey> MQLS_STALLED = leads("mqls-stalled", BY_MQL)
            .meaning(
                    "MQLs older than the stall limit without any later step, of theirs or of an opportunity, by MQL entry")
            .where((lead, data) ->
                    isOlder(lead.entered(Stage.MQL), data.policies().stallDays(), data) && !goesOn(lead, data))
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .build();

    /** MQLs sent back to nurture. */
    Tally<Journey> MQLS_RECYCLED = after("mqls-recycled", Stage.MQL, BY_MQL, Stage.RECYCLED)
            .meaning("MQLs later sent back to nurture, by MQL entry")
            .needing(Feed.MQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs that did not become SQL. */
    Tally<Journey> MQLS_NOT_SQL = mqlCohort("mqls-not-sql")
            .meaning("MQLs that have not reached SQL by now, by MQL entry")
            .whereNot(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** MQLs that were sent back to nurture and did not become SQL. */
    Tally<Journey> MQLS_RECYCLED_NOT_SQL = mqlCohort("mqls-recycled-not-sql")
            .meaning("MQLs sent back to nurture that have not reached SQL by now, by MQL entry")
            .whereNot(IS_SQL)
            .where((lead, data) -> lead.history().entersInOrder(Stage.MQL, Stage.RECYCLED))
            .needing(Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs that became SQL after they had been sent back to nurture. */
    Tally<Journey> MQLS_RECYCLED_TO_SQL = leads("mqls-recycled-to-sql", BY_MQL)
            .meaning("MQLs sent back to nurture that entered SQL after that, by MQL entry")
            .where((lead, data) -> lead.history().entersInOrder(Stage.MQL, Stage.RECYCLED, Stage.SQL))
            .needing(Feed.MQL_DATES, Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** MQLs ruled out. */
    Tally<Journey> MQLS_DISQUALIFIED = after("mqls-disqualified", Stage.MQL, BY_MQL, Stage.DISQUALIFIED)
            .meaning("MQLs later disqualified, by MQL entry")
            .needing(Feed.MQL_DATES, Feed.DISQUALIFICATION)
            .build();

    /** SQLs sent back to nurture. */
    Tally<Journey> SQLS_RECYCLED = after("sqls-recycled", Stage.SQL, BY_SQL, Stage.RECYCLED)
            .meaning("SQLs later sent back to nurture, by SQL entry")
            .needing(Feed.SQL_DATES, Feed.RECYCLING)
            .build();

    /** SQLs ruled out. */
    Tally<Journey> SQLS_DISQUALIFIED = after("sqls-disqualified", Stage.SQL, BY_SQL, Stage.DISQUALIFIED)
            .meaning("SQLs later disqualified, by SQL entry")
            .needing(Feed.SQL_DATES, Feed.DISQUALIFICATION)
            .build();

    /** SQLs that sales gave back or ruled out. */
    Tally<Journey> SQLS_REJECTED = leads("sqls-rejected", BY_SQL)
            .meaning("SQLs later sent back to nurture or disqualified, by SQL entry")
            .where((lead, data) -> lead.history().entersInOrder(Stage.SQL, Stage.RECYCLED)
                    || lead.history().entersInOrder(Stage.SQL, Stage.DISQUALIFIED))
            .needing(Feed.SQL_DATES, Feed.RECYCLING, Feed.DISQUALIFICATION)
            .build();

    /** SQLs whose stages are dated in a possible order. */
    Tally<Journey> SQL_COHORT = sqlCohort("sql-cohort")
            .meaning("leads that entered SQL, by first entry")
            .build();

    /** SQLs that became customers. */
    Tally<Journey> SQLS_TO_CUSTOMER = sqlCohort("sqls-to-customer")
            .meaning("SQLs that became customers at any time since, by SQL entry")
            .where(IS_CUSTOMER)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** SQLs whose way to becoming a customer is open, with their ages. */
    Tally<Journey> SQL_COHORT_OPEN = open(inSqlCohort(ages("sql-cohort-open", stage(Stage.SQL))), IS_CUSTOMER);

    /** Days from SQL to becoming a customer. */
    Tally<Journey> SQL_TO_CUSTOMER_DAYS = inSqlCohort(
                    days("sql-to-customer-days", stage(Stage.SQL), (lead, data) -> lead.customerAt()))
            .meaning("whole days from SQL to the customer date of the SQLs that became customers, by SQL entry")
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from SQL to the loss of those that will not become customers. */
    Tally<Journey> SQL_LOSS_DAYS = lost(
                    inSqlCohort(days("sql-loss-days", stage(Stage.SQL), LeadTerms::endedAt)), IS_CUSTOMER)
            .meaning(
                    "whole days from SQL to disqualification or loss of the SQLs that never became customers, by SQL entry")
            .build();

    // ---- cycles, of which a recycled lead has several

    /** Ways of leads along the path that reach MQL. */
    Tally<Cycle> MQL_CYCLES = inMqlCycle(Tally.count("mql-cycles", Source.CYCLES))
            .meaning("entries of leads into MQL, once per cycle, by that entry")
            .build();

    /** Ways of leads along the path that reach MQL and then SQL. */
    Tally<Cycle> MQL_CYCLES_TO_SQL = inMqlCycle(Tally.count("mql-cycles-to-sql", Source.CYCLES))
            .meaning("those that reached SQL in the same cycle, by its MQL entry")
            .where(CYCLE_IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** Ways of leads along the path that may still reach SQL, with their ages. */
    Tally<Cycle> MQL_CYCLES_OPEN = inMqlCycle(Tally.distribution(
                    "mql-cycles-open",
                    Source.CYCLES,
                    Unit.DAYS,
                    (cycle, data, date) -> Elapsed.wholeDays(
                            cycle.steps().firstEntered(Stage.MQL).orElseThrow(),
                            Timestamp.of(data.asOf()),
                            data.zone())))
            .meaning("days since MQL of the cycles that go on and have not reached SQL, by MQL entry")
            .whereNot(CYCLE_IS_SQL)
            .where((cycle, data) -> cycle.last() && IS_UNDECIDED.test(cycle.journey(), data))
            .build();

    // ---- users of the product

    /** Trial starts. */
    Tally<Journey> TRIAL_STARTS = trials("trial-starts")
            .meaning("leads that started a trial, by first start")
            .needing(Feed.SIGNALS)
            .build();

    /** Trial starts that became product-qualified. */
    Tally<Journey> TRIALS_TO_PQL = trials("trials-to-pql")
            .meaning("trial starts that became product-qualified at any time since, by trial start")
            .where(IS_PRODUCT_QUALIFIED)
            .needing(Feed.SIGNALS)
            .build();

    /** Trial starts whose way to PQL is open. */
    Tally<Journey> TRIAL_STARTS_OPEN = open(trials("trial-starts-open"), IS_PRODUCT_QUALIFIED);

    /** Product-qualified leads. */
    Tally<Journey> PQLS = productQualified("pqls")
            .meaning("leads that became product-qualified, by their first product-usage signal")
            .needing(Feed.SIGNALS)
            .build();

    /** Product-qualified leads that became customers. */
    Tally<Journey> PQLS_TO_CUSTOMER = productQualified("pqls-to-customer")
            .meaning("product-qualified leads that became customers at any time since")
            .where(IS_CUSTOMER)
            .needing(Feed.SIGNALS)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Product-qualified leads whose way to becoming a customer is open. */
    Tally<Journey> PQLS_OPEN = open(productQualified("pqls-open"), IS_CUSTOMER);

    // ---- how they are told

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

    private static Tally.Builder<Journey> mqlCohort(String name) {
        return inMqlCohort(Tally.count(name, Source.LEADS));
    }

    private static Tally.Builder<Journey> sqlCohort(String name) {
        return inSqlCohort(Tally.count(name, Source.LEADS));
    }

    private static Tally.Builder<Journey> trials(String name) {
        return leads(name, BY_TRIAL_START).excluding(USAGE_BEFORE_TRIAL);
    }

    private static Tally.Builder<Journey> productQualified(String name) {
        return leads(name, BY_PRODUCT_USAGE).excluding(CUSTOMER_BEFORE_USAGE);
    }

    private static Tally.Builder<Journey> after(String name, Stage stage, Dating<Journey> entry, Stage next) {
        return leads(name, entry).where((lead, data) -> lead.history().entersInOrder(stage, next));
    }

    /** Whether something happened to an MQL since, as far as the order is known. */
    private static boolean goesOn(Journey lead, Dataset data) {
        Timestamp since = lead.entered(Stage.MQL).orElseThrow();
        return lead.history().continuesAfter(Stage.MQL)
                || lead.newBusiness().stream()
                        .flatMap(StageTallies::steps)
                        .anyMatch(at -> !at.isBefore(since, data.zone()));
    }

    private static Stream<Timestamp> steps(Opportunity opportunity) {
        return Stream.concat(
                Stream.of(Optional.of(opportunity.createdAt()), opportunity.qualifiedAt(), opportunity.closedAt())
                        .flatMap(Optional::stream),
                opportunity.stages().stream().map(OpportunityStageChange::at));
    }

    private static boolean isOlder(Optional<Timestamp> since, int days, Dataset data) {
        return since.filter(at -> Elapsed.compareAge(at, days, data) >= 0).isPresent();
    }
}
