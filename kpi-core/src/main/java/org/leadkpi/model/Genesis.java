package org.leadkpi.model;

import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.leadkpi.time.Timestamp;

/**
 * Links the records: leads with their touches and opportunities, opportunities with their leads, and all of them with
 * the customers they became.
 *
 * <p>What it keeps are numbers, a few bytes a record. Journeys, deals and activities are made when they are asked for.
 */
final class Genesis {

    private final ZoneId zone;
    private final Distinct<Lead> leads;
    private final IdTable table;
    private final Distinct<Touch> touches;
    private final Links touchLinks;
    private final Glances glances;
    private final List<Copies.Merged> copies;
    private final boolean touchesNameProspects;

    /** The lead of each activity that has a known one; these come first. */
    private final int[] leadOfActivity;

    private final Distinct<Opportunity> opportunities;
    private final int[] leadOfOpportunity;
    private final Links opportunityLinks;

    /** The leads that have a customer stage. */
    private final BitSet converted;

    private final BitSet existingCustomers;

    /**
     * Cuts at the as-of instant, leaves out what repeats an id, and links.
     *
     * @param customersSince when the accounts of the customer records became customers
     */
    Genesis(
            AsOf asOf,
            Optional<StageModel> stageModel,
            List<Lead> givenLeads,
            List<Touch> givenTouches,
            List<Opportunity> givenOpportunities,
            Map<String, Timestamp> customersSince,
            Workers workers) {
        this.zone = asOf.zone();
        List<Lead> seenLeads = asOf.leads(givenLeads, workers);
        IdBytes seenIds = new IdBytes(seenLeads.size());
        IdTable seenTable = new IdTable(seenLeads, seenIds);
        this.leads = Distinct.of(seenLeads, seenTable.repeats(), Lead::id);
        boolean repeated = !leads.repeated().isEmpty();
        IdBytes ids = repeated ? new IdBytes(leads.records().size()) : seenIds;
        this.table = repeated ? new IdTable(leads.records(), ids) : seenTable;
        int unknown = leads.records().size();

        List<Opportunity> seenDeals = asOf.opportunities(givenOpportunities, workers);
        if (stageModel.isPresent()) {
            StageModel model = stageModel.get();
            seenDeals =
                    seenDeals.stream().map(deal -> model.applyTo(deal, zone)).toList();
        }
        int[] hashes = new int[seenDeals.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = seenDeals.get(i).id().hashCode();
        }
        this.opportunities =
                Distinct.of(seenDeals, Repeats.among(seenDeals, Opportunity::id, hashes, workers), Opportunity::id);
        List<Opportunity> deals = opportunities.records();
        this.leadOfOpportunity = leadOf(deals, ids);
        this.opportunityLinks = Links.of(leadOfOpportunity, deals.size(), unknown, workers);
        opportunityLinks.sort((a, b) -> byCreation(deals.get(a), deals.get(b)), workers);

        TouchScan.Linked linked = TouchScan.link(givenTouches, table, ids, unknown, asOf, workers);
        this.touches = linked.touches();
        this.touchLinks = linked.links();
        this.glances = linked.glances();
        this.copies = linked.copies();
        this.touchesNameProspects = linked.nameProspects();
        this.leadOfActivity = touchLinks.leadOfPlaces();

        this.converted = leadsWhere(Genesis::entersCustomer, workers);
        this.existingCustomers = existingCustomers(firstCustomerOfAccounts(), customersSince, workers);
    }

    /** The lead of each opportunity; the number of leads where there is none. */
    private int[] leadOf(List<Opportunity> deals, IdBytes ids) {
        int[] leadOf = new int[deals.size()];
        int most = Math.min(IdTable.BATCH, deals.size());
        IdTable.Finder finder = table.new Finder(ids, most);
        String[] names = new String[most];
        for (int start = 0; start < deals.size(); start += most) {
            int count = Math.min(most, deals.size() - start);
            for (int i = 0; i < count; i++) {
                names[i] = deals.get(start + i).lead().orElse(IdTable.NOBODY);
            }
            finder.find(names, count, leads().size(), leadOf, start);
        }
        return leadOf;
    }

    private int byCreation(Opportunity a, Opportunity b) {
        int order = a.createdAt().compareInstants(b.createdAt(), zone);
        return order != 0 ? order : a.id().compareTo(b.id());
    }

    ZoneId zone() {
        return zone;
    }

    List<Lead> leads() {
        return leads.records();
    }

    List<Touch> touches() {
        return touches.records();
    }

    List<Opportunity> opportunities() {
        return opportunities.records();
    }

    /** The leads as they were given, cut at the as-of instant: those that repeat an id among them. */
    List<Lead> givenLeads() {
        return leads.given();
    }

    /** The touches as they were given, none of them merged, cut at the as-of instant. */
    List<Touch> givenTouches() {
        return Copies.apart(touches.given(), copies);
    }

    /** The opportunities as they were given, cut at the as-of instant. */
    List<Opportunity> givenOpportunities() {
        return opportunities.given();
    }

    List<String> repeatedLeads() {
        return leads.repeated();
    }

    List<String> repeatedTouches() {
        return touches.repeated();
    }

    /** The touches that were merged with others. */
    List<Copies.Merged> copies() {
        return copies;
    }

    List<String> repeatedOpportunities() {
        return opportunities.repeated();
    }

    /** Whether a lead was recorded to have become a customer. */
    boolean recordsCustomers() {
        return !converted.isEmpty();
    }

    // ---- views

