package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Threshold;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.diagnosis.Vanity;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.value.Rational;

/** Every published figure, and every number of a review, can be reached from something that a user sees. */
class CoverageTest {

    private static Set<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> String.format("%s%02d", letter, number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A second figure of an item has a dotted suffix, and a second rule a letter: {@code B-16.example}, {@code D08b}. */
    private static String item(String id) {
        return id.replaceFirst("([0-9])([.a-z].*)$", "$1");
    }

    @Test
    void figures_areAllThereOnce() {
        assertThat(Benchmarks.published().all().stream().map(figure -> item(figure.id())))
                .containsAll(numbered("B-", 51))
                .isSubsetOf(numbered("B-", 51));
    }

    @Test
    void everyFigure_isReachable() {
        Set<String> kpis = Catalog.standard().kpis().stream().map(Kpi::id).collect(Collectors.toSet());
        Stream<String> ofKpis = Benchmarks.published().all().stream()
                .filter(figure -> figure.kpis().stream().anyMatch(kpis::contains))
                .map(Benchmark::id);
        Stream<String> ofThresholds =
                Thresholds.standard().all().stream().flatMap(threshold -> threshold.benchmark().stream());
        Stream<String> ofSheets = Stream.concat(
                ReviewSheet.all().stream()
                        .flatMap(sheet -> sheet.length().stream())
                        .map(Benchmark::id),
                ReviewSheet.spreadsheet(Rational.ONE, 30).stream().map(Benchmark::id));
        Stream<String> ofTests = Vanity.tests().stream().map(Benchmark::id);
        Set<String> reached = Stream.of(ofKpis, ofThresholds, ofSheets, ofTests)
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Benchmarks.published().all().stream().map(Benchmark::id))
                .filteredOn(id -> !reached.contains(id))
                .isEmpty();
    }

    @Test
    void figures_nameKpisOfTheCatalogue() {
        Set<String> kpis = Catalog.standard().kpis().stream().map(Kpi::id).collect(Collectors.toSet());

        assertThat(Benchmarks.published().all().stream().flatMap(figure -> figure.kpis().stream()))
                .filteredOn(id -> !kpis.contains(id))
                .isEmpty();
    }

    @Test
    void rules_areAmongTheNinety() {
        assertThat(RuleSet.standard().rules().stream().map(rule -> item(rule.id())))
                .isNotEmpty()
                .isSubsetOf(numbered("D", 90));
    }

    @Test
    void rules_areAllNinety() {
        Set<String> missing = numbered("D", 90);
        RuleSet.standard().rules().forEach(rule -> missing.remove(item(rule.id())));

        assertThat(missing).as("rules that are missing").isEmpty();
    }

    @Test
    void thresholds_thatArePublished_haveTheirSource() {
        assertThat(Thresholds.standard().all())
                .filteredOn(each -> each.benchmark().isPresent())
                .allSatisfy(each -> {
                    assertThat(each.citation().isInferred()).as(each.key()).isFalse();
                    assertThat(Benchmarks.published().find(each.benchmark().get()))
                            .isPresent();
                });
        assertThat(Thresholds.standard().all())
                .filteredOn(each -> each.benchmark().isEmpty())
                .extracting(Threshold::citation)
                .allMatch(citation -> citation.isInferred());
    }

    /** What a review shows must be something to act on: each KPI passes the half test, or is money that can be paused. */
    @Test
    void reviewedNumbers_passTheHalfTest() {
        List<String> metrics = ReviewSheet.all().stream()
                .flatMap(sheet -> sheet.kpis().stream())
                .filter(kpi -> !Vanity.passesHalfTest(kpi))
                .map(Kpi::id)
                .distinct()
                .toList();

        assertThat(metrics).containsExactlyInAnyOrder("spend", "meetings-booked");
        assertThat(ReviewSheet.of(Cadence.DAILY).kpis()).noneMatch(Kpi::isVanity);
    }
}
