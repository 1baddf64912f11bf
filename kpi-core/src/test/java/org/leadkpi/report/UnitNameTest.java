package org.leadkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.leadkpi.value.Unit;

class UnitNameTest {

    private static String name(Unit unit) {
        return UnitName.of(unit, "USD");
    }

    @Test
    void withoutACurrency_moneyIsMoneyAndNoHeadSpeaksOfAmounts() {
        Currency none = Currency.getInstance("XXX");

        assertThat(UnitName.inWords(Unit.MONEY.per(Unit.DAYS), none)).isEqualTo("money per day");
        assertThat(UnitName.inWords(Unit.MONEY, Currency.getInstance("USD"))).isEqualTo("USD");
        assertThat(UnitName.currency(none)).isEmpty();
        assertThat(UnitName.currency(Currency.getInstance("USD"))).contains("USD");
    }

    @Test
    void of_plainUnits() {
        assertThat(name(Unit.RATIO)).isEqualTo("ratio");
        assertThat(name(Unit.COUNT)).isEqualTo("count");
        assertThat(name(Unit.DAYS)).isEqualTo("days");
        assertThat(name(Unit.SECONDS)).isEqualTo("seconds");
        assertThat(name(Unit.MONEY)).isEqualTo("USD");
    }

    @Test
    void of_moneyPerThing_isMoney() {
        assertThat(name(Unit.MONEY.per(Unit.COUNT))).isEqualTo("USD");
        assertThat(name(Unit.MONEY.per(Unit.DAYS))).isEqualTo("USD per day");
        assertThat(name(Unit.COUNT.times(Unit.MONEY).per(Unit.COUNT).per(Unit.DAYS)))
                .isEqualTo("USD per day");
    }

    @Test
    void of_ratesOfThings_keepThings() {
        assertThat(name(Unit.COUNT.per(Unit.DAYS))).isEqualTo("count per day");
    }
}
