package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command prints that tells all there is of something: a page of Markdown, or JSON. */
final class Page {

    @Option(names = "--format", paramLabel = "FORM", description = "md (default) or json.")
    private @Nullable String format;

    @Mixin
    private Output output = new Output();

    void write(PrintWriter out, PrintWriter err, Supplier<String> markdown, Output.Body json) {
        Form form = output.form(format, Form.MD, Form.JSON);
        output.write(out, err, form == Form.JSON ? json : to -> to.append(markdown.get()));
    }
}
