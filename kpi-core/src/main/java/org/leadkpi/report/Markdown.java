package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.value.Citation;

/**
 * Scorecards and catalogues as Markdown, for documents.
 *
 * <p>A scorecard says the same as {@link TextTable}. The catalogue lists every KPI with its definition, grouped by where
 * in the funnel it looks; variants follow the KPI they vary and state only what differs.
 *
 * @since 0.1
 */
public final class Markdown {

    private Markdown() {}

    /**
     * Writes a scorecard.
     *
     * @param card the scorecard
     * @return the Markdown text
     */
    public static String scorecard(Scorecard card) {
        Grid grid = new Grid(card);
        StringBuilder text = new StringBuilder();
        text.append("# Scorecard\n\n").append(escaped(grid.title())).append("  \n");
        text.append(escaped(grid.basis())).append("\n");
        if (grid.hasSegments()) {
            card.kpis().forEach(kpi -> block(kpi, grid, text));
        } else {
            kpiTable(card.kpis(), grid, text);
        }
        return text.toString();
    }

    /**
     * Writes trends.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends, those of a KPI in a row
     * @return the Markdown text, which says the same as {@link TextTable#trends}
     */
    public static String trends(Scorecard card, Collection<Trend> trends) {
        TrendTable table = new TrendTable(card, trends);
        StringBuilder text = new StringBuilder();
        text.append("# Trend\n\n").append(escaped(table.grid().title())).append("  \n");
        text.append(escaped(table.grid().basis())).append("\n");
        table.trends().forEach((kpi, all) -> {
            text.append("\n## ").append(escaped(kpi.title())).append("\n\n`");
            text.append(kpi.id()).append("`, ").append(table.grid().unit(kpi)).append("\n");
            all.forEach(trend -> trend(trend, table, text));
        });
        String separator = "\n";
        for (String note : table.notes()) {
            text.append(separator).append(escaped(note));
            separator = "  \n";
        }
        return text.append(separator.equals("\n") ? "" : "\n").toString();
    }

    private static void trend(Trend trend, TrendTable table, StringBuilder text) {
        if (table.grid().hasSegments()) {
            text.append("\n### ").append(escaped(trend.segment().toString())).append("\n");
        }
        text.append("\n");
        if (trend.hasValues()) {
            List<String> headings = table.headings();
            text.append("| ").append(String.join(" | ", headings)).append(" |\n|:---|");
            text.append("---:|".repeat(headings.size() - 1)).append("\n");
            for (Trend.Point point : trend.points()) {
                text.append("| ");
                text.append(table.cells(point).stream()
                        .map(cell -> escaped(cell.toString()))
                        .collect(Collectors.joining(" | ")));
                text.append(" |\n");
            }
            text.append("\n");
        }
        text.append(escaped(table.words(trend))).append("\n");
    }

    private static void block(Kpi kpi, Grid grid, StringBuilder text) {
        text.append("\n## ")
                .append(escaped(kpi.title()))
                .append("\n\n`")
                .append(kpi.id())
                .append("`");
        Map<Segment, List<Reading>> readings = grid.readings(kpi);
        Optional<Reading> silent = Grid.silent(readings);
        if (silent.isPresent()) {
            text.append(": ").append(Wording.of(silent.get().status()));
            silent.get().reason().ifPresent(reason -> text.append(", ").append(escaped(reason)));
            text.append("\n");
            return;
        }
        text.append(", ").append(grid.unit(kpi)).append("\n\n");
        List<String> labels = new ArrayList<>();
        List<List<Shown>> table = new ArrayList<>();
        readings.forEach((segment, cells) -> {
            String label = escaped(segment.toString());
            labels.add(segment.isTotal() ? "**" + label + "**" : label);
            table.add(cells.stream().map(cell -> Shown.of(cell, false)).toList());
        });
        table(grid.dimensions(), labels, table, grid, text);
    }

