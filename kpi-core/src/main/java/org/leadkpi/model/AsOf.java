package org.leadkpi.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leadkpi.time.Timestamp;

/**
 * The rule against look-ahead, in one place: what happened after the as-of instant does not exist.
 *
 * <p>A record that began later is left out; a record that began earlier loses whatever happened to it later.
 */
record AsOf(Instant instant, ZoneId zone) {

    boolean hasSeen(Timestamp at) {
        return !at.isAfter(instant, zone);
    }

    private boolean hasSeen(Optional<Timestamp> at) {
        return at.isEmpty() || hasSeen(at.get());
    }

    private <T> boolean hasSeenAll(List<T> all, Function<T, Timestamp> at) {
        for (int i = 0; i < all.size(); i++) {
            if (!hasSeen(at.apply(all.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private <T> List<T> seen(List<T> all, Function<T, Timestamp> at) {
        return hasSeenAll(all, at)
                ? all
                : all.stream().filter(one -> hasSeen(at.apply(one))).toList();
    }

    /** The records as they were known then; the list itself where nothing happened later. */
    private static <R> List<R> seen(
            List<R> records, Predicate<R> isWhole, Function<R, Optional<R>> cut, Workers workers) {
        int ranges = workers.ranges(records.size());
        List<Boolean> whole = workers.each(ranges, records.size(), (range, from, to) -> {
            int at = from;
            while (at < to && isWhole.test(records.get(at))) {
                at++;
            }
            return at == to;
        });
        if (!whole.contains(false)) {
            return records;
        }
        List<List<R>> seen = workers.each(ranges, records.size(), (range, from, to) -> {
            List<R> kept = new ArrayList<>();
            for (R record : records.subList(from, to)) {
                if (isWhole.test(record)) {
                    kept.add(record);
                } else {
                    cut.apply(record).ifPresent(kept::add);
                }
            }
            return kept;
        });
        return seen.stream().flatMap(List::stream).toList();
    }

    List<Lead> leads(List<Lead> leads, Workers workers) {
        return seen(leads, this::isWhole, this::lead, workers);
    }

    List<Opportunity> opportunities(List<Opportunity> opportunities, Workers workers) {
        return seen(opportunities, this::isWhole, this::opportunity, workers);
    }

    List<Customer> customers(List<Customer> customers) {
        return seen(customers, this::isWhole, this::customer, Workers.ALONE);
    }

    List<Enrollment> enrollments(List<Enrollment> enrollments) {
        return seen(enrollments, this::isWhole, this::enrollment, Workers.ALONE);
    }

    List<Prospect> prospects(List<Prospect> prospects) {
        return seen(
                prospects,
                prospect -> hasSeen(prospect.verifiedAt()),
                prospect -> Optional.of(prospect.unverified()),
                Workers.ALONE);
    }

    private boolean isWhole(Lead lead) {
        return hasSeen(lead.createdAt())
                && hasSeen(lead.ownerAssignedAt())
                && hasSeenAll(lead.transitions(), StageTransition::at)
                && hasSeenAll(lead.signals(), IntentSignal::at)
                && hasSeenAll(lead.scores(), ScoreSnapshot::at);
    }

    private boolean isWhole(Opportunity opportunity) {
        return hasSeen(opportunity.createdAt())
                && hasSeen(opportunity.qualifiedAt())
                && hasSeen(opportunity.closedAt())
                && hasSeenAll(opportunity.stages(), OpportunityStageChange::at);
    }

    private boolean isWhole(Customer customer) {
        return hasSeen(customer.acquiredAt()) && hasSeen(customer.churnedAt());
    }

    private boolean isWhole(Enrollment enrollment) {
        return hasSeen(enrollment.enrolledAt()) && hasSeen(enrollment.exitedAt());
    }

    private Optional<Lead> lead(Lead lead) {
        if (!hasSeen(lead.createdAt())) {
            return Optional.empty();
        }
        Lead cut = hasSeen(lead.ownerAssignedAt()) ? lead : lead.unassigned();
        return Optional.of(cut.toBuilder()
                .transitions(seen(lead.transitions(), StageTransition::at))
                .signals(seen(lead.signals(), IntentSignal::at))
                .scores(seen(lead.scores(), ScoreSnapshot::at))
                .build());
    }

    private Optional<Opportunity> opportunity(Opportunity opportunity) {
        if (!hasSeen(opportunity.createdAt())) {
            return Optional.empty();
        }
        Opportunity cut = opportunity;
        if (!hasSeen(cut.qualifiedAt())) {
            cut = cut.unqualified();
        }
        if (!hasSeen(cut.closedAt())) {
            cut = cut.reopened();
        }
        List<OpportunityStageChange> stages = seen(cut.stages(), OpportunityStageChange::at);
        return Optional.of(
                stages.size() == cut.stages().size()
                        ? cut
                        : cut.toBuilder().stages(stages).build());
    }

    private Optional<Customer> customer(Customer customer) {
        if (!hasSeen(customer.acquiredAt())) {
            return Optional.empty();
        }
        return Optional.of(new Customer(
                customer.id(),
                customer.acquiredAt(),
                Optional.empty(),
                customer.monthlyRevenue(),
                customer.grossMargin(),
                customer.account(),
                customer.lead(),
                customer.channel(),
                customer.attributes()));
    }

    private Optional<Enrollment> enrollment(Enrollment enrollment) {
        if (!hasSeen(enrollment.enrolledAt())) {
            return Optional.empty();
        }
        return Optional.of(new Enrollment(
                enrollment.contact(),
                enrollment.sequence(),
                enrollment.enrolledAt(),
                Optional.empty(),
                Optional.empty(),
                enrollment.attributes()));
    }
}
