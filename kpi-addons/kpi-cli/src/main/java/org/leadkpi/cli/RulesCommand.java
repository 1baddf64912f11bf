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
import picocli.CommandLine.Spec;

/** {@code kpi rules}: every rule of the diagnosis. */
@Command(
        name = "rules",
        description = "Every rule of the diagnosis: what it claims, what it is held against, and what to do.",
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Page page = new Page();

    @Override
    public Integer call() {
        RuleSet rules = RuleSet.standard();
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        page.write(
                command.commandLine().getOut(),
                command.commandLine().getErr(),
                () -> Markdown.rules(rules),
                out -> Json.rules(rules, out));
        return ExitCode.OK;
    }
}
