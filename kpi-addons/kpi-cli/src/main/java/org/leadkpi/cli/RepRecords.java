package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadkpi.csv.Import;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.Rep;
import org.leadkpi.report.TextTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands about reps and their leads have in common: where the data is, and how the answer is written. */
final class RepRecords {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder of CSV files in canonical form (leads.csv, reps.csv, ...).")
    private Path data = Path.of("");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone whose days count, as America/New_York. Default: UTC.")
    private String zone = "UTC";

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            split = ",",
            description = "Only reps of these teams. Default: all who carry leads, which managers do not.")
    private List<String> teams = new ArrayList<>();

    @Option(
            names = "--strict",
            description = "Fail when a row is dropped or a cell ignored, instead of reporting it and going on.")
    private boolean strict;

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private @Nullable String format;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "The columns of a line of words. Default: ${DEFAULT-VALUE}.")
    private int width = TextTable.WIDTH;

    @Mixin
    private Output output = new Output();

    /** A dataset, and what is wrong with it. */
    record Loaded(Dataset dataset, List<Problem> problems) {}

    /** What writes itself in words. */
    @FunctionalInterface
    interface Text {
        void writeTo(int columns, Appendable out) throws IOException;
    }

    /** What writes itself for programs. */
    @FunctionalInterface
    interface Data {
        void writeTo(List<Problem> problems, Appendable out) throws IOException;
    }

    ZoneId zone() {
        return Selection.zone(zone);
    }

    /** Whether a rep is of a team that is asked for. */
    boolean belongs(Rep rep) {
        return teams.isEmpty()
                || rep.team()
                        .map(team ->
                                teams.stream().anyMatch(name -> name.strip().equals(team)))
                        .orElse(false);
    }

    /** Reads the data; prints what is wrong with it. */
    Loaded read(LocalDate first, LocalDate end, Instant asOf, PrintWriter err) {
        ZoneId days = zone();
        Import found =
                Terminal.showing("reading " + data, err, () -> Selection.read(data, days, Selection.NO_CURRENCY));
        Dataset dataset = found.dataset(first, end)
                .asOf(asOf)
                .currency(Selection.NO_CURRENCY)
                .build();
        if (!dataset.feeds().contains(Feed.REPS)) {
            throw new BadInput("there is no reps.csv in " + data + ", which tells who works on leads");
        }
        if (!teams.isEmpty() && dataset.reps().stream().noneMatch(this::belongs)) {
            throw new BadInput("--team is " + String.join(", ", teams) + "; reps.csv has no rep of it");
        }
        // No amount matters here, in whatever currency it is.
        ProblemList problems = new ProblemList(found.problems(dataset).stream()
                .filter(problem -> problem.kind() != ProblemKind.MISSING_FX)
                .toList());
        problems.print(err);
        if (strict && problems.bad() > 0) {
            throw new BadInput("rows dropped or cells ignored: " + problems.bad() + ", which --strict forbids");
        }
        return new Loaded(dataset, problems.all());
    }

    /** Refuses a form or a width that is none, before anything is read. */
    void requireForm() {
        Output.requireWidth(width);
        if (format != null && !format.equals("table") && !format.equals("json")) {
            throw new BadInput("--format is \"" + format + "\", must be table or json");
        }
    }

    /** Writes a report in the form that is asked for, else that of the file. */
    void write(PrintWriter out, PrintWriter err, Loaded loaded, Text text, Data json) {
        boolean isJson = format == null
                ? output.file() != null && output.file().toString().endsWith(".json")
                : format.equals("json");
        output.write(out, err, isJson ? to -> json.writeTo(loaded.problems(), to) : to -> text.writeTo(width, to));
    }
}
