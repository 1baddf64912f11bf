package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.leadkpi.metric.StandardTallies.CLICKS;
import static org.leadkpi.metric.StandardTallies.CYCLES;
import static org.leadkpi.metric.StandardTallies.DEAL_SIZES;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.MQLS;
import static org.leadkpi.metric.StandardTallies.PIPELINE;
import static org.leadkpi.metric.StandardTallies.SPEND;
import static org.leadkpi.metric.StandardTallies.SPEND_RECORDS;
import static org.leadkpi.metric.StandardTallies.SQLS;
import static org.leadkpi.metric.StandardTallies.UNKNOWN_PIPELINE;
import static org.leadkpi.metric.StandardTallies.WON_AMOUNT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Policies;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

class KpiTest {

    private static Kpi.Builder rate() {
        return Kpi.named("my-rate").formula(MQLS.per(LEADS)).cite("INF", "here");
    }

    /** A KPI with every part set. */
    private static Kpi full() {
        return Kpi.named("full")
                .card("K-99")
                .title("Full")
                .definition("Everything.")
                .question("Is it all there?")
                .alias("whole", "entire")
                .formula(MQLS.per(LEADS))
                .cohort(LEADS, MQLS)
                .direction(Direction.HIGHER_IS_BETTER)
                .stage(FunnelStage.MID)
                .vanity()
                .cadence(Cadence.WEEKLY)
                .growth(GrowthStage.EARLY)
                .style(Style.RATIO)
                .interval(IntervalRule.WILSON)
                .population(LEADS)
                .spread(CYCLES)
                .leavingOut(Exclusion.SKIPPED_STAGE, SQLS)
                .flagWhen(Flag.MIXED_PLATFORMS, LEADS, SQLS)
                .flagWhenSeveral(Flag.NOT_DEDUPLICATED, CLICKS)
                .cite("A0", "KPI 1")
                .build();
    }

    // ---- what is refused

    @ParameterizedTest
    @ValueSource(strings = {"", "Cost", "cost per lead", "cost_per_lead", "-cost", "cost-", "a..b", "a--b", "ä"})
    void named_notKebabCase_throws(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpi.named(id))
                .withMessage("kpi id is \"" + id + "\", must be kebab case with dotted variants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "cost-per-lead", "mql-to-sql.any", "k2.v-3"})
    void named_kebabCase_isFine(String id) {
        assertThat(Kpi.named(id).formula(LEADS).cite("INF", "").build().id()).isEqualTo(id);
    }

    @Test
    void build_withoutFormula_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine").cite("INF", "").build())
                .withMessage("kpi mine has no formula");
    }

