package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.metric.Catalog;
import org.leadkpi.model.Problem;
import org.leadkpi.report.Html;
import org.leadkpi.report.Json;
import org.leadkpi.report.TextTable;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.scoring.ScoringModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi diagnose}: what is the matter, on what evidence, and what nobody can tell yet. */
@Command(
        name = "diagnose",
        description = {"What is the matter, on what evidence, and what nobody can tell yet.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --kpi, only the rules that read one of these KPIs, or none, as those on how numbers are reviewed: these"
                    + " KPIs are the ones that are reviewed, unless the facts tell others.",
            "",
            "Example:",
            "  kpi diagnose --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --by channel --out findings.html"
        })
final class DiagnoseCommand implements Callable<Integer> {

    /** Above which score a lead is for senior reps. */
    private static final String SENIOR = "score.senior";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--all", description = "List every answer, not findings only.")
    private boolean all;

    @Option(names = "--rule", paramLabel = "ID", split = ",", description = "Which rules, as D38. Default: all.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--without", paramLabel = "ID", split = ",", description = "Which rules to leave out.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description = "What the rules are set to, where it differs: lines of key = range, as mqlSql.low = < 12 %%.")
    private @Nullable Path thresholds;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description =
                    "What no data tells: lines of key = value, as adds-volume = yes or target.mql-to-sql = 15 %%.")
    private @Nullable Path facts;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "What leads are scored by, as docs/scoring.md tells, for the rules on how scores are kept and on who is"
                            + " sent to senior reps.")
    private @Nullable Path model;

    @Mixin
    private Review review = new Review();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "table, json or html. Default: what the ending of --out says, else table.")
    private @Nullable String format;

    @Mixin
    private Width width = new Width();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        int columns = width.columns();
        Form form = output.form(format, Form.TABLE, Form.JSON, Form.HTML);
        Optional<ScoringModel> scored = Optional.ofNullable(model).map(file -> ModelFile.read(file, err));
        Selection.Diagnosed found = selection.diagnosis(ruleSet(scored, err), known(scored), err);
        Diagnosis diagnosis = found.diagnosis();
        Collection<Finding> findings = all ? diagnosis.all() : diagnosis.findings();
        List<Problem> problems = found.problems().all();
        output.write(
                command.commandLine().getOut(),
                err,
                form == Form.HTML
                        ? Html.of(diagnosis, findings).problems(problems)::page
                        : form == Form.JSON
                                ? out -> Json.diagnosis(diagnosis, findings, problems, out)
                                : out -> TextTable.diagnosis(diagnosis, findings, columns, out));
        return ExitCode.OK;
    }

    private RuleSet ruleSet(Optional<ScoringModel> scored, PrintWriter err) {
        try {
            RuleSet set = RuleSet.standard().with(settings(scored));
            set.idleThresholds().stream()
                    .filter(key -> !Thresholds.foundations().contains(key))
                    .forEach(key -> err.println("threshold " + key + " is set, but no rule is held against it"));
            RuleSet chosen = rules.isEmpty() ? set : set.only(distinct("--rule", rules));
            return chosen.without(distinct("--without", without));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(Objects.requireNonNull(wrong.getMessage()), wrong);
        }
    }

    private static String[] distinct(String option, List<String> ids) {
        return Items.of(option, ids, "D38,D57").stream().distinct().toArray(String[]::new);
    }

    /** What the file sets, and under it from which score on the model sends leads to senior reps. */
    private Thresholds settings(Optional<ScoringModel> scored) {
        Thresholds usual = Thresholds.standard();
        Thresholds routed = scored.map(found -> found.thresholds().senior())
                .filter(senior -> !senior.equals(usual.get(SENIOR).number()))
                .map(senior -> usual.with(SENIOR, "> " + senior))
                .orElse(usual);
        return thresholds == null ? routed : routed.withText(thresholds.toString(), TextFile.read(thresholds));
    }

    /** What the file tells, and over it what the options tell. */
    private Facts known(Optional<ScoringModel> scored) {
        try {
            Facts told = facts == null
                    ? Facts.NONE
                    : Facts.NONE.withText(facts.toString(), TextFile.read(facts), Catalog.discover());
            return review.over(scored.map(found ->
                            told.toBuilder().scoring(ModelCard.of(found)).build())
                    .orElse(told));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(Objects.requireNonNull(wrong.getMessage()), wrong);
        }
    }
}
