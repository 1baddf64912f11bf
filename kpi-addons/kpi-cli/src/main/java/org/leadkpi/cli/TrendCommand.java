package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kpi trend}: what changed from period to period, and whether that is more than routine variation. */
@Command(
        name = "trend",
        description = {"What changed from period to period, and whether that is more than routine variation.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --kpi, every KPI that has a value in some period.",
            "",
            "Examples:",
            "  kpi trend --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --kpi cpl,win-rate --by channel",
            "  kpi trend --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --out trend.html"
        })
final class TrendCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private Layout layout = new Layout();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        layout.check();
        Selection.Trends found = selection.trends(err);
        layout.write(
                command.commandLine().getOut(),
                err,
                (form, columns) -> form.ofTrends(
                        found.card(), found.trends(), found.problems().all(), columns, layout.charset()));
        if (found.leftOut() > 0) {
            err.println(found.leftOut() + (found.leftOut() == 1 ? " KPI has" : " KPIs have")
                    + " no value in any period and " + (found.leftOut() == 1 ? "is" : "are")
                    + " left out; --kpi says why");
        }
        return ExitCode.OK;
    }
}
