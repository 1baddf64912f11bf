package org.leadkpi.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command prints that has a table in every form: for people, for programs, for spreadsheets and for documents. */
final class Layout {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "table, json, csv, html or md. Default: what the ending of --out says, else table.")
    private @Nullable String format;

    @Mixin
    private Width width = new Width();

    @Mixin
    private Output output = new Output();

    /** What writes itself in every form. */
    @FunctionalInterface
    interface Content {
        Output.Body in(Form form, int columns);
    }

    /** Refuses a form or a width that is none, before anything is read. */
    void check() {
        width.columns();
        form();
    }

    /** Writes in the form that is asked for. */
    void write(PrintWriter out, PrintWriter err, Content content) {
        output.write(out, err, content.in(form(), width.columns()));
    }

    /** What the characters of a line can be: those of the terminal, or all in a file. */
    Charset charset() {
        return output.file() == null ? Terminal.charset() : StandardCharsets.UTF_8;
    }

    private Form form() {
        return output.form(format, Form.values());
    }
}
