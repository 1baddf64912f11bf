package org.leadkpi.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Tells a person what takes long; says nothing when input or output is piped. */
final class Terminal {

    private static final int LINE = 60;

    private Terminal() {}

    /**
     * Works, with a line on the terminal that is gone afterwards.
     *
     * @param what what is being done
     * @param err where the line stands
     * @param work what to do
     * @return what the work returns
     */
    static <T> T showing(String what, PrintWriter err, Supplier<T> work) {
        if (!isInteractive()) {
            return work.get();
        }
        err.print("\r" + what + " ...");
        err.flush();
        try {
            return work.get();
        } finally {
            err.print("\r" + " ".repeat(LINE) + "\r");
            err.flush();
        }
    }

    /**
     * Returns what standard output can show: Java 19 and later say so, earlier ones know what is usual on the machine.
     */
    static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.US_ASCII;
        }
    }

    // Null is what older JDKs answer; newer ones are asked below.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on a console may be there although nobody watches it.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }
}
