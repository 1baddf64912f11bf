package org.leadkpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeansTest {

    // scipy 1.17.1 stats.t.ppf((1 + level) / 2, n - 1)
    @ParameterizedTest
    @CsvSource({
        "2,0.5,1.0000000000000002",
        "2,0.95,12.706204736174694",
        "2,0.999,636.6192487687897",
        "3,0.5,0.8164965809277261",
        "3,0.9,2.9199855803537242",
        "5,0.95,2.7764451051977934",
        "10,0.5,0.7027221467513264",
        "10,0.95,2.262157162798205",
        "30,0.999,3.6594050194663748",
        "31,0.95,2.0422724563012378",
        "120,0.9,1.657759284942833",
        "1001,0.95,1.9623390808264083",
        "1001,0.5,0.6747351646070093"
    })
    void studentT_reachesTStandardErrors(long n, double level, double t) {
        Interval interval = Means.studentT(0, Math.sqrt(n), n, level);

        assertThat(interval.upper()).isCloseTo(t, within(1e-11 * t));
        assertThat(interval.lower()).isEqualTo(-interval.upper());
    }

    @Test
    void studentT_isCentredOnTheMean() {
        // 10 +- 2.262157162798205 * 3 / sqrt(10)
        Interval interval = Means.studentT(10, 3, 10, 0.95);

        assertThat(interval.lower()).isCloseTo(7.853929, within(1e-6));
        assertThat(interval.upper()).isCloseTo(12.146071, within(1e-6));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(IntervalMethod.STUDENT_T);
    }

    @Test
    void studentT_ofEqualValues_isTheMean() {
        assertThat(Means.studentT(-4, 0, 2, 0.95)).isEqualTo(new Interval(-4, -4, 0.95, IntervalMethod.STUDENT_T));
    }

    @Test
    void studentT_ofMillions_approachesTheNormalInterval() {
        double upper = Means.studentT(0, 1_000, 1_000_000, 0.95).upper();

        assertThat(upper).isCloseTo(1.959963984540054, within(3e-6)).isGreaterThan(1.959963984540054);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void mean_notFinite_throws(double mean) {
        assertThatThrownBy(() -> Means.studentT(mean, 1, 5, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mean must be finite, was " + mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1})
    void standardDeviation_outOfRange_throws(double standardDeviation) {
        assertThatThrownBy(() -> Means.studentT(1, standardDeviation, 5, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standard deviation must be finite and not negative, was " + standardDeviation);
    }

    @Test
    void values_fewerThanTwo_throws() {
        assertThatThrownBy(() -> Means.studentT(1, 1, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be at least 2, were 1");
    }

    @Test
    void level_outOfRange_throws() {
        assertThatThrownBy(() -> Means.studentT(1, 1, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be above 0 and below 1, was 1.0");
    }
}
