package org.leadkpi.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.time.Timestamp;

/**
 * The rule against look-ahead, in one place: what happened after the as-of instant does not exist.
 *
 * <p>A record that began later is left out; a record that began earlier loses whatever happened to it later.
 */
record AsOf(Instant instant, ZoneId zone) {

    boolean hasSeen(Timestamp at) {
        return !at.instant(zone).isAfter(instant);
    }

    private Optional<Timestamp> seen(Optional<Timestamp> at) {
        return at.filter(this::hasSeen);
    }

    private <T> List<T> seen(List<T> all, Function<T, Timestamp> at) {
        return all.stream().allMatch(one -> hasSeen(at.apply(one)))
                ? all
                : all.stream().filter(one -> hasSeen(at.apply(one))).toList();
    }

    Optional<Lead> lead(Lead lead) {
        if (!hasSeen(lead.createdAt())) {
            return Optional.empty();
        }
        List<StageTransition> transitions = seen(lead.transitions(), StageTransition::at);
        List<IntentSignal> signals = seen(lead.signals(), IntentSignal::at);
        List<ScoreSnapshot> scores = seen(lead.scores(), ScoreSnapshot::at);
        boolean ownerIsSeen = lead.ownerAssignedAt().map(this::hasSeen).orElse(true);
        if (ownerIsSeen
                && transitions.size() == lead.transitions().size()
                && signals.size() == lead.signals().size()
                && scores.size() == lead.scores().size()) {
            return Optional.of(lead);
        }
        Lead cut = ownerIsSeen ? lead : lead.unassigned();
        return Optional.of(cut.toBuilder()
                .transitions(transitions)
                .signals(signals)
                .scores(scores)
                .build());
    }

    Optional<Touch> touch(Touch touch) {
        return hasSeen(touch.at()) ? Optional.of(touch) : Optional.empty();
    }

    Optional<Opportunity> opportunity(Opportunity opportunity) {
        if (!hasSeen(opportunity.createdAt())) {
            return Optional.empty();
        }
        Opportunity cut = opportunity;
        if (cut.qualifiedAt().isPresent() && !hasSeen(cut.qualifiedAt().get())) {
            cut = cut.unqualified();
        }
        if (cut.closedAt().isPresent() && !hasSeen(cut.closedAt().get())) {
            cut = cut.reopened();
        }
        List<OpportunityStageChange> stages = seen(cut.stages(), OpportunityStageChange::at);
        return Optional.of(
                stages.size() == cut.stages().size()
                        ? cut
                        : cut.toBuilder().stages(stages).build());
    }

    Optional<Customer> customer(Customer customer) {
        if (!hasSeen(customer.acquiredAt())) {
            return Optional.empty();
        }
        if (seen(customer.churnedAt()).equals(customer.churnedAt())) {
            return Optional.of(customer);
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

    Optional<Enrollment> enrollment(Enrollment enrollment) {
        if (!hasSeen(enrollment.enrolledAt())) {
            return Optional.empty();
        }
        if (seen(enrollment.exitedAt()).equals(enrollment.exitedAt())) {
            return Optional.of(enrollment);
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
