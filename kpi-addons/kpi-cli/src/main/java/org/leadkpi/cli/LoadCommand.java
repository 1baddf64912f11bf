package org.leadkpi.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.capacity.CapacityFactors;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.TeamLoad;
import org.leadkpi.report.LoadReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi load}: how many leads reps have, and whether that is too many or too few. */
@Command(
        name = "load",
        description = {"How many leads each rep has to work on, and whether that is too many or too few.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Leads count when they are assigned. A rep carries what the published bands say of the type of lead, more when",
            "senior, less when junior or part-time; a capacity in reps.csv goes before that.",
            "",
            "Example:",
            "  kpi load --data sample --from 2026-05-01 --to 2026-06-01"
        })
final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day, as 2026-01-01.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "DATE",
            required = true,
            description = "The day after the last one, as 2026-02-01.")
    private String to = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "What happened later does not exist: a time with offset, a time in the zone, or a date for the"
                            + " start of that day. Default: --to.")
    private @Nullable String asOf;

    @Mixin
    private RepRecords records = new RepRecords();

    /** How many leads a month each rep can carry, as published. */
    static CapacityModel capacity() {
        return new CapacityModel(Benchmarks.published().loadBands(), CapacityFactors.STANDARD);
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        records.requireForm();
        LocalDate first = Selection.date("--from", from);
        LocalDate end = Selection.date("--to", to);
        Selection.requireOrder(first, end);
        Instant seenFrom =
                asOf == null ? end.atStartOfDay(records.zone()).toInstant() : Selection.instant(asOf, records.zone());
        RepRecords.Loaded loaded = records.read(first, end, seenFrom, err);
        TeamLoad team = TeamLoad.of(loaded.dataset(), capacity(), records::belongs)
                .orElseThrow(() -> new BadInput("--as-of must not be before --from " + first + "; it is " + asOf));
        LoadReport report = LoadReport.of(loaded.dataset(), capacity(), team);
        records.write(command.commandLine().getOut(), err, loaded, report::text, report::json);
        return ExitCode.OK;
    }
}
