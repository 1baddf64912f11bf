package org.leadkpi.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.time.Grain;

/**
 * What a user of a fresh JVM waits for: until the records can be asked, for the first scorecard, and for the tenth.
 *
 * <pre>{@code
 * java -cp kpi-benchmarks/target/benchmarks.jar org.leadkpi.benchmarks.ColdStart            # 100,000 leads
 * java -cp kpi-benchmarks/target/benchmarks.jar org.leadkpi.benchmarks.ColdStart 10000
 * }</pre>
 *
 * <p>Starts a JVM per arm, three times over, and prints the middle of the three times as a table. Making the records is not
 * timed, but warms their classes, for every arm alike.
 */
public final class ColdStart {

    private static final int RUNS = 3;
    private static final int QUERIES = 10;

    private ColdStart() {}

    /** Makes something that can be asked. */
    private interface Builder {

        Question build(Workload workload) throws SQLException;
    }

    /** Asks for a scorecard. */
    private interface Question {

        Object ask() throws SQLException;
    }

    private static final Map<String, Builder> ARMS = new LinkedHashMap<>();

    static {
        ARMS.put("library", workload -> scorecard(LibraryArm.linked(workload, Catalog.standard())));
        ARMS.put("libraryComplete", workload -> scorecard(LibraryArm.prepared(workload, Catalog.standard())));
        ARMS.put("duckdbBest", workload -> {
            DuckDb database = DuckDb.of(workload, DuckDb.Layout.BEST);
            return database::scorecard;
        });
        ARMS.put("handLoop", workload -> () -> HandLoop.run(workload));
        ARMS.put("streams", workload -> () -> StreamsArm.run(workload));
    }

    private static Question scorecard(LibraryArm arm) {
        return () -> LibraryArm.values(arm.ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /**
     * Measures.
     *
     * @param arguments the number of leads; and the arm, in the JVM that is started for it
     * @throws IOException if no JVM can be started
     * @throws InterruptedException if waiting for one is interrupted
     * @throws SQLException if DuckDB refuses
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int leads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        if (arguments.length > 1) {
            measure(leads, Objects.requireNonNull(ARMS.get(arguments[1]), arguments[1]));
            return;
        }
        System.out.printf("JDK %s, %,d leads%n%n", Runtime.version(), leads);
        System.out.println("| arm | build, ms | first scorecard, ms | tenth scorecard, ms |");
        System.out.println("|---|---|---|---|");
        for (String arm : ARMS.keySet()) {
            System.out.println("| `" + arm + "` | " + String.join(" | ", medians(leads, arm)) + " |");
        }
    }

    private static List<String> medians(int leads, String arm) throws IOException, InterruptedException {
        double[][] times = new double[3][RUNS];
        for (int run = 0; run < RUNS; run++) {
            String[] printed = startJvm(leads, arm).split(" ", -1);
            for (int i = 0; i < times.length; i++) {
                times[i][run] = Double.parseDouble(printed[i]);
            }
        }
        List<String> medians = new ArrayList<>();
        for (double[] row : times) {
            Arrays.sort(row);
            medians.add(String.format(Locale.ROOT, "%.1f", row[RUNS / 2]));
        }
        return medians;
    }

    private static String startJvm(int leads, String arm) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx4g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        String.valueOf(leads),
                        arm)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = jvm.waitFor();
        if (code != 0) {
            throw new IOException("the JVM of " + arm + " ended with " + code);
        }
        return printed;
    }

    /** Prints three times in milliseconds, and what the answers hash to, so that none is optimised away. */
    private static void measure(int leads, Builder builder) throws SQLException {
        Workload workload = Workload.of(leads);
        long started = System.nanoTime();
        Question question = builder.build(workload);
        double build = millis(started);
        double first = 0;
        double last = 0;
        int answers = 0;
        for (int query = 0; query < QUERIES; query++) {
            started = System.nanoTime();
            Object answer = question.ask();
            last = millis(started);
            first = query == 0 ? last : first;
            answers += answer.hashCode();
        }
        System.out.printf(Locale.ROOT, "%.3f %.3f %.3f %d%n", build, first, last, answers);
    }

    private static double millis(long started) {
        return (System.nanoTime() - started) / 1e6;
    }
}
