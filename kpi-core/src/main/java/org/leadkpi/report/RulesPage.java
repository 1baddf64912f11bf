package org.leadkpi.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Threshold;

/** The page that documents the rules of the diagnosis. */
final class RulesPage {

    private static final String INTRODUCTION = """
            * **An answer** is `FIRED` (proved), `SUSPECTED` (the number is past the threshold, its interval is not; never graver than a
              watch), `NOT_FIRED`, `INCONCLUSIVE` (too little or too young, with the reason) or `NOT_EVALUABLE` (an input is missing, with
              its name). The last two never mean that all is well.
            * **Guards.** A rule on a KPI wants enough records, a mature cohort, known fields, and an interval that clears the threshold;
              one on a movement wants several settled periods or a value outside the routine, and no mere change of mix.
            * **Thresholds** are data: a published figure, named by its B-number, or one that was set here and is marked *inferred*. A file
              of lines `key = range`, in these words or as `< 12 %`, sets them otherwise (`kpi diagnose --thresholds FILE`).
            * **One cause is told once**: a rule that absorbs others tells their findings about the same segment and days; one that
              suppresses others makes them not evaluable, since their data cannot be trusted.

            """;

    private final RuleSet rules;
    private final StringBuilder text = new StringBuilder();

    RulesPage(RuleSet rules) {
        this.rules = rules;
    }

    String text() {
        List<Rule> all =
                rules.rules().stream().sorted(Comparator.comparing(Rule::id)).toList();
        text.append(String.format(Locale.ROOT, """
                # Rules of the diagnosis

                <!-- Generated from the rules by `java -jar kpi.jar rules --format md --out docs/rules.md`.
                     A test compares this page with the code: change the code, then run the command. -->

                What `kpi diagnose` looks for: %d rules, each with its claim, what it is held against, what may be behind it, and what to
                do first.

                """, all.size()));
        text.append(INTRODUCTION).append("| rule | claim | severity |\n|:---|:---|:---|\n");
        for (Rule rule : all) {
            text.append("| [").append(heading(rule)).append("](#").append(Markdown.anchor(heading(rule)));
            text.append(") | ").append(Markdown.escaped(rule.claim())).append(" | ");
            text.append(Wording.plain(rule.severity())).append(" |\n");
        }
        all.forEach(this::rule);
        return text.toString();
    }

    private static String heading(Rule rule) {
        return rule.id() + " " + rule.name();
    }

    private void rule(Rule rule) {
        text.append("\n## ").append(heading(rule)).append("\n\n");
        text.append(Markdown.escaped(rule.claim())).append(".\n\n");
        fact("Severity", Wording.plain(rule.severity()));
        fact(
                "Looks at",
                rule.looksAt() + (rule.dimensions().isEmpty() ? "" : ", by " + String.join(", ", rule.dimensions())));
        fact("Reads", code(rule.kpis().stream().map(kpi -> kpi.id()).toList()));
        fact(
                "Held against",
                rule.thresholds().stream()
                        .map(key -> threshold(rules.thresholds().get(key)))
                        .collect(Collectors.joining("; ")));
        fact("May be", Markdown.escaped(String.join("; ", rule.causes())));
        fact("Do", Markdown.escaped(String.join("; then ", rule.actions())));
        fact("Absorbs", String.join(", ", rule.absorbs()));
        fact("Suppresses", String.join(", ", rule.suppresses()));
        fact("Source", Markdown.source(rule.citation()));
    }

    private static String threshold(Threshold threshold) {
        String source = threshold.benchmark().map(id -> id + ", ").orElse("") + Markdown.source(threshold.citation());
        return Markdown.escaped(threshold.statement()) + " " + Markdown.escaped(threshold.words()) + " (`"
                + threshold.key() + "`: " + source + ")";
    }

    private static String code(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private void fact(String name, String fact) {
        if (!fact.isBlank()) {
            text.append("* **").append(name).append("** ").append(fact).append("\n");
        }
    }
}
