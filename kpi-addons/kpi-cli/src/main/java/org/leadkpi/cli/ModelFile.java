package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.leadkpi.scoring.ScoringModel;

/** A scoring model that is kept in a file. */
final class ModelFile {

    private ModelFile() {}

    /** Reads a model, and says what its owner should think about again. */
    static ScoringModel read(Path file, PrintWriter err) {
        String text = TextFile.read(file);
        try {
            ScoringModel model = ScoringModel.parse(text);
            model.warnings().forEach(warning -> err.println(file.getFileName() + ": " + warning));
            return model;
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(file.getFileName() + ", " + wrong.getMessage(), wrong);
        }
    }
}
