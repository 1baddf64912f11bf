package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.leadkpi.csv.Import;
import org.leadkpi.model.Dataset;
import org.leadkpi.scoring.ScoringModel;
import picocli.CommandLine.Option;

/** Which data the commands on scores read, and the model: the options that they share. */
final class ScoringInput {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder of CSV files in canonical form (leads.csv, signals.csv, ...).")
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

    ZoneId zone() {
        return Selection.zone(zone);
    }

    /** The records as they were known then, and what is wrong with them. */
    record Loaded(Dataset dataset, ProblemList problems) {}

    /** Amounts do not matter to scores, so neither does the currency. */
    Loaded read(LocalDate from, LocalDate to, Instant asOf, PrintWriter err) {
        Import found =
                Terminal.showing("reading " + data, err, () -> Selection.read(data, zone(), Selection.NO_CURRENCY));
        Dataset dataset = found.dataset(from, to)
                .asOf(asOf)
                .currency(found.currencies().stream().findFirst().orElse(Selection.NO_CURRENCY))
                .build();
        ProblemList problems = new ProblemList(found.problems(dataset));
        problems.print(err);
        if (strict && problems.bad() > 0) {
            throw new BadInput("rows dropped or cells ignored: " + problems.bad() + ", which --strict forbids");
        }
        return new Loaded(dataset, problems);
    }

    /** Reads a model, and says what its owner should think about again. */
    static ScoringModel model(Path file, PrintWriter err) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException wrong) {
            throw new BadInput("cannot read " + file + ": it is not UTF-8", wrong);
        } catch (IOException unreadable) {
            throw new BadInput("cannot read " + file + ": " + reason(file, unreadable), unreadable);
        }
        try {
            ScoringModel model = ScoringModel.parse(text);
            model.warnings().forEach(warning -> err.println(file.getFileName() + ": " + warning));
            return model;
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(file.getFileName() + ", " + wrong.getMessage(), wrong);
        }
    }

    private static String reason(Path file, IOException unreadable) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return Files.notExists(file) ? "there is no such file" : Output.reason(unreadable);
    }
}
