package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SegmentTest {

    private static final Segment ORGANIC = Segment.of("channel", "organic");

    @Test
    void of_dimensionOrItsName() {
        assertThat(Segment.of(StandardDimensions.CHANNEL, "organic")).isEqualTo(ORGANIC);
    }

    @Test
    void all_isTheTotal() {
        assertThat(Segment.ALL.isTotal()).isTrue();
        assertThat(Segment.ALL).hasToString("total");
        assertThat(ORGANIC.isTotal()).isFalse();
    }

    @Test
    void with_addsADimension() {
        Segment narrower = ORGANIC.with("team", "east");

        assertThat(narrower.values()).containsExactly(Map.entry("channel", "organic"), Map.entry("team", "east"));
        assertThat(narrower).hasToString("organic / east");
        assertThat(Segment.ALL.with("channel", "a\u001b[31m\nb")).hasToString("a [31m b");
        assertThat(ORGANIC.values()).hasSize(1);
    }

    @Test
    void contains_everythingNarrower() {
        Segment narrower = ORGANIC.with("team", "east");

        assertThat(ORGANIC.contains(narrower)).isTrue();
        assertThat(Segment.of("team", "east").contains(narrower)).isTrue();
        assertThat(Segment.ALL.contains(narrower)).isTrue();
        assertThat(narrower.contains(narrower)).isTrue();
        assertThat(narrower.contains(ORGANIC)).isFalse();
        assertThat(Segment.of("channel", "email").contains(narrower)).isFalse();
        assertThat(Segment.of("campaign", "organic").contains(narrower)).isFalse();
    }

    @Test
    void has_aValueInAnyDimension() {
        assertThat(ORGANIC.has("organic")).isTrue();
        assertThat(ORGANIC.has("channel")).isFalse();
        assertThat(Segment.ALL.has(Segment.NONE)).isFalse();
    }

    @Test
    void order_isByValueAndTheTotalLast() {
        Segment email = Segment.of("channel", "email");
        Segment none = Segment.of("channel", Segment.NONE);

        assertThat(new TreeSet<>(List.of(Segment.ALL, ORGANIC, none, email)))
                .containsExactly(none, email, ORGANIC, Segment.ALL);
        assertThat(Segment.ALL.compareTo(ORGANIC)).isPositive();
        assertThat(ORGANIC.compareTo(Segment.ALL)).isNegative();
        assertThat(Segment.ALL.compareTo(new Segment(Map.of()))).isZero();
        assertThat(ORGANIC.compareTo(Segment.of("channel", "organic"))).isZero();
    }

    @Test
    void order_agreesWithEquality() {
        Segment one = Segment.of("channel", "organic").with("team", "east");
        Segment other = Segment.of("team", "east").with("channel", "organic");

        assertThat(one).isEqualTo(other);
        assertThat(one.compareTo(other)).as("order of equal segments").isZero();
    }

    @Test
    void order_isTransitive() {
        Segment one = Segment.of("channel", "organic").with("team", "east");
        Segment between = Segment.of("plan", "gold");
        Segment other = Segment.of("team", "east").with("channel", "organic");

        assertThat(Integer.signum(one.compareTo(between)))
                .as("equal segments stand on the same side of any other")
                .isEqualTo(Integer.signum(other.compareTo(between)));
    }

    @Test
    void values_cannotBeChanged() {
        assertThat(ORGANIC.values()).isUnmodifiable();
    }
}
