package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class ScaleTest {

    @Test
    void numbers_standBetweenStartAndEnd() {
        Scale up = Scale.of(List.of(Rational.of(30), Rational.of(10), Rational.of(20)), 100, 0);

        assertThat(up.at(10)).isEqualTo("100");
        assertThat(up.at(20)).isEqualTo("50");
        assertThat(up.at(30)).isEqualTo("0");
        assertThat(up.at(Rational.of(40, 3))).isEqualTo("83.3");
        assertThat(up.length(Rational.of(10), Rational.of(15))).isEqualTo("25");
        assertThat(up.length(Rational.of(15), Rational.of(10))).isEqualTo("25");
    }

    @Test
    void numbers_thatAreAllAlike_standInTheMiddle() {
        Scale up = Scale.of(List.of(Rational.of(5), Rational.of(5)), 28, 4);

        assertThat(up.at(5)).isEqualTo("16");
        assertThat(up.length(Rational.of(5), Rational.of(5))).isEqualTo("0");
    }

    @Test
    void parts_haveTheirMiddles() {
        Scale across = Scale.ofParts(4, 0, 80);

        assertThat(List.of(across.at(0), across.at(1), across.at(2), across.at(3)))
                .containsExactly("10", "30", "50", "70");
        assertThat(Scale.ofParts(1, 0, 80).at(0)).isEqualTo("40");
    }

    @Property
    void number_betweenTheEnds_neverLeavesTheLine(
            @ForAll @IntRange(max = 1000) int least,
            @ForAll @IntRange(max = 1000) int span,
            @ForAll @IntRange(max = 1000) int part) {
        Scale scale = Scale.of(List.of(Rational.of(least), Rational.of(least + span)), 4, 24);
        Rational number = Rational.of(least).plus(Rational.of((long) span * part, 1000));

        assertThat(Rational.parse(scale.at(number)).compareTo(Rational.of(4))).isNotNegative();
        assertThat(Rational.parse(scale.at(number)).compareTo(Rational.of(24))).isNotPositive();
    }
}
