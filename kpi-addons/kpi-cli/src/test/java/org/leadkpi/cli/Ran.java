package org.leadkpi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a run of the command left behind.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error, with line feeds
 */
record Ran(int status, String out, String err) {

    static Ran kpi(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }
}
