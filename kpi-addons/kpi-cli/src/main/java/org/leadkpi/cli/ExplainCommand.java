package org.leadkpi.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.leadkpi.report.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kpi explain}: what a KPI means. */
@Command(
        name = "explain",
        description = "What a KPI means: definition, formula, what is left out, variants, benchmarks and source.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "KPI", description = "The id or an alias, as cost-per-lead or cpl.")
    private String kpi = "";

    @Override
    public Integer call() {
        Catalog catalog = Catalog.discover();
        try {
            String text = Explanation.text(catalog, catalog.kpi(kpi));
            Objects.requireNonNull(spec, "spec").commandLine().getOut().print(text);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(Objects.requireNonNull(unknown.getMessage()), unknown);
        }
        return ExitCode.OK;
    }
}
