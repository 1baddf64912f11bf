package org.leadkpi.diagnosis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.leadkpi.metric.Segment;

/** What a finding comes down to, of all that it rests on, in a line. */
final class Detail {

    private static final Comparator<Evidence.Compared> BY_DIFFERENCE =
            Comparator.comparing(each -> each.difference().abs());

    private final Finding finding;
    private final List<Evidence> evidence;

    Detail(Finding finding) {
        this.finding = finding;
        this.evidence = finding.evidence();
    }

    /** The first reading and what speaks for the answer; without one what was compared, what is known, or came first. */
    String text() {
        return evidence.stream()
                .filter(Evidence.Measured.class::isInstance)
                .map(Evidence.Measured.class::cast)
                .findFirst()
                .map(first -> told(first) + proof(first))
                .or(() -> evidence.stream().findFirst().map(first -> unmeasured(first) + words(held(first), first)))
                .orElse("");
    }

    private String unmeasured(Evidence first) {
        if (first instanceof Evidence.Compared) {
            return comparisons().stream().map(this::told).collect(Collectors.joining("; "));
        }
        return first instanceof Evidence.Stated
                ? evidence.stream()
                        .filter(Evidence.Stated.class::isInstance)
                        .map(Evidence::text)
                        .collect(Collectors.joining("; "))
                : first.text();
    }

    private String words(List<Held> held, Evidence first) {
        return held.stream().map(each -> each.after(first, this::told)).collect(Collectors.joining());
    }

    /** What was held against thresholds, else what readings were compared with, else what else is known of the first. */
    private String proof(Evidence.Measured first) {
        List<Held> held = held(first);
        if (!held.isEmpty()) {
            return words(held, first);
        }
        String compared = comparisons().stream()
                .map(each -> each.reading().equals(first.reading()) ? ", " + each.brief() : "; " + told(each))
                .collect(Collectors.joining());
        return compared.isEmpty() ? fact(first) : compared;
    }

    /**
     * Of a finding, all that was held against thresholds and holds, each with the last threshold that it meets; else the first
     * that speaks for the answer, else the first reading.
     */
    private List<Held> held(Evidence first) {
        List<Held> all = Held.in(evidence);
        boolean isFound = finding.outcome().isFinding();
        Map<Evidence, Held> holding = new LinkedHashMap<>();
        all.stream()
                .filter(held -> held.isComparable() && held.meets() == isFound)
                .limit(isFound ? all.size() : 1)
                .forEach(held -> holding.put(held.value().orElseThrow(), held));
        if (!holding.isEmpty()) {
            return List.copyOf(holding.values());
        }
        return all.stream()
                .filter(held -> !held.isComparable()
                        || (!isFound && held.value().filter(first::equals).isPresent()))
                .limit(1)
                .toList();
    }

    /** Of each KPI the comparison that is closest, in order. */
    private List<Evidence.Compared> comparisons() {
        Map<String, Evidence.Compared> closest = new LinkedHashMap<>();
        for (Evidence each : evidence) {
            if (each instanceof Evidence.Compared one) {
                closest.merge(one.reading().kpi().id(), one, BinaryOperator.minBy(BY_DIFFERENCE));
            }
        }
        return List.copyOf(closest.values());
    }

    /** The fact that follows a reading. */
    private String fact(Evidence first) {
        return Optional.of(evidence.indexOf(first) + 1)
                .filter(next -> next < evidence.size() && evidence.get(next) instanceof Evidence.Stated)
                .map(next -> "; " + evidence.get(next).text())
                .orElse("");
    }

    private String told(Evidence.Compared compared) {
        return told(new Evidence.Measured(compared.reading())) + ", " + compared.brief();
    }

    /** A reading, with its place where that is another one than that of the finding. */
    private String told(Evidence.Measured measured) {
        Segment place = measured.reading().segment();
        return (place.isTotal() || place.equals(finding.segment()) ? "" : place + ": ") + measured.brief();
    }
}