    @Test
    void build_withoutCitation_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine").formula(LEADS).build())
                .withMessage("kpi mine has no citation: say where its definition comes from");
    }

    @Test
    void build_withoutNaturalPopulation_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine")
                        .formula(LEADS.plus(MQLS))
                        .cite("INF", "")
                        .build())
                .withMessage("kpi mine needs a population: say which tally its n counts");
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine")
                        .formula(LEADS.per(SPEND))
                        .cite("INF", "")
                        .build())
                .withMessage("kpi mine needs a population: say which tally its n counts");
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine")
                        .formula(LEADS.per(MQLS.plus(SQLS)))
                        .cite("INF", "")
                        .build())
                .withMessage("kpi mine needs a population: say which tally its n counts");
    }

    @Test
    void build_ofMoneyAlone_needsAPopulation() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Kpi.named("mine").formula(WON_AMOUNT).cite("INF", "").build())
                .withMessage("kpi mine needs a population: say which tally its n counts");
    }

    @Test
    void build_boundsWithoutUnknown_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rate().interval(IntervalRule.BOUNDS).build())
                .withMessage("kpi my-rate has bounds, but no tally of what is unknown");
    }

    @Test
    void build_wilsonOfNoQuotient_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine")
                        .formula(LEADS)
                        .interval(IntervalRule.WILSON)
                        .cite("INF", "")
                        .build())
                .withMessage("kpi mine has interval WILSON, which needs a quotient: leads");
        assertThatIllegalStateException()
                .isThrownBy(() -> Kpi.named("mine")
                        .formula(LEADS)
                        .interval(IntervalRule.COST_PER_OUTPUT)
                        .cite("INF", "")
                        .build())
                .withMessage("kpi mine has interval COST_PER_OUTPUT, which needs a quotient: leads");
    }

    @Test
    void build_lifetimeOfNoMonthsAtRisk_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rate().interval(IntervalRule.RISK_PER_EVENT).build())
                .withMessage(
                        "kpi my-rate has interval RISK_PER_EVENT, which needs months at risk over a count of events:"
                                + " mqls / leads");
    }

    @Test
    void build_restingOnWhatIsNoPart_throws() {
        Kpi cost = Kpi.named("cost").formula(SPEND.per(LEADS)).cite("INF", "").build();

        assertThatIllegalStateException()
                .isThrownBy(() -> rate().restingOn(cost).build())
                .withMessage(
                        "kpi my-rate rests on cost, whose formula spend / leads is no part of its own: mqls / leads");
        assertThatIllegalStateException()
                .isThrownBy(() -> rate().interval(IntervalRule.COMBINED).build())
                .withMessage("kpi my-rate combines limits, but rests on no other kpi");
    }

    @Test
    void restingOn_replacesWhatAVariantTookOver() {
        Kpi rate = rate().build();
        Kpi share = Kpi.named("share").formula(SQLS.per(LEADS)).cite("INF", "").build();
        Kpi first = Kpi.named("first")
                .formula(SPEND.times(rate.formula()))
                .population(LEADS)
                .restingOn(rate)
                .cite("INF", "")
                .build();

        Kpi second = first.variant("second")
                .formula(SPEND.times(share.formula()))
                .restingOn(share)
                .build();

        assertThat(first.restsOn()).containsExactly(rate);
        assertThat(first.interval()).isEqualTo(IntervalRule.COMBINED);
        assertThat(second.restsOn()).containsExactly(share);
        assertThat(second.tallies()).contains(SQLS).doesNotContain(MQLS);
    }

    @Test
    void build_orderStatisticOfNoStatistic_throws() {
        assertThatIllegalStateException()
                .isThrownBy(() -> rate().interval(IntervalRule.ORDER_STATISTIC).build())
                .withMessage("kpi my-rate has interval ORDER_STATISTIC, which needs a statistic: mqls / leads");
    }

    // ---- parts

    @Test
    void defaults() {
        Kpi kpi = rate().build();

        assertThat(kpi.base()).isEqualTo("my-rate");
        assertThat(kpi.title()).isEqualTo("my-rate");
        assertThat(kpi.card()).isEmpty();
        assertThat(kpi.definition()).isEmpty();
        assertThat(kpi.question()).isEmpty();
        assertThat(kpi.aliases()).isEmpty();
        assertThat(kpi.basis()).isEqualTo(Basis.PERIOD);
        assertThat(kpi.direction()).isEqualTo(Direction.CONTEXT);
        assertThat(kpi.stage()).isEqualTo(FunnelStage.TOP);
        assertThat(kpi.classification()).isEqualTo(Classification.KPI);
        assertThat(kpi.isVanity()).isFalse();
        assertThat(kpi.cadences()).isEmpty();
        assertThat(kpi.growthStages()).isEmpty();
        assertThat(kpi.interval()).isEqualTo(IntervalRule.NONE);
        assertThat(kpi.unknown()).isEmpty();
        assertThat(kpi.spread()).isEmpty();
        assertThat(kpi.maturity()).isEmpty();
        assertThat(kpi.leftOut()).isEmpty();
        assertThat(kpi.flags()).isEmpty();
        assertThat(kpi.citations()).containsExactly(Citation.of("INF", "here"));
        assertThat(kpi).hasToString("my-rate = mqls / leads");
    }

    @Test
    void parts_areKept() {
        Kpi kpi = full();

        assertThat(kpi.card()).isEqualTo("K-99");
        assertThat(kpi.title()).isEqualTo("Full");
        assertThat(kpi.definition()).isEqualTo("Everything.");
        assertThat(kpi.question()).isEqualTo("Is it all there?");
        assertThat(kpi.aliases()).containsExactly("whole", "entire");
        assertThat(kpi.formula()).isEqualTo(MQLS.per(LEADS));
        assertThat(kpi.unit()).isEqualTo(Unit.RATIO);
        assertThat(kpi.basis()).isEqualTo(Basis.COHORT);
        assertThat(kpi.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(kpi.stage()).isEqualTo(FunnelStage.MID);
        assertThat(kpi.classification()).isEqualTo(Classification.METRIC);
        assertThat(kpi.isVanity()).isTrue();
        assertThat(kpi.cadences()).containsExactly(Cadence.WEEKLY);
        assertThat(kpi.growthStages()).containsExactly(GrowthStage.EARLY);
        assertThat(kpi.style()).isEqualTo(Style.RATIO);
        assertThat(kpi.interval()).isEqualTo(IntervalRule.WILSON);
        assertThat(kpi.population()).isEqualTo(LEADS);
        assertThat(kpi.spread()).contains(CYCLES);
        assertThat(kpi.maturity()).contains(new Kpi.Maturity(LEADS, MQLS, Optional.empty()));
        assertThat(kpi.leftOut()).containsOnlyKeys(Exclusion.SKIPPED_STAGE).containsValue(SQLS);
        assertThat(kpi.flags())
                .containsExactly(
                        new Kpi.FlagRule(Flag.MIXED_PLATFORMS, List.of(LEADS, SQLS), 0),
                        new Kpi.FlagRule(Flag.NOT_DEDUPLICATED, List.of(CLICKS), 1));
        assertThat(kpi.tallies()).containsExactly(CLICKS, LEADS, MQLS, CYCLES, SQLS);
    }

    @Test
    void collections_cannotBeChanged() {
        Kpi kpi = full();

        assertThat(kpi.aliases()).isUnmodifiable();
        assertThat(kpi.flags()).isUnmodifiable();
        assertThat(kpi.citations()).isUnmodifiable();
        assertThat(kpi.cadences()).isUnmodifiable();
        assertThat(kpi.growthStages()).isUnmodifiable();
    }

    @Test
    void builderUsedOn_leavesTheBuiltKpiAsItWas() {
        Kpi.Builder builder = rate().title("Before").direction(Direction.HIGHER_IS_BETTER);
        Kpi kpi = builder.build();

        builder.title("After")
                .direction(Direction.LOWER_IS_BETTER)
                .alias("other")
                .flagWhen(Flag.SKEWED, LEADS)
                .cadence(Cadence.DAILY)
                .cite("A1", "later");

        assertThat(kpi.title()).isEqualTo("Before");
        assertThat(kpi.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(kpi.aliases()).isEmpty();
        assertThat(kpi.flags()).isEmpty();
        assertThat(kpi.cadences()).isEmpty();
        assertThat(kpi.citations()).hasSize(1);
    }

    @Test
    void naturalPopulation_isWhatIsBelowTheLineOrTheTallyItself() {
        assertThat(rate().build().population()).isEqualTo(LEADS);
        assertThat(Kpi.named("a").formula(LEADS).cite("INF", "").build().population())
                .isEqualTo(LEADS);
        assertThat(Kpi.named("a")
                        .formula(new Statistic(CYCLES, Statistic.Kind.MEAN))
                        .cite("INF", "")
                        .build()
                        .population())
                .isEqualTo(CYCLES);
    }

    @Test
    void style_followsTheUnit() {
        assertThat(rate().build().style()).isEqualTo(Style.PERCENT);
        assertThat(styleOf(SPEND.per(LEADS))).isEqualTo(Style.MONEY);
        assertThat(styleOf(WON_AMOUNT)).isEqualTo(Style.MONEY);
        assertThat(styleOf(LEADS)).isEqualTo(Style.COUNT);
        assertThat(styleOf(new Statistic(CYCLES, Statistic.Kind.MEAN))).isEqualTo(Style.DAYS);
        assertThat(styleOf(new Statistic(DEAL_SIZES, Statistic.Kind.MEAN))).isEqualTo(Style.MONEY);
        assertThat(styleOf(LEADS.per(SPEND))).isEqualTo(Style.COUNT);
    }

    private static Style styleOf(Formula formula) {
        return Kpi.named("a")
                .formula(formula)
                .population(LEADS)
                .cite("INF", "")
                .build()
                .style();
    }

    @Test
    void cadenceAndGrowth_replaceWhatWasSet() {
        Kpi kpi = rate().cadence(Cadence.WEEKLY)
                .cadence(Cadence.DAILY, Cadence.MONTHLY)
                .growth(GrowthStage.EARLY)
                .growth(GrowthStage.SCALING)
                .build();

        assertThat(kpi.cadences()).containsExactlyInAnyOrder(Cadence.DAILY, Cadence.MONTHLY);
        assertThat(kpi.growthStages()).containsExactly(GrowthStage.SCALING);
    }

    @Test
    void metric_isNoVanity() {
        Kpi kpi = rate().metric().build();

        assertThat(kpi.classification()).isEqualTo(Classification.METRIC);
        assertThat(kpi.isVanity()).isFalse();
    }

    @Test
    void boundedBy_setsTheInterval() {
        Kpi kpi = Kpi.named("a")
                .formula(PIPELINE.per(PIPELINE))
                .population(LEADS)
                .boundedBy(UNKNOWN_PIPELINE)
                .cite("INF", "")
                .build();

        assertThat(kpi.interval()).isEqualTo(IntervalRule.BOUNDS);
        assertThat(kpi.unknown()).contains(UNKNOWN_PIPELINE);
        assertThat(kpi.tallies()).contains(UNKNOWN_PIPELINE);
    }

    @Test
    void tallies_includeWhatTellsThatSpendIsKnown() {
        Kpi kpi = Kpi.named("a").formula(SPEND.per(LEADS)).cite("INF", "").build();

        assertThat(kpi.tallies()).containsExactly(LEADS, SPEND, SPEND_RECORDS);
    }

    @Test
    void cohort_withAnAge_keepsTheHistory() {
        Kpi.MatureAge age = new Kpi.MatureAge(Policies::mqlToSqlDays, CYCLES);
        Kpi kpi = rate().cohort(LEADS, DEAL_SIZES, age).build();

        assertThat(kpi.basis()).isEqualTo(Basis.COHORT);
        assertThat(kpi.maturity()).contains(new Kpi.Maturity(LEADS, DEAL_SIZES, Optional.of(age)));
        assertThat(kpi.tallies()).containsExactly(DEAL_SIZES, LEADS, MQLS, CYCLES);
        assertThat(kpi.variant("b").build().maturity()).isEqualTo(kpi.maturity());
    }

    @Test
    void cohort_withAnAgeButNoAges_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate().cohort(LEADS, MQLS, new Kpi.MatureAge(Policies::mqlToSqlDays, CYCLES)))
                .withMessage("tally mqls keeps no ages, so no age can make mature");
    }

    // ---- variants

    @Test
    void variant_keepsWhatItDoesNotChange() {
        Kpi variant = full().variant("other").build();

        assertThat(variant.id()).isEqualTo("full.other");
        assertThat(variant.base()).isEqualTo("full");
        assertThat(variant.aliases()).as("an alias finds one KPI").isEmpty();
        assertThat(variant.card()).isEqualTo("K-99");
        assertThat(variant.title()).isEqualTo("Full");
        assertThat(variant.definition()).isEqualTo("Everything.");
        assertThat(variant.question()).isEqualTo("Is it all there?");
        assertThat(variant.formula()).isEqualTo(MQLS.per(LEADS));
        assertThat(variant.basis()).isEqualTo(Basis.COHORT);
        assertThat(variant.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(variant.stage()).isEqualTo(FunnelStage.MID);
        assertThat(variant.classification()).isEqualTo(Classification.METRIC);
        assertThat(variant.isVanity()).isTrue();
        assertThat(variant.cadences()).containsExactly(Cadence.WEEKLY);
        assertThat(variant.growthStages()).containsExactly(GrowthStage.EARLY);
        assertThat(variant.style()).isEqualTo(Style.RATIO);
        assertThat(variant.interval()).isEqualTo(IntervalRule.WILSON);
        assertThat(variant.population()).isEqualTo(LEADS);
        assertThat(variant.spread()).contains(CYCLES);
        assertThat(variant.maturity()).contains(new Kpi.Maturity(LEADS, MQLS, Optional.empty()));
        assertThat(variant.leftOut()).containsOnlyKeys(Exclusion.SKIPPED_STAGE);
        assertThat(variant.flags()).isEqualTo(full().flags());
        assertThat(variant.citations()).isEqualTo(full().citations());
        assertThat(full().variant("a").build().variant("b").build().id()).isEqualTo("full.a.b");
        assertThat(full().variant("a").build().variant("b").build().base()).isEqualTo("full");
    }

    @Test
    void variant_keepsTheUnknown() {
        Kpi bounded = Kpi.named("a")
                .formula(PIPELINE.per(PIPELINE))
                .population(LEADS)
                .boundedBy(UNKNOWN_PIPELINE)
                .cite("INF", "")
                .build();

        assertThat(bounded.variant("b").build().unknown()).contains(UNKNOWN_PIPELINE);
    }

    @Test
    void variant_byPeriod_forgetsTheCohort() {
        Kpi variant =
                full().variant("period").formula(SQLS.per(CLICKS)).byPeriod().build();

        assertThat(variant.basis()).isEqualTo(Basis.PERIOD);
        assertThat(variant.maturity()).isEmpty();
        assertThat(variant.leftOut()).isEmpty();
        assertThat(variant.population()).isEqualTo(CLICKS);
        assertThat(full().maturity()).isPresent();
        assertThat(full().leftOut()).isNotEmpty();
    }

    @Test
    void variant_flagNever_forgetsTheFlag() {
        Kpi variant = full().variant("plain").flagNever(Flag.MIXED_PLATFORMS).build();

        assertThat(variant.flags()).extracting(Kpi.FlagRule::flag).containsExactly(Flag.NOT_DEDUPLICATED);
        assertThat(full().flags()).hasSize(2);
    }

    // ---- identity

    @Test
    void equality_isById() {
        Kpi other = Kpi.named("my-rate").formula(LEADS).cite("A0", "").build();

        assertThat(rate().build()).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(rate().build()).isNotEqualTo(full());
        assertThat(rate().build().equals("my-rate")).isFalse();
    }

    @Test
    void of_numbersGivenByHand() {
        assertThat(rate().build().of(MQLS.is(1), LEADS.is(4)).value().number()).contains(Rational.of(1, 4));
    }
}
