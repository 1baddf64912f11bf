package org.leadkpi.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.value.Rational;

/**
 * Segments by what a lead costs in each, and in which of the cheaper ones, or of the dearer ones, what comes of leads further
 * down costs least.
 *
 * <p>Who is held against all others need only be held against that one. Everything is looked up in one order of the segments, so
 * that all of them take little longer than one.
 */
final class Downstream {

    private final Subject subject;
    private final NavigableMap<Rational, Segment> bestUpTo;
    private final NavigableMap<Rational, Segment> bestFrom;

    private Downstream(
            Subject subject, NavigableMap<Rational, Segment> bestUpTo, NavigableMap<Rational, Segment> bestFrom) {
        this.subject = subject;
        this.bestUpTo = bestUpTo;
        this.bestFrom = bestFrom;
    }

    /**
     * Looks at a subject and its siblings.
     *
     * @param lead the cost of a lead
     * @param further a cost further down
     * @param counts which of them have both costs well enough to be compared
     */
    static Downstream of(Subject subject, Kpi lead, Kpi further, Predicate<Subject> counts) {
        List<Subject> known = subject.siblings().stream()
                .map(subject::in)
                .filter(counts)
                .sorted(Comparator.comparing(sibling -> cost(sibling, lead)))
                .toList();
        NavigableMap<Rational, Segment> upTo = new TreeMap<>();
        NavigableMap<Rational, Segment> from = new TreeMap<>();
        Comparator<Subject> byFurther = Comparator.comparing(sibling -> cost(sibling, further));
        Optional<Subject> best = Optional.empty();
        for (Subject each : known) {
            best = Optional.of(better(best, each, byFurther));
            upTo.put(cost(each, lead), best.get().segment());
        }
        best = Optional.empty();
        for (int i = known.size() - 1; i >= 0; i--) {
            best = Optional.of(better(best, known.get(i), byFurther));
            from.put(cost(known.get(i), lead), best.get().segment());
        }
        return new Downstream(subject, upTo, from);
    }

    private static Rational cost(Subject subject, Kpi kpi) {
        return subject.read(kpi).number().orElseThrow();
    }

    private static Subject better(Optional<Subject> best, Subject other, Comparator<Subject> order) {
        return best.filter(known -> order.compare(known, other) <= 0).orElse(other);
    }

    /** The best of those whose leads cost so much or less. */
    Optional<Subject> cheaper(Rational cost) {
        return at(bestUpTo.floorEntry(cost));
    }

    /** The best of those whose leads cost more. */
    Optional<Subject> dearer(Rational cost) {
        return at(bestFrom.higherEntry(cost));
    }

    /** The best of all. */
    Optional<Subject> best() {
        return at(bestUpTo.lastEntry());
    }

    private Optional<Subject> at(Map.@Nullable Entry<Rational, Segment> entry) {
        return Optional.ofNullable(entry).map(Map.Entry::getValue).map(subject::in);
    }
}
