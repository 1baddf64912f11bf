package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.value.Rational;

class StyleTest {

    private static final String NEGATIVE_ZERO = "[^1-9]*[-+][^1-9]*";

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERCENT | 24/53 | 45.3%",
                "PERCENT | 0 | 0.0%",
                "PERCENT | 1 | 100.0%",
                "PERCENT | 1/2000 | 0.1%",
                "PERCENT | 1/2001 | 0.0%",
                "PERCENT | -1/2000 | -0.1%",
                "PERCENT | 12345/10 | 123,450.0%",
                "RATIO | 5/2 | 2.50",
                "RATIO | 5/1000 | 0.01",
                "RATIO | 2/3 | 0.67",
                "RATIO | 1000 | 1,000.00",
                "MONEY | 1000 | USD 1,000.00",
                "MONEY | 100010/100 | USD 1,000.10",
                "MONEY | 1005/1000 | USD 1.01",
                "MONEY | -1005/1000 | USD -1.01",
                "MONEY | -1234567 | USD -1,234,567.00",
                "MONEY | -123 | USD -123.00",
                "MONEY | 1004/1000 | USD 1.00",
                "COUNT | 0 | 0",
                "COUNT | 100 | 100",
                "COUNT | 1000000 | 1,000,000",
                "COUNT | 999 | 999",
                "COUNT | 7/2 | 3.5",
                "COUNT | 1/3 | 0.33",
                "COUNT | 1/200 | 0.01",
                "COUNT | -1000 | -1,000",
                "MONTHS | 40 | 40.0 mo",
                "MONTHS | 25/2 | 12.5 mo",
                "MONTHS | 105/100 | 1.1 mo",
                "DAYS | 52 | 52.0 d",
                "DAYS | 100 | 100.0 d",
                "DAYS | 105/100 | 1.1 d",
                "DAYS | 5/2 | 2.5 d",
                "DAYS | 10000 | 10,000.0 d",
                "DURATION | 0 | 0 s",
                "DURATION | 1/3 | 0 s",
                "DURATION | 1/2 | 1 s",
                "DURATION | 59 | 59 s",
                "DURATION | 119/2 | 1 min",
                "DURATION | 270 | 4 min 30 s",
                "DURATION | 3600 | 1 h",
                "DURATION | 3605 | 1 h 5 s",
                "DURATION | 230640 | 64 h 4 min",
                "DURATION | 36000000 | 10,000 h",
                "DURATION | -90 | -1 min 30 s"
            })
    void format_roundsHalfUpAndGroups(Style style, String value, String text) {
        assertThat(style.format(Rational.parse(value), USD)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"JPY | 1500/1 | JPY 1,500", "JPY | 5/2 | JPY 3", "KWD | 1/3 | KWD 0.333", "XXX | 7/2 | XXX 4"})
    void money_hasTheDigitsOfItsCurrency(String currency, String value, String text) {
        assertThat(Style.MONEY.format(Rational.parse(value), Currency.getInstance(currency)))
                .isEqualTo(text);
    }

    @Test
    void format_ignoresTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(Style.MONEY.format(Rational.of(12_345, 10), USD)).isEqualTo("USD 1,234.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void grouped_ofLargeScales() {
        assertThat(Style.grouped(new BigDecimal("1E+6"))).isEqualTo("1,000,000");
        assertThat(Style.grouped(new BigDecimal("-12"))).isEqualTo("-12");
        assertThat(Style.grouped(new BigDecimal("-123"))).isEqualTo("-123");
        assertThat(Style.grouped(new BigDecimal("-1234.5678"))).isEqualTo("-1,234.5678");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERCENT | 2/125 | +1.6 pp",
                "PERCENT | -3/10000 | -0.03 pp",
                "PERCENT | 0 | 0.0 pp",
                "RATIO | 3/2 | +1.50",
                "MONEY | -40 | USD -40.00",
                "MONEY | 1234.5 | USD +1,234.50",
                "COUNT | 12 | +12",
                "DAYS | 30 | +30.0 d",
                "DURATION | -65 | -1 min 5 s",
                "RATIO | -1/1000 | 0.00",
                "MONEY | -1/1000 | USD 0.00",
                "COUNT | -1/1000 | 0",
                "MONTHS | 1/1000 | 0.0 mo",
                "DAYS | -1/100 | 0.0 d",
                "POINTS | 1/100 | 0.0",
                "DURATION | -1/3 | 0 s"
            })
    void change_hasASignAndAUnitOfDifferences(Style style, String difference, String text) {
        assertThat(style.change(Rational.parse(difference), USD)).isEqualTo(text);
    }

    @Property(tries = 500, seed = "9301")
    void noNumber_isANegativeZero(@ForAll Style style, @ForAll @IntRange(min = -300, max = 300) int thousandths) {
        Rational number = Rational.of(thousandths, 1_000);

        assertThat(style.format(number, USD)).doesNotMatch(NEGATIVE_ZERO);
        assertThat(style.change(number, USD)).doesNotMatch(NEGATIVE_ZERO);
    }
}
