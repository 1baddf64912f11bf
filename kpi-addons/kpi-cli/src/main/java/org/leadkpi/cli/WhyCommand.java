package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.report.Json;
import org.leadkpi.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kpi why}: why a KPI moved between two periods. */
@Command(
        name = "why",
        description = {"Why a KPI moved between two periods: what each segment adds, to the last digit.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A ratio is split into mix (segments that grew or shrank) and rate (what changed within them); what adds up,"
                    + " such as a count or an amount, by segment.",
            "",
            "Example:",
            "  kpi why mql-to-sql --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --grain quarter --by channel"
        })
final class WhyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KPI", description = "The KPI, by id or alias.")
    private String kpi = "";

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--base",
            paramLabel = "PERIOD",
            description = "The period before, as 2026-02 or 2026-Q1. Default: the settled one before --period.")
    private @Nullable String base;

    @Option(names = "--period", paramLabel = "PERIOD", description = "The period after. Default: the last settled one.")
    private @Nullable String period;

    @Mixin
    private Print print = new Print();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        print.check();
        Selection.Explained found = selection.why(kpi, base, period, err);
        print.write(
                command.commandLine().getOut(),
                err,
                (width, out) -> TextTable.why(found.card(), found.why(), width, out),
                out -> Json.why(found.card(), found.why(), found.problems().all(), out));
        return ExitCode.OK;
    }
}
