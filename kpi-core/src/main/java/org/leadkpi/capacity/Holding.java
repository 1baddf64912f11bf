package org.leadkpi.capacity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.response.Outreach;
import org.leadkpi.response.ResponseClock;
import org.leadkpi.response.ResponseState;

/**
 * A lead in the book of a rep, and what ties it to that rep.
 *
 * @param lead the lead, which has an owner
 * @param ties what forbids to hand it to another rep; none where that may be done
 * @param movedAt when it was last handed from one rep to another; absent for never
 * @since 0.1
 */
public record Holding(QueuedLead lead, Set<Tie> ties, Optional<Instant> movedAt) {

    /**
     * What ties a lead to its rep.
     *
     * @since 0.1
     */
    public enum Tie {
        /** We have tried to reach it. */
        TOUCHED,
        /** Its response clock runs: the answer can still be in time, or is about to be escalated. */
        CLOCK_RUNNING,
        /** We have talked to it, or it has written to us. */
        IN_CONVERSATION,
        /** There is an open opportunity. */
        OPEN_OPPORTUNITY
    }

    /**
     * Copies.
     *
     * @param lead the lead, which has an owner
     * @param ties what forbids to hand it to another rep; none where that may be done
     * @param movedAt when it was last handed from one rep to another; absent for never
     * @throws IllegalArgumentException if the lead has no owner
     */
    public Holding {
        if (lead.owner().isEmpty()) {
            throw new IllegalArgumentException("lead " + lead.id() + " is in no book, it has no owner");
        }
        Set<Tie> ordered = EnumSet.noneOf(Tie.class);
        ordered.addAll(ties);
        ties = Collections.unmodifiableSet(ordered);
        Objects.requireNonNull(movedAt, "movedAt");
    }

    /**
     * Returns a lead that nothing ties to its rep, and that was never moved.
     *
     * @param lead the lead, which has an owner
     * @return the holding
     */
    public static Holding untied(QueuedLead lead) {
        return new Holding(lead, Set.of(), Optional.empty());
    }

    /**
     * Reads the leads that were assigned since an instant and are still worked on.
     *
     * <ul>
     *   <li>Customers, disqualified and excluded leads are no longer worked on.
     *   <li>A lead that was assigned on a later day than it was created counts as moved then: the records do not tell whether
     *       somebody had it before.
     * </ul>
     *
     * @param data the records
     * @param since the first instant, the same as that of the books
     * @param targets the response targets
     * @return the leads with their ties, in order of the records
     */
    public static List<Holding> all(Dataset data, Instant since, ResponseTargets targets) {
        return data.journeys().stream()
                .filter(journey -> journey.lead().owner().isPresent() && QueuedLead.isOpen(journey, data))
                .filter(journey -> !assignedAt(journey, data).isBefore(since))
                .map(journey -> new Holding(
                        QueuedLead.of(journey, data.zone()), ties(journey, data, targets), movedAt(journey, data)))
                .toList();
    }

    private static Instant assignedAt(Journey journey, Dataset data) {
        return journey.lead().assignedAt().instant(data.zone());
    }

    private static Optional<Instant> movedAt(Journey journey, Dataset data) {
        Lead lead = journey.lead();
        LocalDate created = lead.createdAt().date(data.zone());
        return lead.assignedAt().date(data.zone()).isAfter(created)
                ? Optional.of(assignedAt(journey, data))
                : Optional.empty();
    }

    private static Set<Tie> ties(Journey journey, Dataset data, ResponseTargets targets) {
        Set<Tie> ties = EnumSet.noneOf(Tie.class);
        for (int i = 0, n = journey.touches().size(); i < n; i++) {
            Activity activity = journey.activity(i);
            if (data.policies().clockRules().isAnswer(activity.form())) {
                ties.add(Tie.TOUCHED);
            }
            if (activity.touch().direction() == TouchDirection.INBOUND
                    || Outreach.isConversation(activity, data.policies())) {
                ties.add(Tie.IN_CONVERSATION);
            }
        }
        if (isClockRunning(journey, data, targets)) {
            ties.add(Tie.CLOCK_RUNNING);
        }
        if (journey.opportunities().stream().anyMatch(deal -> deal.status() == OpportunityStatus.OPEN)) {
            ties.add(Tie.OPEN_OPPORTUNITY);
        }
        return ties;
    }

    /** A lead that is answered, that nobody judges, or whose target is missed for good has no clock that runs. */
    private static boolean isClockRunning(Journey journey, Dataset data, ResponseTargets targets) {
        return ResponseClock.all(journey, data.policies().clockRules(), data.zone()).stream()
                .anyMatch(clock -> {
                    Optional<ResponseState> state = ResponseState.of(clock, targets, data.asOf());
                    return state.map(at -> switch (at) {
                                case PENDING, ESCALATE -> true;
                                case MISSED_UNTOUCHED ->
                                    targets.target(clock.tier())
                                            .flatMap(ResponseTarget::escalation)
                                            .isPresent();
                                case MET, MISSED_RESPONDED, RESPONDED_AFTER_ESCALATION -> false;
                            })
                            .orElse(false);
                });
    }

    /** Whether it may go to another rep: nothing ties it, and it was not moved just before. */
    boolean isFree(Instant asOf, int restDays) {
        return ties.isEmpty()
                && movedAt.map(at -> !at.plus(Duration.ofDays(restDays)).isAfter(asOf))
                        .orElse(true);
    }
}
