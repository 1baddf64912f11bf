package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.value.Rational;

class TwoProportionsTest {

    /** Replies 28/1,000 and 12/1,000, spec E-04. */
    private static final TwoProportions REPLIES = new TwoProportions(28, 1_000, 12, 1_000);

    @Test
    void differences_ofTheSpecExample() {
        assertThat(REPLIES.difference()).isEqualTo(Rational.parse("0.016"));
        assertThat(REPLIES.lift()).contains(Rational.of(4, 3));
        assertThat(REPLIES.differenceInterval(0.95)).isEqualTo(Proportions.newcombe(28, 1_000, 12, 1_000, 0.95));
        assertThat(REPLIES.differenceInterval(0.95).lower()).isCloseTo(0.003684, within(5e-7));
        assertThat(REPLIES.differenceInterval(0.95).upper()).isCloseTo(0.029204, within(5e-7));
    }

    // spec P-14 and P-15 in percentage points; the last two at the level for 50 cells
    @ParameterizedTest
    @CsvSource({
        "12,45,2,25,1,-1.4,34.2",
        "48,180,8,100,1,9.5,26.6",
        "26,100,400,2000,1,-1.8,15.5",
        "104,400,1600,8000,50,-0.7,13.9",
        "260,1000,4000,20000,50,1.6,10.9"
    })
    void differenceInterval_ofTheSpecExamples(
            long x1, long n1, long x2, long n2, long comparisons, double lower, double upper) {
        Interval interval = new TwoProportions(x1, n1, x2, n2)
                .differenceInterval(MultipleComparisons.bonferroni(0.95, comparisons));

        assertThat(100 * interval.lower()).isCloseTo(lower, within(0.05));
        assertThat(100 * interval.upper()).isCloseTo(upper, within(0.05));
    }

    @Test
    void differenceInterval_withoutRegardToTheOtherCells_findsWhatIsNotThere() {
        // spec P-15: 104/400 of 50 cells fails, though its own interval at 95 % is above 0.
        assertThat(new TwoProportions(104, 400, 1_600, 8_000)
                        .differenceInterval(0.95)
                        .lower())
                .isPositive();
    }

    // spec E-04: z 2.5555, p 0.0106; the digits: the formula with scipy 1.17.1 stats.norm.sf
    @ParameterizedTest
    @CsvSource({
        "28,1000,12,1000,2.5555062599997598,0.010603345382122648",
        "12,45,2,25,1.8708286933869702,0.06136882913940222",
        "2,25,12,45,-1.8708286933869702,0.06136882913940222",
        "0,10,0,20,0,1",
        "7,7,9,9,0,1"
    })
    void zTest_matchesReference(long x1, long n1, long x2, long n2, double z, double p) {
        Significance test = new TwoProportions(x1, n1, x2, n2).zTest();

        assertThat(test.statistic()).isCloseTo(z, within(1e-13));
        assertThat(test.pValue()).isCloseTo(p, within(1e-14));
        assertThat(test.degreesOfFreedom()).isInfinite();
    }

    // scipy 1.17.1 stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
    @ParameterizedTest
    @CsvSource({
        "12,45,2,25,0.07074492401271387",
        "28,1000,12,1000,0.015536246444644223",
        "1,30,29,30,1.5237021736822405e-14",
        "3,10,7,12,0.23053107882829244",
        "500,100000,620,100000,0.00035849780237728196",
        "0,10,0,20,1",
        "10,10,20,20,1"
    })
    void fisherExact_matchesScipy(long x1, long n1, long x2, long n2, double p) {
        assertThat(new TwoProportions(x1, n1, x2, n2).fisherExact()).isCloseTo(p, within(1e-9 * p));
    }

    @Test
    void fisherExact_ofAMillionTrials_takesNoTime() {
        assertThat(new TwoProportions(300_000_000, 1_000_000_000, 300_000_000, 1_000_000_000).fisherExact())
                .isEqualTo(1);
        assertThat(new TwoProportions(0, 1_000_000, 1_000_000, 1_000_000).fisherExact())
                .isZero();
    }

