package org.leadkpi.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.response.Inquiry;
import org.leadkpi.response.ResponseState;
import org.leadkpi.time.BusinessCalendar;

/**
 * An inbound lead that has waited for so long that somebody else is to answer it.
 *
 * <p>There is one for each response clock that nobody has stopped by the time its tier is escalated. It goes to the rep whom
 * {@link Allocation#next} chooses among those available, its owner left out; to the manager when there is none.
 *
 * <ul>
 *   <li>The books of reps are those of the month before the as-of instant, what they can carry is as published, and a high score asks
 *       for a senior rep.
 *   <li>A rep who is given a lead has one more before the next is given away, and waits longest for another one. The hottest leads
 *       are given away first, of them those that wait longest.
 *   <li>Two clocks of one lead go to the same rep.
 *   <li>Account executives, whose work are opportunities, are given the lead of an account executive, or one that nobody else may
 *       have.
 *   <li>Managers are given no leads, nor is a rep who is not active on the day of the as-of instant.
 *   <li>A disqualified lead, a tier without an escalation, and a clock known by its day only are never escalated.
 *   <li>The same records give the same escalations, in whatever order they come and however often it is asked.
 * </ul>
 *
 * @param lead the id of the lead
 * @param tier the intent that its request shows
 * @param startedAt when it asked for us
 * @param breachedAt when it was to be escalated
 * @param age how long it has waited, in the time that the calendar counts
 * @param fromRep who owns it, empty when nobody does
 * @param toRep who is to answer it, empty for the manager
 * @param reason why that one, in words
 * @since 0.1
 */
