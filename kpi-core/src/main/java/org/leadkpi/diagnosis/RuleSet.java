package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.internal.Parallel;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

/**
 * Rules, and what they are set to. It never changes: each {@code with} returns another one.
 *
 * <p>Their answers are put in order before they are told:
 *
 * <ol>
 *   <li>Where a rule on the quality of the data fires, those that rest on the same data are not evaluable.
 *   <li>Where a rule on a pattern fires, the findings on its parts are absorbed, so that one cause is told once.
 * </ol>
 *
 * @since 0.1
 */
public final class RuleSet {

    /** How many segments the rules look at before they go on to others. */
    private static final int TOGETHER = 16;

    private final Map<String, Rule> rules;
    private final Thresholds thresholds;
    private final Benchmarks benchmarks;

    private RuleSet(Map<String, Rule> rules, Thresholds thresholds, Benchmarks benchmarks) {
        this.rules = Collections.unmodifiableMap(rules);
        this.thresholds = thresholds;
        this.benchmarks = benchmarks;
    }

    /**
     * Returns the rules of the sources.
     *
     * @return the standard rules with the standard thresholds
     */
    public static RuleSet standard() {
        return empty().with(StandardRules.all().toArray(Rule[]::new));
    }

    /**
     * Returns no rules.
     *
     * @return a set to add rules to, with the standard thresholds
     */
    public static RuleSet empty() {
        return new RuleSet(Map.of(), Thresholds.standard(), Benchmarks.published());
    }