    private static void kpiTable(List<Kpi> kpis, Grid grid, StringBuilder text) {
        List<String> labels = new ArrayList<>();
        List<List<Shown>> table = new ArrayList<>();
        for (Kpi kpi : kpis) {
            labels.add(escaped(kpi.title()));
            table.add(grid.readings(kpi, Segment.ALL).stream()
                    .map(cell -> Shown.of(cell, true))
                    .toList());
        }
        text.append("\n");
        table("KPI", labels, table, grid, text);
    }

    private static void table(
            String corner, List<String> labels, List<List<Shown>> table, Grid grid, StringBuilder text) {
        Footnotes footnotes = new Footnotes();
        List<Set<Flag>> partial = new ArrayList<>();
        for (int column = 0; column < grid.columns().size(); column++) {
            partial.add(grid.isPartial(column) ? Set.of(Flag.PARTIAL_PERIOD) : Set.of());
        }
        Marked marked = Marked.of(table, partial);
        text.append("| ").append(escaped(corner)).append(" |");
        for (int column = 0; column < grid.columns().size(); column++) {
            text.append(" ").append(grid.heading(column));
            text.append(raised(footnotes.marks(marked.columns().get(column)))).append(" |");
        }
        text.append("\n|:---|").append("---:|".repeat(grid.columns().size())).append("\n");
        for (int row = 0; row < labels.size(); row++) {
            text.append("| ").append(labels.get(row));
            text.append(raised(footnotes.marks(marked.rows().get(row)))).append(" |");
            for (int column = 0; column < grid.columns().size(); column++) {
                Shown shown = table.get(row).get(column);
                String emphasis = shown.isDefined() ? "" : "*";
                text.append(" ").append(emphasis).append(shown.text()).append(emphasis);
                text.append(raised(footnotes.marks(marked.cells().get(row).get(column))))
                        .append(" |");
            }
            text.append("\n");
        }
        notes(footnotes, text);
    }

    private static String raised(String marks) {
        return marks.isEmpty() ? "" : "<sup>" + marks + "</sup>";
    }

    private static void notes(Footnotes footnotes, StringBuilder text) {
        String separator = "\n";
        for (String note : footnotes.notes()) {
            text.append(separator)
                    .append("<sup>")
                    .append(note, 0, 1)
                    .append("</sup>")
                    .append(note.substring(1));
            separator = "  \n";
        }
        text.append(footnotes.notes().isEmpty() ? "" : "\n");
    }

    // ---- the catalogue

    /**
     * Writes a catalogue: the page that documents every KPI, with what is published about it.
     *
     * @param catalog the catalogue
     * @return the Markdown text
     */
    public static String catalogue(Catalog catalog) {
        return catalogue(catalog, Benchmarks.published());
    }

    /**
     * Writes a catalogue with other benchmarks than the published ones.
     *
     * @param catalog the catalogue
     * @param benchmarks the benchmarks, each of which is told with its KPIs
     * @return the Markdown text
     */
    public static String catalogue(Catalog catalog, Benchmarks benchmarks) {
        StringBuilder text = new StringBuilder();
        Map<FunnelStage, List<Kpi>> byStage = byStage(catalog);
        long variants =
                catalog.kpis().stream().filter(kpi -> isVariant(kpi, catalog)).count();
        text.append(String.format(
                Locale.ROOT,
                """
                # KPI catalogue

                <!-- Generated from the catalogue by `java -jar kpi.jar catalogue --format md --out docs/catalogue.md`.
                     A test compares this page with the code: change the code, then run the command. -->

                What every number means: %d KPIs and %d variants of them, made of %d tallies.

                """,
                catalog.kpis().size() - variants,
                variants,
                catalog.tallies().size()));
        text.append(INTRODUCTION);
        contents(byStage, catalog, text);
        byStage.forEach((stage, kpis) -> {
            text.append("\n## ").append(Wording.of(stage)).append("\n");
            kpis.forEach(kpi -> kpi(kpi, catalog, benchmarks, text));
        });
        tallies(catalog, text);
        return text.toString();
    }

