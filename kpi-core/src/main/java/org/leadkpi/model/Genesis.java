package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/**
 * Links the records: leads with their touches and opportunities, opportunities with their leads, and all of them with
 * the customers they became.
 */
final class Genesis {

    private final ZoneId zone;
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Deal> deals = new ArrayList<>();
    private final List<Customer> customers;
    private final Map<String, Journey> byLead = new HashMap<>();

    Genesis(
            ZoneId zone,
            List<Lead> leads,
            List<Touch> touches,
            List<Opportunity> opportunities,
            List<Customer> customers) {
        this.zone = zone;
        this.customers = customers;
        Map<String, List<Touch>> touchesByLead = new HashMap<>();
        for (Touch touch : touches) {
            touch.lead()
                    .ifPresent(lead -> touchesByLead
                            .computeIfAbsent(lead, id -> new ArrayList<>())
                            .add(touch));
        }
        Map<String, List<Opportunity>> opportunitiesByLead = new HashMap<>();
        for (Opportunity opportunity : opportunities) {
            opportunity
                    .lead()
                    .ifPresent(lead -> opportunitiesByLead
                            .computeIfAbsent(lead, id -> new ArrayList<>())
                            .add(opportunity));
        }
        Map<String, Timestamp> firstCustomer = firstCustomerOfAccounts(leads, opportunities);
        for (Lead lead : leads) {
            List<Touch> ofLead = touchesByLead.getOrDefault(lead.id(), new ArrayList<>());
            List<Opportunity> dealsOfLead = opportunitiesByLead.getOrDefault(lead.id(), new ArrayList<>());
            ofLead.sort(Comparator.comparing(touch -> touch.at().instant(zone)));
            dealsOfLead.sort(
                    Comparator.comparing((Opportunity deal) -> deal.createdAt().instant(zone))
                            .thenComparing(Opportunity::id));
            StageHistory history = StageHistory.of(lead.transitions(), zone);
            Journey journey = new Journey(
                    lead,
                    history,
                    ofLead,
                    dealsOfLead,
                    history.firstEntered(Stage.CUSTOMER).or(() -> firstWin(dealsOfLead)),
                    lead.account()
                            .map(firstCustomer::get)
                            .map(since -> since.isBefore(lead.createdAt(), zone))
                            .orElse(false));
            journeys.add(journey);
            byLead.put(lead.id(), journey);
        }
        for (Opportunity opportunity : opportunities) {
            deals.add(new Deal(opportunity, opportunity.lead().flatMap(lead -> Optional.ofNullable(byLead.get(lead)))));
        }
    }

    List<Journey> journeys() {
        return List.copyOf(journeys);
    }

    List<Deal> deals() {
        return List.copyOf(deals);
    }

    Optional<Journey> journey(String lead) {
        return Optional.ofNullable(byLead.get(lead));
    }

    /**
     * Who became a customer: the customer dates of leads and the new business won, or, where a dataset records neither,
     * the customer records. New business of a duplicate lead is real, so it speaks for itself; that of any other excluded
     * lead is left out with it.
     */
    List<Acquisition> acquisitions(Policies policies, boolean fromCustomerRecords) {
        Map<String, Claim> claims = new TreeMap<>();
        for (Journey journey : journeys) {
            if (Exclusion.of(journey, policies).isEmpty()) {
                journey.customerAt()
                        .ifPresent(at -> claim(claims, identity(journey), at, Optional.of(journey), winner(journey)));
            }
        }
        for (Deal deal : deals) {
            Opportunity opportunity = deal.opportunity();
            if (isNewBusinessWon(opportunity)) {
                boolean ownClaim = deal.journey()
                        .map(journey -> Exclusion.of(journey, policies))
                        .map(exclusion -> exclusion.equals(Optional.of(Exclusion.DUPLICATE)))
                        .orElse(true);
                if (ownClaim) {
                    claim(
                            claims,
                            identity(deal),
                            opportunity.closedAt().orElseThrow(),
                            deal.journey(),
                            Optional.of(opportunity));
                }
            }
        }
        if (fromCustomerRecords) {
            customers.forEach(customer -> claim(claims, customer));
        }
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<String, List<Lead>> leadsByAccount = new HashMap<>();
        for (Journey journey : journeys) {
            if (Exclusion.of(journey, policies).isEmpty()) {
                journey.lead()
                        .account()
                        .ifPresent(account -> leadsByAccount
                                .computeIfAbsent(account, id -> new ArrayList<>())
                                .add(journey.lead()));
            }
        }
        List<Acquisition> acquisitions = new ArrayList<>();
        claims.forEach((identity, claim) ->
                acquisitions.add(claim.acquisition(identity, leadsByAccount.getOrDefault(identity, List.of()), zone)));
        return List.copyOf(acquisitions);
    }

