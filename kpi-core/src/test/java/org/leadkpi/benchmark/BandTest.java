package org.leadkpi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.value.Rational;

class BandTest {

    private static final Rational A_LITTLE = Rational.of(1, 1_000_000_000);

    // ---- what it holds

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [2, 5]  | below below in    in in    above
                    [2, 5)  | below below in    in above above
                    (2, 5]  | below below below in in    above
                    (2, 5)  | below below below in above above
                    < 5     | in    in    in    in above above
                    <= 5    | in    in    in    in in    above
                    > 2     | below below below in in    in
                    >= 2    | below below in    in in    in
                    = 2     | below below in    above above above
                    """)
    void edges_belongToItOrNot(String notation, String places) {
        Band band = Band.parse(notation);
        Rational two = Rational.of(2);
        Rational five = Rational.of(5);

        assertThat(place(band, two.minus(Rational.ONE))
                        + " " + place(band, two.minus(A_LITTLE))
                        + " " + place(band, two)
                        + " " + place(band, two.plus(A_LITTLE))
                        + " " + place(band, five)
                        + " " + place(band, five.plus(A_LITTLE)))
                .isEqualTo(places.replaceAll(" +", " "));
    }

    private static String place(Band band, Rational number) {
        return band.isBelow(number) ? "below" : band.isAbove(number) ? "above" : "in";
    }

    @Test
    void comparison_isExact() {
        Band low = Band.parse("< 10").times(Rational.of(1, 100));

        // shown as 10.0 %, which would not be low
        assertThat(low.contains(Rational.of(199, 1_992))).isTrue();
        assertThat(low.contains(Rational.of(200, 2_000))).isFalse();
    }

    @Property(tries = 1_000, seed = "71", edgeCases = EdgeCasesMode.NONE)
    void number_isBelowInOrAbove(
            @ForAll @IntRange(min = -6, max = 6) int low,
            @ForAll @IntRange(min = 0, max = 6) int width,
            @ForAll boolean lowIn,
            @ForAll boolean highIn,
            @ForAll @IntRange(min = -20, max = 20) int halves) {
        boolean single = width == 0;
        Band band = new Band(edge(low, lowIn || single), edge(low + width, highIn || single));
        double number = halves / 2.0;
        boolean below = lowIn || single ? number < low : number <= low;
        boolean above = highIn || single ? number > low + width : number >= low + width;

        Rational exact = Rational.of(halves, 2);
        assertThat(band.isBelow(exact)).isEqualTo(below);
        assertThat(band.isAbove(exact)).isEqualTo(above);
        assertThat(band.contains(exact)).isEqualTo(!below && !above);
    }

    private static Optional<Band.Edge> edge(int value, boolean isIncluded) {
        return Optional.of(new Band.Edge(Rational.of(value), isIncluded));
    }

    @Test
    void between_includesBothEnds() {
        assertThat(Band.between(Rational.of(2), Rational.of(5))).isEqualTo(Band.parse("[2, 5]"));
        assertThat(Band.between(Rational.of(2), Rational.of(2))).isEqualTo(Band.parse("= 2"));
    }

    @Test
    void times_movesTheEdges() {
        assertThat(Band.parse("[10, 25)").times(Rational.of(1, 100))).isEqualTo(Band.parse("[0.1, 0.25)"));
        assertThat(Band.parse("< 5").times(Rational.of(60))).isEqualTo(Band.parse("< 300"));
    }

    @Property(tries = 1_000, seed = "72", edgeCases = EdgeCasesMode.NONE)
    void overlap_isWhatBothHold(
            @ForAll @IntRange(min = 0, max = 10) int one, @ForAll @IntRange(min = 0, max = 10) int other) {
        String[] notations = {
            "< 2", "<= 2", "> 2", ">= 2", "= 2", "[1, 2]", "[1, 2)", "[2, 3]", "(2, 3]", "(1, 3)", "> 3"
        };
        Band first = Band.parse(notations[one]);
        Band second = Band.parse(notations[other]);
        boolean isShared = IntStream.rangeClosed(0, 20)
                .mapToObj(quarters -> Rational.of(quarters, 4))
                .anyMatch(number -> first.contains(number) && second.contains(number));

        assertThat(first.overlaps(second)).isEqualTo(isShared);
    }

    // ---- what lies beside it

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [2, 5]  | < 2  | > 5  | >= 2 | <= 5
                    (2, 5)  | <= 2 | >= 5 | > 2  | < 5
                    = 2     | < 2  | > 2  | >= 2 | <= 2
                    """)
    void besides_areTheRestOfTheNumbers(String notation, String below, String above, String notBelow, String notAbove) {
        Band band = Band.parse(notation);

        assertThat(band.below()).hasToString(below);
        assertThat(band.above()).hasToString(above);
        assertThat(band.notBelow()).hasToString(notBelow);
        assertThat(band.notAbove()).hasToString(notAbove);
    }

    @Test
    void beside_whereNothingLies_isRefused() {
        Band low = Band.parse("< 5");

        assertThat(low.above()).hasToString(">= 5");
        assertThat(low.notAbove()).isEqualTo(low);
        assertThatIllegalStateException().isThrownBy(low::below).withMessage("nothing lies below the band < 5");
        assertThatIllegalStateException().isThrownBy(low::notBelow).withMessage("nothing lies below the band < 5");
        assertThatIllegalStateException()
                .isThrownBy(() -> Band.parse(">= 5").above())
                .withMessage("nothing lies above the band >= 5");
    }

    // ---- notation and words

    @ParameterizedTest
    @ValueSource(
            strings = {"[2, 5]", "[2, 5)", "(2, 5]", "(2, 5)", "< 5", "<= 5", "> 2", ">= 2", "= 2", "[-1/3, 0]", "< -7"
            })
    void toString_isTheNotation(String notation) {
        assertThat(Band.parse(notation)).hasToString(notation);
    }

    @Test
    void parse_needsNoSpaces() {
        assertThat(Band.parse("[2,5]")).isEqualTo(Band.parse("[ 2 , 5 ]"));
        assertThat(Band.parse("<0.5")).isEqualTo(Band.parse("< 1/2"));
        assertThat(Band.parse("[3, 3]")).isEqualTo(Band.parse("= 3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [2, 5]  | 2 % to 5 %
                    [2, 5)  | 2 % to below 5 %
                    (2, 5]  | above 2 % to 5 %
                    (2, 5)  | above 2 % to below 5 %
                    < 0.5   | below 0.5 %
                    <= 5    | at most 5 %
                    > 2     | above 2 %
                    >= 2    | at least 2 %
                    = 2     | 2 %
                    """)
    void words_sayWhichEndsBelongToIt(String notation, String words) {
        assertThat(Band.parse(notation).words(number -> number.toDecimalString(3) + " %"))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2, 5]", "[2, 5)", "(2, 5]", "(2, 5)", "< 5", "<= 5", "> 2", ">= 2", "(-1/2, 0]"})
    void parse_readsTheWords(String notation) {
        Band band = Band.parse(notation);

        assertThat(Band.parse(band.words(Rational::toString))).isEqualTo(band);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "2-5",
                "[2, 5",
                "[2; 5]",
                "== 2",
                "< ",
                "[, 5]",
                "between 2 and 5",
                "< 1 2",
                "at least 2 to 5",
                "2 to",
                "below"
            })
    void parse_ofAnythingElse_isRefused(String notation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Band.parse(notation))
                .withMessage("not a band: \"" + notation
                        + "\", expected one such as [2, 5], 2 to 5, [10, 100), < 3, <= 3, > 3, >= 3 or = 3");
    }

    @Test
    void parse_ofWhatIsNoNumber_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Band.parse("[2%, 5%]"))
                .withMessage("not a number: \"2%\", expected a decimal such as 0.4 or a fraction such as 2/5");
    }

    // ---- what is no band

    @ParameterizedTest
    @ValueSource(strings = {"[5, 2]", "(2, 2]", "[2, 2)", "(2, 2)"})
    void band_thatHoldsNothing_isRefused(String notation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Band.parse(notation))
                .withMessage("band holds no number: " + notation);
    }

    @Test
    void band_withoutEdges_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Band(Optional.empty(), Optional.empty()))
                .withMessage("a band needs an edge");
    }

    @Test
    void beyond_isWhereEveryLargerNumberIs() {
        assertThat(Band.parse("[2, 5]").isAbove(Band.parse("[2, 5]").beyond())).isTrue();
        assertThat(Band.parse("< 5").isAbove(Band.parse("< 5").beyond())).isTrue();
        assertThat(Band.parse("> 2").contains(Band.parse("> 2").beyond())).isTrue();
    }
}
