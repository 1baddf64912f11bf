package org.leadkpi.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leadkpi.time.Timestamp;

/** Gathers who became a customer: of several claims of one identity the earliest counts. */
final class Claims {

    private final Genesis genesis;
    private final Policies policies;
    private final ZoneId zone;
    private final Map<String, Claim> claims = new TreeMap<>();

    private Claims(Genesis genesis, Policies policies) {
        this.genesis = genesis;
        this.policies = policies;
        this.zone = genesis.zone();
    }

    /**
     * Who became a customer: the customer dates of leads and the new business won, or, where a dataset records neither,
     * the customer records. New business of a duplicate lead is real, so it speaks for itself; that of any other excluded
     * lead is left out with it.
     */
    static List<Acquisition> acquisitions(Genesis genesis, Policies policies, List<Customer> records) {
        Claims all = new Claims(genesis, policies);
        genesis.leadsThatMayHaveBought().stream().mapToObj(genesis::journey).forEach(all::claim);
        for (int i = 0; i < genesis.opportunities().size(); i++) {
            if (genesis.opportunities().get(i).isNewBusinessWon()) {
                all.claim(genesis.deal(i));
            }
        }
        records.forEach(all::claim);
        return all.acquisitions();
    }

    private List<Acquisition> acquisitions() {
        if (claims.isEmpty()) {
            return List.of();
        }
        Map<String, List<Lead>> leadsByAccount = new HashMap<>();
        for (int i = 0; i < genesis.leads().size(); i++) {
            Lead lead = genesis.leads().get(i);
            Optional<String> account = lead.account();
            if (account.isPresent()
                    && claims.containsKey(account.get())
                    && Exclusion.of(genesis.journey(i), policies).isEmpty()) {
                leadsByAccount
                        .computeIfAbsent(account.get(), id -> new ArrayList<>())
                        .add(lead);
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
                    .min((a, b) -> {
                        int order = a.createdAt().compareInstants(b.createdAt(), zone);
                        return order != 0 ? order : a.id().compareTo(b.id());
                    })
                    .or(() -> lead);
            return new Acquisition(
                    identity,
                    at,
                    sourcing,
                    sourcing.flatMap(Lead::channel).or(() -> channel),
                    opportunity.flatMap(Opportunity::owner).or(() -> sourcing.flatMap(Lead::owner)));
        }
    }

    private void claim(Journey journey) {
        if (journey.customerAt().isPresent() && Exclusion.of(journey, policies).isEmpty()) {
            claim(
                    identity(journey),
                    new Claim(
                            journey.customerAt().get(),
                            Optional.of(journey.lead()),
                            journey.firstWon(),
                            Optional.empty()));
        }
    }

    /** Takes new business that was won. */
    private void claim(Deal deal) {
        Opportunity opportunity = deal.opportunity();
        boolean ownClaim = deal.journey()
                .map(journey -> Exclusion.of(journey, policies))
                .map(exclusion -> exclusion.equals(Optional.of(Exclusion.DUPLICATE)))
                .orElse(true);
        if (ownClaim) {
            claim(
                    identity(deal),
                    new Claim(
                            opportunity.closedAt().orElseThrow(),
                            deal.lead(),
                            Optional.of(opportunity),
                            Optional.empty()));
        }
    }

    private void claim(Customer customer) {
        claim(
                customer.account().or(customer::lead).orElse(customer.id()),
                new Claim(
                        customer.acquiredAt(),
                        customer.lead().flatMap(genesis::journey).map(Journey::lead),
                        Optional.empty(),
                        customer.channel()));
    }

    private void claim(String identity, Claim claim) {
        claims.merge(identity, claim, this::earlier);
    }

    private Claim earlier(Claim a, Claim b) {
        int order = a.at().compareInstants(b.at(), zone);
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
                .or(() -> journey.firstWon().flatMap(Opportunity::account))
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
}
