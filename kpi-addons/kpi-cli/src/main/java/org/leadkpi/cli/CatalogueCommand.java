package org.leadkpi.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Catalog;
import org.leadkpi.report.Json;
import org.leadkpi.report.Markdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kpi catalogue}: every KPI with its definition. */
@Command(
        name = "catalogue",
        description = "Every KPI with its definition, formula and source.",
        mixinStandardHelpOptions = true)
final class CatalogueCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Page page = new Page();

    @Override
    public Integer call() {
        Catalog catalog = Catalog.discover();
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        page.write(
                command.commandLine().getOut(),
                command.commandLine().getErr(),
                () -> Markdown.catalogue(catalog),
                out -> Json.catalogue(catalog, out));
        return ExitCode.OK;
    }
}
