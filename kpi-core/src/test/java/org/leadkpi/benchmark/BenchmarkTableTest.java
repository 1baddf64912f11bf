package org.leadkpi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.value.Citation;

class BenchmarkTableTest {

    private static final String HEADER =
            "id | kpis | kind | label | range | measure | scope | source | place | quoting | statement\n";

    private static final String ROW =
            "X-1 | a b.c | band | usual | [1, 2] | minutes | intent=high team=east | EXT | survey | Jo | So it says.\n";

    private static Benchmarks read(String text) {
        return BenchmarkTable.read("own.txt", text);
    }

    @Test
    void read_takesEveryColumn() {
        assertThat(read(HEADER + ROW).all())
                .containsExactly(new Benchmark(
                        "X-1",
                        List.of("a", "b.c"),
                        Benchmark.Kind.BAND,
                        "usual",
                        Band.parse("[60, 120]"),
                        Benchmark.Measure.MINUTES,
                        Segment.of("intent", "high").with("team", "east"),
                        "So it says.",
                        Citation.of("EXT", "survey"),
                        Optional.of("Jo")));
    }

    @Test
    void read_skipsCommentsAndEmptyLines() {
        assertThat(read("# about\n\n" + HEADER + "  \r\n# more\n" + ROW + "\n").all())
                .isEqualTo(read(HEADER + ROW).all());
        assertThat(read("").all()).isEmpty();
    }

    @Test
    void read_ofEmptyCells_leavesPartsOut() {
        Benchmark benchmark = read(HEADER
                        + ROW.replace("a b.c", "")
                                .replace("intent=high team=east", "")
                                .replace("Jo", ""))
                .all()
                .get(0);

        assertThat(benchmark.kpis()).isEmpty();
        assertThat(benchmark.scope()).isEqualTo(Segment.ALL);
        assertThat(benchmark.quoting()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    X-1           ~             ~ id is missing
                    band          ~             ~ kind is missing
                    usual         ~             ~ label is missing
                    [1, 2]        ~             ~ range is missing
                    minutes       ~             ~ measure is missing
                    EXT           ~             ~ source is missing
                    survey        ~             ~ place is missing
                    So it says.   ~             ~ statement is missing
                    band          ~ bnd         ~ kind is "bnd", must be one of band, low, high, target, example, context, setting
                    minutes       ~ min         ~ measure is "min", must be one of percent, ratio, count, seconds, minutes, hours, days, points, money
                    [1, 2]        ~ [2, 1]      ~ band holds no number: [2, 1]
                    [1, 2]        ~ 1 up to 2   ~ not a band: "1 up to 2", expected one such as [2, 5], 2 to 5, [10, 100), < 3, <= 3, > 3, >= 3 or = 3
                    [1, 2]        ~ < 5min      ~ not a number: "5min", expected a decimal such as 0.4 or a fraction such as 2/5
                    intent=high   ~ high        ~ scope is "high", must be dimension=value
                    intent=high   ~ intent=     ~ scope is "intent=", must be dimension=value
                    intent=high   ~ =high       ~ scope is "=high", must be dimension=value
                    X-1 |         ~ X-1         ~ line has 10 columns, must have 11
                    So it says.   ~ So | so     ~ line has 12 columns, must have 11
                    """)
    void line_thatIsWrong_isNamed(String part, String wrong, String message) {
        String row = ROW.replace(part, wrong == null ? "" : wrong);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("# about\n" + HEADER + row))
                .withMessage("own.txt:3: " + message);
    }

    @Test
    void edge_withoutEnd_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HEADER + ROW.replace("band", "low").replace("[1, 2]", "> 1")))
                .withMessage("own.txt:2: benchmark X-1 calls everything low: > 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HEADER + ROW.replace("band", "high").replace("[1, 2]", "< 1")))
                .withMessage("own.txt:2: benchmark X-1 calls everything high: < 60");
    }

    @Test
    void id_thatOccursTwice_isNamedWithItsSecondLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HEADER + ROW + ROW.replace("usual", "other")))
                .withMessageStartingWith("own.txt:3: benchmark X-1 is defined twice: X-1 usual 1 min to 2 min for ")
                .withMessageContaining(" and X-1 other 1 min");
    }

    @Test
    void header_thatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("\n" + ROW))
                .withMessageStartingWith("own.txt:2: header is \"X-1 | a b.c | band")
                .withMessageEndingWith(", must be \"" + HEADER.strip() + "\"");
    }
}
