package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.report.ResponseReport;
import org.leadkpi.scorecard.ResponseConversion;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.DateRange;
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

    @Mixin
    private Records records = new Records();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            required = true,
            description = "The instant to look from: a time with offset, a time in the zone, or a date for the start of"
                    + " that day. What happened later does not exist.")
    private String asOf = "";

    @Option(
            names = "--calendar",
            paramLabel = "FILE",
            description = "When business is open. Escalations are due by business time then, else by elapsed time.")
    private @Nullable Path calendar;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of requests. Default: the very first.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The day after the last one. Default: up to --as-of.")
    private @Nullable String to;

    @Mixin
    private Print print = new Print();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter err = command.commandLine().getErr();
        print.check();
        ZoneId zone = records.zone();
        LocalDate first = from == null ? Days.FIRST_DAY : Days.date("--from", from);
        Instant seenFrom = Days.asOf(asOf, first, zone);
        DateRange days = Days.range(
                first, to == null ? LocalDate.ofInstant(seenFrom, zone).plusDays(1) : Days.date("--to", to));
        Policies policies =
                calendar == null ? Policies.STANDARD : Policies.STANDARD.withCalendar(readCalendar(calendar));
        Records.Loaded loaded = records.readWithoutAmounts(days.start(), days.end(), seenFrom, policies, err);
        require(loaded.dataset(), Feed.TOUCHES, "touches.csv", "which leads were answered");
        require(loaded.dataset(), Feed.ORIGIN, "column origin in leads.csv", "which leads are inbound");
        ResponseReport report = Terminal.showing("computing", err, () -> report(loaded.dataset()));
        print.write(
                command.commandLine().getOut(),
                err,
                report::text,
                out -> report.json(loaded.problems().all(), out));
        return ExitCode.OK;
    }

    private ResponseReport report(Dataset dataset) {
        ResponseReport report = ResponseReport.of(dataset);
        return from == null && to == null ? report : report.with(ResponseConversion.of(dataset));
    }

    private void require(Dataset dataset, Feed feed, String input, String told) {
        if (!dataset.feeds().contains(feed)) {
            throw new BadInput(records.folder() + " has no " + input + ", so nothing tells " + told);
        }
    }

    private static BusinessCalendar readCalendar(Path file) {
        String text = TextFile.read(file);
        try {
            return BusinessCalendar.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(file + ": " + wrong.getMessage(), wrong);
        }
    }
}
