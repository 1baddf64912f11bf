package org.leadkpi.metric;

import static org.leadkpi.metric.LeadTerms.*;

import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Stage;
import org.leadkpi.time.Timestamp;

/** Leads, by the date they were created, and what became of them since. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
interface LeadTallies {

    /** New leads. */
    Tally<Journey> LEADS = newLeads("leads").meaning("new leads, by creation").build();

    /** New leads that came to us, or every new lead where the policy says so. */
    Tally<Journey> WEB_LEADS = newLeads("web-leads")
            .meaning("new leads of inbound origin, by creation")
            .where((lead, data) ->
                    data.policies().allLeadsAreWeb() || lead.lead().isOf(Origin.INBOUND))
            .needingAnyOf(Feed.ORIGIN, Feed.WEB_LEADS)
            .build();

    /** New leads of high intent. */
    Tally<Journey> HIGH_INTENT_LEADS = newLeads("high-intent-leads")
            .meaning("new leads whose intent tier at entry is high, by creation")
            .where((lead, data) -> lead.lead().intentTier(data.zone()) == IntentTier.HIGH)
            .needing(Feed.INTENT)
            .build();

    /** New leads attributed to a click: inbound, with a campaign or a click id. */
    Tally<Journey> CLICK_LEADS = newLeads("click-leads")
            .meaning("new inbound leads with a campaign or the attribute click_id, by creation")
            .where((lead, data) -> lead.lead().isOf(Origin.INBOUND)
                    && (lead.lead().campaign().isPresent()
                            || lead.lead().attributes().containsKey("click_id")))
            .needing(Feed.ORIGIN, Feed.CLICK_SOURCE)
            .build();

    /** Leads that became marketing-qualified. */
    Tally<Journey> LEADS_TO_MQL = newLeads("leads-to-mql")
            .meaning("new leads that reached MQL, by creation")
            .where(IS_MQL)
            .needing(Feed.MQL_DATES)
            .build();

    /** Leads whose way to MQL is open, with their ages. */
    Tally<Journey> LEADS_OPEN_TO_MQL = open(inCohort(ages("leads-open-to-mql", creation()), BY_CREATION), IS_MQL);

    /** Days from creation to MQL. */
    Tally<Journey> LEAD_TO_MQL_DAYS = inCohort(days("lead-to-mql-days", creation(), stage(Stage.MQL)), BY_CREATION)
            .meaning("whole days from creation to MQL of the new leads that became MQL, by creation")
            .needing(Feed.MQL_DATES)
            .build();

    /** Days from creation to the loss of those that will not become MQL. */
    Tally<Journey> LEAD_LOSS_TO_MQL_DAYS = lost(
                    inCohort(days("lead-loss-to-mql-days", creation(), LeadTerms::endedAt), BY_CREATION), IS_MQL)
            .meaning(
                    "whole days from creation to disqualification, loss or sale of the new leads that never became MQL,"
                            + " by creation")
            .build();

    /** Leads that became sales-qualified. */
    Tally<Journey> LEADS_TO_SQL = newLeads("leads-to-sql")
            .meaning("new leads that reached SQL, by creation")
            .where(IS_SQL)
            .needing(Feed.SQL_DATES)
            .build();

    /** Leads whose way to SQL is open. */
    Tally<Journey> LEADS_OPEN_TO_SQL = open(newLeads("leads-open-to-sql"), IS_SQL);

    /** Leads with a qualified opportunity. */
    Tally<Journey> LEADS_TO_OPPORTUNITY = newLeads("leads-to-opportunity")
            .meaning("new leads linked to a qualified opportunity, by creation")
            .where(IS_QUALIFIED)
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS, Feed.QUALIFICATION)
            .build();

    /** Leads whose way to a qualified opportunity is open. */
    Tally<Journey> LEADS_OPEN_TO_OPPORTUNITY = open(newLeads("leads-open-to-opportunity"), IS_QUALIFIED);

    /** Leads with any opportunity. */
    Tally<Journey> LEADS_TO_ANY_OPPORTUNITY = newLeads("leads-to-any-opportunity")
            .meaning("new leads linked to an opportunity, qualified or not, by creation")
            .where((lead, data) -> !lead.newBusiness().isEmpty())
            .needing(Feed.OPPORTUNITIES, Feed.OPPORTUNITY_LEADS)
            .build();

    /** Leads that became customers. */
    Tally<Journey> LEADS_TO_CUSTOMER = newLeads("leads-to-customer")
            .meaning("new leads that became customers, by creation")
            .where(IS_CUSTOMER)
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Leads whose way to becoming a customer is open, with their ages. */
    Tally<Journey> LEADS_OPEN_TO_CUSTOMER =
            open(inCohort(ages("leads-open-to-customer", creation()), BY_CREATION), IS_CUSTOMER);

    /** Days from creation to becoming a customer. */
    Tally<Journey> LEAD_TO_CUSTOMER_DAYS = inCohort(
                    days("lead-to-customer-days", creation(), (lead, data) -> lead.customerAt()), BY_CREATION)
            .meaning(
                    "whole days from creation to the customer date of the new leads that became customers, by creation")
            .needingAnyOf(Feed.CUSTOMER_DATES, Feed.OPPORTUNITY_OUTCOMES)
            .build();

    /** Days from creation to the loss of those that will not become customers. */
    Tally<Journey> LEAD_LOSS_TO_CUSTOMER_DAYS = lost(
                    inCohort(days("lead-loss-to-customer-days", creation(), LeadTerms::endedAt), BY_CREATION),
                    IS_CUSTOMER)
            .meaning(
                    "whole days from creation to disqualification or loss of the new leads that never became customers, by"
                            + " creation")
            .build();

    /** New leads, by the day whose spend brought them. */
    Tally<Journey> LEADS_LAGGED = leads("leads-lagged", Dating.at(LeadTallies::spentAt))
            .meaning("new leads, as many days before their creation as the lead lag")
            .needing(Feed.LEAD_LAG)
            .build();

    /** Leads that booked a meeting. */
    Tally<Journey> LEADS_TO_MEETING = newLeads("leads-to-meeting")
            .meaning("new leads with a meeting booked at any time since, by creation")
            .where(HAS_MEETING)
            .needing(Feed.TOUCHES)
            .build();

    /** Leads whose way to a meeting is open. */
    Tally<Journey> LEADS_OPEN_TO_MEETING = open(newLeads("leads-open-to-meeting"), HAS_MEETING);

    /** The day of the spend that brought a lead: as many days before it as the lag. */
    private static Optional<Timestamp> spentAt(Journey lead, Dataset data) {
        OptionalInt lag = data.policies().leadLagDays();
        return lag.isPresent()
                ? Optional.of(
                        Timestamp.of(lead.lead().createdAt().date(data.zone()).minusDays(lag.getAsInt())))
                : Optional.empty();
    }
}
