package org.leadkpi.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.capacity.CapacityFactors;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.TeamLoad;
import org.leadkpi.report.LoadReport;
import org.leadkpi.time.DateRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kpi load}: how many leads reps have, and whether that is too many or too few. */
@Command(
        name = "load",
        description = {"How many leads each rep has to work on, and whether that is too many or too few.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Leads count when they are assigned. A rep carries what the published bands say of the type of lead, more when"
                    + " senior, less when junior or part-time; a capacity in reps.csv goes before that.",
            "",
            "Example:",
            "  kpi load --data sample --from 2026-05-01 --to 2026-06-01"
        })
final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Days days = new Days();

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
        DateRange range = days.range();
        Instant seenFrom = days.asOf(records.zone());
        Records.Loaded loaded = records.read(range.start(), range.end(), seenFrom, err);
        TeamLoad team = TeamLoad.of(loaded.dataset(), capacity(), records::belongs)
                .orElseThrow(() -> new BadInput("--as-of is " + seenFrom + ", must be after --from " + range.start()));
        LoadReport report = LoadReport.of(loaded.dataset(), capacity(), team);
        records.write(command.commandLine().getOut(), err, loaded, report::text, report::json);
        return ExitCode.OK;
    }
}
