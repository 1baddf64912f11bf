package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.NEW_LEADS;

import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/** Whether a total moved by its rates or by its mix. */
class DecompositionTest {

    private static Decomposition decomposed(Scenario company, Kpi kpi) {
        return Decomposition.of(company.card(Grain.MONTH, CHANNEL), kpi, "channel", FEBRUARY, JANUARY);
    }

    private static Scenario mqls(Scenario company, String channel, String month, int sqls, int mqls) {
        return company.leads(
                        sqls,
                        month + "-05T09:00",
                        lead -> lead.channel(channel)
                                .entered(Stage.MQL, Scenario.at(month + "-05T09:00"))
                                .entered(Stage.SQL, Scenario.at(month + "-08T09:00")))
                .leads(
                        mqls - sqls,
                        month + "-05T09:00",
                        lead -> lead.channel(channel).entered(Stage.MQL, Scenario.at(month + "-05T09:00")));
    }

    private static Scenario simpson() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        mqls(company, "organic", "2026-01", 60, 200);
        mqls(company, "linkedin", "2026-01", 10, 100);
        mqls(company, "organic", "2026-02", 32, 100);
        return mqls(company, "linkedin", "2026-02", 44, 400);
    }

    @Test
    void p02_mqlToSql_fallsByItsMixWhileBothChannelsImprove() {
        Decomposition parts = decomposed(simpson(), MQL_TO_SQL);

        assertThat(points(parts.total().difference().orElseThrow())).isEqualTo("-8.1333");
        assertThat(points(parts.mix().orElseThrow())).isEqualTo("-9.5667");
        assertThat(points(parts.rate().orElseThrow())).isEqualTo("1.4333");
        assertThat(parts.unbased()).contains(Rational.ZERO);
        assertThat(parts.mix().orElseThrow().plus(parts.rate().orElseThrow()))
                .isEqualTo(parts.total().difference().orElseThrow());
        assertThat(parts.isReversed()).isTrue();
        assertThat(parts.isMixShift()).isTrue();
    }

    /** The naive reading: the total collapsed, so the channels must have. */
    @Test
    void p02_mqlToSql_roseInEveryChannel() {
        Scorecard card = simpson().card(Grain.MONTH, CHANNEL);

        assertThat(Comparison.of(
                                card,
                                card.get(MQL_TO_SQL, Segment.of(CHANNEL, "organic"), FEBRUARY),
                                card.get(MQL_TO_SQL, Segment.of(CHANNEL, "organic"), JANUARY))
                        .show())
                .isEqualTo("+2.0 pp, x1.07, +6.7%");
        assertThat(decomposed(simpson(), MQL_TO_SQL).parts())
                .extracting(part -> part.rate().signum())
                .containsExactly(1, 1);
    }

    private static String points(Rational share) {
        return share.times(Rational.of(100)).toDecimal(4, RoundingMode.HALF_UP).toPlainString();
    }

    @Test
    void parts_theLargestFirst() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        mqls(company, "a", "2026-01", 10, 100);
        mqls(company, "b", "2026-01", 10, 100);
        mqls(company, "a", "2026-02", 12, 100);
        mqls(company, "b", "2026-02", 30, 100);

        Decomposition parts = decomposed(company, MQL_TO_SQL);

        assertThat(parts.parts()).extracting(part -> part.segment().toString()).containsExactly("b", "a");
        assertThat(parts.parts().get(0).total()).isEqualTo(Rational.of(1, 10));
        assertThat(parts.mix()).contains(Rational.ZERO);
        assertThat(parts.isReversed()).isFalse();
        assertThat(parts.isMixShift()).isFalse();
    }

    @Test
    void spendWithoutLeads_isNeitherMixNorRate() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        for (DateRange month : List.of(JANUARY, FEBRUARY)) {
            company.leads(10, month.start() + "T09:00", lead -> lead.channel("a"));
            company.spend(month, usd("100"), SpendCategory.AD_MEDIA, item -> item.channel("a"));
        }
        company.spend(FEBRUARY, usd("50"), SpendCategory.AD_MEDIA, item -> item.channel("fair"))
                .spend(JANUARY, usd("0"), SpendCategory.AD_MEDIA, item -> item.channel("fair"));

        Decomposition parts = decomposed(company, COST_PER_LEAD);

        assertThat(parts.whyNot()).isEmpty();
        assertThat(parts.total().difference()).contains(Rational.of(5));
        assertThat(parts.mix()).contains(Rational.ZERO);
        assertThat(parts.rate()).contains(Rational.ZERO);
        assertThat(parts.unbased()).contains(Rational.of(5));
        assertThat(parts.parts().get(0).segment()).isEqualTo(Segment.of("channel", "fair"));
        assertThat(parts.parts().get(0).ratio()).isEmpty();
    }

    @Test
    void channelWithoutKnownCost_leavesTheChangeUndecomposed() {
        Scenario company = Scenario.observed("2026-01-01", "2026-03-01");
        for (DateRange month : List.of(JANUARY, FEBRUARY)) {
            company.leads(10, month.start() + "T09:00", lead -> lead.channel("a"));
            company.leads(10, month.start() + "T09:00", lead -> lead.channel("free"));
            company.spend(month, usd("100"), SpendCategory.AD_MEDIA, item -> item.channel("a"));
        }

        Decomposition parts = decomposed(company, COST_PER_LEAD);

        assertThat(parts.parts()).isEmpty();
        assertThat(parts.mix()).isEmpty();
        assertThat(parts.whyNot().orElseThrow()).startsWith("free is not known: MISSING_INPUT (");
    }

    @Test
    void kpiOrDimensionThatCannotBeDecomposed_isRefused() {
        Scorecard card = simpson().card(Grain.MONTH, CHANNEL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decomposition.of(card, NEW_LEADS, "channel", FEBRUARY, JANUARY))
                .withMessage("kpi new-leads is no ratio, so it has no mix: leads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decomposition.of(card, MQL_TO_SQL, "planet", FEBRUARY, JANUARY))
                .withMessage("no dimension \"planet\" in this scorecard; there are [channel]");
    }
}
