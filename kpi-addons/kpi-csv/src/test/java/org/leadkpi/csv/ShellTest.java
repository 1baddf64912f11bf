package org.leadkpi.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.CustomerKpis;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

/** The session that the design page shows, run in JShell with {@code kpi.jsh}. */
class ShellTest {

    private JShell shell;

    @BeforeEach
    void open() throws IOException, URISyntaxException {
        shell = JShell.builder().executionEngine("local").build();
        for (Class<?> type : List.of(Scorecard.class, SampleCompany.class, CsvReader.class)) {
            shell.addToClasspath(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        shell.addToClasspath(Path.of(Objects.requireNonNull(SampleCompany.class.getResource("/kpi.jsh"))
                        .toURI())
                .getParent()
                .toString());
        // What the jshell tool imports before anything else.
        List.of("java.io.*", "java.math.*", "java.net.*", "java.nio.file.*", "java.util.*", "java.util.concurrent.*")
                .forEach(name -> run("import " + name + ";"));
        List.of("java.util.function.*", "java.util.prefs.*", "java.util.regex.*", "java.util.stream.*")
                .forEach(name -> run("import " + name + ";"));
        try (InputStream script = SampleCompany.class.getResourceAsStream("/kpi.jsh")) {
            runAll(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void runAll(String source) {
        SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(source);
        while (next.completeness().isComplete() && !next.source().isBlank()) {
            run(next.source());
            next = shell.sourceCodeAnalysis().analyzeCompletion(next.remaining());
        }
        assertThat(next.remaining()).isBlank();
    }

    /** Runs one snippet that must succeed; returns its value as JShell shows it. */
    private String run(String source) {
        List<SnippetEvent> events = shell.eval(source);
        for (SnippetEvent event : events) {
            assertThat(event.status())
                    .as(source + shell.diagnostics(event.snippet()).toList())
                    .isEqualTo(Snippet.Status.VALID);
            assertThat(event.exception()).as(source).isNull();
        }
        return String.valueOf(events.get(events.size() - 1).value());
    }

    @Test
    void session_ofTheDesignPage_works() {
        run("var card = Scorecard.of(SampleCompany.dataset(), MONTH, CHANNEL);");

        assertThat(run("card.get(COST_PER_LEAD, \"paid_search\").trace()"))
                .startsWith("\"cost-per-lead = spend / leads = USD ");
        assertThat(run("COST_PER_LEAD.of(SPEND.is(usd(\"6000\")), LEADS.is(100))"))
                .isEqualTo("spend / leads = 6,000.00 / 100 = 60.00");
        assertThat(run("card").length()).isLessThan(1_000);
    }

    @Test
    void session_diagnosesAndAsksWhy() {
        run("var card = Scorecard.of(SampleCompany.dataset(), QUARTER, CHANNEL);");
        run("var periods = card.periods();");

        assertThat(run("RuleSet.standard().only(\"D38\").examine(card).all().isEmpty()"))
                .isEqualTo("false");
        assertThat(run("Why.of(card, NEW_LEADS, \"channel\", periods.get(1), periods.get(0))"))
                .startsWith("new-leads total ")
                .contains(" by channel: ");
        assertThat(run("ReviewSheet.of(Cadence.DAILY)")).isEqualTo("daily: spend");
    }

    @Test
    void session_showsAPageInANotebook() {
        run("var card = Scorecard.of(SampleCompany.dataset(), QUARTER, CHANNEL).only(\"win-rate\");");

        assertThat(run("toHtml(card).startsWith(\"<div class=\\\"leadkpi\\\"><style>\")"))
                .isEqualTo("true");
        assertThat(run("toHtml(RuleSet.standard().only(\"D38\").examine(card)).contains(\"What is the matter\")"))
                .isEqualTo("true");
        assertThat(run("Html.of(card)")).isEqualTo("Page \"Scorecard\" of 2 chapters");
    }

    @Test
    void session_thatAddsMoneyToCounts_isRefused() {
        SnippetEvent refused = shell.eval("SPEND.plus(LEADS)").get(0);

        assertThat(refused.exception()).hasMessage("cannot add money and count: spend + leads");
    }

    @Test
    void session_printsAWholeScorecardAndExplains() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            run("print(Scorecard.of(SampleCompany.dataset(), MONTH, CHANNEL).only(\"win-rate\"))");
            run("explain(COST_PER_LEAD)");
            run("explain(\"cpl\")");
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Win rate  [win-rate]")
                .contains("\n  paid_search ")
                .containsPattern("(?s)Cost per lead \\[.*Cost per lead \\[");
    }

    @Test
    void constants_thatAreImportedTogether_haveDifferentNames() {
        List<String> names = new ArrayList<>();
        for (Class<?> holder :
                List.of(StandardKpis.class, CustomerKpis.class, StandardTallies.class, StandardDimensions.class)) {
            names.addAll(constants(holder).toList());
        }
        names.addAll(constants(Grain.class).toList());

        assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    private static Stream<String> constants(Class<?> holder) {
        return Arrays.stream(holder.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(Field::getName);
    }
}
