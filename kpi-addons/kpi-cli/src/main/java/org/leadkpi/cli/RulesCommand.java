package org.leadkpi.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.report.Json;
import org.leadkpi.report.Markdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi rules}: every rule of the diagnosis. */
@Command(
        name = "rules",
        description = "Every rule of the diagnosis: what it claims, what it is held against, and what to do.",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORM", description = "md (default) or json.")
    private String format = "md";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        RuleSet rules = RuleSet.standard();
        Output.Body body = switch (format) {
            case "md" -> out -> out.append(Markdown.rules(rules));
            case "json" -> out -> Json.rules(rules, out);
            default -> throw new BadInput("--format is \"" + format + "\", must be md or json");
        };
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        output.write(command.commandLine().getOut(), command.commandLine().getErr(), body);
        return ExitCode.OK;
    }
}
