package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.review.ReviewSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kpi scorecard}: KPI values per segment and period. */
@Command(
        name = "scorecard",
        description = {"KPI values of a folder of CSV files, per segment and period.", ""},
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  kpi scorecard --data sample --from 2026-01-01 --to 2026-04-01 \\",
            "      --currency USD --by channel --kpi cpl,win-rate",
            "  kpi scorecard --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --cadence monthly --stage growth",
            "  kpi scorecard --data sample --from 2025-07-01 --to 2026-07-01 \\",
            "      --currency USD --by channel --out report.html"
        })
final class ScorecardCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private Review review = new Review();

    @Mixin
    private Layout layout = new Layout();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        layout.check();
        Optional<ReviewSheet> sheet = review.sheet();
        if (sheet.isPresent()) {
            Selection.Reviewed found = selection.review(sheet.get(), err);
            layout.write(out, err, (form, columns) -> form.ofReview(found, columns));
        } else {
            Selection.Result found = selection.scorecard(err);
            layout.write(
                    out,
                    err,
                    (form, columns) -> form.of(found.card(), found.problems().all(), columns));
        }
        return ExitCode.OK;
    }
}
