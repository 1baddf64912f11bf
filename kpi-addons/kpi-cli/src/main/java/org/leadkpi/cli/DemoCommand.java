package org.leadkpi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.csv.CsvSource;
import org.leadkpi.csv.Import;
import org.leadkpi.csv.SampleCompany;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.report.Html;
import org.leadkpi.report.TextTable;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpi demo}: the sample company, so that there is something to see before there is data. */
@Command(
        name = "demo",
        description = "Shows what there is to see, with a sample company that is shipped inside.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The ending of --out names the form: .txt, .md, .json, .csv, or .html for a page to open in a browser.",
            "",
            "Example:",
            "  kpi demo --out report.html"
        })
final class DemoCommand implements Callable<Integer> {

    private static final List<String> HEADLINES = List.of(
            "cost-per-lead",
            "new-leads",
            "mql-to-sql",
            "sql-to-customer",
            "customer-acquisition-cost",
            "pipeline-generated",
            "win-rate",
            "sales-cycle-length");

    /** What the page shows beside the headlines, so that every part of the funnel is seen. */
    private static final List<String> MORE = List.of(
            "click-through-rate",
            "traffic-to-lead",
            "mqls",
            "sqls",
            "lead-to-mql",
            "lead-response-time",
            "response-sla-attainment",
            "new-customers",
            "clv-to-cac",
            "cac-payback",
            "connect-rate",
            "reply-rate",
            "meeting-rate",
            "leads-per-rep");

    /** How many findings are told. */
    private static final int FINDINGS = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description = "Also write the sample company's CSV files into this folder, to play with.")
    private @Nullable Path folder;

    @Mixin
    private Width width = new Width();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec, "spec");
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Path file = output.file();
        Form form = output.form(null, Form.values());
        int columns = width.columns();
        if (folder != null) {
            writeFiles(folder, err);
        }
        Dataset dataset = Terminal.showing("reading the sample company", err, SampleCompany::dataset);
        Catalog catalog = file == null ? Catalog.standard().only(HEADLINES) : Catalog.standard();
        Scorecard card = Terminal.showing(
                "computing",
                err,
                () -> Scorecard.of(Ledger.of(dataset, catalog, Grain.MONTH, StandardDimensions.CHANNEL)));
        ProblemList problems = new ProblemList(SampleCompany.load().problems(dataset));
        Diagnosis found = Terminal.showing(
                "examining",
                err,
                () -> RuleSet.standard().examine(Journal.of(dataset), Catalog.standard(), Facts.NONE, Grain.MONTH));
        if (form == Form.HTML) {
            output.write(out, err, report(card, found, problems)::page);
        } else if (file != null) {
            output.write(out, err, form.of(card, problems.all(), columns));
        }
        welcome(out);
        out.print(TextTable.scorecard(card.only(HEADLINES.toArray(String[]::new)), columns));
        out.println();
        out.println(problems.summary() + ".");
        out.println("Nothing is dropped in silence: kpi scorecard reports each with its file and line.");
        tell(found, out);
        suggest(out);
        return ExitCode.OK;
    }

    private static void welcome(PrintWriter out) {
        Import books = SampleCompany.load();
        out.println("Welcome. This is a year of " + SampleCompany.NAME
                + ", a made-up seller of scheduling software to field-service firms:");
        out.println(count(books, "leads.csv") + " leads, " + count(books, "touches.csv") + " touches, "
                + count(books, "opportunities.csv") + " opportunities, " + count(books, "spend.csv")
                + " rows of spend. What is its money doing?");
        out.println();
    }

    private static String count(Import books, String file) {
        return String.format(Locale.ROOT, "%,d", books.rows().getOrDefault(file, 0L));
    }

    /** The page of the sample company: its headlines, what is the matter, and where they come from. */
    private static Html report(Scorecard card, Diagnosis found, ProblemList problems) {
        String[] shown = Stream.concat(HEADLINES.stream(), MORE.stream()).toArray(String[]::new);
        return Html.of(card.only(shown))
                .and(Html.of(found))
                .titled(SampleCompany.NAME)
                .problems(problems.all());
    }

    /** The gravest findings, a line each. */
    private static void tell(Diagnosis found, PrintWriter out) {
        out.println();
        out.println("What is the matter? The gravest of " + found.findings().size() + " findings, each rule once:");
        found.findings().stream()
                .collect(Collectors.toMap(
                        Finding::rule, finding -> finding, (first, later) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .limit(FINDINGS)
                .forEach(finding -> out.println("  " + finding.severity() + "  " + finding.claim()
                        + (finding.segment().isTotal() ? "" : ", " + finding.place()) + "  [" + finding.rule()
                        + "]"));
    }

    private void suggest(PrintWriter out) {
        String kpi = command();
        String data = folder == null ? "sample" : quoted(folder.toString());
        out.println();
        out.println("Try next:");
        if (folder == null) {
            out.println("  " + kpi + " demo --csv sample");
            out.println("  " + kpi + " demo --out report.html");
        }
        out.println("  " + kpi + " scorecard --data " + data + " --from " + SampleCompany.RANGE.start() + " --to "
                + SampleCompany.RANGE.end() + " --zone " + SampleCompany.ZONE + " --currency " + SampleCompany.CURRENCY
                + " --grain quarter --by owner --kpi win-rate,sql-to-customer");
        out.println("  " + kpi + " diagnose --data " + data + " --from " + SampleCompany.RANGE.start() + " --to "
                + SampleCompany.RANGE.end() + " --zone " + SampleCompany.ZONE + " --currency "
                + SampleCompany.CURRENCY);
        out.println("  " + kpi + " explain mql-to-sql");
        if (folder != null) {
            out.println("  " + kpi + " catalogue");
        }
    }

    /** How this command was called, as near as can be told. */
    private static String command() {
        try {
            CodeSource source = Main.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                Path here = Path.of("").toAbsolutePath();
                Path code = Path.of(source.getLocation().toURI());
                if (Files.isRegularFile(code)) {
                    Path near = code.startsWith(here) ? here.relativize(code) : code;
                    return "java -jar " + quoted(near.toString());
                }
            }
        } catch (URISyntaxException notAFile) {
            return "kpi";
        }
        return "kpi";
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }

    /** Writes the sample files; overwrites none that differs. */
    private static void writeFiles(Path folder, PrintWriter err) {
        Map<String, CsvSource> files = SampleCompany.files();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, CsvSource> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                byte[] content;
                try (InputStream stream = file.getValue().open()) {
                    content = stream.readAllBytes();
                }
                if (Files.exists(target) && !Arrays.equals(Files.readAllBytes(target), content)) {
                    throw new BadInput(target + " is there already and differs; choose another folder for --csv");
                }
                Files.write(target, content);
            }
        } catch (IOException unwritable) {
            throw new BadInput("cannot write " + folder + ": " + Output.reason(unwritable), unwritable);
        }
        err.println("wrote " + files.size() + " files to " + folder);
    }
}
