package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionsTest {

    // statsmodels proportion_confint(x, n, alpha=1 - level, method="wilson"); six digits: from the requirements,
    // more digits: 0.15.0
    @ParameterizedTest
    @CsvSource({
        "81,263,0.95,0.255289,0.366210,1e-6",
        "0,20,0.95,0,0.161125,1e-6",
        "1,29,0.95,0.006113,0.171755,1e-6",
        "5,10,0.95,0.236593,0.763407,1e-6",
        "10,10,0.95,0.722467,1,1e-6",
        "45,50,0.95,0.786398,0.956524,1e-6",
        "4,100,0.95,0.015663,0.098371,1e-6",
        "28,1000,0.95,0.019442,0.040170,1e-6",
        "0,30,0.95,0,0.113513,1e-6",
        "4,20,0.95,0.0807,0.4160,1e-4",
        "1,20,0.95,0.009,0.236,1e-3",
        "0,10000,0.95,0,0.00038,1e-5",
        "30,400,0.95,0.05303774392284765,0.10504770626130436,1e-14",
        "30,400,0.9,0.056078205485744825,0.09963244829929116,1e-14",
        "30,400,0.99,0.04758267133290592,0.11628643374884881,1e-14",
        "39,40,0.9,0.8954114330382895,0.994402790748525,1e-14",
        "1,2,0.99,0.06171307677810184,0.9382869232218982,1e-14",
        "0,1,0.95,0,0.7934506856227626,1e-14",
        "1,1,0.95,0.20654931437723745,1,1e-14"
    })
    void wilson_matchesStatsmodels(long x, long n, double level, double lower, double upper, double precision) {
        Interval interval = Proportions.wilson(x, n, level);

        assertThat(interval.lower()).isCloseTo(lower, within(precision));
        assertThat(interval.upper()).isCloseTo(upper, within(precision));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo(IntervalMethod.WILSON);
    }

    // statsmodels proportion_confint(x, n, alpha=1 - level, method="beta"); six digits: from the requirements,
    // more digits: 0.15.0
    @ParameterizedTest
    @CsvSource({
        "81,263,0.95,0.252737,0.367622,1e-6",
        "0,20,0.95,0,0.168433,1e-6",
        "1,29,0.95,0.000873,0.177644,1e-6",
        "5,10,0.95,0.187086,0.812914,1e-6",
        "10,10,0.95,0.691503,1,1e-6",
        "30,400,0.95,0.05117167960466879,0.1053376386138461,1e-14",
        "7,40,0.9,0.08513250458598166,0.3037056670034146,1e-14",
        "7,40,0.99,0.053670516935561345,0.3763230565903955,1e-14",
        "39,40,0.99,0.828484671131906,0.9998746943058258,1e-14",
        "0,1,0.9,0,0.95,1e-14",
        "1,1,0.95,0.025,1,1e-14",
        "1,2,0.95,0.01257911709342506,0.9874208829065749,1e-14",
        "12345,1000000,0.95,0.01212949382560612,0.012563337660712826,1e-13",
        "999990,1000000,0.95,0.9999816097211087,0.9999952046012225,1e-13"
    })
    void clopperPearson_matchesStatsmodels(long x, long n, double level, double lower, double upper, double precision) {
        Interval interval = Proportions.clopperPearson(x, n, level);

        assertThat(interval.lower()).isCloseTo(lower, within(precision));
        assertThat(interval.upper()).isCloseTo(upper, within(precision));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo(IntervalMethod.CLOPPER_PEARSON);
    }

    // Six digits: from the requirements (Newcombe 1998, and spec 0.5); more digits: statsmodels 0.15.0
    // confint_proportions_2indep(..., compare="diff", method="newcomb", alpha=1 - level)
    @ParameterizedTest
    @CsvSource({
        "56,70,48,80,0.95,0.052431,0.333873,1e-6",
        "9,10,3,10,0.95,0.170523,0.809018,1e-6",
        "0,10,0,20,0.95,-0.161125,0.277533,1e-6",
        "28,1000,12,1000,0.95,0.0036839198201581297,0.02920423610278991,1e-14",
        "28,1000,12,1000,0.9,0.005735335658294639,0.026904648617282343,1e-14",
        "104,400,1600,8000,0.95,0.01847485548807734,0.10594026794859539,1e-14",
        "1,30,29,30,0.9,-0.9699069531266475,-0.7875691976174692,1e-14"
    })
    void newcombe_matchesReference(
            long x1, long n1, long x2, long n2, double level, double lower, double upper, double precision) {
        Interval interval = Proportions.newcombe(x1, n1, x2, n2, level);

        assertThat(interval.lower()).isCloseTo(lower, within(precision));
        assertThat(interval.upper()).isCloseTo(upper, within(precision));
        assertThat(interval.level()).isEqualTo(level);
        assertThat(interval.method()).isEqualTo(IntervalMethod.NEWCOMBE);
    }

    @Test
    void homogeneity_matchesR() {
        // R, help of prop.test: smokers among patients of four hospitals, X-squared = 12.600411, df = 3, p 0.005585477
        Significance test = Proportions.homogeneity(new long[] {83, 90, 129, 70}, new long[] {86, 93, 136, 82});

        assertThat(test.statistic()).isCloseTo(12.600411, within(5e-7));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
        assertThat(test.pValue()).isCloseTo(0.005585477, within(5e-10));
    }

    @Test
    void homogeneity_ofNothingButOneOutcome_findsNoDifference() {
        Significance same = new Significance(0, 1, 1);

        assertThat(Proportions.homogeneity(new long[] {0, 0}, new long[] {5, 9}))
                .isEqualTo(same);
        assertThat(Proportions.homogeneity(new long[] {5, 9}, new long[] {5, 9}))
                .isEqualTo(same);
    }

    @Test
    void homogeneity_ofWrongArguments_throws() {
        assertThatThrownBy(() -> Proportions.homogeneity(new long[] {1}, new long[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kinds must be at least 2, were 1");
        assertThatThrownBy(() -> Proportions.homogeneity(new long[] {1, 1}, new long[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes and trials must be as many, were 2 and 1");
        assertThatThrownBy(() -> Proportions.homogeneity(new long[] {1, 0}, new long[] {2, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were 0");
        assertThatThrownBy(() -> Proportions.homogeneity(new long[] {0, 0}, new long[] {1, Long.MAX_VALUE}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sampleSizePerArm_matchesReference() {
        // Requirements: 20 % + 5 points, alpha 0.05 two-sided, power 0.8 -> 1030.219
        assertThat(Proportions.sampleSizePerArm(0.2, 0.05, 0.95, 0.8)).isCloseTo(1030.219, within(5e-4));
    }

    @Test
    void sampleSizePerArm_growsWithWhatIsAsked() {
        double size = Proportions.sampleSizePerArm(0.2, 0.05, 0.95, 0.8);

        assertThat(Proportions.sampleSizePerArm(0.2, 0.04, 0.95, 0.8)).isGreaterThan(size);
        assertThat(Proportions.sampleSizePerArm(0.2, 0.05, 0.99, 0.8)).isGreaterThan(size);
        assertThat(Proportions.sampleSizePerArm(0.2, 0.05, 0.95, 0.9)).isGreaterThan(size);
        assertThat(Proportions.sampleSizePerArm(0.2, -0.05, 0.95, 0.8)).isLessThan(size);
    }

    @Test
    void sampleSizePerArm_ofWrongArguments_throws() {
        assertThatThrownBy(() -> Proportions.sampleSizePerArm(0, 0.1, 0.95, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proportion must be above 0 and below 1, was 0.0");
        assertThatThrownBy(() -> Proportions.sampleSizePerArm(0.2, 0, 0.95, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("difference must not be 0 and lead from 0.2 to a proportion of 0 to 1, was 0.0");
        assertThatThrownBy(() -> Proportions.sampleSizePerArm(0.2, -0.25, 0.95, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("difference must not be 0 and lead from 0.2 to a proportion of 0 to 1, was -0.25");
        assertThatThrownBy(() -> Proportions.sampleSizePerArm(0.2, 0.1, 0.95, 0.4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("power must be at least 0.5 and below 1, was 0.4");
        assertThatThrownBy(() -> Proportions.sampleSizePerArm(0.2, 0.1, 1, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 29, 1_000, 123_456_789})
    void limits_atNoneAndAll_areExactlyZeroAndOne(long n) {
        assertThat(Proportions.wilson(0, n, 0.95).lower()).isZero();
        assertThat(Proportions.wilson(n, n, 0.95).upper()).isEqualTo(1);
        assertThat(Proportions.clopperPearson(0, n, 0.95).lower()).isZero();
        assertThat(Proportions.clopperPearson(n, n, 0.95).upper()).isEqualTo(1);
    }

    @Test
    void trials_none_throws() {
        assertThatThrownBy(() -> Proportions.wilson(0, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were 0");
        assertThatThrownBy(() -> Proportions.clopperPearson(0, -1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were -1");
        assertThatThrownBy(() -> Proportions.newcombe(1, 1, 0, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be at least 1, were 0");
    }

    @Test
    void successes_outOfRange_throws() {
        assertThatThrownBy(() -> Proportions.wilson(11, 10, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be between 0 and the 10 trials, were 11");
        assertThatThrownBy(() -> Proportions.clopperPearson(-1, 10, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must be between 0 and the 10 trials, were -1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void level_outOfRange_throws(double level) {
        assertThatThrownBy(() -> Proportions.wilson(1, 2, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was " + level);
        assertThatThrownBy(() -> Proportions.clopperPearson(1, 2, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was " + level);
    }

    @Property
    void everyInterval_containsThePoint_andLiesWithinItsBounds(
            @ForAll @IntRange(min = 1, max = 5_000) int n,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double share,
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 0.999) double level) {
        long x = Math.round(share * n);
        double p = (double) x / n;

        assertThat(Proportions.wilson(x, n, level)).matches(interval -> interval.contains(p));
        assertThat(Proportions.clopperPearson(x, n, level)).matches(interval -> interval.contains(p));
        assertThat(Proportions.wilson(x, n, level)).matches(ProportionsTest::isWithinZeroAndOne);
        assertThat(Proportions.clopperPearson(x, n, level)).matches(ProportionsTest::isWithinZeroAndOne);
    }

    @Property
    void wilson_ofTheSameProportionOfMoreTrials_isNarrower(
            @ForAll @IntRange(min = 1, max = 1_000) int n,
            @ForAll @IntRange(min = 0, max = 1_000) int x,
            @ForAll @IntRange(min = 2, max = 50) int times) {
        Assume.that(x <= n);

        double narrow =
                Proportions.wilson((long) x * times, (long) n * times, 0.95).width();

        assertThat(narrow).isLessThan(Proportions.wilson(x, n, 0.95).width());
    }

    @Property
    void wilson_ofFailures_isTheMirrorImage(
            @ForAll @IntRange(min = 1, max = 1_000) int n, @ForAll @IntRange(min = 0, max = 1_000) int x) {
        Assume.that(x <= n);

        Interval interval = Proportions.wilson(x, n, 0.9);
        Interval mirrored = Proportions.wilson(n - x, n, 0.9);

        assertThat(mirrored.lower()).isCloseTo(1 - interval.upper(), within(1e-14));
        assertThat(mirrored.upper()).isCloseTo(1 - interval.lower(), within(1e-14));
    }

    @Property
    void newcombe_ofTheOppositeDifference_isTheMirrorImage(
            @ForAll @IntRange(min = 0, max = 40) int x1, @ForAll @IntRange(min = 0, max = 60) int x2) {
        Interval there = Proportions.newcombe(x1, 40, x2, 60, 0.95);
        Interval back = Proportions.newcombe(x2, 60, x1, 40, 0.95);

        assertThat(back.lower()).isCloseTo(-there.upper(), within(1e-15));
        assertThat(back.upper()).isCloseTo(-there.lower(), within(1e-15));
        assertThat(there.contains(x1 / 40.0 - x2 / 60.0)).isTrue();
    }

    private static boolean isWithinZeroAndOne(Interval interval) {
        return interval.lower() >= 0 && interval.upper() <= 1;
    }
}
