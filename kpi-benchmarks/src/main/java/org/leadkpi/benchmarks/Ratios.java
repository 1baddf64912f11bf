package org.leadkpi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the tables of the README from results of JMH in JSON: the median of the iterations, their range, and how many times
 * as long an arm takes as the arm it is compared with. Only arms of one file, that is of one run, are compared.
 *
 * <pre>{@code
 * java -cp kpi-benchmarks/target/benchmarks.jar org.leadkpi.benchmarks.Ratios kpi-benchmarks/results/*.json
 * }</pre>
 */
public final class Ratios {

    /** What the arms of a benchmark are compared with. */
    private static final Map<String, List<String>> REFERENCES = Map.of(
            "ScorecardBench", List.of("prepared", "preparedParallel", "uncached"),
            "BuildBench", List.of("linked", "journal", "journalParallel"),
            "SingleKpiBench", List.of("costPerLead", "leadsByOwner"),
            "GroupsBench", List.of("prepared", "preparedParallel"),
            "MemoryBandwidthBench", List.of("oneThread"));

    /** Results stand one after another; what is wanted of each follows its name. */
    private static final Pattern RESULT = Pattern.compile("\"benchmark\"\\s*:\\s*\"[\\w.]*?(\\w+)\\.(\\w+)\"");

    private static final Pattern JDK = Pattern.compile("\"vmVersion\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern PARAMS = Pattern.compile("\"params\"\\s*:\\s*\\{([^}]*)}");
    private static final Pattern PARAM = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern RAW_DATA = Pattern.compile("\"rawData\"\\s*:\\s*\\[(.*?)]\\s*]", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.eE+-]*");

    private Ratios() {}

    /** The iterations of one arm, in ascending order of their times. */
    record Result(String benchmark, String arm, String params, String jdk, List<Double> times) {

        double median() {
            int middle = times.size() / 2;
            return times.size() % 2 == 1 ? times.get(middle) : (times.get(middle - 1) + times.get(middle)) / 2;
        }

        String range() {
            return number(times.get(0)) + " to " + number(times.get(times.size() - 1));
        }
    }

    /**
     * Prints a table per benchmark and parameters.
     *
     * @param files results of JMH in JSON
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            System.out.print(tables(Path.of(file)));
        }
    }

    private static String tables(Path file) throws IOException {
        return "`" + file.getFileName() + "`\n\n" + tables(Files.readString(file));
    }

    static String tables(String json) {
        List<Result> results = parse(json);
        Set<String> headings = new LinkedHashSet<>();
        results.forEach(result -> headings.add(heading(result)));
        return headings.stream()
                .map(heading -> table(
                        heading,
                        results.stream()
                                .filter(result -> heading(result).equals(heading))
                                .toList()))
                .collect(Collectors.joining());
    }

    static List<Result> parse(String json) {
        List<Integer> starts =
                RESULT.matcher(json).results().map(match -> match.start()).toList();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : json.length();
            results.add(result(json.substring(starts.get(i), end)));
        }
        return results;
    }

    private static Result result(String json) {
        Matcher name = RESULT.matcher(json);
        if (!name.find()) {
            throw new IllegalArgumentException("no result of JMH: " + json);
        }
        String params = first(PARAMS, json)
                .map(all -> PARAM.matcher(all)
                        .results()
                        .map(param -> param.group(1) + " = " + param.group(2))
                        .collect(Collectors.joining(", ")))
                .orElse("");
        List<Double> times = NUMBER.matcher(first(RAW_DATA, json).orElse(""))
                .results()
                .map(time -> Double.valueOf(time.group()))
                .sorted()
                .toList();
        if (times.isEmpty()) {
            throw new IllegalArgumentException("no times of " + name.group(2));
        }
        return new Result(name.group(1), name.group(2), params, first(JDK, json).orElse(""), times);
    }

    private static Optional<String> first(Pattern pattern, String json) {
        return pattern.matcher(json).results().map(match -> match.group(1)).findFirst();
    }

    private static String heading(Result result) {
        return Stream.of(result.benchmark(), result.params(), "JDK " + result.jdk())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String table(String heading, List<Result> results) {
        List<String> references = REFERENCES.getOrDefault(results.get(0).benchmark(), List.of()).stream()
                .filter(reference ->
                        results.stream().anyMatch(result -> result.arm().equals(reference)))
                .toList();
        StringBuilder table = new StringBuilder(heading + "\n\n");
        List<String> titles = new ArrayList<>(Arrays.asList("arm", "ms, median", "ms, range"));
        references.forEach(reference -> titles.add("times `" + reference + "`"));
        line(table, titles);
        line(table, titles.stream().map(title -> "---").toList());
        results.stream()
                .sorted((a, b) -> Double.compare(a.median(), b.median()))
                .forEach(result -> {
                    List<String> cells =
                            new ArrayList<>(List.of("`" + result.arm() + "`", number(result.median()), result.range()));
                    references.forEach(reference -> cells.add(ratio(result, reference, results)));
                    line(table, cells);
                });
        return table.append('\n').toString();
    }

    /** Of single KPIs only those are compared that ask the same. */
    private static String ratio(Result result, String reference, List<Result> results) {
        if (result.benchmark().equals("SingleKpiBench") && !result.arm().startsWith(reference)) {
            return "";
        }
        return results.stream()
                .filter(other -> other.arm().equals(reference))
                .findFirst()
                .map(other -> number(result.median() / other.median()))
                .orElse("");
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Three digits that count. */
    private static String number(double number) {
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
