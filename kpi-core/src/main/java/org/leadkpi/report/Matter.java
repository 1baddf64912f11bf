package org.leadkpi.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.metric.Segment;

/**
 * What one rule says of one segment in the same way, period after period: told once, for the last of them.
 *
 * @param findings the answers, at least one
 */
record Matter(List<Finding> findings) {

    /** More periods than these are counted instead of listed. */
    private static final int FEW = 4;

    /** What answers have in common that are told together. */
    private record Subject(String rule, Segment segment, Outcome outcome, Optional<String> kpi) {}

    Matter {
        findings = List.copyOf(findings);
    }

    /** Puts together what is told together, in the order of the first of each. */
    static List<Matter> of(Collection<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> new Subject(finding.rule(), finding.segment(), finding.outcome(), finding.kpi()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(Matter::new)
                .toList();
    }

    /** The answer for the last days, which stands for all of them. */
    Finding last() {
        return findings.stream()
                .reduce((one, other) -> one.range().compareTo(other.range()) > 0 ? one : other)
                .orElseThrow();
    }

    /** The last days, what the answer comes down to, and the other periods of which the same is said. */
    String detail(FrameHeading heading) {
        Finding last = last();
        return heading.label(last.range()) + ": " + last.detail() + again(last, heading);
    }

    private String again(Finding last, FrameHeading heading) {
        List<String> others = findings.stream()
                .map(Finding::range)
                .filter(range -> !range.equals(last.range()))
                .sorted()
                .map(heading::label)
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        return others.size() <= FEW
                ? "; so it is in " + String.join(", ", others)
                : "; so it is in " + others.size() + " periods before";
    }
}
