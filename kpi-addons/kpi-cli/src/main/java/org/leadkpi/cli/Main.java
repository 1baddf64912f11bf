package org.leadkpi.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code kpi} command.
 *
 * <p>Exit status: 0 done; 2 bad arguments or unreadable input, with a message on standard error; 1 internal error, with one
 * line on standard error, and a stack trace when {@code --debug} is given or the system property {@code kpi.debug} is set.
 * Output is UTF-8 and does not depend on a locale.
 *
 * @since 0.1
 */
@Command(
        name = "kpi",
        description =
                "Lead-generation KPIs of a folder of CSV files: exact, explained, honest about what is not known.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            ScorecardCommand.class,
            TrendCommand.class,
            CohortsCommand.class,
            ResponseCommand.class,
            ScoreCommand.class,
            ValidateScoreCommand.class,
            LoadCommand.class,
            AllocateCommand.class,
            DiagnoseCommand.class,
            WhyCommand.class,
            ExplainCommand.class,
            CatalogueCommand.class,
            RulesCommand.class
        },
        footer = {"", "Start with: kpi demo"})
public final class Main implements Callable<Integer> {

    /** What every terminal shows without breaking a line; wider ones can ask for more by {@code picocli.usage.width}. */
    private static final int HELP_WIDTH = 80;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            description = "Print a stack trace when something goes wrong inside.",
            scope = ScopeType.INHERIT)
    private boolean debug;

    /** Made by {@link #run} only. */
    private Main() {}

    /** Tells the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kpi " + (version == null ? "(development)" : version)};
        }
    }

    /**
     * Runs the command and ends the process with its exit status.
     *
     * @param args the arguments, as {@code kpi --help} lists them
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the command.
     *
     * @param out standard output
     * @param err standard error
     * @param args the arguments
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(Path.class, Main::path)
                .registerConverter(Integer.class, Main::wholeNumber)
                .registerConverter(int.class, Main::wholeNumber)
                .setParameterExceptionHandler((wrong, arguments) -> refused(wrong, arguments, err))
                .setExecutionExceptionHandler((thrown, command, result) -> main.failed(thrown, command, err));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError tooMuch) {
            err.println("kpi: out of memory: give Java more, as java -Xmx4g -jar kpi.jar");
            return ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** An empty text would be the folder where the command runs. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("\"" + text + "\", must be the name of a file or a folder");
        }
        return Path.of(text);
    }

    /** With the spaces that a list in quotes may have, as {@code --ages "7, 30"}. */
    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException(
                    "\"" + text + "\", must be a whole number of at most " + Integer.MAX_VALUE);
        }
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "spec").commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    private static int refused(ParameterException wrong, String[] arguments, PrintWriter err) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        Optional<String> apart = listApart(arguments);
        err.println(name + ": " + apart.orElse(wrong.getMessage()));
        if (apart.isEmpty()) {
            UnmatchedArgumentException.printSuggestions(wrong, err);
        }
        err.println("try: " + name + " --help");
        return ExitCode.USAGE;
    }

    /** What is wrong with a list that a space has torn into several arguments, as {@code --by channel, owner}. */
    private static Optional<String> listApart(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                String[] named = arguments[i].split("=", 2);
                int next = named.length == 2 ? i + 1 : i + 2;
                int end = next;
                StringBuilder list = new StringBuilder(named.length == 2 ? named[1] : arguments[i + 1]);
                while (end < arguments.length && (list.toString().endsWith(",") || arguments[end].startsWith(","))) {
                    list.append(' ').append(arguments[end++]);
                }
                if (end > next) {
                    return Optional.of(named[0] + " is \"" + list + "\", must be without spaces: "
                            + list.toString().replaceAll(" *, *", ","));
                }
            }
        }
        return Optional.empty();
    }

    private int failed(Exception thrown, CommandLine command, PrintWriter err) {
        String name = command.getCommandSpec().qualifiedName();
        boolean traced = debug || System.getProperty("kpi.debug") != null;
        boolean badData = thrown instanceof BadInput || thrown instanceof ArithmeticException;
        if (badData) {
            err.println(name + ": " + thrown.getMessage());
        } else {
            err.println(name + ": internal error: " + thrown + (traced ? "" : "; --debug shows where"));
        }
        if (traced) {
            thrown.printStackTrace(err);
        }
        return badData ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
}
