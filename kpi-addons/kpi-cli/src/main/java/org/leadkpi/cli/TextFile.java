package org.leadkpi.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that an option names: a model, a calendar, thresholds. */
final class TextFile {

    private TextFile() {}

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException wrong) {
            throw new BadInput("cannot read " + file + ": it is not UTF-8", wrong);
        } catch (IOException unreadable) {
            throw new BadInput("cannot read " + file + ": " + reason(file, unreadable), unreadable);
        }
    }

    private static String reason(Path file, IOException unreadable) {
        return Files.notExists(file) ? "there is no such file" : Output.reason(file, unreadable);
    }
}
