package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class CurveTest {

    /** One character for each period, 10 apart: a digit is its height, in parentheses when it may change; a blank is unknown. */
    private static Curve curve(String periods) {
        List<Curve.Point> points = Pattern.compile("\\((\\d)\\)|(\\d)| ")
                .matcher(periods)
                .results()
                .map(match -> new Curve.Point(
                        Optional.ofNullable(match.group(1) != null ? match.group(1) : match.group(2))
                                .map(Rational::parse),
                        match.group(2) != null))
                .toList();
        return new Curve(
                points,
                Scale.ofParts(points.size(), 0, 10 * points.size()),
                new Scale(Rational.ZERO, Rational.of(9), 9, 0));
    }

    private static String written(List<Markup> shapes) {
        return String.join(
                "", shapes.stream().map(shape -> Written.text(shape::writeTo)).toList());
    }

    @Test
    void periods_thatFollowEachOther_areOneLine() {
        assertThat(written(curve("135").lines())).isEqualTo("<path d=\"M5 8L15 6L25 4\" class=\"line\"></path>");
    }

    @Test
    void unknownPeriod_breaksTheLine_andIsABar() {
        Curve curve = curve("13 53");

        assertThat(written(curve.lines())).isEqualTo("<path d=\"M5 8L15 6M35 4L45 6\" class=\"line\"></path>");
        assertThat(written(curve.gaps(0, 9))).isEqualTo("<path class=\"gap\" d=\"M25 0V9\"></path>");
    }

    @Test
    void unsettledPeriod_isHollow_andTheLineToItDashed() {
        Curve curve = curve("13(5)");

        assertThat(written(curve.lines()))
                .isEqualTo(
                        "<path d=\"M5 8L15 6\" class=\"line\"></path><path d=\"M15 6L25 4\" class=\"line open\"></path>");
        assertThat(written(curve.dots(false, "2")))
                .isEqualTo("<circle class=\"dot open\" cx=\"25\" cy=\"4\" r=\"2\"></circle>");
    }

    @Test
    void periodBetweenGaps_isADot() {
        assertThat(written(curve("1 3 ").lines())).isEmpty();
        assertThat(written(curve(" 3 55").dots(false, "2")))
                .isEqualTo("<circle class=\"dot\" cx=\"15\" cy=\"6\" r=\"2\"></circle>"
                        + "<circle class=\"dot\" cx=\"45\" cy=\"4\" r=\"2\"></circle>");
    }

    @Test
    void lastKnownPeriod_isADot() {
        assertThat(written(curve("135").dots(false, "2")))
                .isEqualTo("<circle class=\"dot\" cx=\"25\" cy=\"4\" r=\"2\"></circle>");
        assertThat(curve("1(3)5").dots(true, "2")).hasSize(3);
    }

    @Property
    void line_neverLeadsToOrOverAnUnknownPeriod(@ForAll @Size(min = 1, max = 12) List<Boolean> known) {
        String periods =
                String.join("", known.stream().map(is -> is ? "5" : " ").toList());

        String path = written(curve(periods).lines());

        long links = IntStream.range(1, known.size())
                .filter(i -> known.get(i - 1) && known.get(i))
                .count();
        assertThat(path.chars().filter(c -> c == 'L').count()).isEqualTo(links);
        assertThat(curve(periods).gaps(0, 9))
                .hasSize((int) known.stream().filter(is -> !is).count());
        IntStream.range(0, known.size())
                .filter(i -> !known.get(i))
                .forEach(i -> assertThat(path).doesNotContain("L" + (10 * i + 5) + " ", "M" + (10 * i + 5) + " "));
    }
}