public record Escalation(
        String lead,
        IntentTier tier,
        Instant startedAt,
        Instant breachedAt,
        Duration age,
        Optional<String> fromRep,
        Optional<String> toRep,
        String reason) {

    private static final Comparator<Escalation> BY_URGENCY = Comparator.comparing(Escalation::tier)
            .thenComparing(Escalation::startedAt)
            .thenComparing(Escalation::lead);

    /**
     * Refuses null.
     *
     * @param lead the id of the lead
     * @param tier the intent that its request shows
     * @param startedAt when it asked for us
     * @param breachedAt when it was to be escalated
     * @param age how long it has waited, in the time that the calendar counts
     * @param fromRep who owns it, empty when nobody does
     * @param toRep who is to answer it, empty for the manager
     * @param reason why that one, in words
     */
    public Escalation {
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(breachedAt, "breachedAt");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(fromRep, "fromRep");
        Objects.requireNonNull(toRep, "toRep");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns the escalations that are due at the as-of instant of a dataset, by its targets, and by business time if it has a
     * calendar. Every active rep is available.
     *
     * @param data the leads, touches and reps, and the policies
     * @return the escalations of clocks that started in the days observed, the most urgent first
     */
    public static List<Escalation> due(Dataset data) {
        return due(
                data,
                data.policies().responseTargets(),
                data.policies().calendar().orElse(BusinessCalendar.ALWAYS_OPEN),
                rep -> true);
    }

    /**
     * Returns the escalations that are due at the as-of instant of a dataset.
     *
     * @param data the leads, touches and reps
     * @param targets how long leads of each tier may wait
     * @param calendar when time counts; {@link BusinessCalendar#ALWAYS_OPEN} for elapsed time
     * @param isAvailable whether a rep can be given a lead now
     * @return the escalations of clocks that started in the days observed, the most urgent first
     */
    public static List<Escalation> due(
            Dataset data, ResponseTargets targets, BusinessCalendar calendar, Predicate<Rep> isAvailable) {
        List<Escalation> due = new ArrayList<>();
        for (Inquiry inquiry : Inquiry.of(data)) {
            if (isDue(inquiry, data, targets, calendar)) {
                due.add(overdue(inquiry, data, targets, calendar));
            }
        }
        due.sort(BY_URGENCY);
        Chooser chooser = new Chooser(data, isAvailable);
        return due.stream().map(chooser::assign).toList();
    }

    private static boolean isDue(Inquiry inquiry, Dataset data, ResponseTargets targets, BusinessCalendar calendar) {
        Optional<ResponseState> state = ResponseState.of(inquiry.clock(), targets, data.asOf(), calendar);
        return state.equals(Optional.of(ResponseState.ESCALATE))
                && inquiry.disqualifiedAt(data.zone()).isEmpty();
    }

    /** An escalation that nobody is chosen for yet. */
    private static Escalation overdue(
            Inquiry inquiry, Dataset data, ResponseTargets targets, BusinessCalendar calendar) {
        IntentTier tier = inquiry.clock().tier();
        Instant start = inquiry.clock().start().instant(data.zone());
        Duration limit =
                targets.target(tier).flatMap(ResponseTarget::escalation).orElseThrow();
        return new Escalation(
                inquiry.journey().lead().id(),
                tier,
                start,
                calendar.plus(start, limit),
                calendar.businessDuration(start, data.asOf()),
                inquiry.journey().lead().owner(),
                Optional.empty(),
                "");
    }

    /** Gives leads away one after the other, and keeps the books. */
    private static final class Chooser {
        private static final AllocationPolicy POLICY = AllocationPolicy.of(CapacityModel.standard());

        private final Dataset data;
        private final Map<String, RepBook> books = new TreeMap<>();
        private final Map<String, Escalation> given = new HashMap<>();

        Chooser(Dataset data, Predicate<Rep> isAvailable) {
            this.data = data;
            Instant since = data.asOf().atZone(data.zone()).minusMonths(1).toInstant();
            RepBook.all(data, since).stream()
                    .filter(book -> isAvailable.test(book.rep()))
                    .forEach(book -> books.put(book.rep().id(), book));
        }

        Escalation assign(Escalation due) {
            Escalation known = given.get(due.lead());
            Escalation assigned = known == null ? choose(due) : due.to(known.toRep(), known.reason());
            given.put(due.lead(), assigned);
            return assigned;
        }

        private Escalation choose(Escalation due) {
            QueuedLead lead = waiting(due);
            boolean isOfExecutive =
                    lead.owner().flatMap(data::rep).map(Chooser::isExecutive).orElse(false);
            List<RepBook> first = books.values().stream()
                    .filter(book -> isOfExecutive || !isExecutive(book.rep()))
                    .toList();
            Decision decision = next(lead, first);
            if (!(decision instanceof Decision.Assigned) && first.size() < books.size()) {
                decision = next(lead, books.values());
            }
            if (decision instanceof Decision.Assigned assigned) {
                Instant turn = data.asOf().plusNanos(given.size() + 1); // after the one before, as in an allocation
                books.computeIfPresent(assigned.rep(), (id, book) -> book.taking(lead.type(), turn));
                return due.to(Optional.of(assigned.rep()), assigned.reason().words());
            }
            return due.to(Optional.empty(), whyNobody(decision.reason()));
        }

        private String whyNobody(AllocationReason reason) {
            if (reason != AllocationReason.NO_REP) {
                return reason.words();
            }
            return data.reps().isEmpty() ? "no reps are known" : "no other rep is available";
        }

        private Decision next(QueuedLead lead, Collection<RepBook> reps) {
            return Allocation.next(lead, reps, POLICY, data.asOf(), data.zone());
        }

        /** The lead as one that a rep is to answer now, whatever else it is. */
        private QueuedLead waiting(Escalation due) {
            QueuedLead lead = QueuedLead.of(data.journey(due.lead()).orElseThrow(), data.zone());
            return new QueuedLead(
                    lead.id(),
                    lead.type(),
                    IntentTier.HIGH,
                    lead.score(),
                    lead.createdAt(),
                    true,
                    lead.owner(),
                    lead.segment());
        }

        private static boolean isExecutive(Rep rep) {
            return rep.role() == RepRole.AE;
        }
    }

    private Escalation to(Optional<String> rep, String why) {
        return new Escalation(lead, tier, startedAt, breachedAt, age, fromRep, rep, why);
    }
}