    private static final String INTRODUCTION = """
            * **The plain id is the number to judge by**; a variant has a dotted id and is a KPI of its own. Nothing changes a
              number silently.
            * **Basis.** *Period*: each side of the formula counts what happened in the period, by its own date. *Cohort*: both
              sides look at the same members, by the date on which they joined the cohort, however late the outcome came.
            * **A ratio is a ratio of sums**, in a segment, in a total and over several periods; never a mean of ratios.
            * **A number that cannot be known has a status instead**: `NO_DATA`, `NO_OUTPUT`, `NO_BASE`, `MISSING_INPUT`,
              `UNBOUNDED`, `IMMATURE`, `MISSING_FX` or `NOT_APPLICABLE`. It is never shown as zero.
            * **Left out.** Leads never include test, spam, internal and duplicate records; opportunities are new business
              unless the definition says otherwise. How many records were left out, and why, stands beside every value.
            * **KPI, metric, vanity.** A KPI is a number to act on. A metric is read beside one. A vanity metric looks good
              and says nothing when read alone.
            * **Benchmarks** are what a source calls normal, low, high or a target. They check the direction and are no
              targets by themselves: from six periods on the own history goes before them. A variant has only those that
              name it.
            * **Sources.** A0: MarketBetter, *Top 10 KPIs for Lead Generation to Master in 2026*. A1: Miniloop, *Lead
              Generation KPIs: The Metrics That Actually Tell You If Your Pipeline Is Healthy* (2026-06-01). A2: MLeads, on
              the ideal number of leads per inside sales rep per month. What no source states is marked *inferred*.

            """;

    private static final String TALLIES = """

            ## Tallies

            The quantities that the formulas are made of. They add up over records, and over periods unless they are
            distinct within one.

            | tally | over | unit | what it holds |
            |:---|:---|:---|:---|
            """;

    private static Map<FunnelStage, List<Kpi>> byStage(Catalog catalog) {
        Map<FunnelStage, List<Kpi>> byStage = new EnumMap<>(FunnelStage.class);
        for (Kpi kpi : catalog.kpis()) {
            if (!isVariant(kpi, catalog)) {
                byStage.computeIfAbsent(kpi.stage(), unused -> new ArrayList<>())
                        .add(kpi);
            }
        }
        return byStage;
    }

    private static boolean isVariant(Kpi kpi, Catalog catalog) {
        return !kpi.id().equals(kpi.base())
                && catalog.kpis().stream().anyMatch(other -> other.id().equals(kpi.base()));
    }

    private static List<Kpi> variants(Kpi kpi, Catalog catalog) {
        return kpi.id().equals(kpi.base())
                ? catalog.variantsOf(kpi).stream()
                        .filter(variant -> !variant.equals(kpi))
                        .toList()
                : List.of();
    }

    private static void contents(Map<FunnelStage, List<Kpi>> byStage, Catalog catalog, StringBuilder text) {
        text.append("## Contents\n\n");
        byStage.forEach((stage, kpis) -> {
            text.append("* [").append(Wording.of(stage)).append("](#").append(anchor(Wording.of(stage)));
            text.append("):\n  ");
            text.append(kpis.stream()
                    .map(kpi -> "[" + kpi.title() + "](#" + anchor(kpi.title()) + ")")
                    .collect(Collectors.joining(",\n  ")));
            text.append("\n");
        });
        if (!catalog.tallies().isEmpty()) {
            text.append("* [Tallies](#tallies)\n");
        }
    }

