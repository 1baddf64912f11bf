package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.leadkpi.value.Rational;

class ChangeTest {

    @Test
    void relative_ofTheSpecCosts_dependsOnTheBase() {
        // spec P-36: CPL 55 v 95 is 42.1 % lower, leads per unit of money 72.7 % higher; not "40 % more efficient"
        Change cost = new Change(Rational.of(95), Rational.of(55));

        assertThat(cost.relative()).contains(Rational.of(55, 95).minus(Rational.ONE));
        assertThat(cost.relative().orElseThrow().toDouble()).isCloseTo(-0.421, within(5e-4));
        assertThat(cost.reciprocal().orElseThrow().toDouble()).isCloseTo(0.727, within(5e-4));
        assertThat(cost.difference()).isEqualTo(Rational.of(-40));
    }

    @Test
    void wordings_ofTheSpecLift() {
        // spec P-37: 1.2 % -> 2.8 % is +1.6 pp, x 2.33, +133 %
        Change replies = new Change(Rational.parse("0.012"), Rational.parse("0.028"));

        assertThat(replies.difference()).isEqualTo(Rational.parse("0.016"));
        assertThat(replies.factor()).contains(Rational.of(7, 3));
        assertThat(replies.relative()).contains(Rational.of(4, 3));
    }

    @Test
    void relative_toNothing_isEmpty() {
        Change fromNothing = new Change(Rational.ZERO, Rational.ONE);
        Change toNothing = new Change(Rational.ONE, Rational.ZERO);

        assertThat(fromNothing.factor()).isEmpty();
        assertThat(fromNothing.relative()).isEmpty();
        assertThat(fromNothing.reciprocal()).isEmpty();
        assertThat(toNothing.factor()).contains(Rational.ZERO);
        assertThat(toNothing.relative()).contains(Rational.of(-1));
        assertThat(toNothing.reciprocal()).isEmpty();
    }

    @Test
    void relative_toANegativeNumber_isPositiveForMore() {
        assertThat(new Change(Rational.of(-4), Rational.of(-3)).relative()).contains(Rational.of(1, 4));
    }
}
