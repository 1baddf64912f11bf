package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Policies;
import org.leadkpi.report.ScoreReport;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.scoring.ScoreSample;
import org.leadkpi.scoring.ScoreValidation;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.time.DateRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi validate-score}: whether scores told who would become a customer. */
@Command(
        name = "validate-score",
        description = {"Holds scores at entry against what became of the leads.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --model, the recorded scores are validated: the first one of each lead.",
            "",
            "Example:",
            "  kpi validate-score --data sample --from 2025-07-01 --to 2026-01-01 \\",
            "      --as-of 2026-07-01"
        })
final class ValidateScoreCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Records records = new Records();

    @Mixin
    private Days days = new Days();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Validate this model in place of the recorded scores: leads are scored as they came.")
    private @Nullable Path model;

    @Option(
            names = "--after-days",
            paramLabel = "N",
            description = "With --model: score so many days after a lead came. Default: 0.")
    private int afterDays;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "table (default), json, or md for the card of the model.")
    private @Nullable String format;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        Form form = output.form(format, Form.TABLE, Form.JSON, Form.MD);
        ZoneId zone = records.zone();
        DateRange range = days.range();
        if (afterDays < 0 || (afterDays > 0 && model == null)) {
            throw new BadInput("--after-days is " + afterDays + ", must be at least 0, and needs --model");
        }
        if (form == Form.MD && model == null) {
            throw new BadInput("--format md is the card of a model and needs --model");
        }
        Instant at = days.asOf(zone);
        @Nullable ScoringModel rules = model == null ? null : ModelFile.read(model, err);
        Records.Loaded loaded = records.readWithoutAmounts(range.start(), range.end(), at, Policies.STANDARD, err);
        ScoreValidation validation =
                ScoreValidation.of(Terminal.showing("scoring", err, () -> sample(loaded.dataset(), rules)));
        output.write(command.commandLine().getOut(), err, out -> {
            switch (form) {
                case JSON ->
                    ScoreReport.validationJson(
                            validation, zone, loaded.problems().all(), out);
                case MD ->
                    out.append(ScoreReport.modelCard(ModelCard.of(Objects.requireNonNull(rules, "rules"), validation)));
                default -> ScoreReport.validation(validation, zone, out);
            }
        });
        return ExitCode.OK;
    }

    private ScoreSample sample(Dataset data, @Nullable ScoringModel rules) {
        try {
            return rules == null
                    ? ScoreSample.recorded(data)
                    : ScoreSample.scored(data, rules, Duration.ofDays(afterDays));
        } catch (IllegalArgumentException unusable) {
            throw new BadInput(Objects.requireNonNull(unusable.getMessage()), unusable);
        }
    }
}
