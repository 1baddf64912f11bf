package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes: standard output, or a file that is asked for. */
final class Output {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    /** What writes itself. */
    @FunctionalInterface
    interface Body {
        void writeTo(Appendable out) throws IOException;
    }

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write to this file, in UTF-8, instead of standard output, which - is.")
    private @Nullable Path file;

    /** The file, unless it is standard output, as {@code -} is by old custom. */
    @Nullable
    Path file() {
        return file == null || file.equals(STANDARD_OUTPUT) ? null : file;
    }

    /** The form that is asked for by name, else by the ending of the file; else the first of those that a command has. */
    Form form(@Nullable String name, Form... offered) {
        if (name != null) {
            return Form.parse(name, offered);
        }
        Path target = file();
        return target == null ? offered[0] : Form.ofFile(String.valueOf(target.getFileName()), offered);
    }

    /** Writes, and tells on standard error which file was written. */
    void write(PrintWriter out, PrintWriter err, Body body) {
        Path target = file();
        if (target == null) {
            try {
                body.writeTo(out);
            } catch (IOException unwritable) {
                throw new BadInput("cannot write: " + unwritable.getMessage(), unwritable);
            }
            return;
        }
        write(target, body);
        err.println("wrote " + target);
    }

    static void write(Path file, Body body) {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            body.writeTo(writer);
        } catch (IOException unwritable) {
            throw new BadInput("cannot write " + file + ": " + reason(file, unwritable), unwritable);
        }
    }

    /** Why a file can be neither read nor written. */
    static String reason(Path file, IOException unusable) {
        return Files.isDirectory(file) ? "it is a folder" : reason(unusable);
    }

    /** An exception of the file system says no more than the path, which the message has. */
    static String reason(IOException unwritable) {
        if (unwritable instanceof java.nio.file.NoSuchFileException) {
            return "there is no such folder";
        }
        if (unwritable instanceof java.nio.file.FileAlreadyExistsException) {
            return "it is a file";
        }
        if (unwritable instanceof java.nio.file.AccessDeniedException) {
            return "access is denied";
        }
        return String.valueOf(unwritable.getMessage());
    }
}
