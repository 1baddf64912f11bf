package org.leadkpi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;

class ThresholdsTest {

    private static final Thresholds STANDARD = Thresholds.standard();

    // ---- what is set

    @Test
    void publishedFigures_standInTheBenchmarksOnly() {
        List<Threshold> published = STANDARD.all().stream()
                .filter(each -> each.benchmark().isPresent())
                .toList();

        assertThat(published).hasSizeGreaterThan(20).allSatisfy(threshold -> {
            Benchmark figure = Benchmarks.published()
                    .find(threshold.benchmark().orElseThrow())
                    .orElseThrow();
            assertThat(threshold.citation()).isEqualTo(figure.citation());
            assertThat(threshold.measure()).isEqualTo(figure.measure());
        });
    }

    @Test
    void everyOther_isMarkedAsOursOrFollowsFromASource() {
        assertThat(STANDARD.all().stream().filter(each -> each.benchmark().isEmpty()))
                .isNotEmpty()
                .allMatch(each -> List.of(Citation.INF, Citation.DER)
                        .contains(each.citation().source()));
    }

    @Test
    void everyThreshold_thatARuleAsksFor_isSet() {
        assertThat(StandardRules.all())
                .allSatisfy(rule -> assertThat(rule.thresholds()).as("%s", rule).allSatisfy(STANDARD::get));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqlSql.low | 199/1992 | true",
                "mqlSql.low | 1/10 | false",
                "mqlSql.high | 3/10 | false",
                "mqlSql.high | 301/1000 | true",
                "t2l.band | 1/100 | true",
                "t2l.low | 1/200 | false",
                "lrt.high.target | 299 | true",
                "lrt.high.target | 300 | false",
                "lrt.low.target | 86400 | true",
                "lrt.leader | 180 | false",
                "list.invalid.crit | 2/5 | true",
                "list.invalid.warn | 3/10 | true",
                "cpl.channelRatio | 4 | true",
                "topHeavy.mql | 500 | true",
                "minN.rate | 30 | true",
                "minN.rate | 29 | false",
            })
    void edges_areExact(String key, String number, boolean holds) {
        assertThat(STANDARD.get(key).holds(Rational.parse(number))).isEqualTo(holds);
    }

    @Test
    void threshold_saysItsNumbersItsKeyAndItsSource() {
        assertThat(STANDARD.get("mqlSql.low"))
                .hasToString("below 10 % (mqlSql.low: B-07, A1 MQL to SQL conversion rate)");
        assertThat(STANDARD.get("cpl.spikePct")).hasToString("at least 30 % (cpl.spikePct: INF)");
        assertThat(STANDARD.get("lrt.high.target").above().words()).isEqualTo("at least 5 min");
    }

    @Test
    void number_isTheEdgeOfABandWithOne() {
        assertThat(STANDARD.get("trend.falls").number()).isEqualTo(Rational.of(3));
        assertThat(STANDARD.get("topHeavy.mql").number()).isEqualTo(Rational.of(500));
        assertThatThrownBy(() -> STANDARD.get("mqlSql.band").number())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("threshold mqlSql.band has two numbers: [1/10, 1/4]");
    }

    @Test
    void partsOfABand_coverEveryNumberOnce() {
        Threshold band = STANDARD.get("mqlSql.band");

        for (int percent = 0; percent <= 100; percent += 5) {
            Rational number = Rational.of(percent, 100);
            assertThat(List.of(
                            band.below().holds(number),
                            band.holds(number),
                            band.above().holds(number)))
                    .as("%s", number)
                    .containsOnlyOnce(true);
            assertThat(band.notBelow().holds(number)).isNotEqualTo(band.below().holds(number));
            assertThat(band.notAbove().holds(number)).isNotEqualTo(band.above().holds(number));
        }
    }

    @Test
    void threshold_withoutKey_isRefused() {
        assertThatThrownBy(() -> new Threshold(
                        " ",
                        Band.parse("< 3"),
                        Benchmark.Measure.COUNT,
                        "few",
                        Citation.of(Citation.INF, "ours"),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold needs a key: < 3");
    }

    // ---- set otherwise

    @Test
    void with_isReadInTheMeasureOfTheThreshold_andSaysWhatItReplaced() {
        Threshold ours = STANDARD.with("mqlSql.low", "< 12").get("mqlSql.low");

        assertThat(ours.holds(Rational.parse("0.119"))).isTrue();
        assertThat(ours.holds(Rational.parse("0.12"))).isFalse();
        assertThat(ours.benchmark()).isEmpty();
        assertThat(ours).hasToString("below 12 % (mqlSql.low: INF set by the user, instead of below 10 %)");
        assertThat(STANDARD.get("mqlSql.low").benchmark()).contains("B-07");
    }

    @Test
    void unknownKey_isRefused() {
        assertThatThrownBy(() -> STANDARD.with("mqlsql.low", "< 12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no threshold \"mqlsql.low\"; there are [minN.rate, ");
    }

    @Test
    void text_setsSeveral() {
        Thresholds ours = STANDARD.withText("ours.properties", """
                # our market
                mqlSql.low = < 12

                  # slower
                lrt.high.target = < 10
                """);

        assertThat(ours.get("mqlSql.low").words()).isEqualTo("below 12 %");
        assertThat(ours.get("lrt.high.target").words()).isEqualTo("below 10 min");
        assertThat(ours.get("mqlSql.high")).isEqualTo(STANDARD.get("mqlSql.high"));
        assertThat(ours).hasToString("Thresholds: " + STANDARD.all().size() + " settings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqlSql.low | < 5 % | below 5 %",
                "mqlSql.low | < 5% | below 5 %",
                "mqlSql.band | [12 %, 20 %) | 12 % to below 20 %",
                "mqlSql.band | [12, 20 %] | 12 % to 20 %",
                "lrt.high.target | < 10 min | below 10 min",
                "lrt.high.forgotten | > 12 h | above 12 h",
                "downstream.mature | >= 60 days | at least 60 days",
                "cpl.channelRatio | >= 7/2 | at least 3.5",
            })
    void unit_mayFollowEachNumber(String key, String range, String words) {
        assertThat(STANDARD.with(key, range).get(key).words()).isEqualTo(words);
    }

    @Test
    void unit_isThatOfAnyStandardThreshold() {
        for (Threshold threshold : STANDARD.all()) {
            String range = "= 50 " + threshold.measure().word();
            Rational fifty = Rational.of(50).times(threshold.measure().size());

            assertThat(STANDARD.with(threshold.key(), range.strip())
                            .get(threshold.key())
                            .words())
                    .isEqualTo(threshold.measure().show(fifty));
        }
    }

    @Test
    void whatIsPrinted_isReadBack() {
        for (Threshold threshold : STANDARD.all()) {
            assertThat(STANDARD.with(threshold.key(), threshold.words())
                            .get(threshold.key())
                            .band())
                    .as(threshold.key())
                    .isEqualTo(threshold.band());
        }
        assertThat(STANDARD.with("lpr.cold", "100 to below 300").get("lpr.cold").band())
                .isEqualTo(Band.parse("[100, 300)"));
        assertThat(STANDARD.with("mqlSql.band", "12 % to 20%")
                        .get("mqlSql.band")
                        .words())
                .isEqualTo("12 % to 20 %");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqlSql.low = < 5 min | ours:1: mqlSql.low is \"< 5 min\", must be in %",
                "lrt.high.target = < 1 h | ours:1: lrt.high.target is \"< 1 h\", must be in min",
                "mqlSql.band = [5 %, 10 h] | ours:1: mqlSql.band is \"[5 %, 10 h]\", must be in %",
                "cpl.channelRatio = >= 400 % | ours:1: cpl.channelRatio is \">= 400 %\", must be a plain number, without a unit",
            })
    void unitOfAnotherMeasure_isRefused(String text, String message) {
        assertThatThrownBy(() -> STANDARD.withText("ours", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqlSql.low | ours:1: line is \"mqlSql.low\", must be key = range",
                "mqlSql.low = 12 | ours:1: not a band: \"12\"",
                "none = < 1 | ours:1: no threshold \"none\"; there are [",
                "confidence = = 100 | ours:1: threshold confidence is 100 %, must be one number between 0 and 100 %",
                "confidence = = 0 | ours:1: threshold confidence is 0 %, must be one number between 0 and 100 %",
                "trend.falls = >= 0 | ours:1: threshold trend.falls is at least 0, must be one number whole and above zero",
                "trend.falls = = 2.5 | ours:1: threshold trend.falls is 2.5, must be one number whole and above zero",
                "activity.weeks = [4, 6] | ours:1: threshold activity.weeks is 4 to 6, must be one number whole and above",
            })
    void textThatIsWrong_isRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> STANDARD.withText("ours", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void textThatSetsAKeyTwice_isRefused() {
        assertThatThrownBy(() -> STANDARD.withText("ours", "mqlSql.low = < 1\nmqlSql.low = < 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ours:2: mqlSql.low is set twice");
    }

    // ---- the table

    @Test
    void table_readsFiguresOfOurs_andPartsOfPublishedOnes() {
        Map<String, Threshold> table = read("""
                # key | range | measure | source | statement
                ours.share | [5, 10) | percent | INF our books | a share

                mql.below | B-06 below | | | too few
                mql.above | B-06 above | | | too many
                mql.from | B-06 from | | | enough
                mql.end | B-06 from-end | | | plenty
                """);

        assertThat(table.get("ours.share").band()).isEqualTo(Band.parse("[1/20, 1/10)"));
        assertThat(table.get("ours.share").citation()).isEqualTo(Citation.of(Citation.INF, "our books"));
        assertThat(table.get("mql.below").band()).isEqualTo(Band.parse("< 1/10"));
        assertThat(table.get("mql.above").band()).isEqualTo(Band.parse("> 1/4"));
        assertThat(table.get("mql.from").band()).isEqualTo(Band.parse(">= 1/10"));
        assertThat(table.get("mql.end").band()).isEqualTo(Band.parse(">= 1/4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a | < 1 | percent | INF; t:1: line has 4 columns, must have 5",
                "a | B-99 | | | none; t:1: no benchmark B-99",
                "a | B-06 middle | | | none; t:1: part is \"middle\", must be one of below, above, from, from-end",
                "a | 1 | percent | INF | none; t:1: not a band: \"1\", expected one such as [2, 5], 2 to 5, [10, 100), < 3, <= 3, > 3, >= 3 or = 3",
            })
    void tableThatIsWrong_isRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void tableThatSetsAKeyTwice_isRefused() {
        assertThatThrownBy(() -> read("a | < 1 | count | INF | x\na | < 2 | count | INF | x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("t:2: threshold a is defined twice");
    }

    private static Map<String, Threshold> read(String text) {
        return ThresholdTable.read("t", text, Benchmarks.published());
    }
}
