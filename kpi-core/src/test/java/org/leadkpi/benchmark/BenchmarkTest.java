package org.leadkpi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

class BenchmarkTest {

    private static Benchmark.Builder builder() {
        return Benchmark.named("own")
                .kpis("reply-rate")
                .kind(Benchmark.Kind.BAND)
                .label("ours")
                .range("[4, 9]", Benchmark.Measure.PERCENT)
                .cite(Citation.EXT, "survey");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PERCENT | [0.5, 25] | [0.005, 0.25] | 0.5 % to 25 %
                    RATIO   | > 5       | > 5           | above 5
                    COUNT   | = 500     | = 500         | 500
                    SECONDS | >= 90     | >= 90         | at least 90 s
                    MINUTES | < 5       | < 300         | below 5 min
                    HOURS   | <= 24     | <= 86400      | at most 24 h
                    DAYS    | [45, 75]  | [45, 75]      | 45 days to 75 days
                    POINTS  | > 80      | > 80          | above 80 points
                    MONEY   | < 80.5    | < 80.5        | below 80.5
                    PERCENT | < 100/3   | < 1/3         | below 33.3333 %
                    """)
    void range_isKeptInTheUnitOfTheKpi(Benchmark.Measure measure, String written, String kept, String shown) {
        Benchmark benchmark = builder().range(written, measure).build();

        assertThat(benchmark.band()).isEqualTo(Band.parse(kept));
        assertThat(benchmark.range()).isEqualTo(shown);
    }

    @Test
    void measure_fitsItsUnitOnly() {
        List<Unit> units = List.of(
                Unit.RATIO,
                Unit.COUNT,
                Unit.SECONDS,
                Unit.DAYS,
                Unit.MONEY,
                StandardKpis.COST_PER_LEAD.unit(),
                StandardKpis.PIPELINE_VELOCITY.unit());

        assertThat(units).filteredOn(Benchmark.Measure.PERCENT::fits).containsExactly(Unit.RATIO);
        assertThat(units).filteredOn(Benchmark.Measure.RATIO::fits).containsExactly(Unit.RATIO);
        assertThat(units).filteredOn(Benchmark.Measure.COUNT::fits).containsExactly(Unit.COUNT);
        assertThat(units).filteredOn(Benchmark.Measure.SECONDS::fits).containsExactly(Unit.SECONDS);
        assertThat(units).filteredOn(Benchmark.Measure.MINUTES::fits).containsExactly(Unit.SECONDS);
        assertThat(units).filteredOn(Benchmark.Measure.HOURS::fits).containsExactly(Unit.SECONDS);
        assertThat(units).filteredOn(Benchmark.Measure.DAYS::fits).containsExactly(Unit.DAYS);
        assertThat(units)
                .filteredOn(Benchmark.Measure.MONEY::fits)
                .containsExactly(Unit.MONEY, StandardKpis.COST_PER_LEAD.unit());
    }

    @Test
    void toString_namesScopeAndSource() {
        assertThat(builder().build()).hasToString("own ours 4 % to 9 % (EXT survey)");
        assertThat(builder()
                        .within("intent", "high")
                        .within("lead-type", "cold_inbound")
                        .quoting("Jo")
                        .build())
                .hasToString("own ours 4 % to 9 % for intent high and lead type cold inbound (EXT survey, quoting Jo)");
    }

    // ---- what it judges

    @ParameterizedTest
    @EnumSource(Benchmark.Kind.class)
    void judges_ifItIsAVerdict(Benchmark.Kind kind) {
        boolean isVerdict = Set.of(Benchmark.Kind.BAND, Benchmark.Kind.LOW, Benchmark.Kind.HIGH, Benchmark.Kind.TARGET)
                .contains(kind);

        assertThat(kind.isVerdict()).isEqualTo(isVerdict);
        assertThat(builder().kind(kind).build().judges(Readings.ratio("reply-rate", "0.05")))
                .isEqualTo(isVerdict);
    }

    @Test
    void judges_itsKpisInItsUnitAndScope() {
        Benchmark benchmark = builder().kpis("other").within("team", "east").build();
        Segment east = Segment.of("team", "east");

        assertThat(benchmark.judges(Readings.ratio("reply-rate", "0.05", east))).isTrue();
        assertThat(benchmark.judges(Readings.ratio("other", "0.05", east.with("channel", "email"))))
                .isTrue();
        assertThat(benchmark.judges(Readings.ratio("third", "0.05", east))).isFalse();
        assertThat(benchmark.judges(Readings.time("reply-rate", 5, east))).isFalse();
        assertThat(benchmark.judges(Readings.ratio("reply-rate", "0.05"))).isFalse();
        assertThat(benchmark.judges(Readings.ratio("reply-rate", "0.05", Segment.of("team", "west"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BAND,    BELOW,         IN_BAND,       ABOVE",
        "TARGET,  BELOW,         IN_BAND,       ABOVE",
        "LOW,     BELOW,         BELOW,         UNBENCHMARKED",
        "HIGH,    UNBENCHMARKED, ABOVE,         ABOVE",
        "EXAMPLE, UNBENCHMARKED, UNBENCHMARKED, UNBENCHMARKED",
        "CONTEXT, UNBENCHMARKED, UNBENCHMARKED, UNBENCHMARKED",
        "SETTING, UNBENCHMARKED, UNBENCHMARKED, UNBENCHMARKED"
    })
    void position_isWhatTheKindMakesOfIt(
            Benchmark.Kind kind, Standing.Position below, Standing.Position in, Standing.Position above) {
        Benchmark benchmark = builder().kind(kind).build();

        assertThat(benchmark.position(Rational.parse("0.0399"))).isEqualTo(below);
        assertThat(benchmark.position(Rational.parse("0.04"))).isEqualTo(in);
        assertThat(benchmark.position(Rational.parse("0.09"))).isEqualTo(in);
        assertThat(benchmark.position(Rational.parse("0.0901"))).isEqualTo(above);
    }

    // ---- what is refused

    @Test
    void build_needsKindRangeAndCitation() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Benchmark.named("own").build())
                .withMessage("benchmark own has no kind");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Benchmark.named("own").kind(Benchmark.Kind.BAND).build())
                .withMessage("benchmark own has no range");
        assertThatIllegalStateException()
                .isThrownBy(() -> Benchmark.named("own")
                        .kind(Benchmark.Kind.BAND)
                        .range("> 1", Benchmark.Measure.COUNT)
                        .build())
                .withMessage("benchmark own has no citation: say where it comes from");
    }

    @Test
    void build_needsIdAndLabel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().label(" ").build())
                .withMessage("benchmark own needs a label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benchmark.named("")
                        .kind(Benchmark.Kind.BAND)
                        .label("ours")
                        .range("> 1", Benchmark.Measure.COUNT)
                        .cite(Citation.EXT, "survey")
                        .build())
                .withMessage("a benchmark needs an id: label \"ours\"");
    }

    @Test
    void lists_areCopied() {
        List<String> kpis = new java.util.ArrayList<>(List.of("reply-rate"));
        Benchmark whole = builder().build();
        Benchmark benchmark = new Benchmark(
                whole.id(),
                kpis,
                whole.kind(),
                whole.label(),
                whole.band(),
                whole.measure(),
                whole.scope(),
                whole.statement(),
                whole.citation(),
                whole.quoting());
        kpis.add("win-rate");

        assertThat(benchmark).isEqualTo(whole);
        assertThat(benchmark.kpis()).isUnmodifiable();
    }
}