    /**
     * A copy with more rules.
     *
     * @param more the rules
     * @return the copy
     * @throws IllegalArgumentException if an id is taken
     */
    public RuleSet with(Rule... more) {
        Map<String, Rule> all = new LinkedHashMap<>(rules);
        for (Rule rule : more) {
            Rule old = all.put(rule.id(), rule);
            if (old != null) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + " is defined twice: " + old.name() + " and " + rule.name());
            }
        }
        return new RuleSet(all, thresholds, benchmarks);
    }

    /**
     * A copy without some rules.
     *
     * @param ids their ids, in upper or lower case
     * @return the copy
     * @throws IllegalArgumentException if there is no such rule
     */
    public RuleSet without(String... ids) {
        Map<String, Rule> fewer = new LinkedHashMap<>(rules);
        for (String id : ids) {
            fewer.remove(known(id)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no rule " + id + " to leave out; there are " + rules.keySet())));
        }
        return new RuleSet(fewer, thresholds, benchmarks);
    }

    /**
     * A copy with some rules only.
     *
     * @param ids their ids, in upper or lower case
     * @return the copy
     * @throws IllegalArgumentException if there is no such rule
     */
    public RuleSet only(String... ids) {
        Set<String> kept = new HashSet<>();
        for (String id : ids) {
            kept.add(known(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id)));
        }
        return without(rules.keySet().stream().filter(id -> !kept.contains(id)).toArray(String[]::new));
    }

    private Optional<String> known(String id) {
        return rules.keySet().stream().filter(id::equalsIgnoreCase).findFirst();
    }

    /**
     * A copy that is set otherwise.
     *
     * @param settings the thresholds
     * @return the copy
     */
    public RuleSet with(Thresholds settings) {
        return new RuleSet(rules, settings, benchmarks);
    }

    /**
     * A copy with other published figures.
     *
     * @param figures the benchmarks
     * @return the copy
     */
    public RuleSet with(Benchmarks figures) {
        return new RuleSet(rules, thresholds, figures);
    }

    /**
     * Returns the rules.
     *
     * @return the rules, in order
     */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /**
     * Returns what they are set to.
     *
     * @return the thresholds
     */
    public Thresholds thresholds() {
        return thresholds;
    }

    /**
     * Returns what is set otherwise than usual, and read by none of these rules: setting it changes nothing.
     *
     * @return the keys of the thresholds, in order
     */
    public List<String> idleThresholds() {
        Set<String> read = new HashSet<>(Thresholds.GUARDS);
        rules.values().forEach(rule -> read.addAll(rule.thresholds()));
        List<Threshold> usual = Thresholds.standard().all();
        return thresholds.all().stream()
                .filter(threshold -> !usual.contains(threshold))
                .map(Threshold::key)
                .filter(key -> !read.contains(key))
                .toList();
    }

    /**
     * Examines a scorecard. Rules that ask for other dimensions or periods than it has are not evaluable.
     *
     * @param card the scorecard
     * @return the diagnosis
     */
    public Diagnosis examine(Scorecard card) {
        return examine(card, Facts.NONE);
    }

    /**
     * Examines a scorecard. Rules that ask for other dimensions or periods than it has are not evaluable.
     *
     * @param card the scorecard
     * @param facts what else is known
     * @return the diagnosis
     */
    public Diagnosis examine(Scorecard card, Facts facts) {
        return examine(new CaseFile(card, Optional.empty(), thresholds, benchmarks, facts), null);
    }

    /**
     * Examines the records of a journal: rules get the scorecards that they ask for.
     *
     * @param journal the journal
     * @param catalog the KPIs that rules may read
     * @param facts what else is known
     * @param grain the length of a period
     * @param dimensions what to group by where a rule does not say
     * @return the diagnosis
     */
    public Diagnosis examine(Journal journal, Catalog catalog, Facts facts, Grain grain, Dimension... dimensions) {
        Scorecard card = Scorecard.of(Ledger.of(journal, catalog, grain, dimensions));
        return examine(new CaseFile(card, Optional.of(journal), thresholds, benchmarks, facts), null);
    }

    /**
     * Examines a scorecard with several threads; the diagnosis is the same.
     *
     * @param card the scorecard
     * @param facts what else is known
     * @param pool the threads to use
     * @return the diagnosis
     */
    public Diagnosis examine(Scorecard card, Facts facts, ForkJoinPool pool) {
        return examine(new CaseFile(card, Optional.empty(), thresholds, benchmarks, facts), pool);
    }

    /**
     * Examines the records of a journal with several threads; the diagnosis is the same.
     *
     * @param journal the journal
     * @param catalog the KPIs that rules may read
     * @param facts what else is known
     * @param pool the threads to use
     * @param grain the length of a period
     * @param dimensions what to group by where a rule does not say
     * @return the diagnosis
     */
    public Diagnosis examine(
            Journal journal, Catalog catalog, Facts facts, ForkJoinPool pool, Grain grain, Dimension... dimensions) {
        Scorecard card = Scorecard.of(Ledger.of(journal, catalog, pool, grain, dimensions));
        return examine(new CaseFile(card, Optional.of(journal), thresholds, benchmarks, facts), pool);
    }

    private Diagnosis examine(CaseFile file, @Nullable ForkJoinPool pool) {
        List<CaseFile> files = new ArrayList<>(List.of(file));
        while (pool != null && files.size() < pool.getParallelism()) {
            files.add(file.copy());
        }
        Map<String, List<Finding>> answers = new LinkedHashMap<>();
        List<List<Examination>> open = new ArrayList<>();
        for (Rule rule : rules.values()) {
            List<Finding> known = new ArrayList<>();
            rule.open(file, known).forEach(each -> open.add(each.parts(files)));
            answers.put(rule.id(), known);
        }
        List<Callable<?>> tasks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int part = i;
            tasks.add(task(open.stream().map(parts -> parts.get(part)).toList()));
        }
        Parallel.run(pool, tasks);
        for (List<Examination> parts : open) {
            Objects.requireNonNull(answers.get(parts.get(0).rule().id())).addAll(Examination.answers(parts));
        }
        suppress(answers);
        absorb(answers);
        return new Diagnosis(
                file.card().frame(),
                answers.values().stream().flatMap(List::stream).toList());
    }

    /** All rules look at some segments before they go on to others, so that what was read of those is still at hand. */
    private static Callable<?> task(List<Examination> examinations) {
        int segments = examinations.stream().mapToInt(Examination::size).max().orElse(0);
        return () -> {
            for (int from = 0; from < segments; from += TOGETHER) {
                for (Examination each : examinations) {
                    each.examine(from, from + TOGETHER);
                }
            }
            return examinations;
        };
    }

    private void suppress(Map<String, List<Finding>> answers) {
        overrule(
                answers,
                Rule::suppresses,
                (rulers, segment) -> rulers.entrySet().stream()
                        .filter(ruler -> isPart(ruler.getKey(), segment))
                        .flatMap(ruler -> ruler.getValue().stream()),
                (answer, by) -> true,
                (answer, by) -> answer.suppressed(by.rule() + " " + by.name() + " was found: " + by.headline()));
    }

    private void absorb(Map<String, List<Finding>> answers) {
        overrule(
                answers,
                Rule::absorbs,
                (rulers, segment) -> rulers.entrySet().stream()
                        .filter(ruler -> segment.contains(ruler.getKey()))
                        .flatMap(ruler -> ruler.getValue().stream()),
                (answer, by) -> answer.outcome().isFinding()
                        && (by.segment().equals(answer.segment()) || restsOnTheSame(answer, by)),
                (answer, by) -> answer.absorbed(by.rule()));
    }

    /** Whether all that a finding measured, another one measured too: of a part that holds all the records of the whole. */
    private static boolean restsOnTheSame(Finding whole, Finding part) {
        List<Object> known = measured(part);
        List<Object> own = measured(whole);
        return !own.isEmpty() && known.containsAll(own);
    }

    private static List<Object> measured(Finding finding) {
        return finding.evidence().stream()
                .filter(Evidence.Measured.class::isInstance)
                .map(each -> ((Evidence.Measured) each).reading())
                .<Object>map(reading -> List.of(
                        reading.kpi(), reading.range(), reading.value(), reading.numerator(), reading.denominator()))
                .toList();
    }

    /** Changes the answers over which a finding of another rule about the same has a say: the first one in order of segments. */
    private void overrule(
            Map<String, List<Finding>> answers,
            Function<Rule, Set<String>> over,
            BiFunction<Map<Segment, List<Finding>>, Segment, Stream<Finding>> about,
            BiPredicate<Finding, Finding> applies,
            BinaryOperator<Finding> change) {
        Map<String, Map<Segment, List<Finding>>> rulers = new LinkedHashMap<>();
        for (Rule rule : rules.values()) {
            for (String id : over.apply(rule)) {
                Map<Segment, List<Finding>> fired = answers.getOrDefault(rule.id(), List.of()).stream()
                        .filter(answer -> answer.outcome() == Outcome.FIRED)
                        .sorted(Comparator.comparing(Finding::segment).thenComparing(Finding::range))
                        .collect(Collectors.groupingBy(Finding::segment, LinkedHashMap::new, Collectors.toList()));
                fired.forEach((segment, by) -> rulers.computeIfAbsent(id, none -> new LinkedHashMap<>())
                        .computeIfAbsent(segment, none -> new ArrayList<>())
                        .addAll(by));
            }
        }
        rulers.forEach((id, by) -> answers.computeIfPresent(
                id,
                (same, own) -> own.stream()
                        .map(answer -> about.apply(by, answer.segment())
                                .filter(ruler -> ruler.range().overlaps(answer.range()) && applies.test(answer, ruler))
                                .findFirst()
                                .map(ruler -> change.apply(answer, ruler))
                                .orElse(answer))
                        .toList()));
    }

    private static boolean isPart(Segment one, Segment other) {
        return one.contains(other) || other.contains(one);
    }

    @Override
    public String toString() {
        return "RuleSet: " + rules.size() + " rules";
    }
}
