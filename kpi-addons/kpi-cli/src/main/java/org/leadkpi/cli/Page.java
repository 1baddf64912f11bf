package org.leadkpi.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command prints that tells all there is of something: a page of Markdown, or JSON. */
final class Page {

    @Option(names = "--format", paramLabel = "FORM", description = "md (default) or json.")
    private String format = "md";

    @Mixin
    private Output output = new Output();

    void write(PrintWriter out, PrintWriter err, Supplier<String> markdown, Output.Body json) {
        Form form = Form.parse(format, Form.MD, Form.JSON);
        output.write(out, err, form == Form.JSON ? json : to -> to.append(markdown.get()));
    }
}
