package org.leadkpi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.report.Json;
import org.leadkpi.report.TextTable;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Scorecard;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi cohorts}: how the conversion of each period goes on as time goes by. */
@Command(
        name = "cohorts",
        description = {
            "How conversion goes on: the cohort of each period at the same ages, and what is still to come.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --kpi, every KPI whose members are followed over time.",
            "",
            "Example:",
            "  kpi cohorts --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --kpi mql-to-sql --ages 7,30,90"
        })
final class CohortsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--ages",
            paramLabel = "DAYS",
            split = ",",
            description = "The ages in days to read cohorts at. Default: steps of about a period.")
    private List<Integer> ages = new ArrayList<>();

    @Mixin
    private Print print = new Print();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        print.check();
        Selection.Result found = selection.scorecard(command.commandLine().getErr());
        List<Cohorts> cohorts = cohorts(found.card());
        print.write(
                command.commandLine().getOut(),
                command.commandLine().getErr(),
                (width, out) -> TextTable.cohorts(found.card(), cohorts, width, out),
                out -> Json.cohorts(found.card(), cohorts, found.problems().all(), out));
        return ExitCode.OK;
    }

    private List<Cohorts> cohorts(Scorecard card) {
        List<Segment> segments = new ArrayList<>(card.segments());
        segments.add(Segment.ALL);
        List<Cohorts> all = new ArrayList<>();
        for (Kpi kpi : card.kpis()) {
            if (kpi.course().isPresent()) {
                segments.forEach(segment -> all.add(cohorts(card, kpi, segment)));
            } else if (selection.isChosen()) {
                throw new BadInput("kpi " + kpi.id() + " is not followed over time; these are: "
                        + Catalog.discover().kpis().stream()
                                .filter(other -> other.course().isPresent())
                                .map(Kpi::id)
                                .collect(Collectors.joining(", ")));
            }
        }
        return all;
    }

    private Cohorts cohorts(Scorecard card, Kpi kpi, Segment segment) {
        try {
            return ages.isEmpty() ? Cohorts.of(card, kpi, segment) : Cohorts.of(card, kpi, segment, ages);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--ages: " + wrong.getMessage(), wrong);
        }
    }
}
