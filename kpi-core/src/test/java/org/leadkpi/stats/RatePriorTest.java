package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.value.Rational;

class RatePriorTest {

    /** A pool of 25 % that counts as 20 trials, spec P-30. */
    private static final RatePrior POOL = new RatePrior(Rational.of(1, 4), Rational.of(20));

    @Test
    void shrink_ofTheSpecExample_ranksTheLargeSampleFirst() {
        Rational small = POOL.shrink(1, 2);
        Rational large = POOL.shrink(30, 100);

        assertThat(small).isEqualTo(Rational.of(6, 22));
        assertThat(large).isEqualTo(Rational.of(35, 120));
        assertThat(small.toDouble()).isCloseTo(0.273, within(5e-4));
        assertThat(large.toDouble()).isCloseTo(0.292, within(5e-4));
        assertThat(large).isGreaterThan(small);
        // The raw rates rank the other way.
        assertThat(Rational.of(1, 2)).isGreaterThan(Rational.of(30, 100));
    }

    @Test
    void shrink_ofNoTrials_isTheMean() {
        assertThat(POOL.shrink(0, 0)).isEqualTo(Rational.of(1, 4));
        assertThat(new RatePrior(Rational.of(1, 4), Rational.ZERO).shrink(1, 2)).isEqualTo(Rational.of(1, 2));
    }

    // scipy 1.17.1 stats.beta.ppf([0.025, 0.975], 6, 16) and (35, 85)
    @ParameterizedTest
    @CsvSource({"1,2,0.1128094,0.47165983", "30,100,0.21416119,0.37574901"})
    void interval_matchesScipy(long successes, long trials, double lower, double upper) {
        Interval interval = POOL.interval(successes, trials, 0.95);

        assertThat(interval.lower()).isCloseTo(lower, within(5e-9));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-9));
        assertThat(interval.method()).isEqualTo(IntervalMethod.CREDIBLE);
    }

    @Test
    void interval_ofTheImpossible_isAPoint() {
        RatePrior none = new RatePrior(Rational.ZERO, Rational.of(20));
        RatePrior all = new RatePrior(Rational.ONE, Rational.of(20));

        assertThat(none.interval(0, 5, 0.95)).isEqualTo(new Interval(0, 0, 0.95, IntervalMethod.CREDIBLE));
        assertThat(all.interval(5, 5, 0.95)).isEqualTo(new Interval(1, 1, 0.95, IntervalMethod.CREDIBLE));
    }

    @Test
    void estimate_ofRatesThatDifferByChance_isEmpty() {
        assertThat(RatePrior.estimate(new long[] {10, 11, 9}, new long[] {100, 100, 100}))
                .isEmpty();
        assertThat(RatePrior.estimate(new long[] {0, 0}, new long[] {5, 7})).isEmpty();
    }

    @Test
    void estimate_ofAllOrNothing_hasNoWeight() {
        RatePrior prior = RatePrior.estimate(new long[] {10, 0, 10, 0}, new long[] {10, 10, 10, 10})
                .orElseThrow();

        assertThat(prior).isEqualTo(new RatePrior(Rational.of(1, 2), Rational.ZERO));
    }

    @Test
    void estimate_ofABetaBinomialSample_findsItsParameters() {
        // Rates of a beta distribution with mean 1/4 and weight 20, as a prior urn of 5 and 15 balls (Polya) draws
        // them.
        Random random = new Random(30);
        long[] successes = new long[4_000];
        long[] trials = new long[4_000];
        for (int i = 0; i < trials.length; i++) {
            trials[i] = 20 + i % 180;
            for (int trial = 0; trial < trials[i]; trial++) {
                successes[i] += random.nextDouble() * (20 + trial) < 5 + successes[i] ? 1 : 0;
            }
        }

        RatePrior prior = RatePrior.estimate(successes, trials).orElseThrow();

        assertThat(prior.mean().toDouble()).isCloseTo(0.25, within(0.005));
        assertThat(prior.weight().toDouble()).isCloseTo(20, within(1.5));
    }

    @Test
    void arguments_outOfRange_throw() {
        assertThatThrownBy(() -> new RatePrior(Rational.of(5, 4), Rational.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mean must be between 0 and 1, was 5/4");
        assertThatThrownBy(() -> new RatePrior(Rational.ONE, Rational.of(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight must not be negative, was -1");
        assertThatThrownBy(() -> POOL.shrink(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be between 0 and the 2 trials, were 3");
        assertThatThrownBy(() -> POOL.shrink(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 0, were -1");
        assertThatThrownBy(() -> new RatePrior(Rational.ONE, Rational.ZERO).interval(0, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were 0");
        assertThatThrownBy(() -> POOL.interval(1, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 0.0");
        assertThatThrownBy(() -> RatePrior.estimate(new long[] {1}, new long[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kinds must be at least 2, were 1");
    }

    @Property
    void shrink_liesBetweenTheRateAndTheMean_andWithinItsInterval(
            @ForAll @IntRange(min = 1, max = 500) int trials,
            @ForAll @IntRange(min = 0, max = 500) int successes,
            @ForAll @IntRange(min = 1, max = 200) int weight) {
        long x = Math.min(successes, trials);
        Rational rate = Rational.of(x, trials);
        RatePrior prior = new RatePrior(Rational.of(1, 4), Rational.of(weight));

        Rational shrunk = prior.shrink(x, trials);

        assertThat(shrunk).isBetween(rate.min(prior.mean()), rate.max(prior.mean()));
        assertThat(prior.interval(x, trials, 0.95).contains(shrunk.toDouble())).isTrue();
    }
}
