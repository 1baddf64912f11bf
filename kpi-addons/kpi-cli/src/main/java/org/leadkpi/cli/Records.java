package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leadkpi.csv.CanonicalFolder;
import org.leadkpi.csv.Import;
import org.leadkpi.csv.ImportException;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import picocli.CommandLine.Option;

/** Which records a command reads: what all commands on data ask for. */
final class Records {

    /** Stands for the currency where there are no amounts at all, or none that matters. */
    static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder of leads.csv, touches.csv, spend.csv, ... in canonical form.")
    private Path data = Path.of("");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone whose days count, as America/New_York. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--strict",
            description = "Fail when a row is dropped or a cell ignored, instead of reporting it and going on.")
    private boolean strict;

    /** A dataset, and what is wrong with it. */
    record Loaded(Dataset dataset, ProblemList problems) {}

    Path folder() {
        return data;
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException wrong) {
            throw new BadInput("--zone is \"" + zone + "\", must be a zone such as America/New_York or UTC", wrong);
        }
    }

    Import read(@Nullable Currency reporting, PrintWriter err) {
        ZoneId days = zone();
        return Terminal.showing("reading " + data, err, () -> {
            try {
                return reporting == null
                        ? CanonicalFolder.read(data, days)
                        : CanonicalFolder.read(data, days, reporting);
            } catch (ImportException unreadable) {
                throw new BadInput(Objects.requireNonNull(unreadable.getMessage()), unreadable);
            }
        });
    }

    /** The records as they were known then, for commands to which no amount matters, in whatever currency it is. */
    Loaded readWithoutAmounts(LocalDate from, LocalDate to, Instant asOf, Policies policies, PrintWriter err) {
        Import found = read(NO_CURRENCY, err);
        Dataset dataset = found.dataset(from, to)
                .asOf(asOf)
                .currency(NO_CURRENCY)
                .policies(policies)
                .build();
        List<Problem> problems = found.problems(dataset).stream()
                .filter(problem -> problem.kind() != ProblemKind.MISSING_FX)
                .toList();
        return new Loaded(dataset, checked(problems, err));
    }

    /** Prints what is wrong with the data, and refuses it where it is to be without fault. */
    ProblemList checked(List<Problem> found, PrintWriter err) {
        ProblemList problems = new ProblemList(found);
        problems.print(err);
        if (strict && problems.bad() > 0) {
            throw new BadInput("rows dropped or cells ignored: " + problems.bad() + ", which --strict forbids");
        }
        return problems;
    }
}