    /** The anchor that GitHub gives a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static void kpi(Kpi kpi, Catalog catalog, Benchmarks benchmarks, StringBuilder text) {
        text.append("\n### ").append(escaped(kpi.title())).append("\n\n");
        identity(kpi, text);
        text.append(" · ").append(Wording.role(kpi));
        text.append(kpi.card().isEmpty() ? "" : " · " + kpi.card()).append("\n\n");
        if (!kpi.question().isEmpty()) {
            text.append("> ").append(escaped(kpi.question())).append("\n\n");
        }
        definition(kpi, text);
        facts(kpi, benchmarks).forEach((name, fact) -> fact(name, fact, text));
        for (Kpi variant : variants(kpi, catalog)) {
            variant(variant, kpi, benchmarks, text);
        }
    }

    private static void variant(Kpi variant, Kpi base, Benchmarks benchmarks, StringBuilder text) {
        text.append("\n#### ").append(escaped(variant.title())).append("\n\n");
        identity(variant, text);
        text.append("\n\n");
        definition(variant, text);
        Map<String, String> same = facts(base, benchmarks);
        Map<String, String> own = facts(variant, benchmarks);
        own.forEach((name, fact) -> {
            if (!Objects.equals(fact, same.get(name))) {
                fact(name, fact, text);
            }
        });
        same.forEach((name, fact) -> {
            if (!own.containsKey(name)) {
                fact(name, "none", text);
            }
        });
    }

    private static void identity(Kpi kpi, StringBuilder text) {
        text.append("`").append(kpi.id()).append("`");
        if (!kpi.aliases().isEmpty()) {
            text.append(", also ");
            text.append(kpi.aliases().stream().map(alias -> "`" + alias + "`").collect(Collectors.joining(", ")));
        }
    }

    private static void definition(Kpi kpi, StringBuilder text) {
        if (!kpi.definition().isEmpty()) {
            text.append(escaped(kpi.definition())).append("\n\n");
        }
        text.append("* **Formula** `").append(kpi.formula().text()).append("`\n");
    }

    private static void fact(String name, String fact, StringBuilder text) {
        text.append("* **").append(name).append("** ").append(fact).append("\n");
    }

    /** What else there is to say about a KPI, by name, in order. */
    private static Map<String, String> facts(Kpi kpi, Benchmarks benchmarks) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Unit", UnitName.of(kpi.unit(), "money") + ", " + Wording.of(kpi.direction()));
        facts.put("Basis", Wording.of(kpi.basis()));
        kpi.maturity().ifPresent(maturity -> facts.put("Maturity", Wording.of(maturity)));
        facts.put("Counts", escaped(kpi.population().meaning()));
        if (!kpi.leftOut().isEmpty()) {
            facts.put("Left out", escaped(String.join("; ", Explanation.leftOut(kpi))));
        }
        facts.put("Interval", kpi.interval().label());
        if (!kpi.flags().isEmpty()) {
            facts.put(
                    "Flags",
                    kpi.flags().stream()
                            .map(Kpi.FlagRule::flag)
                            .distinct()
                            .map(flag -> "`" + flag + "`: " + Wording.meaning(flag))
                            .collect(Collectors.joining("; ")));
        }
        facts.put("Review", Explanation.review(kpi));
        List<String> instead = Explanation.instead(kpi);
        if (!instead.isEmpty()) {
            facts.put("Instead", escaped(String.join("; ", instead)));
        }
        List<Benchmark> published = benchmarks.of(kpi);
        if (!published.isEmpty()) {
            facts.put(
                    "Benchmarks",
                    escaped(published.stream().map(Benchmark::toString).collect(Collectors.joining("; "))));
        }
        facts.put("Source", kpi.citations().stream().map(Markdown::source).collect(Collectors.joining("; ")));
        return facts;
    }

    static String source(Citation citation) {
        return escaped(Wording.of(citation)) + (citation.isInferred() ? " (*inferred*)" : "");
    }

    private static void tallies(Catalog catalog, StringBuilder text) {
        if (catalog.tallies().isEmpty()) {
            return;
        }
        text.append(TALLIES);
        for (Tally<?> tally : catalog.tallies()) {
            text.append("| `").append(tally.name()).append("` | ");
            text.append(tally.source().name()).append(" | ");
            text.append(UnitName.of(tally.unit(), "money")).append(" | ");
            text.append(escaped(tally.meaning()));
            text.append(tally.isAdditiveOverTime() ? "" : "; distinct within a period")
                    .append(" |\n");
        }
    }

    // ---- rules

    /**
     * Writes rules: the page that documents what each says, when, and what to do.
     *
     * @param rules the rules, with what they are set to
     * @return the Markdown text
     */
    public static String rules(RuleSet rules) {
        return new RulesPage(rules).text();
    }

    /** Text that means itself in Markdown. */
    static String escaped(String words) {
        return words.replaceAll("([\\\\`*_|<>\\[\\]])", "\\\\$1").replaceAll("\\s+", " ");
    }
}
