package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.leadkpi.metric.CustomerTallies.CHURNED_AT_RISK;
import static org.leadkpi.metric.CustomerTallies.MONTHS_AT_RISK;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardTallies.CLICKS;
import static org.leadkpi.metric.StandardTallies.CYCLES;
import static org.leadkpi.metric.StandardTallies.DEAL_SIZES;
import static org.leadkpi.metric.StandardTallies.LEADS;
import static org.leadkpi.metric.StandardTallies.MQLS;
import static org.leadkpi.metric.StandardTallies.PROGRAM_SPEND;
import static org.leadkpi.metric.StandardTallies.SPEND;
import static org.leadkpi.metric.StandardTallies.SPEND_RECORDS;
import static org.leadkpi.metric.StandardTallies.SQLS;
import static org.leadkpi.metric.StandardTallies.WON_AMOUNT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.leadkpi.FormulaReader;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;
import org.leadkpi.value.Unit;

class FormulaTest {

    private static final Formula TWO = Formula.constant(Rational.of(2), Unit.RATIO);

    private static KpiValue value(Formula formula, Totals.Given... given) {
        return formula.evaluate(Totals.of(given));
    }

    // ---- by hand, as the design has it

    @Test
    void costPerLead_byHand() {
        Trace trace = COST_PER_LEAD.of(SPEND.is(Money.of("6000", "USD")), LEADS.is(100));

        assertThat(trace.value()).isEqualTo(KpiValue.of(Rational.of(60)));
        assertThat(trace).hasToString("spend / leads = 6,000.00 / 100 = 60.00");
        assertThat(trace.formula()).isEqualTo(SPEND.per(LEADS));
        assertThat(trace.steps()).extracting(Trace::formula).containsExactly(SPEND, LEADS);
    }

