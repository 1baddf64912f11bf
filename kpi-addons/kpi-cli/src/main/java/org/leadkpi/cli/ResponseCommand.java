package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.csv.Import;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.report.ResponseReport;
import org.leadkpi.report.TextTable;
import org.leadkpi.scorecard.ResponseConversion;
import org.leadkpi.time.BusinessCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi response}: which leads to escalate now, and how every tier stands against its target. */
@Command(
        name = "response",
        description = {
            "Which inbound leads to escalate now, and how they are answered against the target of their intent tier.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --from or --to, only requests of those days, and what became of them by how long they waited.",
            "",
            "A calendar is a file of lines such as:",
            "  zone=America/New_York",
            "  mon-fri=09:00-17:00",
            "  holiday=2026-01-19",
            "",
            "Example:",
            "  kpi response --data sample --as-of 2026-06-30T12:00 --calendar office.txt"
        })
final class ResponseCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder of CSV files in canonical form (leads.csv, touches.csv, ...).")
    private Path data = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            required = true,
            description = "The instant to look from: a time with offset, a time in the zone, or a date for the start of"
                    + " that day. What happened later does not exist.")
    private String asOf = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone whose days count, as America/New_York. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--calendar",
            paramLabel = "FILE",
            description = "When business is open. Escalations are due by business time then, else by elapsed time.")
    private @Nullable Path calendar;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of requests. Default: the very first.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The day after the last one. Default: up to --as-of.")
    private @Nullable String to;

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private @Nullable String format;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "The columns of a line of words. Default: ${DEFAULT-VALUE}.")
    private int width = TextTable.WIDTH;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        boolean json = isJson();
        Output.requireWidth(width);
        ZoneId days = Selection.zone(zone);
        Instant seenFrom = Selection.instant(asOf, days);
        LocalDate first = from == null ? Selection.FIRST_DAY : Selection.date("--from", from);
        LocalDate end = to == null ? LocalDate.ofInstant(seenFrom, days).plusDays(1) : Selection.date("--to", to);
        Selection.requireOrder(first, end);
        Policies policies =
                calendar == null ? Policies.STANDARD : Policies.STANDARD.withCalendar(readCalendar(calendar));
        Import found =
                Terminal.showing("reading " + data, err, () -> Selection.read(data, days, Selection.NO_CURRENCY));
        Dataset dataset = found.dataset(first, end)
                .asOf(seenFrom)
                .currency(Selection.NO_CURRENCY)
                .policies(policies)
                .build();
        require(dataset, Feed.TOUCHES, "touches.csv", "which leads were answered");
        require(dataset, Feed.ORIGIN, "column origin in leads.csv", "which leads are inbound");
        // No amount matters here, in whatever currency it is.
        ProblemList problems = new ProblemList(found.problems(dataset).stream()
                .filter(problem -> problem.kind() != ProblemKind.MISSING_FX)
                .toList());
        problems.print(err);
        ResponseReport report = Terminal.showing("computing", err, () -> report(dataset));
        Output.Body body = json ? out -> report.json(problems.all(), out) : out -> report.text(width, out);
        output.write(command.commandLine().getOut(), err, body);
        return ExitCode.OK;
    }

    private ResponseReport report(Dataset dataset) {
        ResponseReport report = ResponseReport.of(dataset);
        return from == null && to == null ? report : report.with(ResponseConversion.of(dataset));
    }

    /** What is asked for, else what the name of the file says. */
    private boolean isJson() {
        Path file = output.file();
        if (format == null) {
            return file != null && file.toString().endsWith(".json");
        }
        return switch (format) {
            case "table" -> false;
            case "json" -> true;
            default -> throw new BadInput("--format is \"" + format + "\", must be table or json");
        };
    }

    private void require(Dataset dataset, Feed feed, String input, String told) {
        if (!dataset.feeds().contains(feed)) {
            throw new BadInput(data + " has no " + input + ", so nothing tells " + told);
        }
    }

    private static BusinessCalendar readCalendar(Path file) {
        try {
            return BusinessCalendar.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(file + ": " + wrong.getMessage(), wrong);
        } catch (NoSuchFileException missing) {
            throw new BadInput("--calendar is \"" + file + "\", there is no such file", missing);
        } catch (CharacterCodingException notText) {
            throw new BadInput(file + ": cannot be read as UTF-8 text", notText);
        } catch (IOException unreadable) {
            throw new BadInput("cannot read " + file + ": " + Output.reason(unreadable), unreadable);
        }
    }
}
