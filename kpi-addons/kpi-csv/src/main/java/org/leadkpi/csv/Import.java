package org.leadkpi.csv;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Problem;
import org.leadkpi.model.ProblemKind;
import org.leadkpi.model.StageModel;

/**
 * What was read: the records, and everything that is wrong with them.
 *
 * @since 0.1
 */
public final class Import {

    private final UnaryOperator<Dataset.Builder> supply;
    private final NavigableSet<Currency> currencies;
    private final Trail trail;

    Import(UnaryOperator<Dataset.Builder> supply, NavigableSet<Currency> currencies, Trail trail) {
        this.supply = supply;
        this.currencies = Collections.unmodifiableNavigableSet(currencies);
        this.trail = trail;
    }

    /**
     * Starts a dataset of all records, with the zone, the exchange rates and the feeds that the files supply.
     *
     * <ul>
     *   <li>The currency is the reporting one given, else the only one in the data. Several or none: it is not set, and
     *       the dataset cannot be built before it is.
     *   <li>Opportunities count as qualified by the column {@code qualified_at}. Without it, by the stages of
     *       {@code opportunity_stages.csv} where one of them is qualified by its name ({@link StageModel#isQualifiedByName});
     *       else set a stage model, which supplies the feed.
     * </ul>
     *
     * @param from the first day observed
     * @param to the day after the last one
     * @return a new builder
     */
    public Dataset.Builder dataset(LocalDate from, LocalDate to) {
        return supply.apply(Dataset.observed(from, to));
    }

    /**
     * Returns the currencies that the data names.
     *
     * @return the currencies in order of their codes, unmodifiable
     */
    public Set<Currency> currencies() {
        return currencies;
    }

    /**
     * Returns what was found wrong while reading.
     *
     * @return the problems in order of file and row, each with its place unless it is about a whole file
     */
    public List<Problem> problems() {
        return trail.problems();
    }

    /**
     * Returns what was found wrong while reading, and then what is odd about the records together.
     *
     * <ul>
     *   <li>A problem of the dataset gets the place of its record, where that has an id.
     *   <li>A stage that maps to none is found by both, and listed once.
     * </ul>
     *
     * @param data a dataset of these records
     * @return the problems
     */
    public List<Problem> problems(Dataset data) {
        Set<String> unknownStages = new HashSet<>();
        for (Problem problem : problems()) {
            if (problem.kind() == ProblemKind.UNKNOWN_STAGE) {
                unknownStages.add(problem.subject());
            }
        }
        Stream<Problem> odd = data.problems().stream()
                .filter(problem ->
                        problem.kind() != ProblemKind.UNKNOWN_STAGE || !unknownStages.contains(problem.subject()))
                .map(trail::placed);
        return Stream.concat(problems().stream(), odd).toList();
    }

    /**
     * Returns how many rows each file has, the dropped ones among them; the header and blank rows do not count.
     *
     * @return the number of rows by file name, in the order the files were read, unmodifiable
     */
    public Map<String, Long> rows() {
        return trail.rows();
    }

    /**
     * Returns how many rows of each file were dropped.
     *
     * @return the number of rows by file name, in the order the files were read, unmodifiable
     */
    public Map<String, Long> dropped() {
        return trail.dropped();
    }

    /** {@return how much was read, dropped and found wrong} */
    @Override
    public String toString() {
        return "Import of " + sum(rows()) + " rows in " + rows().size() + " files, " + sum(dropped()) + " dropped, "
                + problems().size() + " problems";
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