    @Test
    void lift_matchesGrowthBook() {
        // GrowthBook, tests of its frequentist engine: 14/28 and 16/30 -> lift 0.06667, se 0.2717,
        // (-0.47767, 0.61101), p 0.80707
        TwoProportions variation = new TwoProportions(16, 30, 14, 28);

        Interval interval = variation.liftInterval(0.95).orElseThrow();
        Significance test = variation.liftTest().orElseThrow();

        assertThat(variation.lift()).contains(Rational.of(1, 15));
        assertThat(interval.lower()).isCloseTo(-0.47767, within(5e-6));
        assertThat(interval.upper()).isCloseTo(0.61101, within(5e-6));
        assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA);
        assertThat(1 / 15.0 / test.statistic()).isCloseTo(0.2717, within(5e-5));
        // scipy 1.17.1 stats.t.sf(t, df) * 2
        assertThat(test.pValue()).isCloseTo(0.8070716832021888, within(1e-13));
        assertThat(test.degreesOfFreedom()).isCloseTo(55.70744914862206, within(1e-11));
    }

    @Test
    void lift_ofNothing_isEmpty() {
        TwoProportions fromNothing = new TwoProportions(3, 10, 0, 10);

        assertThat(fromNothing.lift()).isEmpty();
        assertThat(fromNothing.liftInterval(0.95)).isEmpty();
        assertThat(fromNothing.liftTest()).isEmpty();
    }

    @Test
    void liftInterval_withoutVariance_isEmpty() {
        TwoProportions toNothing = new TwoProportions(0, 10, 3, 10);
        TwoProportions allOfAll = new TwoProportions(9, 9, 10, 10);

        assertThat(toNothing.lift()).contains(Rational.of(-1));
        assertThat(toNothing.liftInterval(0.95)).isEmpty();
        assertThat(allOfAll.lift()).contains(Rational.ZERO);
        assertThat(allOfAll.liftInterval(0.95)).isEmpty();
        assertThat(new TwoProportions(5, 10, 1, 1).liftTest().orElseThrow().degreesOfFreedom())
                .isEqualTo(9);
    }

    @Test
    void arguments_outOfRange_throw() {
        assertThatThrownBy(() -> new TwoProportions(1, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were 0");
        assertThatThrownBy(() -> new TwoProportions(1, 1, 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be between 0 and the 2 trials, were 3");
        assertThatThrownBy(() -> new TwoProportions(0, Long.MAX_VALUE, 0, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> REPLIES.liftInterval(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 0.0");
    }

    @Property
    void fisherExact_matchesBinomialCoefficients(
            @ForAll @IntRange(min = 1, max = 30) int n1,
            @ForAll @IntRange(min = 1, max = 30) int n2,
            @ForAll @IntRange(min = 0, max = 30) int x1,
            @ForAll @IntRange(min = 0, max = 30) int x2) {
        long a = Math.min(x1, n1);
        long c = Math.min(x2, n2);
        BigInteger observed = choose(n1, a).multiply(choose(n2, c));
        BigInteger extreme = LongStream.rangeClosed(Math.max(0, a + c - n2), Math.min(n1, a + c))
                .mapToObj(x -> choose(n1, x).multiply(choose(n2, a + c - x)))
                .filter(tables -> tables.compareTo(observed) <= 0)
                .reduce(BigInteger.ZERO, BigInteger::add);
        double expected = Rational.of(extreme, choose(n1 + n2, a + c)).toDouble();

        double p = new TwoProportions(a, n1, c, n2).fisherExact();

        assertThat(p).isCloseTo(expected, within(1e-12 * expected));
        assertThat(new TwoProportions(c, n2, a, n1).fisherExact()).isCloseTo(p, within(1e-12 * p));
    }

    @Property
    void everyInterval_containsThePoint_andTheSquareOfZIsChiSquared(
            @ForAll @IntRange(min = 0, max = 40) int x1, @ForAll @IntRange(min = 0, max = 60) int x2) {
        TwoProportions two = new TwoProportions(x1, 40, x2, 60);
        Significance z = two.zTest();
        Significance chiSquared = Proportions.homogeneity(new long[] {x1, x2}, new long[] {40, 60});

        assertThat(two.differenceInterval(0.95).contains(two.difference().toDouble()))
                .isTrue();
        assertThat(two.liftInterval(0.95).stream())
                .allMatch(interval -> interval.contains(two.lift().orElseThrow().toDouble()));
        assertThat(z.statistic() * z.statistic()).isCloseTo(chiSquared.statistic(), within(1e-11));
        assertThat(z.pValue()).isCloseTo(chiSquared.pValue(), within(1e-12));
    }

    private static BigInteger choose(long n, long k) {
        BigInteger product = BigInteger.ONE;
        for (long i = 1; i <= k; i++) {
            product = product.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return product;
    }
}
