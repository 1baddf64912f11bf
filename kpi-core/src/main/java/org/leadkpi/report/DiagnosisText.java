package org.leadkpi.report;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Segment;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/** A diagnosis as plain text: a paragraph for each finding, the gravest first; what repeats from period to period is told once. */
final class DiagnosisText {

    private static final String INDENT = "  ";

    /** More periods than these are counted instead of listed. */
    private static final int FEW = 4;

    private final Diagnosis diagnosis;
    private final int width;
    private final Appendable out;

    /** What one rule says of one segment, in the same way. */
    private record Matter(String rule, Segment segment, Outcome outcome, Optional<String> kpi) {}

    DiagnosisText(Diagnosis diagnosis, int width, Appendable out) {
        this.diagnosis = diagnosis;
        this.width = width;
        this.out = out;
    }

    void write(Collection<Finding> findings) throws IOException {
        Frame frame = diagnosis.frame();
        String by = frame.axes().stream().map(Frame.Axis::dimension).collect(Collectors.joining(", "));
        line("Diagnosis, " + frame.range().start() + " through "
                + frame.range().end().minusDays(1) + (by.isEmpty() ? "" : ", by " + by));
        line("           as of " + frame.asOf().atZone(frame.zone()).toLocalDateTime() + " " + frame.zone()
                + UnitName.amountsIn(frame.currency()));
        Map<Matter, List<Finding>> matters = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> new Matter(finding.rule(), finding.segment(), finding.outcome(), finding.kpi()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<Finding> matter : matters.values()) {
            line("");
            paragraph(matter);
        }
        line("");
        line(summary());
    }

    private void paragraph(List<Finding> matter) throws IOException {
        Finding last = matter.stream()
                .reduce((one, other) -> one.range().compareTo(other.range()) > 0 ? one : other)
                .orElseThrow();
        String segment = last.segment().isTotal() ? "" : ", " + last.segment();
        String sure = last.outcome() == Outcome.FIRED
                ? last.severity().name()
                : Wording.of(last.outcome()).toUpperCase(Locale.ROOT);
        line(sure + "  " + last.claim() + segment + "  [" + last.rule() + " " + last.name() + "]");
        part("", label(last.range()) + ": " + last.detail() + again(matter, last));
        if (!last.outcome().isFinding()) {
            return;
        }
        for (Evidence evidence : last.evidence()) {
            part(Wording.of(evidence), evidence.text());
        }
        for (String note : last.notes()) {
            part("note", note);
        }
        part("may be", String.join("; ", last.causes()));
        part("first", last.actions().get(0));
        part("then", String.join("; ", last.actions().subList(1, last.actions().size())));
        part("source", Wording.of(last.citation()));
    }

    /** The other periods of which the same is said. */
    private String again(List<Finding> matter, Finding last) {
        List<String> others = matter.stream()
                .map(Finding::range)
                .filter(range -> !range.equals(last.range()))
                .sorted()
                .map(this::label)
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        return others.size() <= FEW
                ? "; so it is in " + String.join(", ", others)
                : "; so it is in " + others.size() + " periods before";
    }

    private String label(DateRange range) {
        Grain grain = diagnosis.frame().grain();
        return grain.periodOf(range.start(), diagnosis.frame().range()).equals(range)
                ? grain.label(range)
                : range.start() + " through " + range.end().minusDays(1);
    }

    private String summary() {
        Map<Outcome, Long> counts = diagnosis.counts();
        return diagnosis.all().size() + " answers: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + Wording.of(count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** A labelled part of a paragraph, left out when there is nothing in it. */
    private void part(String label, String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        String head = INDENT + label + " ".repeat(Math.max(0, 14 - label.length()));
        out.append(Paragraph.wrap(
                label.isEmpty() ? INDENT : head, label.isEmpty() ? INDENT : " ".repeat(head.length()), text, width));
    }

    private void line(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }
}
