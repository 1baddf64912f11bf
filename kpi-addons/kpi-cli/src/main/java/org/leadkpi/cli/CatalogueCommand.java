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
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi catalogue}: every KPI with its definition. */
@Command(
        name = "catalogue",
        description = "Every KPI with its definition, formula and source.",
        mixinStandardHelpOptions = true)
final class CatalogueCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORM", description = "md (default) or json.")
    private String format = "md";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Catalog catalog = Catalog.discover();
        Output.Body body = switch (format) {
            case "md" -> out -> out.append(Markdown.catalogue(catalog));
            case "json" -> out -> Json.catalogue(catalog, out);
            default -> throw new BadInput("--format is \"" + format + "\", must be md or json");
        };
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        output.write(command.commandLine().getOut(), command.commandLine().getErr(), body);
        return ExitCode.OK;
    }
}
