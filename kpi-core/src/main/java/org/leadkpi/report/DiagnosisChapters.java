package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Severity;

/** A diagnosis as chapters of a page: the findings, the gravest first, and how all other questions were answered. */
final class DiagnosisChapters {

    /** How many findings are told in full; of more, the gravest. */
    static final int MOST_FINDINGS = 200;

    /** How many of all other answers are listed where they are asked for. */
    static final int MOST_OTHERS = 1_000;

    private final Diagnosis diagnosis;
    private final FrameHeading heading;

    private DiagnosisChapters(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.heading = new FrameHeading(diagnosis.frame());
    }

    static List<Chapter> of(Diagnosis diagnosis, Collection<Finding> findings) {
        return new DiagnosisChapters(diagnosis).write(findings);
    }

    private List<Chapter> write(Collection<Finding> answers) {
        List<Matter> found = matters(answers, true);
        List<Matter> others = matters(answers, false);
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new Chapter("What is the matter", findings(found)));
        chapters.add(new Chapter("How all questions were answered", counts()));
        if (!others.isEmpty()) {
            chapters.add(new Chapter("Answers that are no findings", others(others)));
        }
        return chapters;
    }

    private static List<Matter> matters(Collection<Finding> answers, boolean isFinding) {
        return Matter.of(answers.stream()
                .filter(answer -> answer.outcome().isFinding() == isFinding)
                .toList());
    }

    // ---- findings

    private List<Markup> findings(List<Matter> matters) {
        if (matters.isEmpty()) {
            return List.of(
                    Markup.element("p", "Nothing was found. What could not be told stands below; it is no good news."));
        }
        List<Markup> all = new ArrayList<>();
        if (matters.size() > MOST_FINDINGS) {
            all.add(Markup.note("These are the gravest " + MOST_FINDINGS + " of " + Wording.count(matters.size())
                    + " findings; JSON has all of them."));
        }
        Map<Severity, List<Matter>> bySeverity = new EnumMap<>(Severity.class);
        matters.stream()
                .limit(MOST_FINDINGS)
                .forEach(matter -> bySeverity
                        .computeIfAbsent(matter.last().severity(), unused -> new ArrayList<>())
                        .add(matter));
        Severity[] severities = Severity.values();
        for (int i = severities.length - 1; i >= 0; i--) {
            Severity severity = severities[i];
            List<Matter> found = bySeverity.getOrDefault(severity, List.of());
            if (!found.isEmpty()) {
                all.add(Markup.element(
                        "h3", capital(Wording.plain(severity)) + " (" + Wording.count(found.size()) + ")"));
                found.forEach(matter -> all.add(finding(matter)));
            }
        }
        return all;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private Markup finding(Matter matter) {
        Finding last = matter.last();
        List<Markup> title = new ArrayList<>();
        title.add(Markup.element("span", sure(last)).styled("tag"));
        title.add(Markup.text(" " + last.claim()));
        if (!last.segment().isTotal()) {
            title.add(Markup.text(", "));
            title.add(SegmentName.of(last.place()));
        }
        title.add(Markup.text(" "));
        title.add(Markup.element("code", last.rule() + " " + last.name()));
        Terms plain = new Terms()
                .add("may be", String.join("; ", last.causes()))
                .add("check first", last.actions().get(0));
        Terms more = new Terms();
        last.evidence().forEach(evidence -> more.add(Wording.of(evidence), evidence.text()));
        last.notes().forEach(note -> more.add("note", note));
        more.add(
                "then",
                String.join("; ", last.actions().subList(1, last.actions().size())));
        more.add("source", Wording.of(last.citation()));
        Markup.Element rests = Markup.element("details", Markup.element("summary", "What it rests on"), more.markup());
        return Markup.element(
                        "article",
                        Markup.element("h4", title),
                        Markup.element("p", matter.detail(heading)),
                        plain.markup(),
                        last.severity() == Severity.CRITICAL ? rests.with("open", "") : rests)
                .styled("finding " + Wording.plain(last.severity()));
    }

    private static String sure(Finding finding) {
        String severity = finding.severity().name();
        return finding.outcome() == Outcome.FIRED ? severity : severity + ", " + Wording.of(finding.outcome());
    }

    // ---- other answers

    /** How many answers there are of each outcome, by what is in the way where there is none. */
    private List<Markup> counts() {
        HtmlTable table = new HtmlTable(
                "Answers by outcome and reason",
                List.of(
                        HtmlTable.heading("answer"),
                        HtmlTable.heading("reason"),
                        HtmlTable.heading("answers").styled("n"),
                        HtmlTable.heading("rules")));
        for (Outcome outcome : Outcome.values()) {
            Map<String, List<Finding>> byReason = diagnosis.all().stream()
                    .filter(answer -> answer.outcome() == outcome)
                    .collect(Collectors.groupingBy(
                            answer -> answer.doubt()
                                    .map(doubt -> Wording.plain(doubt.kind()))
                                    .orElse(""),
                            TreeMap::new,
                            Collectors.toList()));
            byReason.forEach((reason, answers) -> table.row(
                    "",
                    "",
                    List.of(
                            HtmlTable.rowHeading(Markup.text(Wording.of(outcome)), ""),
                            HtmlTable.words(reason),
                            HtmlTable.number(Wording.count(answers.size())),
                            HtmlTable.words(answers.stream()
                                    .map(Finding::rule)
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))))));
        }
        return List.of(Markup.element("p", DiagnosisText.summary(diagnosis) + "."), table.markup());
    }

    private List<Markup> others(List<Matter> matters) {
        HtmlTable table = new HtmlTable(
                "Answers that are no findings",
                List.of(
                        HtmlTable.heading("rule"),
                        HtmlTable.heading("segment"),
                        HtmlTable.heading("answer"),
                        HtmlTable.heading("why")));
        for (Matter matter : matters.subList(0, Math.min(MOST_OTHERS, matters.size()))) {
            Finding last = matter.last();
            table.row(
                    "",
                    "",
                    List.of(
                            HtmlTable.rowHeading(Markup.text(last.rule() + " " + last.claim()), ""),
                            Markup.element("td", SegmentName.of(last.segment())),
                            HtmlTable.words(Wording.of(last.outcome())),
                            HtmlTable.words(matter.detail(heading))));
        }
        return matters.size() > MOST_OTHERS
                ? List.of(
                        Markup.note("These are " + MOST_OTHERS + " of " + Wording.count(matters.size())
                                + "; JSON has all of them."),
                        table.markup())
                : List.of(table.markup());
    }
}
