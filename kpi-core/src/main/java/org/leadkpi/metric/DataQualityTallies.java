package org.leadkpi.metric;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Touches;
import org.leadkpi.time.Timestamp;

/**
 * What the records say about themselves: how many are complete, repeated or forgotten.
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class DataQualityTallies {

    private DataQualityTallies() {}

    private static final BiFunction<Journey, Dataset, Optional<Exclusion>> NOBODY_OR_ORIGINAL =
            (lead, data) -> Exclusion.of(lead, data.policies()).filter(reason -> reason != Exclusion.DUPLICATE);

    // ---- opportunities

    /** Opportunities whose source is known. */
    public static final Tally<Deal> OPPORTUNITIES_WITH_SOURCE = opportunities("opportunities-with-source")
            .meaning("new business with a source, by creation")
            .where((deal, data) -> !DealTerms.isSourceUnknown(deal))
            .build();

    /** Opportunities whose amount is known. */
    public static final Tally<Deal> OPPORTUNITIES_WITH_AMOUNT = opportunities("opportunities-with-amount")
            .meaning("new business with an amount, by creation")
            .where((deal, data) -> deal.opportunity().amountAtQualification().isPresent())
            .build();

    /** Closed opportunities whose close is dated. */
    public static final Tally<Deal> CLOSED_WITH_DATE = opportunities("closed-with-date")
            .meaning("new business won or lost that says when, by creation")
            .where((deal, data) -> deal.opportunity().status() != OpportunityStatus.OPEN)
            .where((deal, data) -> deal.opportunity().closedAt().isPresent())
            .build();

    /** Opportunities said to be closed. */
    public static final Tally<Deal> SAID_TO_BE_CLOSED = opportunities("said-to-be-closed")
            .meaning("new business that is said to be won or lost, dated or not, by creation")
            .where((deal, data) -> deal.opportunity().status() != OpportunityStatus.OPEN)
            .build();

    // ---- leads

    /** Leads that name their channel. */
    public static final Tally<Journey> LEADS_WITH_CHANNEL = LeadTerms.newLeads("leads-with-channel")
            .meaning("new leads that name their channel, by creation")
            .where((lead, data) -> lead.lead().channel().isPresent())
            .build();

    /** Leads that are somebody, duplicates among them. */
    public static final Tally<Journey> LEADS_RECORDED = recorded("leads-recorded")
            .meaning("leads and their duplicates, by creation")
            .build();

    /** Leads that repeat another one. */
    public static final Tally<Journey> DUPLICATE_LEADS = recorded("duplicate-leads")
            .meaning("leads that repeat another one, by creation")
            .where((lead, data) -> Exclusion.of(lead, data.policies()).equals(Optional.of(Exclusion.DUPLICATE)))
            .build();

    /** Leads that are still open. */
    public static final Tally<Journey> OPEN_LEADS = LeadTerms.newLeads("open-leads")
            .meaning("new leads that are neither customers nor disqualified, recycled or lost by now, by creation")
            .where((lead, data) -> isOpen(lead))
            .build();

    /** Leads that are still open and that nothing has happened to for long. */
    public static final Tally<Journey> STALE_LEADS = LeadTerms.newLeads("stale-leads")
            .meaning("open leads without a touch, a signal or a step for 90 days (policy), by creation")
            .where((lead, data) -> isOpen(lead))
            .where((lead, data) -> isStale(lead, data))
            .build();

    /** SQLs that were no MQLs before. */
    public static final Tally<Journey> SQL_ENTRIES_SKIPPING = Tally.count("sql-entries-skipping", Source.LEADS)
            .dated(LeadTerms.BY_SQL)
            .excluding(LeadTerms.NO_NEW_LEAD)
            .needing(Feed.MQL_DATES, Feed.SQL_DATES)
            .meaning("leads that entered SQL without having entered MQL before, by first entry")
            .where((lead, data) -> skipsMql(lead, data))
            .build();

    // ---- how they are told

    private static Tally.Builder<Deal> opportunities(String name) {
        return Tally.count(name, Source.OPPORTUNITIES)
                .dated(DealTerms.BY_DEAL_CREATION)
                .excluding(DealTerms.NO_NEW_BUSINESS);
    }

    private static Tally.Builder<Journey> recorded(String name) {
        return Tally.count(name, Source.LEADS).dated(LeadTerms.BY_CREATION).excluding(NOBODY_OR_ORIGINAL);
    }

    private static boolean isOpen(Journey lead) {
        return lead.customerAt().isEmpty()
                && !lead.isDisqualified()
                && !lead.isLost()
                && lead.history().current() != Stage.RECYCLED;
    }

    private static boolean isStale(Journey journey, Dataset data) {
        Touches touches = journey.touches(); // in order of time
        return isLongAgo(journey.lead().createdAt(), data)
                && (touches.isEmpty() || isLongAgo(touches.at(touches.size() - 1), data))
                && areLongAgo(journey.lead().signals(), IntentSignal::at, data)
                && areLongAgo(journey.history().steps(), StageTransition::at, data);
    }

    private static boolean isLongAgo(Timestamp at, Dataset data) {
        return Elapsed.compareAge(at, data.policies().staleDays(), data) > 0;
    }

    /** The latest are asked first, as lists mostly are in order of time. */
    private static <T> boolean areLongAgo(List<T> all, Function<T, Timestamp> at, Dataset data) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!isLongAgo(at.apply(all.get(i)), data)) {
                return false;
            }
        }
        return true;
    }

    private static boolean skipsMql(Journey lead, Dataset data) {
        Optional<Timestamp> mql = lead.entered(Stage.MQL);
        return mql.isEmpty()
                || lead.entered(Stage.SQL)
                        .map(sql -> mql.get().isAfter(sql, data.zone()))
                        .orElse(false);
    }
}
