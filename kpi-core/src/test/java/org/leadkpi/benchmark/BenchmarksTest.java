package org.leadkpi.benchmark;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.benchmark.Benchmark.Kind.BAND;
import static org.leadkpi.benchmark.Benchmark.Kind.CONTEXT;
import static org.leadkpi.benchmark.Benchmark.Kind.EXAMPLE;
import static org.leadkpi.benchmark.Benchmark.Kind.HIGH;
import static org.leadkpi.benchmark.Benchmark.Kind.LOW;
import static org.leadkpi.benchmark.Benchmark.Kind.SETTING;
import static org.leadkpi.benchmark.Benchmark.Kind.TARGET;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL_PERIOD;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leadkpi.capacity.LoadBand;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;

class BenchmarksTest {

    private static final Benchmarks PUBLISHED = Benchmarks.published();

    private static final Rational A_LITTLE = Rational.of(1, 1_000_000_000);

    private static Benchmark published(String id) {
        return PUBLISHED.find(id).orElseThrow(() -> new AssertionError("no benchmark " + id));
    }

    // ---- every figure, against what the sources say

    /** What a source says: the edges in the unit of the KPI, none where it is empty, and whether each belongs to it. */
    private record Said(
            String id, Benchmark.Kind kind, String low, boolean lowIn, String high, boolean highIn, String source) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Said between(String id, Benchmark.Kind kind, String low, String high, String source) {
        return new Said(id, kind, low, true, high, true, source);
    }

    private static Said exactly(String id, Benchmark.Kind kind, String number, String source) {
        return between(id, kind, number, number, source);
    }

    private static Said below(String id, Benchmark.Kind kind, String edge, String source) {
        return new Said(id, kind, "", false, edge, false, source);
    }

    private static Said atMost(String id, Benchmark.Kind kind, String edge, String source) {
        return new Said(id, kind, "", false, edge, true, source);
    }

    private static Said above(String id, Benchmark.Kind kind, String edge, String source) {
        return new Said(id, kind, edge, false, "", false, source);
    }

    private static Said atLeast(String id, Benchmark.Kind kind, String edge, String source) {
        return new Said(id, kind, edge, true, "", false, source);
    }

    static Stream<Said> said() {
        return Stream.of(
                between("B-01", BAND, "0.02", "0.05", "A1"),
                below("B-02", LOW, "0.005", "A1"),
                between("B-03", BAND, "0.01", "0.03", "A1"),
                below("B-04", LOW, "0.005", "A1"),
                above("B-05", HIGH, "3", "A1"),
                between("B-06", BAND, "0.10", "0.25", "A1"),
                below("B-07", LOW, "0.10", "A1"),
                above("B-08", HIGH, "0.30", "A1"),
                between("B-09", BAND, "0.20", "0.30", "A1"),
                below("B-10", LOW, "0.10", "A1"),
                atLeast("B-11", TARGET, "3", "A1"),
                below("B-12", LOW, "1", "A1"),
                above("B-13", HIGH, "5", "A1"),
                between("B-14", BAND, "0.05", "0.15", "A1"),
                below("B-15", LOW, "0.03", "A1"),
                exactly("B-16", CONTEXT, "0.10", "A1"),
                exactly("B-16.example", EXAMPLE, "0.06", "A1"),
                between("B-17", BAND, "0.20", "0.40", "A1"),
                between("B-18", BAND, "0.01", "0.03", "A1"),
                between("B-19", HIGH, "0.30", "0.40", "A1"),
                below("B-20", TARGET, "180", "A1"),
                atLeast("B-21", TARGET, "0.70", "A1"),
                below("B-22", TARGET, "300", "A0"),
                atMost("B-23", TARGET, "86400", "A0"),
                atLeast("B-24", SETTING, "900", "A0"),
                between("B-25", SETTING, "0", "100", "A0"),
                above("B-26", SETTING, "80", "A0"),
                between("B-27", SETTING, "3", "4", "A0"),
                atLeast("B-28", SETTING, "90", "A0"),
                atLeast("B-29", SETTING, "3", "A0"),
                between("B-30", BAND, "100", "300", "A2"),
                between("B-31", BAND, "50", "100", "A2"),
                between("B-32", BAND, "20", "50", "A2"),
                between("B-33", BAND, "300", "500", "A2"),
                between("B-34", BAND, "100", "200", "A2"),
                atLeast("B-35", HIGH, "300", "A2"),
                between("B-36", LOW, "50", "100", "A2"),
                atLeast("B-37", HIGH, "4", "A1"),
                atLeast("B-38", SETTING, "3", "A1"),
                atLeast("B-39", HIGH, "0.80", "A1"),
                exactly("B-40", EXAMPLE, "500", "A1"),
                exactly("B-40.close-rate", EXAMPLE, "0.04", "A1"),
                between("B-41", EXAMPLE, "45", "75", "A1"),
                between("B-42", SETTING, "5", "7", "A1"),
                between("B-43", SETTING, "2", "3", "A1"),
                atLeast("B-44", HIGH, "20", "A1"),
                exactly("B-45", SETTING, "1800", "A1"),
                exactly("B-45.monthly", SETTING, "3600", "A1"),
                exactly("B-46", SETTING, "0.50", "A1"),
                exactly("B-46.double", SETTING, "2", "A1"),
                new Said("B-47", SETTING, "10", true, "100", false, "A1"),
                atMost("B-48", CONTEXT, "100", "A1"),
                between("B-49", CONTEXT, "0.30", "0.40", "A0"),
                exactly("B-50", CONTEXT, "180", "A0"),
                below("B-51", CONTEXT, "3", "A1"));
    }

