package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** What holds of every diagnosis, whatever the company: I-19 and I-24 of the specification among it. */
class DiagnosisLawsTest {

    private static final int MANY = 12;

    private static final long SEEDS = 1_000_000;

    /** Thresholds below which a rule fires, and that rule. */
    private static final Map<String, String> LOW = Map.of(
            "mqlSql.low", "D17",
            "t2l.low", "D03",
            "ctr.social.low", "D06",
            "sqlCustomer.low", "D38");

    @Property(tries = MANY, seed = "191", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i19_tighteningALowThreshold_addsNoFinding(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = Companies.random(seed).dataset();
        Random random = new Random(seed);
        Thresholds tighter = Thresholds.standard();
        for (String key : LOW.keySet()) {
            Threshold old = tighter.get(key);
            String edge = old.number()
                    .dividedBy(old.measure().size())
                    .times(Rational.of(1 + random.nextInt(9), 10))
                    .toString();
            tighter = tighter.with(key, "< " + edge);
        }
        RuleSet rules = RuleSet.standard().only(LOW.values().toArray(String[]::new));

        Diagnosis standard = examine(rules, data);
        Diagnosis fewer = examine(rules.with(tighter), data);

        assertThat(places(standard, Outcome::isFinding)).containsAll(places(fewer, Outcome::isFinding));
        assertThat(places(standard, Outcome.FIRED::equals)).containsAll(places(fewer, Outcome.FIRED::equals));
    }

    private static Set<List<Object>> places(Diagnosis diagnosis, Predicate<Outcome> counts) {
        return diagnosis.all().stream()
                .filter(finding -> counts.test(finding.outcome()))
                .map(finding -> List.<Object>of(finding.rule(), finding.segment(), finding.range()))
                .collect(Collectors.toSet());
    }

    @Property(tries = MANY, seed = "241", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i24_segmentWithoutRecordsThatCount_changesNoAnswer(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Companies.Records records = Companies.random(seed);
        Diagnosis before = examine(RuleSet.standard(), records.dataset());

        List<Lead> more = new ArrayList<>(records.leads());
        more.add(Lead.builder("left-out", records.leads().get(0).createdAt())
                .channel("empty")
                .test(true)
                .build());
        Diagnosis after = examine(
                RuleSet.standard(),
                new Companies.Records(more, records.touches(), records.spend(), records.traffic()).dataset());

        assertThat(answers(after)).containsAllEntriesOf(answers(before));
        assertThat(after.findings()).noneMatch(finding -> finding.segment().has("empty"));
    }

    private static Map<List<Object>, List<Object>> answers(Diagnosis diagnosis) {
        Map<List<Object>, List<Object>> answers = new HashMap<>();
        for (Finding finding : diagnosis.all()) {
            answers.merge(
                    List.of(finding.rule(), finding.segment(), finding.range()),
                    List.of(finding.outcome() + " " + finding.severity()),
                    (one, other) -> {
                        List<Object> both = new ArrayList<>(one);
                        both.addAll(other);
                        return both;
                    });
        }
        return answers;
    }

    @Property(tries = MANY, seed = "242", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderOfRecords_changesNoFinding(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Companies.Records records = Companies.random(seed);
        Random random = new Random(seed);
        Companies.Records shuffled = new Companies.Records(
                shuffled(records.leads(), random),
                shuffled(records.touches(), random),
                shuffled(records.spend(), random),
                shuffled(records.traffic(), random));

        assertThat(examine(RuleSet.standard(), shuffled.dataset()).all())
                .isEqualTo(examine(RuleSet.standard(), records.dataset()).all());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Property(tries = MANY, seed = "243", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderOfRules_changesNoAnswer(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = Companies.random(seed).dataset();
        List<Rule> rules = shuffled(StandardRules.all(), new Random(seed));

        assertThat(examine(RuleSet.empty().with(rules.toArray(Rule[]::new)), data)
                        .all())
                .containsExactlyInAnyOrderElementsOf(
                        examine(RuleSet.standard(), data).all());
    }

    @Property(tries = MANY, seed = "246", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void numberOfThreads_changesNothing(
            @ForAll @LongRange(min = 0, max = SEEDS) long seed, @ForAll @IntRange(min = 1, max = 5) int threads) {
        Journal journal = Journal.of(Companies.random(seed).dataset());
        RuleSet rules = RuleSet.standard();
        Dimension[] axes = {StandardDimensions.CHANNEL, StandardDimensions.LEAD_TYPE};
        ForkJoinPool pool = new ForkJoinPool(threads);

        Diagnosis found = rules.examine(journal, journal.catalog(), Facts.NONE, pool, Grain.MONTH, axes);
        Diagnosis ofCard = rules.examine(Scorecard.of(Ledger.of(journal, Grain.MONTH, axes)), Facts.NONE, pool);

        pool.shutdown();
        assertThat(found).isEqualTo(rules.examine(journal, journal.catalog(), Facts.NONE, Grain.MONTH, axes));
        assertThat(ofCard).isEqualTo(rules.examine(Scorecard.of(Ledger.of(journal, Grain.MONTH, axes)), Facts.NONE));
    }

    @Property(tries = 2, seed = "245", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatOtherRulesHaveRead_changesNoAnswer(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Journal journal = Journal.of(Companies.random(seed).dataset());
        Scorecard card = Scorecard.of(Ledger.of(journal, Grain.MONTH, StandardDimensions.CHANNEL));
        Supplier<CaseFile> file = () ->
                new CaseFile(card, Optional.of(journal), Thresholds.standard(), Benchmarks.published(), Facts.NONE);
        CaseFile shared = file.get();

        for (Rule rule : shuffled(StandardRules.all(), new Random(seed))) {
            assertThat(rule.examine(shared)).isEqualTo(rule.examine(file.get()));
        }
    }

    /** What several segments are called that are read as one. */
    private static final Set<String> POOLED = Set.of("the others", "all channels together", "in time", "late");

    @Property(tries = MANY, seed = "244", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyFinding_restsOnEvidenceThatCanBeWorkedOutAgain(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = Companies.random(seed).dataset();
        Journal journal = Journal.of(data);
        Map<List<String>, Scorecard> cards = new HashMap<>();

        Diagnosis found = examine(RuleSet.standard(), data);

        assertThat(found.findings()).isNotEmpty();
        for (Finding finding : found.findings()) {
            assertThat(finding.evidence()).as("%s", finding).isNotEmpty();
            for (Evidence evidence : finding.evidence()) {
                for (Reading reading : readings(evidence)) {
                    check(reading, journal, cards);
                }
                check(evidence);
            }
        }
    }

    /** Reads it anew from the records. Several segments as one have no segment of their own. */
    private static void check(Reading reading, Journal journal, Map<List<String>, Scorecard> cards) {
        Map<String, String> place = reading.segment().values();
        if (place.values().stream().anyMatch(POOLED::contains)) {
            return;
        }
        Scorecard card = cards.computeIfAbsent(
                List.copyOf(place.keySet()),
                names -> Scorecard.of(Ledger.of(
                        journal,
                        Catalog.standard(),
                        Grain.MONTH,
                        names.stream()
                                .map(name -> Catalog.standard().dimension(name, journal.data()))
                                .toArray(Dimension[]::new))));
        Reading again = card.get(reading.kpi(), reading.segment(), reading.range());
        assertThat(again.value()).as("%s", reading).isEqualTo(reading.value());
        assertThat(again.interval()).isEqualTo(reading.interval());
        assertThat(again.working()).isEqualTo(reading.working());
    }

    private static List<Reading> readings(Evidence evidence) {
        if (evidence instanceof Evidence.Measured measured) {
            return List.of(measured.reading());
        }
        if (evidence instanceof Evidence.Compared compared) {
            return List.of(compared.reading(), compared.base());
        }
        if (evidence instanceof Evidence.Series series) {
            return series.readings();
        }
        return evidence instanceof Evidence.Split split ? List.of(split.reading(), split.base()) : List.of();
    }

    private static void check(Evidence evidence) {
        assertThat(evidence.text()).isNotBlank();
        if (evidence instanceof Evidence.Compared compared) {
            assertThat(compared.difference())
                    .isEqualTo(compared.reading()
                            .number()
                            .orElseThrow()
                            .minus(compared.base().number().orElseThrow()));
        } else if (evidence instanceof Evidence.Split split) {
            assertThat(split.mix().plus(split.rate()))
                    .isEqualTo(split.reading()
                            .number()
                            .orElseThrow()
                            .minus(split.base().number().orElseThrow()));
        } else if (evidence instanceof Evidence.Limit limit) {
            Threshold set = Thresholds.standard().get(limit.threshold().key());
            assertThat(limit.threshold().citation()).isEqualTo(set.citation());
        }
    }

    private static Diagnosis examine(RuleSet rules, Dataset data) {
        return rules.examine(Journal.of(data), Catalog.standard(), Facts.NONE, Grain.MONTH, StandardDimensions.CHANNEL);
    }
}