    @Test
    void is_moneyOfACount_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEADS.is(Money.of("6000", "USD")))
                .withMessage("tally leads is a count, not money: USD 6000.00");
    }

    @Test
    void totals_givenTwice_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Totals.of(LEADS.is(1), LEADS.is(2)))
                .withMessage("tally leads is given twice");
    }

    @Test
    void totals_notGiven_isAMissingInput() {
        assertThat(COST_PER_LEAD.of(LEADS.is(100)).value())
                .isEqualTo(KpiValue.undefined(Status.MISSING_INPUT, "spend is not given"));
        assertThat(Totals.of().values(CYCLES).isEmpty()).isTrue();
        assertThat(Totals.of().resolution(CYCLES)).isEqualTo(Rational.ONE);
    }

    // ---- nodes

    @Test
    void sum_adds() {
        Formula sum = LEADS.plus(MQLS);

        assertThat(value(sum, LEADS.is(3), MQLS.is(4)).number()).contains(Rational.of(7));
        assertThat(sum.text()).isEqualTo("leads + mqls");
        assertThat(sum.unit()).isEqualTo(Unit.COUNT);
        assertThat(sum.operands()).containsExactly(LEADS, MQLS);
    }

    @Test
    void difference_subtracts() {
        Formula difference = SPEND.minus(PROGRAM_SPEND);

        assertThat(value(difference, SPEND.is(3), PROGRAM_SPEND.is(4)).number()).contains(Rational.of(-1));
        assertThat(difference.text()).isEqualTo("spend - program-spend");
        assertThat(difference.unit()).isEqualTo(Unit.MONEY);
        assertThat(difference.operands()).containsExactly(SPEND, PROGRAM_SPEND);
    }

    @Test
    void product_multiplies() {
        Formula product = SPEND.times(LEADS);

        assertThat(value(product, SPEND.is(Rational.of(1, 3)), LEADS.is(6)).number())
                .contains(Rational.of(2));
        assertThat(product.text()).isEqualTo("spend x leads");
        assertThat(product.unit()).hasToString("money count");
        assertThat(product.operands()).containsExactly(SPEND, LEADS);
    }

    @Test
    void quotient_dividesExactly() {
        Formula quotient = LEADS.per(CLICKS);

        assertThat(value(quotient, LEADS.is(1), CLICKS.is(3)).number()).contains(Rational.of(1, 3));
        assertThat(quotient.text()).isEqualTo("leads / clicks");
        assertThat(quotient.unit()).isEqualTo(Unit.RATIO);
        assertThat(quotient.operands()).containsExactly(LEADS, CLICKS);
        assertThat(SPEND.per(LEADS).unit()).hasToString("money per count");
    }

    @Test
    void constant_isItself() {
        Formula half = Formula.constant(Rational.of(1, 2), Unit.DAYS);

        assertThat(value(half).number()).contains(Rational.of(1, 2));
        assertThat(half.text()).isEqualTo("1/2");
        assertThat(half.unit()).isEqualTo(Unit.DAYS);
        assertThat(half.operands()).isEmpty();
        assertThat(half.inputs()).isEmpty();
        assertThat(half.evaluate(Totals.of())).isEqualTo(KpiValue.of(Rational.of(1, 2)));
    }

    @Test
    void tally_isALeaf() {
        assertThat(value(LEADS, LEADS.is(7)).number()).contains(Rational.of(7));
        assertThat(LEADS.text()).isEqualTo("leads");
        assertThat(LEADS.unit()).isEqualTo(Unit.COUNT);
        assertThat(LEADS.operands()).isEmpty();
        assertThat(LEADS.inputs()).containsExactly(LEADS);
    }

    @Test
    void inputs_nameWhatTellsThatTheyAreKnown() {
        assertThat(COST_PER_LEAD.formula().inputs()).containsExactly(LEADS, SPEND, SPEND_RECORDS);
        assertThat(LEADS.plus(MQLS).per(LEADS).inputs()).containsExactly(LEADS, MQLS);
    }

    // ---- statistics

    private static Totals distribution(long resolution, long... values) {
        return new Totals() {
            @Override
            public KpiValue total(Tally<?> tally) {
                return KpiValue.of(Rational.ONE);
            }

            @Override
            public Distribution values(Tally<?> tally) {
                return Distribution.ofValues(values);
            }

            @Override
            public Rational resolution(Tally<?> tally) {
                return Rational.of(resolution);
            }
        };
    }

    @Test
    void statistic_readsValuesInTheUnitOfTheTally() {
        Totals totals = distribution(100, 100, 200, 300, 1_400);

        assertThat(new Statistic(DEAL_SIZES, Statistic.Kind.MEAN)
                        .evaluate(totals)
                        .number())
                .contains(Rational.of(5));
        assertThat(new Statistic(DEAL_SIZES, Statistic.Kind.MEDIAN)
                        .evaluate(totals)
                        .number())
                .contains(Rational.of(5, 2));
        // type 7: rank 0.9 * 3 = 2.7, so 300 + 0.7 * 1100 = 1070
        assertThat(new Statistic(DEAL_SIZES, Statistic.Kind.P90)
                        .evaluate(totals)
                        .number())
                .contains(Rational.of(107, 10));
    }

    @Test
    void statistic_textUnitInputs() {
        Statistic median = new Statistic(CYCLES, Statistic.Kind.MEDIAN);

        assertThat(median.text()).isEqualTo("median(sales-cycles)");
        assertThat(new Statistic(CYCLES, Statistic.Kind.P90).text()).isEqualTo("p90(sales-cycles)");
        assertThat(new Statistic(CYCLES, Statistic.Kind.MEAN).text()).isEqualTo("mean(sales-cycles)");
        assertThat(median.unit()).isEqualTo(Unit.DAYS);
        assertThat(median.inputs()).containsExactly(CYCLES);
        assertThat(Statistic.Kind.MEDIAN.probability()).isEqualTo(Rational.of(1, 2));
        assertThat(Statistic.Kind.P90.probability()).isEqualTo(Rational.of(9, 10));
    }

    @Test
    void statistic_ofNothing_isNoData() {
        assertThat(new Statistic(CYCLES, Statistic.Kind.MEDIAN).evaluate(distribution(1)))
                .isEqualTo(KpiValue.undefined(Status.NO_DATA, "no sales-cycles in this cell"));
    }

    @Test
    void statistic_ofWhatIsMissing_isMissing() {
        assertThat(value(new Statistic(CYCLES, Statistic.Kind.MEDIAN)))
                .isEqualTo(KpiValue.undefined(Status.MISSING_INPUT, "sales-cycles is not given"));
    }

    @Test
    void statistic_ofATotal_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statistic(LEADS, Statistic.Kind.MEDIAN))
                .withMessage("cannot take the median of leads: it keeps a total, not values");
    }

    @Test
    void statistic_tracesAsOneNumber() {
        Trace trace = new Statistic(DEAL_SIZES, Statistic.Kind.MEDIAN).trace(distribution(100, 100, 200));

        assertThat(trace).hasToString("median(deal-sizes) = 1.50");
        assertThat(trace.numbers(Trace::format)).isEqualTo("1.50");
    }

    // ---- units

    @Test
    void plus_ofMoneyAndCount_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEND.plus(LEADS))
                .withMessage("cannot add money and count: spend + leads");
    }

    @Test
    void minus_ofCountAndMoney_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEND.minus(LEADS))
                .withMessage("cannot subtract count from money: spend - leads");
    }

    @Test
    void plus_ofRatioAndDays_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LEADS.per(CLICKS).plus(CYCLES))
                .withMessage("cannot add ratio and day: leads / clicks + sales-cycles");
    }

    @Test
    void plus_ofEqualUnitsByDifferentWays_isFine() {
        assertThat(SPEND.per(LEADS).times(LEADS).plus(SPEND).unit()).isEqualTo(Unit.MONEY);
    }

    // ---- status

    @Test
    void quotient_zeroOverZero_isNoData() {
        assertThat(value(LEADS.per(CLICKS), LEADS.is(0), CLICKS.is(0)))
                .isEqualTo(KpiValue.undefined(Status.NO_DATA, "neither leads nor clicks in this cell"));
        assertThat(COST_PER_LEAD.of(SPEND.is(0), LEADS.is(0)).value().status()).isEqualTo(Status.NO_DATA);
    }

    @Test
    void quotient_zeroOverSomething_isZero() {
        assertThat(value(LEADS.per(CLICKS), LEADS.is(0), CLICKS.is(5)).number()).contains(Rational.ZERO);
    }

    @Test
    void quotient_countOverZero_isNoBase() {
        assertThat(value(LEADS.per(CLICKS), LEADS.is(1_234), CLICKS.is(0)))
                .isEqualTo(KpiValue.undefined(Status.NO_BASE, "1,234 leads but no clicks"));
    }

    @Test
    void quotient_spendOverZeroOutputs_isNoOutput() {
        assertThat(COST_PER_LEAD.of(SPEND.is(3_000), LEADS.is(0)).value())
                .isEqualTo(KpiValue.undefined(Status.NO_OUTPUT, "3,000.00 of spend and no leads"));
    }

    @Test
    void quotient_revenueOverZero_isNoBase() {
        assertThat(value(WON_AMOUNT.per(LEADS), WON_AMOUNT.is(3), LEADS.is(0)).status())
                .isEqualTo(Status.NO_BASE);
    }

    @Test
    void isCost_onlyWhenSpendIsDividedByACount() {
        assertThat(new Quotient(SPEND, LEADS).isCost()).isTrue();
        assertThat(new Quotient(SPEND.minus(PROGRAM_SPEND), LEADS).isCost()).isTrue();
        assertThat(new Quotient(SPEND, WON_AMOUNT).isCost()).isFalse();
        assertThat(new Quotient(WON_AMOUNT, LEADS).isCost()).isFalse();
        assertThat(new Quotient(LEADS, CLICKS).isCost()).isFalse();
    }

    @Test
    void isCost_ofAConstantWithoutSpend_isFalse() {
        Formula thousand = Formula.constant(Rational.of(1_000), Unit.COUNT);

        assertThat(new Quotient(thousand, LEADS).isCost()).isFalse();
        assertThat(value(thousand.per(LEADS), LEADS.is(0)).status()).isEqualTo(Status.NO_BASE);
    }

    @Test
    void operandWithoutValue_leavesTheWholeWithoutOne() {
        KpiValue noClicks = KpiValue.undefined(Status.MISSING_INPUT, "clicks is not given");

        assertThat(value(LEADS.plus(CLICKS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(CLICKS.plus(LEADS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(LEADS.minus(CLICKS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(LEADS.times(CLICKS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(LEADS.per(CLICKS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(CLICKS.per(LEADS), LEADS.is(1))).isEqualTo(noClicks);
        assertThat(value(CLICKS.per(LEADS), LEADS.is(0))).isEqualTo(noClicks);
        assertThat(value(LEADS.per(CLICKS), LEADS.is(0))).isEqualTo(noClicks);
    }

    @Test
    void bothOperandsWithoutValue_theFirstOneTells() {
        assertThat(value(CLICKS.per(LEADS))).isEqualTo(KpiValue.undefined(Status.MISSING_INPUT, "clicks is not given"));
    }

    @Test
    void bothOperandsWithoutValue_whatIsNotKnownGoesBeforeWhatIsNone() {
        Formula none = MQLS.per(SQLS);

        assertThat(value(none.times(LEADS), MQLS.is(0), SQLS.is(0)))
                .isEqualTo(KpiValue.undefined(Status.MISSING_INPUT, "leads is not given"));
        assertThat(value(none.times(SPEND.per(LEADS)), MQLS.is(0), SQLS.is(0), SPEND.is(3), LEADS.is(0))
                        .status())
                .isEqualTo(Status.NO_DATA);
    }

    // ---- lifetimes

    private static Totals within(int horizon, long months, long churned) {
        Totals given = Totals.of(MONTHS_AT_RISK.is(months), CHURNED_AT_RISK.is(churned));
        return new Totals() {
            @Override
            public KpiValue total(Tally<?> tally) {
                return given.total(tally);
            }

            @Override
            public Optional<Rational> horizon() {
                return Optional.of(Rational.of(horizon));
            }

            @Override
            public Distribution values(Tally<?> tally) {
                return given.values(tally);
            }

            @Override
            public Rational resolution(Tally<?> tally) {
                return given.resolution(tally);
            }
        };
    }

    @Test
    void isLifetime_onlyOfMonthsAtRiskOverEvents() {
        assertThat(new Quotient(MONTHS_AT_RISK, CHURNED_AT_RISK).isLifetime()).isTrue();
        assertThat(new Quotient(MONTHS_AT_RISK, CHURNED_AT_RISK).unit()).isEqualTo(Unit.MONTHS);
        assertThat(new Quotient(CHURNED_AT_RISK, MONTHS_AT_RISK).isLifetime()).isFalse();
        assertThat(new Quotient(LEADS, CLICKS).isLifetime()).isFalse();
        assertThat(new Quotient(SPEND, LEADS).isLifetime()).isFalse();
    }

    @Test
    void lifetime_withoutEvents_isUnbounded() {
        assertThat(value(MONTHS_AT_RISK.per(CHURNED_AT_RISK), MONTHS_AT_RISK.is(100), CHURNED_AT_RISK.is(0)))
                .isEqualTo(KpiValue.undefined(Status.UNBOUNDED, "no churned-at-risk in 100 months-at-risk"));
        assertThat(value(MONTHS_AT_RISK.per(CHURNED_AT_RISK), MONTHS_AT_RISK.is(0), CHURNED_AT_RISK.is(0))
                        .status())
                .isEqualTo(Status.NO_DATA);
    }

    @Test
    void lifetime_beyondTheHorizon_isCut() {
        Formula value = LEADS.plus(MQLS).minus(SQLS).times(TWO); // any formula that is none
        Formula lifetime = MONTHS_AT_RISK.per(CHURNED_AT_RISK);

        assertThat(lifetime.trace(within(60, 100, 0))).hasToString("months-at-risk / churned-at-risk = 60");
        assertThat(lifetime.trace(within(60, 100, 0)).isCapped()).isTrue();
        assertThat(lifetime.trace(within(60, 100, 1)).isCapped()).isTrue();
        assertThat(lifetime.times(TWO).trace(within(60, 100, 1)).isCapped()).isTrue();
        assertThat(lifetime.trace(within(60, 120, 2)).isCapped()).isFalse();
        assertThat(lifetime.trace(within(60, 0, 0)).isCapped()).isFalse();
        assertThat(value.trace(within(60, 1, 1)).isCapped()).isFalse();
        assertThat(CHURNED_AT_RISK
                        .per(MONTHS_AT_RISK)
                        .evaluate(within(60, 100, 1))
                        .number())
                .contains(Rational.of(1, 100));
    }

    @Test
    void contains_findsPartsAnywhere() {
        Formula rate = MQLS.per(LEADS);

        assertThat(rate.contains(MQLS.per(LEADS))).isTrue();
        assertThat(SPEND.times(rate).contains(rate)).isTrue();
        assertThat(SPEND.times(rate).contains(LEADS)).isTrue();
        assertThat(SPEND.times(rate).contains(LEADS.per(MQLS))).isFalse();
    }

    @Test
    void productWithAnEmptyRate_isNoData() {
        assertThat(value(LEADS.times(MQLS.per(SQLS)), LEADS.is(4), MQLS.is(0), SQLS.is(0))
                        .status())
                .isEqualTo(Status.NO_DATA);
    }

    // ---- text

    @Test
    void text_putsParenthesesWhereTheyAreNeeded() {
        assertThat(LEADS.plus(MQLS).plus(SQLS).text()).isEqualTo("leads + mqls + sqls");
        assertThat(LEADS.plus(MQLS.minus(SQLS)).text()).isEqualTo("leads + mqls - sqls");
        assertThat(LEADS.minus(MQLS.plus(SQLS)).text()).isEqualTo("leads - (mqls + sqls)");
        assertThat(LEADS.minus(MQLS.minus(SQLS)).text()).isEqualTo("leads - (mqls - sqls)");
        assertThat(LEADS.minus(MQLS.times(TWO)).text()).isEqualTo("leads - mqls x 2");
        assertThat(LEADS.per(MQLS).minus(SQLS.per(MQLS)).text()).isEqualTo("leads / mqls - sqls / mqls");
        assertThat(LEADS.per(MQLS).plus(SQLS.per(MQLS)).text()).isEqualTo("leads / mqls + sqls / mqls");
        assertThat(LEADS.plus(MQLS).per(SQLS).text()).isEqualTo("(leads + mqls) / sqls");
        assertThat(LEADS.plus(MQLS).times(TWO).text()).isEqualTo("(leads + mqls) x 2");
        assertThat(LEADS.per(MQLS.plus(SQLS)).text()).isEqualTo("leads / (mqls + sqls)");
        assertThat(LEADS.per(MQLS.per(SQLS)).text()).isEqualTo("leads / (mqls / sqls)");
        assertThat(LEADS.times(MQLS.per(SQLS)).text()).isEqualTo("leads x (mqls / sqls)");
        assertThat(LEADS.times(TWO).times(MQLS).text()).isEqualTo("leads x 2 x mqls");
        assertThat(LEADS.times(TWO).per(MQLS).text()).isEqualTo("leads x 2 / mqls");
    }

    @Test
    void text_ofAProductBelowTheLine_hasParentheses() {
        assertThat(LEADS.per(MQLS.times(TWO)).text()).isEqualTo("leads / (mqls x 2)");
    }

    @Property(tries = 300, seed = "5001", edgeCases = EdgeCasesMode.NONE)
    void text_readByTheRulesOfSchool_isTheValue(@ForAll long seed) {
        Formula formula = random(new Random(seed), 4);
        Map<String, Long> numbers = Map.of("leads", 3L, "mqls", 5L, "sqls", 2L, "clicks", 7L);

        Optional<Rational> read = FormulaReader.evaluate(
                formula.text(), name -> Optional.ofNullable(numbers.get(name)).map(Rational::of));

        KpiValue value = value(formula, LEADS.is(3), MQLS.is(5), SQLS.is(2), CLICKS.is(7));
        assertThat(read).as("%s", formula.text()).isEqualTo(value.number());
    }

    @Property(tries = 300, seed = "5002", edgeCases = EdgeCasesMode.NONE)
    void traceNumbers_readByTheRulesOfSchool_areTheValue(@ForAll long seed) {
        Trace trace = random(new Random(seed), 4).trace(Totals.of(LEADS.is(3), MQLS.is(5), SQLS.is(2), CLICKS.is(7)));

        Optional<Rational> read =
                FormulaReader.evaluate(trace.numbers((number, unit) -> number.toString()), name -> Optional.empty());

        assertThat(read).as("%s", trace).isEqualTo(trace.value().number());
    }

    /** A tree whose nodes all have the unit of a ratio, so that any two fit. */
    private static Formula random(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            List<Formula> leaves = List.of(LEADS, MQLS, SQLS, CLICKS);
            Formula leaf = leaves.get(random.nextInt(leaves.size()));
            return random.nextInt(5) == 0
                    ? Formula.constant(Rational.of(1 + random.nextInt(4)), Unit.RATIO)
                    : leaf.times(Formula.constant(Rational.ONE, Unit.RATIO.per(Unit.COUNT)));
        }
        Formula left = random(random, depth - 1);
        Formula right = random(random, depth - 1);
        List<UnaryOperator<Formula>> operations =
                List.of(right::plus, right::minus, right::times, right::per, left::plus, left::minus, left::per);
        int chosen = random.nextInt(operations.size());
        return operations.get(chosen).apply(chosen < 4 ? left : right);
    }

    // ---- trace

    @Test
    void trace_ofALeaf_namesAndNumber() {
        assertThat(LEADS.trace(Totals.of(LEADS.is(1_234)))).hasToString("leads = 1,234");
        assertThat(LEADS.trace(Totals.of())).hasToString("leads = MISSING_INPUT (leads is not given)");
    }

    @Test
    void trace_ofAnUnknownOperand_showsAQuestionMark() {
        Trace trace = SPEND.per(LEADS).trace(Totals.of(LEADS.is(3)));

        assertThat(trace.numbers(Trace::format)).isEqualTo("? / 3");
        assertThat(trace).hasToString("spend / leads = ? / 3 = MISSING_INPUT (spend is not given)");
    }

    @Test
    void trace_keepsParenthesesAroundNumbers() {
        Trace trace = LEADS.plus(MQLS).per(SQLS).trace(Totals.of(LEADS.is(1), MQLS.is(2), SQLS.is(8)));

        assertThat(trace).hasToString("(leads + mqls) / sqls = (1 + 2) / 8 = 0.375");
    }

    @Test
    void trace_format_byUnit() {
        assertThat(Trace.format(Rational.of(100_010, 100), Unit.MONEY)).isEqualTo("1,000.10");
        assertThat(Trace.format(Rational.of(1_000_005, 1_000), Unit.MONEY.per(Unit.COUNT)))
                .isEqualTo("1,000.01");
        assertThat(Trace.format(Rational.of(1, 3), Unit.RATIO)).isEqualTo("0.333333");
        assertThat(Trace.format(Rational.of(2, 3), Unit.RATIO)).isEqualTo("0.666667");
        assertThat(Trace.format(Rational.of(100), Unit.COUNT)).isEqualTo("100");
        assertThat(Trace.format(Rational.of(-1_234_567, 2), Unit.DAYS)).isEqualTo("-617,283.5");
    }

    @Test
    void trace_stepsCannotBeChanged() {
        Trace trace = SPEND.per(LEADS).trace(Totals.of());

        assertThat(trace.steps()).isUnmodifiable();
    }
}