    @ParameterizedTest
    @MethodSource("said")
    void figure_isWhatTheSourceSays(Said said) {
        Benchmark benchmark = published(said.id());

        assertThat(benchmark.kind()).isEqualTo(said.kind());
        assertThat(benchmark.citation().source()).isEqualTo(said.source());
        Band band = benchmark.band();
        if (said.low().isEmpty()) {
            assertThat(band.isBelow(Rational.of(-1_000_000))).isFalse();
        } else {
            Rational low = Rational.parse(said.low());
            assertThat(band.isBelow(low.minus(A_LITTLE))).isTrue();
            assertThat(band.isBelow(low)).isEqualTo(!said.lowIn());
            assertThat(band.contains(low)).isEqualTo(said.lowIn());
            assertThat(band.contains(low.plus(A_LITTLE))).isEqualTo(!said.low().equals(said.high()));
        }
        if (said.high().isEmpty()) {
            assertThat(band.isAbove(Rational.of(1_000_000))).isFalse();
        } else {
            Rational high = Rational.parse(said.high());
            assertThat(band.contains(high.minus(A_LITTLE)))
                    .isEqualTo(!said.low().equals(said.high()));
            assertThat(band.contains(high)).isEqualTo(said.highIn());
            assertThat(band.isAbove(high)).isEqualTo(!said.highIn());
            assertThat(band.isAbove(high.plus(A_LITTLE))).isTrue();
        }
    }

    @Test
    void figures_areThoseFiftyOne_andFourThatGoWithOne() {
        assertThat(PUBLISHED.all())
                .extracting(Benchmark::id)
                .containsExactlyInAnyOrderElementsOf(said().map(Said::id).toList());
        assertThat(PUBLISHED.all().stream().map(Benchmark::id).filter(id -> !id.contains(".")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 51)
                        .mapToObj(item -> String.format(Locale.ROOT, "B-%02d", item))
                        .toList());
        assertThat(PUBLISHED.all().stream().map(Benchmark::id).filter(id -> id.contains(".")))
                .allSatisfy(id -> assertThat(PUBLISHED.find(id.substring(0, id.indexOf('.'))))
                        .isPresent());
    }

