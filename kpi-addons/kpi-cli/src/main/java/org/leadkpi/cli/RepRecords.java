package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Problem;
import org.leadkpi.model.Rep;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands about reps and their leads have in common: where the data is, and how the answer is written. */
final class RepRecords {

    @Mixin
    private Records records = new Records();

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            split = ",",
            description = "Only reps of these teams. Default: all who carry leads, which managers do not.")
    private List<String> teams = new ArrayList<>();

    @Mixin
    private Print print = new Print();

    /** What writes itself for programs. */
    @FunctionalInterface
    interface Data {
        void writeTo(List<Problem> problems, Appendable out) throws IOException;
    }

    ZoneId zone() {
        return records.zone();
    }

    /** Whether a rep is of a team that is asked for. */
    boolean belongs(Rep rep) {
        return teams.isEmpty() || rep.team().filter(teams()::contains).isPresent();
    }

    private List<String> teams() {
        return Items.of("--team", teams, "growth,inbound");
    }

    /** Reads the data; prints what is wrong with it. */
    Records.Loaded read(LocalDate first, LocalDate end, Instant asOf, PrintWriter err) {
        Records.Loaded loaded = records.readWithoutAmounts(first, end, asOf, Policies.STANDARD, err);
        Dataset dataset = loaded.dataset();
        if (!dataset.feeds().contains(Feed.REPS)) {
            throw new BadInput("there is no reps.csv in " + records.folder() + ", which tells who works on leads");
        }
        String unknown = teams().stream()
                .filter(team ->
                        dataset.reps().stream().noneMatch(rep -> rep.team().equals(Optional.of(team))))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new BadInput("--team is " + unknown + "; reps.csv has no rep of it");
        }
        return loaded;
    }

    /** Refuses a form or a width that is none, before anything is read. */
    void requireForm() {
        print.check();
    }

    /** Writes a report in the form that is asked for, else that of the file. */
    void write(PrintWriter out, PrintWriter err, Records.Loaded loaded, Print.Words words, Data json) {
        print.write(out, err, words, to -> json.writeTo(loaded.problems().all(), to));
    }
}
