package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Policies;
import org.leadkpi.report.ScoreReport;
import org.leadkpi.scoring.LeadScore;
import org.leadkpi.scoring.ScoreExplanation;
import org.leadkpi.scoring.ScoringModel;
import org.leadkpi.value.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi score}: the scores of leads by a model, and why one has its score. */
@Command(
        name = "score",
        description = {"Scores leads by a model that is kept in a file, and explains a score.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Test, spam, internal and duplicate leads are left out.",
            "",
            "Example:",
            "  kpi score --data sample --model model.txt --as-of 2026-04-01 --lead L1774"
        })
final class ScoreCommand implements Callable<Integer> {

    private static final Comparator<Map.Entry<String, LeadScore>> BEST_FIRST = Comparator.comparing(
                    (Map.Entry<String, LeadScore> score) ->
                            score.getValue().value().number().orElse(Rational.of(-1)),
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry::getKey);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Records records = new Records();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            required = true,
            description = "The model, as docs/scoring.md tells.")
    private Path model = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            required = true,
            description = "When to score: what happened later does not exist. A date is the start of that day.")
    private String asOf = "";

    @Option(names = "--lead", paramLabel = "ID", description = "Only this lead, with what each rule brought.")
    private @Nullable String lead;

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private @Nullable String format;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        Form form = output.form(format, Form.TABLE, Form.JSON);
        ZoneId zone = records.zone();
        Instant at = Days.instant(asOf, zone);
        ScoringModel rules = ModelFile.read(model, err);
        LocalDate day = at.atZone(zone).toLocalDate();
        Records.Loaded loaded = records.readWithoutAmounts(day, day.plusDays(1), at, Policies.STANDARD, err);
        Dataset data = loaded.dataset();
        List<Journey> leads = lead == null ? known(data) : List.of(find(lead, data));
        Optional<ScoreExplanation> explained =
                lead == null ? Optional.empty() : Optional.of(rules.explain(leads.get(0), data, at));
        Map<String, LeadScore> scores = Terminal.showing("scoring", err, () -> scores(rules, leads, data, at));
        output.write(command.commandLine().getOut(), err, out -> {
            if (form == Form.JSON) {
                ScoreReport.scoresJson(
                        rules, scores, explained, at, zone, loaded.problems().all(), out);
            } else if (explained.isPresent()) {
                ScoreReport.explanation(rules, explained.get(), zone, out);
            } else {
                ScoreReport.scores(rules, scores, at, zone, out);
            }
        });
        return ExitCode.OK;
    }

    private static List<Journey> known(Dataset data) {
        return data.journeys().stream()
                .filter(journey -> Exclusion.of(journey, data.policies()).isEmpty())
                .toList();
    }

    private Journey find(String id, Dataset data) {
        return data.journey(id)
                .orElseThrow(() -> new BadInput("--lead is \"" + id + "\", there is no such lead as of " + asOf));
    }

    private static Map<String, LeadScore> scores(ScoringModel model, List<Journey> leads, Dataset data, Instant asOf) {
        List<Map.Entry<String, LeadScore>> scores = new ArrayList<>();
        for (Journey journey : leads) {
            scores.add(Map.entry(journey.lead().id(), model.score(journey, data, asOf)));
        }
        scores.sort(BEST_FIRST);
        Map<String, LeadScore> ordered = new LinkedHashMap<>();
        scores.forEach(score -> ordered.put(score.getKey(), score.getValue()));
        return ordered;
    }
}
