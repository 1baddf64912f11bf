package org.leadkpi.report;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;

/** A diagnosis as plain text: a paragraph for each finding, the gravest first; what repeats from period to period is told once. */
final class DiagnosisText {

    private static final String INDENT = "  ";

    private final Diagnosis diagnosis;
    private final int width;
    private final Appendable out;

    DiagnosisText(Diagnosis diagnosis, int width, Appendable out) {
        this.diagnosis = diagnosis;
        this.width = width;
        this.out = out;
    }

    void write(Collection<Finding> findings) throws IOException {
        FrameHeading heading = new FrameHeading(diagnosis.frame());
        String by = String.join(", ", heading.dimensions());
        line("Diagnosis, " + heading.days() + (by.isEmpty() ? "" : ", by " + by));
        line("           " + heading.basis());
        for (Matter matter : Matter.of(findings)) {
            line("");
            paragraph(matter, heading);
        }
        line("");
        line(summary(diagnosis));
    }

    private void paragraph(Matter matter, FrameHeading heading) throws IOException {
        Finding last = matter.last();
        String segment = last.segment().isTotal() ? "" : ", " + last.place();
        String sure = last.outcome() == Outcome.FIRED
                ? last.severity().name()
                : Wording.of(last.outcome()).toUpperCase(Locale.ROOT);
        line(sure + "  " + last.claim() + segment + "  [" + last.rule() + " " + last.name() + "]");
        part("", matter.detail(heading));
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

    /** How many answers there are of each outcome. */
    static String summary(Diagnosis diagnosis) {
        Map<Outcome, Long> counts = diagnosis.counts();
        return Wording.count(diagnosis.all().size()) + " answers: "
                + counts.entrySet().stream()
                        .map(count -> Wording.count(count.getValue()) + " " + Wording.of(count.getKey()))
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
