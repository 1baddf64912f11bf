package org.leadkpi.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class SparklineTest {

    private static List<Optional<Rational>> values(int... values) {
        return IntStream.of(values)
                .mapToObj(value -> Optional.of(Rational.of(value)))
                .toList();
    }

    @Test
    void values_areAsHighAsTheyLieBetweenLeastAndGreatest() {
        assertThat(Sparkline.of(values(0, 1, 2, 3, 4, 5, 6, 7), UTF_8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.of(values(-100, 100, 0), UTF_8)).isEqualTo("▁█▅");
    }

    @Test
    void outputWithoutBlocks_getsPlainCharacters() {
        assertThat(Sparkline.of(values(0, 1, 2, 3), US_ASCII)).isEqualTo("_.-'");
    }

    @Test
    void valuesAllAlike_areInTheMiddle() {
        assertThat(Sparkline.of(values(5, 5, 5), UTF_8)).isEqualTo("▅▅▅");
    }

    @Test
    void missingValue_isAGap() {
        List<Optional<Rational>> gap = Stream.of(values(1), List.of(Optional.<Rational>empty()), values(2))
                .flatMap(List::stream)
                .toList();

        assertThat(Sparkline.of(gap, UTF_8)).isEqualTo("▁ █");
    }

    @Test
    void fewerThanTwoValues_areNoLine() {
        assertThat(Sparkline.of(values(5), UTF_8)).isEmpty();
    }
}