    /** What is known so far of one new customer: the earliest date, and the lead and opportunity that led to it. */
    private record Claim(
            Timestamp at, Optional<Lead> lead, Optional<Opportunity> opportunity, Optional<String> channel) {

        Acquisition acquisition(String identity, List<Lead> leadsOfAccount, ZoneId zone) {
            Optional<Lead> sourcing = leadsOfAccount.stream()
                    .filter(candidate -> !candidate.createdAt().isAfter(at, zone))
                    .min(Comparator.comparing(
                                    (Lead candidate) -> candidate.createdAt().instant(zone))
                            .thenComparing(Lead::id))
                    .or(() -> lead);
            return new Acquisition(
                    identity,
                    at,
                    sourcing,
                    sourcing.flatMap(Lead::channel).or(() -> channel),
                    opportunity.flatMap(Opportunity::owner).or(() -> sourcing.flatMap(Lead::owner)));
        }
    }

    private void claim(
            Map<String, Claim> claims,
            String identity,
            Timestamp at,
            Optional<Journey> journey,
            Optional<Opportunity> opportunity) {
        Claim claim = new Claim(at, journey.map(Journey::lead), opportunity, Optional.empty());
        claims.merge(identity, claim, this::earlier);
    }

    private void claim(Map<String, Claim> claims, Customer customer) {
        Optional<Lead> lead = customer.lead().flatMap(this::journey).map(Journey::lead);
        String identity = customer.account().or(customer::lead).orElse(customer.id());
        claims.merge(
                identity, new Claim(customer.acquiredAt(), lead, Optional.empty(), customer.channel()), this::earlier);
    }

    private Claim earlier(Claim a, Claim b) {
        int order = a.at().instant(zone).compareTo(b.at().instant(zone));
        if (order == 0) {
            order = key(a).compareTo(key(b));
        }
        return order <= 0 ? a : b;
    }

    private static String key(Claim claim) {
        return claim.lead().map(Lead::id).orElse("") + "/"
                + claim.opportunity().map(Opportunity::id).orElse("");
    }

    /** The account of the lead, else the one that was won from it, else that of its opportunities, else the lead. */
    private String identity(Journey journey) {
        return journey.lead()
                .account()
                .or(() -> winner(journey).flatMap(Opportunity::account))
                .or(() -> journey.newBusiness().stream()
                        .flatMap(deal -> deal.account().stream())
                        .findFirst())
                .orElse(journey.lead().id());
    }

    private String identity(Deal deal) {
        return deal.opportunity()
                .account()
                .or(() -> deal.journey().map(this::identity))
                .or(() -> deal.opportunity().lead())
                .orElse(deal.opportunity().id());
    }

    private static boolean isNewBusinessWon(Opportunity opportunity) {
        return opportunity.status() == OpportunityStatus.WON
                && opportunity.closedAt().isPresent()
                && Exclusion.of(opportunity).isEmpty();
    }

    private Optional<Timestamp> firstWin(List<Opportunity> opportunities) {
        return opportunities.stream()
                .filter(Genesis::isNewBusinessWon)
                .flatMap(won -> won.closedAt().stream())
                .min(Comparator.comparing(at -> at.instant(zone)));
    }

    private Optional<Opportunity> winner(Journey journey) {
        return journey.opportunities().stream()
                .filter(Genesis::isNewBusinessWon)
                .min(Comparator.comparing(won -> won.closedAt().orElseThrow().instant(zone)));
    }

    private Map<String, Timestamp> firstCustomerOfAccounts(List<Lead> leads, List<Opportunity> opportunities) {
        Map<String, Timestamp> first = new HashMap<>();
        Map<String, Lead> leadsById = new HashMap<>();
        for (Lead lead : leads) {
            leadsById.put(lead.id(), lead);
            if (!isJunk(lead)) {
                lead.account()
                        .ifPresent(account -> lead.transitions().stream()
                                .filter(step -> step.to() == Stage.CUSTOMER)
                                .forEach(step -> first.merge(account, step.at(), this::earlier)));
            }
        }
        for (Opportunity opportunity : opportunities) {
            Optional<Lead> lead = opportunity.lead().map(leadsById::get);
            if (isNewBusinessWon(opportunity) && !lead.map(this::isJunk).orElse(false)) {
                opportunity
                        .account()
                        .or(() -> lead.flatMap(Lead::account))
                        .ifPresent(account ->
                                first.merge(account, opportunity.closedAt().orElseThrow(), this::earlier));
            }
        }
        for (Customer customer : customers) {
            customer.account().ifPresent(account -> first.merge(account, customer.acquiredAt(), this::earlier));
        }
        return first;
    }

    /** A record of nobody: a test, spam or one of our own people. */
    private boolean isJunk(Lead lead) {
        Set<Exclusion> nobody = EnumSet.of(Exclusion.TEST, Exclusion.SPAM, Exclusion.INTERNAL);
        return Exclusion.of(lead, StageHistory.of(lead.transitions(), zone))
                .map(nobody::contains)
                .orElse(false);
    }

    private Timestamp earlier(Timestamp a, Timestamp b) {
        return b.instant(zone).isBefore(a.instant(zone)) ? b : a;
    }
}
