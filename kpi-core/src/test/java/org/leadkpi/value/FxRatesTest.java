package org.leadkpi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxRatesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    @Test
    void rate_ofTheSpecExample_convertsPerItem() {
        // spec P-10: EUR 900 + USD 1,000 at 1.10 over 20 leads is 99.50, not 95.00
        FxRates rates = oneRate();
        Rational euros = Money.of(900, "EUR").toRational();
        Rational dollars = Money.of(1_000, "USD").toRational();

        Rational spend = euros.times(rates.rate(EUR, USD, JANUARY).orElseThrow())
                .plus(dollars.times(rates.rate(USD, USD, JANUARY).orElseThrow()));

        assertThat(spend.dividedBy(Rational.of(20))).isEqualTo(Rational.parse("99.50"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31,",
        "2026-01-01,1.10",
        "2026-01-02,1.10",
        "2026-01-31,1.10",
        "2026-02-01,1.20",
        "2030-01-01,1.20"
    })
    void rate_isTheLastOneOnOrBeforeTheDate(LocalDate date, String expected) {
        FxRates rates = FxRates.builder()
                .rate(FEBRUARY, EUR, USD, new BigDecimal("1.20"))
                .rate(JANUARY, EUR, USD, new BigDecimal("1.10"))
                .build();

        if (expected == null) {
            assertThat(rates.rate(EUR, USD, date)).isEmpty();
        } else {
            assertThat(rates.rate(EUR, USD, date)).contains(Rational.parse(expected));
        }
    }

    @Test
    void rate_ofTheOppositePair_isTheExactReciprocal() {
        assertThat(oneRate().rate(USD, EUR, FEBRUARY)).contains(Rational.of(10, 11));
        assertThat(oneRate().rate(USD, EUR, JANUARY.minusDays(1))).isEmpty();
    }

    @Test
    void rate_givenBothWays_isTheOneDatedLater() {
        FxRates rates = FxRates.builder()
                .rate(JANUARY, EUR, USD, new BigDecimal("1.10"))
                .rate(FEBRUARY, USD, EUR, new BigDecimal("0.90"))
                .build();

        assertThat(rates.rate(USD, EUR, JANUARY)).contains(Rational.of(10, 11));
        assertThat(rates.rate(USD, EUR, FEBRUARY)).contains(Rational.of(9, 10));
        assertThat(rates.rate(EUR, USD, JANUARY)).contains(Rational.of(11, 10));
        assertThat(rates.rate(EUR, USD, FEBRUARY)).contains(Rational.of(10, 9));
    }

    @Test
    void rate_throughAThirdCurrency_isNotWorkedOut() {
        FxRates rates = FxRates.builder()
                .rate(JANUARY, GBP, USD, new BigDecimal("1.3"))
                .rate(JANUARY, EUR, USD, new BigDecimal("1.1"))
                .build();

        assertThat(rates.rate(GBP, EUR, JANUARY)).isEmpty();
    }

    @Test
    void rate_toItself_isOneOnAnyDate() {
        assertThat(FxRates.none().rate(EUR, EUR, LocalDate.MIN)).contains(Rational.ONE);
        assertThat(FxRates.none().rate(EUR, USD, JANUARY)).isEmpty();
    }

    @Test
    void builder_rateNotAboveZero_throws() {
        FxRates.Builder builder = FxRates.builder();

        assertThatThrownBy(() -> builder.rate(JANUARY, EUR, USD, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate of EUR to USD on 2026-01-01 must be above 0, was 0");
        assertThatThrownBy(() -> builder.rate(JANUARY, EUR, USD, new BigDecimal("-1.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate of EUR to USD on 2026-01-01 must be above 0, was -1.1");
    }

    @Test
    void builder_rateToItself_throws() {
        assertThatThrownBy(() -> FxRates.builder().rate(JANUARY, EUR, EUR, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate of EUR to EUR must not be given, it is always 1");
    }

    @Test
    void builder_twoRatesOnOneDate_throwsOnlyIfTheyDiffer() {
        FxRates.Builder builder = FxRates.builder()
                .rate(JANUARY, EUR, USD, new BigDecimal("1.10"))
                .rate(JANUARY, EUR, USD, new BigDecimal("1.1"));

        assertThat(builder.build()).isEqualTo(oneRate());
        assertThatThrownBy(() -> builder.rate(JANUARY, EUR, USD, new BigDecimal("1.11")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate of EUR to USD on 2026-01-01 is given twice, as 1.1 and as 1.11");
    }

    @Test
    void build_isNotChangedByLaterRates() {
        FxRates.Builder builder = FxRates.builder().rate(JANUARY, EUR, USD, new BigDecimal("1.10"));
        FxRates built = builder.build();

        builder.rate(FEBRUARY, EUR, USD, new BigDecimal("1.20")).rate(FEBRUARY, GBP, USD, BigDecimal.ONE);

        assertThat(built).isEqualTo(oneRate());
    }

    @Test
    void equals_isByRates() {
        assertThat(oneRate()).isEqualTo(oneRate()).hasSameHashCodeAs(oneRate());
        assertThat(oneRate())
                .isNotEqualTo(FxRates.none())
                .isNotEqualTo(FxRates.builder()
                        .rate(JANUARY, EUR, USD, new BigDecimal("1.11"))
                        .build())
                .isNotEqualTo("EUR to USD");
        assertThat(FxRates.builder().build()).isEqualTo(FxRates.none());
        assertThat(oneRate().hashCode()).isNotEqualTo(FxRates.none().hashCode());
    }

    @Test
    void isEmpty_isTrueWithoutRates() {
        assertThat(FxRates.none().isEmpty()).isTrue();
        assertThat(oneRate().isEmpty()).isFalse();
    }

    @Test
    void toString_counts() {
        FxRates rates = FxRates.builder()
                .rate(JANUARY, EUR, USD, new BigDecimal("1.10"))
                .rate(FEBRUARY, EUR, USD, new BigDecimal("1.20"))
                .rate(FEBRUARY, GBP, USD, new BigDecimal("1.30"))
                .build();

        assertThat(rates).hasToString("FxRates[rates=3, pairs=2]");
    }

    private static FxRates oneRate() {
        return FxRates.builder().rate(JANUARY, EUR, USD, new BigDecimal("1.10")).build();
    }
}
