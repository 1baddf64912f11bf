package org.leadkpi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Vanity;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;

/**
 * What a KPI means, on one page of plain text.
 *
 * <pre>{@code
 * System.out.print(Explanation.text(Catalog.standard(), StandardKpis.COST_PER_LEAD));
 * }</pre>
 *
 * @since 0.1
 */
public final class Explanation {

    private static final int WIDTH = 96;
    private static final int LABEL = 13;

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    /**
     * Explains a KPI: definition, formula, unit, direction, what each tally counts, what is left out, how its uncertainty
     * is stated, its variants, the question it answers, what is published about it and where it comes from.
     *
     * @param catalog the catalogue, which knows the variants
     * @param kpi the KPI
     * @return the text, at most 96 columns wide
     */
    public static String text(Catalog catalog, Kpi kpi) {
        return text(catalog, kpi, Benchmarks.published());
    }

    /**
     * Explains a KPI, with other benchmarks than the published ones.
     *
     * @param catalog the catalogue, which knows the variants
     * @param kpi the KPI
     * @param benchmarks the benchmarks, of which those of the KPI are told
     * @return the text, at most 96 columns wide
     */
    public static String text(Catalog catalog, Kpi kpi, Benchmarks benchmarks) {
        Explanation page = new Explanation();
        page.write(catalog, kpi, benchmarks);
        return page.text.toString();
    }

    private void write(Catalog catalog, Kpi kpi, Benchmarks benchmarks) {
        String aliases = kpi.aliases().isEmpty() ? "" : ", also " + String.join(", ", kpi.aliases());
        paragraph(kpi.title() + "  [" + kpi.id() + aliases + "]");
        if (!kpi.question().isEmpty()) {
            paragraph("\"" + kpi.question() + "\"");
        }
        text.append('\n');
        if (!kpi.definition().isEmpty()) {
            paragraph(kpi.definition());
            text.append('\n');
        }
        entry("formula", kpi.formula().text());
        Set<Tally<?>> leaves = Leaves.of(kpi.formula());
        int name = leaves.stream().mapToInt(leaf -> leaf.name().length()).max().orElse(0);
        String label = "where";
        for (Tally<?> leaf : leaves) {
            String tally = leaf.name() + " ".repeat(name - leaf.name().length());
            entry(label, tally + "  ", leaf.meaning());
            label = "";
        }
        entry("unit", UnitName.of(kpi.unit(), "money") + ", " + Wording.of(kpi.direction()));
        entry("dated by", Wording.of(kpi.basis()));
        kpi.maturity().ifPresent(maturity -> entry("maturity", Wording.of(maturity)));
        kpi.course()
                .ifPresent(course -> entry(
                        "over time", "followed by age, with what is still to come: kpi cohorts --kpi " + kpi.id()));
        entry("n counts", population(kpi));
        entries("left out", leftOut(kpi));
        entry("uncertainty", kpi.interval().label());
        entries(
                "flags",
                kpi.flags().stream()
                        .map(Kpi.FlagRule::flag)
                        .distinct()
                        .map(flag -> flag + ": " + Wording.meaning(flag))
                        .toList());
        entry("kind", kind(kpi));
        entry("reviewed", review(kpi));
        entries("instead", instead(kpi));
        entries(
                "variants",
                catalog.variantsOf(kpi).stream()
                        .filter(variant -> !variant.equals(kpi))
                        .map(variant -> variant.id() + " = " + variant.formula().text())
                        .toList());
        entries(
                "benchmarks",
                benchmarks.of(kpi).stream().map(Explanation::benchmark).toList());
        entries("source", kpi.citations().stream().map(Wording::of).toList());
    }

    private static String benchmark(Benchmark benchmark) {
        return benchmark + (benchmark.statement().isEmpty() ? "" : ": " + benchmark.statement());
    }

    static String population(Kpi kpi) {
        return kpi.population().name() + ": " + kpi.population().meaning();
    }

    static List<String> leftOut(Kpi kpi) {
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<Exclusion, Tally<?>> reason : kpi.leftOut().entrySet()) {
            reasons.add(Wording.of(reason.getKey()) + ": " + reason.getValue().meaning());
        }
        return reasons;
    }

    static String kind(Kpi kpi) {
        String card = kpi.card().isEmpty() ? "" : ", card " + kpi.card();
        return Wording.role(kpi) + ", " + lowerFirst(Wording.of(kpi.stage())) + card;
    }

    /** What to look at instead of a metric that only looks good. */
    static List<String> instead(Kpi kpi) {
        return Vanity.replacements(kpi).stream()
                .map(other -> other.title() + " (" + other.id() + ")")
                .toList();
    }

    static String review(Kpi kpi) {
        String cadences = kpi.cadences().stream().map(Wording::plain).collect(Collectors.joining(", "));
        String stages = kpi.growthStages().stream().map(Wording::plain).collect(Collectors.joining(", "));
        return (cadences.isEmpty() ? "whenever it helps" : cadences)
                + (stages.isEmpty() ? "" : "; comes first at growth stage " + stages);
    }

    private static String lowerFirst(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private void paragraph(String words) {
        text.append(Paragraph.wrap("", "", words, WIDTH));
    }

    private void entries(String label, List<String> items) {
        String next = label;
        for (String item : items) {
            entry(next, item);
            next = "";
        }
    }

    private void entry(String label, String words) {
        entry(label, "", words);
    }

    private void entry(String label, String before, String words) {
        String start = "  " + label + " ".repeat(LABEL - label.length()) + before;
        text.append(Paragraph.wrap(start, " ".repeat(start.length()), words, WIDTH));
    }
}
