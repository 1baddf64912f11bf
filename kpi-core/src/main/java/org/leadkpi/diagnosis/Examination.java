package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.leadkpi.metric.Segment;

/** A criterion of a rule that is asked of the segments of a scorecard, a few at a time. */
final class Examination {

    private final Rule rule;
    private final Criterion criterion;
    private final Subject all;
    private final List<Segment> segments;

    /** The answers so far: those about the first days of each segment, then those about the next. */
    private final List<List<Finding>> answers = new ArrayList<>();

    /**
     * @param all the days that are looked at, in total
     * @param segments the segments, in order
     */
    Examination(Rule rule, Criterion criterion, Subject all, List<Segment> segments) {
        this.rule = rule;
        this.criterion = criterion;
        this.all = all;
        this.segments = segments;
    }

    /** The same in parts, one for each file: each is asked of some of the segments. */
    List<Examination> parts(List<CaseFile> files) {
        List<Examination> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            parts.add(new Examination(
                    rule,
                    criterion,
                    files.get(i).subject(all.card(), all.segment(), all.range()),
                    segments.subList(segments.size() * i / files.size(), segments.size() * (i + 1) / files.size())));
        }
        return parts;
    }

    /** The rule that asks. */
    Rule rule() {
        return rule;
    }

    /** How many segments there are. */
    int size() {
        return segments.size();
    }

    /**
     * Asks about some of the segments; those before have been asked about.
     *
     * @param from the number of the first one
     * @param to the number after the last one; there may be fewer
     */
    void examine(int from, int to) {
        for (int i = from; i < Math.min(to, segments.size()); i++) {
            List<Subject> subjects = rule.subjects(all.in(segments.get(i)), criterion);
            for (int days = 0; days < subjects.size(); days++) {
                if (days == answers.size()) {
                    answers.add(new ArrayList<>(segments.size()));
                }
                answers.get(days).add(rule.finding(subjects.get(days), criterion));
            }
        }
    }

    /** The answers of the parts of an examination, in order of the days and then of the segments. */
    static List<Finding> answers(List<Examination> parts) {
        List<Finding> all = new ArrayList<>();
        int most = parts.stream().mapToInt(part -> part.answers.size()).max().orElse(0);
        for (int days = 0; days < most; days++) {
            for (Examination part : parts) {
                if (days < part.answers.size()) {
                    all.addAll(part.answers.get(days));
                }
            }
        }
        return all;
    }
}