    List<Journey> journeys() {
        return new View<>() {
            @Override
            public Journey get(int index) {
                return journey(index);
            }

            @Override
            public int size() {
                return leads().size();
            }
        };
    }

    List<Deal> deals() {
        return new View<>() {
            @Override
            public Deal get(int index) {
                return deal(index);
            }

            @Override
            public int size() {
                return opportunities().size();
            }
        };
    }

    List<Activity> activities() {
        return new Activities(this);
    }

    Optional<Journey> journey(String id) {
        int lead = table.find(id);
        return lead < 0 ? Optional.empty() : Optional.of(journey(lead));
    }

    /** The touches of a lead, in order of time. */
    Touches touchesOf(int ordinal) {
        return Touches.of(glances, touchLinks.start(ordinal), touchLinks.start(ordinal + 1));
    }

    Journey journey(int ordinal) {
        return new Journey(
                leads().get(ordinal),
                touchesOf(ordinal),
                opportunityLinks.of(ordinal, opportunities()),
                existingCustomers.get(ordinal),
                zone,
                ordinal);
    }

    /** The place of the first activity of a lead. */
    int firstActivityOf(int lead) {
        return touchLinks.start(lead);
    }

    /** The number of the lead of an activity, -1 when it has none that is known. */
    int leadOfActivity(int activity) {
        return activity < leadOfActivity.length ? leadOfActivity[activity] : -1;
    }

    /** The touches whose lead is not known, in the order they were given. */
    Touches touchesOfNoLead() {
        return touchesOf(leads().size());
    }

    /** The number of the lead of each touch, -1 when it has none that is known. */
    int[] leadOfTouches() {
        int[] leadOf = new int[touches().size()];
        for (int activity = 0; activity < leadOf.length; activity++) {
            leadOf[touchLinks.record(activity)] = leadOfActivity(activity);
        }
        return leadOf;
    }

    /** Whether a touch names a prospect. */
    boolean touchesNameProspects() {
        return touchesNameProspects;
    }

    Deal deal(int ordinal) {
        int lead = leadOfOpportunity[ordinal];
        return new Deal(
                opportunities().get(ordinal), lead == leads().size() ? Optional.empty() : Optional.of(journey(lead)));
    }

    // ---- who was a customer before

    /** The leads that a condition holds for. */
    private BitSet leadsWhere(Predicate<Lead> condition, Workers workers) {
        int size = leads().size();
        BitSet all = new BitSet(0);
        workers.each(workers.ranges(size), size, (range, from, to) -> {
                    BitSet ofRange = new BitSet(0);
                    for (int i = from; i < to; i++) {
                        if (condition.test(leads().get(i))) {
                            ofRange.set(i);
                        }
                    }
                    return ofRange;
                })
                .forEach(all::or);
        return all;
    }

    /** The leads that may have a customer date: those with a customer stage, and those that new business was won from. */
    BitSet leadsThatMayHaveBought() {
        BitSet all = (BitSet) converted.clone();
        for (int i = 0; i < leadOfOpportunity.length; i++) {
            if (leadOfOpportunity[i] < leads().size() && opportunities().get(i).isNewBusinessWon()) {
                all.set(leadOfOpportunity[i]);
            }
        }
        return all;
    }

    private static boolean entersCustomer(Lead lead) {
        List<StageTransition> steps = lead.transitions();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).to() == Stage.CUSTOMER) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Timestamp> firstCustomerOfAccounts() {
        Map<String, Timestamp> first = new HashMap<>();
        for (int i = converted.nextSetBit(0); i >= 0; i = converted.nextSetBit(i + 1)) {
            Lead lead = leads().get(i);
            if (lead.account().isPresent() && !Exclusion.isNobody(lead, zone)) {
                for (StageTransition step : lead.transitions()) {
                    if (step.to() == Stage.CUSTOMER) {
                        first.merge(lead.account().get(), step.at(), this::earlier);
                    }
                }
            }
        }
        for (int i = 0; i < leadOfOpportunity.length; i++) {
            Opportunity deal = opportunities().get(i);
            if (deal.isNewBusinessWon()) {
                Optional<Lead> lead = leadOfOpportunity[i] == leads().size()
                        ? Optional.empty()
                        : Optional.of(leads().get(leadOfOpportunity[i]));
                Optional<String> account = deal.account().or(() -> lead.flatMap(Lead::account));
                if (account.isPresent() && !(lead.isPresent() && Exclusion.isNobody(lead.get(), zone))) {
                    first.merge(account.get(), deal.closedAt().orElseThrow(), this::earlier);
                }
            }
        }
        return first;
    }

    private BitSet existingCustomers(
            Map<String, Timestamp> first, Map<String, Timestamp> customersSince, Workers workers) {
        if (first.isEmpty() && customersSince.isEmpty()) {
            return new BitSet(0);
        }
        return leadsWhere(
                lead -> lead.account().isPresent()
                        && isCustomerBefore(lead, lead.account().get(), first, customersSince),
                workers);
    }

    private boolean isCustomerBefore(
            Lead lead, String account, Map<String, Timestamp> first, Map<String, Timestamp> customersSince) {
        Timestamp won = first.get(account);
        Timestamp recorded = customersSince.get(account);
        if (won == null || recorded == null) {
            Timestamp since = won == null ? recorded : won;
            return since != null && since.isBefore(lead.createdAt(), zone);
        }
        return earlier(won, recorded).isBefore(lead.createdAt(), zone);
    }

    private Timestamp earlier(Timestamp a, Timestamp b) {
        return b.compareInstants(a, zone) < 0 ? b : a;
    }
}