    @Test
    void figures_sayWhomTheyQuote() {
        Map<String, Set<String>> quoting = new java.util.TreeMap<>();
        PUBLISHED
                .all()
                .forEach(benchmark -> benchmark
                        .quoting()
                        .ifPresent(who -> quoting.computeIfAbsent(who, unused -> new TreeSet<>())
                                .add(benchmark.id())));

        assertThat(quoting)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Cognism", Set.of("B-20", "B-21"),
                        "Sales Hacker and HubSpot Research", Set.of("B-30", "B-31", "B-32", "B-33")));
    }

    @Test
    void figure_standsInItsRangeOnly() {
        Pattern number = Pattern.compile("\\b[0-9]");

        assertThat(PUBLISHED.all())
                .allSatisfy(benchmark -> assertThat(benchmark.label() + ": " + benchmark.statement())
                        .doesNotContainPattern(number)
                        .endsWith("."));
    }

    @Test
    void setting_saysWhichPolicyItIs() {
        assertThat(PUBLISHED.all())
                .filteredOn(benchmark -> benchmark.kind() == SETTING)
                .allSatisfy(benchmark -> assertThat(benchmark.statement()).contains("policy"));
    }

    // ---- the KPIs they belong to

    @Test
    void everyKpi_isInTheCatalogue() {
        Set<String> known = Catalog.standard().kpis().stream().map(Kpi::id).collect(toCollection(TreeSet::new));
        Set<String> unknown = PUBLISHED.all().stream()
                .flatMap(benchmark -> benchmark.kpis().stream())
                .filter(id -> !known.contains(id))
                .collect(toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    /** Figures that go with a KPI without being of its unit: shown beside it, and never held against its readings. */
    private static final Set<String> OF_ANOTHER_UNIT = Set.of(
            "B-05 traffic-to-lead",
            "B-20 response-within-3m",
            "B-22 response-sla-attainment",
            "B-22 response-within-5m",
            "B-23 response-sla-attainment",
            "B-23 response-within-24h",
            "B-24 response-within-15m",
            "B-26 routing-compliance",
            "B-27 lead-quality-score",
            "B-28 connect-rate",
            "B-28 connect-rate.call-only",
            "B-28 connect-rate.period",
            "B-28 conversations-started",
            "B-29 lead-quality-score",
            "B-37 cost-per-lead",
            "B-50 connect-rate");

    @Test
    void figure_isOfTheUnitOfItsKpis() {
        Set<String> others = new TreeSet<>();
        for (Kpi kpi : Catalog.standard().kpis()) {
            for (Benchmark benchmark : PUBLISHED.of(kpi)) {
                if (!benchmark.measure().fits(kpi.unit())) {
                    others.add(benchmark.id() + " " + kpi.id());
                }
            }
        }

        assertThat(others).isEqualTo(new TreeSet<>(OF_ANOTHER_UNIT));
    }

    @Test
    void scope_isAValueOfADimension() {
        Map<String, Set<String>> values = Map.of(
                StandardDimensions.INTENT.name(),
                words(IntentTier.values()),
                StandardDimensions.LEAD_TYPE.name(),
                words(LeadType.values()),
                "growth-stage",
                words(GrowthStage.values()));

        assertThat(PUBLISHED.all())
                .flatExtracting(benchmark -> benchmark.scope().values().entrySet())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(values.get(part.getKey())).contains(part.getValue()));
        assertThat(PUBLISHED.all())
                .filteredOn(benchmark -> !benchmark.scope().isTotal())
                .extracting(Benchmark::id)
                .containsExactlyInAnyOrder("B-22", "B-23", "B-24", "B-30", "B-31", "B-32", "B-33", "B-51");
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
    }

    // ---- finding them

    @Test
    void of_isEverythingAboutAKpi() {
        assertThat(PUBLISHED.of(MQL_TO_SQL)).extracting(Benchmark::id).containsExactly("B-06", "B-07", "B-08");
        assertThat(PUBLISHED.of(MQL_TO_SQL_PERIOD)).as("a variant").isEmpty();
    }

    @Test
    void find_isById() {
        assertThat(PUBLISHED.find("B-06"))
                .hasValueSatisfying(benchmark -> assertThat(benchmark)
                        .hasToString("B-06 working range 10 % to 25 % (A1 MQL to SQL conversion rate)"));
        assertThat(PUBLISHED.find("B-52")).isEmpty();
        assertThat(PUBLISHED).hasToString("Benchmarks: 55 figures");
    }

    @Test
    void published_isReadOnce() {
        assertThat(Benchmarks.published()).isSameAs(PUBLISHED);
    }

    // ---- what judges a reading

    @Test
    void judging_leavesOutWhatIsNoVerdict() {
        assertThat(PUBLISHED.judging(Readings.ratio("reply-rate", "0.06")))
                .extracting(Benchmark::id)
                .containsExactly("B-14", "B-15");
        assertThat(PUBLISHED.judging(Readings.ratio("win-rate", "0.06"))).isEmpty();
    }

    /** The bands of a type win where it is known, and 300 outbound prospects are no high load: tensions T-12 and T-13. */
    @Test
    void judging_theTypeOfLeadsGoesFirst() {
        Segment outbound = Segment.of(StandardDimensions.LEAD_TYPE, "outbound_prospect");

        assertThat(PUBLISHED.judging(Readings.ratio("leads-per-rep", "400", outbound)))
                .extracting(Benchmark::id)
                .containsExactly("B-33");
        assertThat(PUBLISHED.judging(Readings.ratio("leads-per-rep", "400", outbound.with("team", "east"))))
                .extracting(Benchmark::id)
                .containsExactly("B-33");
        assertThat(PUBLISHED.judging(Readings.ratio("leads-per-rep", "400", Segment.of("lead-type", "pql"))))
                .as("a type without a band")
                .extracting(Benchmark::id)
                .containsExactly("B-34", "B-35", "B-36");
        assertThat(PUBLISHED.judging(Readings.ratio("leads-per-rep", "400")))
                .extracting(Benchmark::id)
                .containsExactly("B-34", "B-35", "B-36");
    }

    @Test
    void judging_theTargetOfATierGoesBeforeTheGeneralOne() {
        assertThat(PUBLISHED.judging(Readings.time("lead-response-time", 240, Segment.ALL)))
                .extracting(Benchmark::id)
                .containsExactly("B-20");
        assertThat(PUBLISHED.judging(Readings.time("lead-response-time", 240, Segment.of("intent", "high"))))
                .extracting(Benchmark::id)
                .containsExactly("B-22");
        assertThat(PUBLISHED.judging(Readings.time("lead-response-time", 240, Segment.of("intent", "medium"))))
                .extracting(Benchmark::id)
                .containsExactly("B-20");
    }

    // ---- one's own

    private static Benchmark own(String id) {
        return Benchmark.named(id)
                .kpis("mql-to-sql")
                .kind(BAND)
                .label("range of our peers")
                .range("[12, 18]", Benchmark.Measure.PERCENT)
                .cite(Citation.EXT, "survey of our association")
                .build();
    }

    @Test
    void with_addsAFigureOfOnesOwn() {
        Benchmark peers = own("peers");

        assertThat(PUBLISHED.with(peers).of(MQL_TO_SQL)).hasSize(4).endsWith(peers);
        assertThat(PUBLISHED.of(MQL_TO_SQL)).hasSize(3);
        assertThat(Benchmarks.empty().with(peers).all()).containsExactly(peers);
    }

    @Test
    void with_anIdThatIsTaken_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.with(own("B-06")))
                .withMessage(
                        "benchmark B-06 is defined twice: B-06 working range 10 % to 25 % (A1 MQL to SQL conversion"
                                + " rate) and B-06 range of our peers 12 % to 18 % (EXT survey of our association)");
    }

    @Test
    void replace_putsAThresholdOfOnesOwnInItsPlace() {
        Benchmark peers = own("B-06");

        assertThat(PUBLISHED.replace(peers).of(MQL_TO_SQL))
                .containsExactly(peers, published("B-07"), published("B-08"));
        assertThat(published("B-06")).isNotEqualTo(peers);
    }

    @Test
    void replace_ofWhatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.replace(own("B-99")))
                .withMessage("no benchmark B-99 to replace by B-99 range of our peers 12 % to 18 %"
                        + " (EXT survey of our association)");
    }

    @Test
    void all_isUnmodifiable() {
        assertThat(PUBLISHED.all()).isUnmodifiable();
        assertThat(List.copyOf(PUBLISHED.all())).isEqualTo(PUBLISHED.all());
    }

    // ---- what a rep can carry

    @Test
    void loadBands_areThoseThatKpisAreMadeOf() {
        assertThat(PUBLISHED.loadBands()).isEqualTo(LoadBands.published());
    }

    @Test
    void loadBands_followFiguresOfOnesOwn() {
        Benchmark product = Benchmark.named("our-product-leads")
                .kpis("leads-per-rep")
                .kind(BAND)
                .label("leads a month")
                .range("[30, 80]", Benchmark.Measure.RATIO)
                .within("lead-type", "pql")
                .cite(Citation.EXT, "our sales team")
                .build();

        assertThat(PUBLISHED.with(product).loadBands().of(LeadType.PQL)).isEqualTo(LoadBand.between(30, 80));
        assertThat(PUBLISHED.loadBands().of(LeadType.PQL)).isEqualTo(LoadBand.between(100, 200));
        assertThatThrownBy(() -> Benchmarks.empty().loadBands())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no figure of leads per rep of kind BAND");
    }
}
