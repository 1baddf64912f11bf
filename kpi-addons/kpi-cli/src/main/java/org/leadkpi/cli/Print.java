package org.leadkpi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command prints that has words for people and JSON for programs. */
final class Print {

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private @Nullable String format;

    @Mixin
    private Width width = new Width();

    @Mixin
    private Output output = new Output();

    /** What writes itself in words. */
    @FunctionalInterface
    interface Words {
        void writeTo(int columns, Appendable out) throws IOException;
    }

    /** Refuses a form or a width that is none, before anything is read. */
    void check() {
        width.columns();
        form();
    }

    /** Writes in the form that is asked for, else in that of the file. */
    void write(PrintWriter out, PrintWriter err, Words words, Output.Body json) {
        output.write(out, err, form() == Form.JSON ? json : to -> words.writeTo(width.columns(), to));
    }

    private Form form() {
        return output.form(format, Form.TABLE, Form.JSON);
    }
}
