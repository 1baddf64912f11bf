package org.leadkpi.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadkpi.capacity.Allocation;
import org.leadkpi.capacity.AllocationMode;
import org.leadkpi.capacity.AllocationPolicy;
import org.leadkpi.capacity.Holding;
import org.leadkpi.capacity.QueuedLead;
import org.leadkpi.capacity.Rebalance;
import org.leadkpi.capacity.RebalancePolicy;
import org.leadkpi.capacity.RepBook;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.report.AllocationReport;
import org.leadkpi.report.RebalanceReport;
import org.leadkpi.value.Rational;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi allocate}: who gets the leads that wait for a rep, or which leads to move from one rep to another. */
@Command(
        name = "allocate",
        description = {
            "Proposes who gets the leads that wait for a rep, and why; with --rebalance, which leads to move from one rep to"
                    + " another.",
            ""
        },
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A lead waits when it has no owner. It goes to a rep who serves its segment (columns of leads.csv such as region,"
                    + " against skills in reps.csv), or to automation, or to the manager. Nothing is changed: this is a"
                    + " proposal.",
            "",
            "Example:",
            "  kpi allocate --data sample --as-of 2026-06-30T12:00 --away R3"
        })
final class AllocateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            required = true,
            description =
                    "When: a time with offset, a time in the zone, or a date for the start of that day. What happened"
                            + " later does not exist.")
    private String asOf = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "How what waits is handed out: balanced (default), round-robin or strict-segment.")
    private @Nullable String mode;

    @Option(
            names = "--away",
            paramLabel = "REP",
            split = ",",
            description = "Reps who are not there, nobody knows until when.")
    private List<String> away = new ArrayList<>();

    @Option(
            names = "--paced",
            description = "Spread what a rep can carry over the days of the month, instead of handing it out at once.")
    private boolean paced;

    @Option(names = "--rebalance", description = "Propose moves between reps, instead of handing out what waits.")
    private boolean rebalance;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            description =
                    "With --rebalance: how far loads may lie apart, as a share of what a rep can carry. Default: 0.2.")
    private @Nullable String tolerance;

    @Mixin
    private RepRecords records = new RepRecords();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        records.requireForm();
        AllocationMode chosen = mode();
        RebalancePolicy evening = evening();
        requireOne();
        Instant now = Days.instant(asOf, records.zone());
        ZonedDateTime local = now.atZone(records.zone());
        LocalDate today = local.toLocalDate();
        Records.Loaded loaded = records.read(today, today.plusDays(1), now, err);
        Dataset data = loaded.dataset();
        Instant since = paced
                ? today.withDayOfMonth(1).atStartOfDay(records.zone()).toInstant()
                : local.minusMonths(1).toInstant();
        List<RepBook> books = books(data, since);
        if (rebalance) {
            RebalanceReport report = RebalanceReport.of(
                    data,
                    Rebalance.propose(
                            books, Holding.all(data, since, ResponseTargets.standard()), evening, now, data.zone()));
            records.write(out, err, loaded, report::text, report::json);
        } else {
            AllocationPolicy policy =
                    AllocationPolicy.of(LoadCommand.capacity()).with(chosen);
            AllocationPolicy choices = paced ? policy.pacedFor(today) : policy;
            AllocationReport report = AllocationReport.of(
                    data, choices, Allocation.of(QueuedLead.waiting(data), books, choices, now, data.zone()));
            records.write(out, err, loaded, report::text, report::json);
        }
        return ExitCode.OK;
    }

    private List<RepBook> books(Dataset data, Instant since) {
        Set<String> missing = new HashSet<>();
        for (String rep : Items.of("--away", away, "R1,R3")) {
            if (data.rep(rep).isEmpty()) {
                throw new BadInput("--away names \"" + rep + "\", who is not in reps.csv");
            }
            missing.add(rep);
        }
        return RepBook.all(data, since).stream()
                .filter(book -> records.belongs(book.rep()))
                .map(book -> missing.contains(book.rep().id()) ? book.away(Instant.MAX) : book)
                .toList();
    }

    /** Refuses what is asked of one of the two proposals where it is the other one that is made. */
    private void requireOne() {
        if (tolerance != null && !rebalance) {
            throw new BadInput("--tolerance is " + tolerance + ", which only --rebalance asks for");
        }
        if (mode != null && rebalance) {
            throw new BadInput("--mode is " + mode + ", which --rebalance does not ask for");
        }
    }

    private AllocationMode mode() {
        if (mode == null) {
            return AllocationMode.BALANCED;
        }
        for (AllocationMode known : AllocationMode.values()) {
            if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(mode)) {
                return known;
            }
        }
        throw new BadInput("--mode is \"" + mode + "\", must be balanced, round-robin or strict-segment");
    }

    private RebalancePolicy evening() {
        RebalancePolicy policy = RebalancePolicy.of(LoadCommand.capacity());
        if (tolerance == null) {
            return policy;
        }
        try {
            return policy.withTolerance(Rational.parse(tolerance));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--tolerance is \"" + tolerance + "\", must be a share such as 0.2", wrong);
        }
    }
}
