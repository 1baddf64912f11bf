package org.leadkpi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @ParameterizedTest
    @CsvSource({
        "12.5,USD,USD 12.50",
        "12.500,USD,USD 12.50",
        "12,USD,USD 12.00",
        "1000.10,USD,USD 1000.10",
        "0.000125,USD,USD 0.000125",
        "-0.10,USD,USD -0.10",
        "0.000,USD,USD 0.00",
        "100,JPY,JPY 100",
        "100.50,JPY,JPY 100.5",
        "1.5,KWD,KWD 1.500",
        "2.50,XXX,XXX 2.5",
        "1000,XAU,XAU 1000"
    })
    void of_text_keepsTheDigitsOfTheMinorUnit(String amount, String code, String expected) {
        assertThat(Money.of(amount, code)).hasToString(expected);
    }

    @Test
    void equals_ignoresTrailingZeros() {
        assertThat(Money.of("12.500", "USD"))
                .isEqualTo(Money.of(new BigDecimal("12.5"), USD))
                .isEqualTo(new Money(new BigDecimal("1250E-2"), USD))
                .hasSameHashCodeAs(Money.of("12.50", "USD"));
        assertThat(new Money(new BigDecimal("1E+3"), USD)).isEqualTo(Money.of(1_000, "USD"));
        assertThat(Money.of(1, "USD")).isNotEqualTo(Money.of(1, "EUR")).isNotEqualTo(Money.of(2, "USD"));
    }

    @Test
    void ofMinor_countsInTheUnitOfTheCurrency() {
        assertThat(Money.ofMinor(50_005, USD)).hasToString("USD 500.05");
        assertThat(Money.ofMinor(50_005, JPY)).hasToString("JPY 50005");
        assertThat(Money.ofMinor(-50_005, KWD)).hasToString("KWD -50.005");
        assertThat(Money.ofMinor(5, Currency.getInstance("XXX"))).hasToString("XXX 5");
    }

    @Test
    void zero_isNothingOfACurrency() {
        assertThat(Money.zero(USD)).isEqualTo(Money.of(0, "USD")).hasToString("USD 0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,000.10", "1e3", "12.", ".5", " 1", "1 000", "NaN", "\u0661"})
    void of_anythingButADecimal_throws(String amount) {
        assertThatThrownBy(() -> Money.of(amount, "USD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an amount of money: \"" + amount + "\"");
    }

    @Test
    void of_unknownCurrency_throws() {
        assertThatThrownBy(() -> Money.of("1", "usd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a currency: \"usd\", expected an ISO 4217 code such as USD");
        assertThatThrownBy(() -> Money.of(1, "DOLLAR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a currency: \"DOLLAR\", expected an ISO 4217 code such as USD");
    }

    @Test
    void parse_codeAndAmount_isThatAmount() {
        assertThat(Money.parse("USD 12.50")).isEqualTo(Money.of("12.5", "USD"));
        assertThat(Money.parse("JPY -3")).isEqualTo(Money.of(-3, "JPY"));
    }

    @Test
    void parse_anythingElse_throws() {
        assertThatThrownBy(() -> Money.parse("USD12.50"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an amount of money: \"USD12.50\", expected a form such as USD 12.50");
        assertThatThrownBy(() -> Money.parse("12.50 USD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an amount of money: \"USD\"");
        assertThatThrownBy(() -> Money.parse(" 12.50"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a currency: \"\", expected an ISO 4217 code such as USD");
    }

    @Test
    void arithmetic_isExact() {
        Money tenth = Money.of("0.10", "USD");

        assertThat(tenth.plus(Money.of("0.20", "USD"))).isEqualTo(Money.of("0.30", "USD"));
        assertThat(tenth.minus(Money.of("0.20", "USD"))).isEqualTo(Money.of("-0.10", "USD"));
        assertThat(tenth.times(3)).isEqualTo(Money.of("0.3", "USD"));
        assertThat(tenth.times(new BigDecimal("0.125"))).hasToString("USD 0.0125");
        assertThat(tenth.negate()).hasToString("USD -0.10");
    }

    @Test
    void arithmetic_ofTwoCurrencies_throws() {
        Money euros = Money.of(1, "EUR");
        Money dollars = Money.of(2, "USD");

        assertThatThrownBy(() -> euros.plus(dollars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot add EUR 1.00 and USD 2.00: the currencies differ, convert one of them first");
        assertThatThrownBy(() -> euros.minus(dollars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot subtract EUR 1.00 and USD 2.00: the currencies differ, convert one of them first");
        assertThatThrownBy(() -> euros.compareTo(dollars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot compare EUR 1.00 and USD 2.00: the currencies differ, convert one of them first");
    }

    @Test
    void sign_tellsThreeKindsApart() {
        Money minus = Money.of("-0.01", "USD");
        Money nothing = Money.zero(USD);
        Money plus = Money.of("0.01", "USD");

        assertThat(List.of(minus.isNegative(), nothing.isNegative(), plus.isNegative()))
                .containsExactly(true, false, false);
        assertThat(List.of(minus.isZero(), nothing.isZero(), plus.isZero())).containsExactly(false, true, false);
        assertThat(List.of(minus.isPositive(), nothing.isPositive(), plus.isPositive()))
                .containsExactly(false, false, true);
    }

    @Test
    void compareTo_ordersAmounts() {
        assertThat(Money.of("9.99", "USD")).isLessThan(Money.of("10", "USD"));
        assertThat(Money.of("10.0", "USD")).isEqualByComparingTo(Money.of("10", "USD"));
        assertThat(Money.of("10.01", "USD")).isGreaterThan(Money.of("10", "USD"));
    }

    @Test
    void toDecimal_roundsAsNamed() {
        assertThat(Money.of("0.125", "USD").toDecimal(2, RoundingMode.HALF_EVEN))
                .isEqualTo("0.12");
        assertThat(Money.of("0.125", "USD").toDecimal(2, RoundingMode.HALF_UP)).isEqualTo("0.13");
        assertThatThrownBy(() -> Money.of("0.125", "USD").toDecimal(2, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void toRational_isExact() {
        assertThat(Money.of("500.05", "EUR").toRational()).isEqualTo(Rational.of(10_001, 20));
    }

    @Test
    void allocate_intoThree_givesTheFirstTheUnitLeftOver() {
        // reference values of the requirements: 100.00 over 3, JPY 100 over 3
        assertThat(Money.of("100.00", "EUR").allocate(3)).hasToString("[EUR 33.34, EUR 33.33, EUR 33.33]");
        assertThat(Money.of(100, "JPY").allocate(3)).hasToString("[JPY 34, JPY 33, JPY 33]");
        assertThat(Money.of(100, "USD").allocate(1)).hasToString("[USD 100.00]");
    }

    @Test
    void allocate_byWeights_favoursTheLargestRemainder() {
        // Exact shares of the 1,000 cents: 142.86, 285.71 and 571.43, so the two cents left over go to the first two.
        assertThat(Money.of(10, "USD").allocate(List.of(1L, 2L, 4L))).hasToString("[USD 1.43, USD 2.86, USD 5.71]");
        assertThat(Money.of("0.05", "USD").allocate(List.of(3L, 0L, 7L))).hasToString("[USD 0.02, USD 0.00, USD 0.03]");
        assertThat(Money.of("0.01", "USD").allocate(List.of(1L, 2L))).hasToString("[USD 0.00, USD 0.01]");
    }

    @Test
    void allocate_negativeAmount_mirrorsThePositiveOne() {
        assertThat(Money.of(-100, "JPY").allocate(3)).hasToString("[JPY -34, JPY -33, JPY -33]");
    }

    @Test
    void allocate_finerThanTheMinorUnit_splitsTheLastDecimal() {
        assertThat(Money.of("1.0000", "USD").allocate(3)).hasToString("[USD 0.34, USD 0.33, USD 0.33]");
        assertThat(Money.of("1.0001", "USD").allocate(3)).hasToString("[USD 0.3334, USD 0.3334, USD 0.3333]");
    }

    @Test
    void allocate_withoutPartsOrWeight_throws() {
        Money amount = Money.of(1, "USD");

        assertThatThrownBy(() -> amount.allocate(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be at least 1, was 0");
        assertThatThrownBy(() -> amount.allocate(List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must not be negative, was -1");
        assertThatThrownBy(() -> amount.allocate(List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must add up to more than zero, were [0, 0]");
        assertThatThrownBy(() -> amount.allocate(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must add up to more than zero, were []");
    }

    @Property
    void allocate_addsUpExactly_andPartsDifferByAtMostOneUnit(
            @ForAll @Scale(4) BigDecimal amount, @ForAll @IntRange(min = 1, max = 40) int parts) {
        Money whole = Money.of(amount, USD);

        List<Money> shares = whole.allocate(parts);

        Money largest = shares.stream().max(Money::compareTo).orElseThrow();
        Money smallest = shares.stream().min(Money::compareTo).orElseThrow();
        assertThat(shares).hasSize(parts);
        assertThat(shares.stream().reduce(Money.zero(USD), Money::plus)).isEqualTo(whole);
        assertThat(largest.minus(smallest).amount())
                .isLessThanOrEqualTo(
                        BigDecimal.ONE.scaleByPowerOfTen(-whole.amount().scale()));
    }

    @Property
    void allocate_byWeights_staysWithinOneUnitOfTheExactShare(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long minorUnits,
            @ForAll("weights") @Size(min = 1, max = 9) List<Long> weights) {
        Money whole = Money.ofMinor(minorUnits, USD);
        Rational totalWeight =
                Rational.of(weights.stream().mapToLong(weight -> weight).sum());

        List<Money> shares = whole.allocate(weights);

        assertThat(shares.stream().reduce(Money.zero(USD), Money::plus)).isEqualTo(whole);
        for (int i = 0; i < shares.size(); i++) {
            Rational exact =
                    whole.toRational().times(Rational.of(weights.get(i))).dividedBy(totalWeight);
            assertThat(shares.get(i).toRational().minus(exact).abs()).isLessThan(Rational.of(1, 100));
        }
    }

    @Property
    void parse_ofToString_isTheSameValue(@ForAll @Scale(6) BigDecimal amount) {
        Money money = Money.of(amount, USD);

        assertThat(Money.parse(money.toString())).isEqualTo(money);
    }

    @Property
    void plus_thenMinus_changesNothing(@ForAll @Scale(3) BigDecimal first, @ForAll @Scale(5) BigDecimal second) {
        Money money = Money.of(first, JPY);

        assertThat(money.plus(Money.of(second, JPY)).minus(Money.of(second, JPY)))
                .isEqualTo(money);
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        return Arbitraries.longs()
                .between(0, 1_000)
                .list()
                .filter(all -> all.stream().anyMatch(weight -> weight > 0));
    }
}
