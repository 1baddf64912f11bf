package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.time.Precision;

class FacetTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static final Dataset DATA = Dataset.observed(START, START.plusMonths(1))
            .zone(ZoneId.of("UTC"))
            .currency("USD")
            .build();

    /** Texts by how they name a precision, if they do. */
    private static final Facet<String, Precision> NAMED = Facet.of(Precision.class, (text, data) -> switch (text) {
        case "day" -> Optional.of(Precision.DAY);
        case "instant" -> Optional.of(Precision.INSTANT);
        default -> Optional.empty();
    });

    private static boolean isDay(Precision precision) {
        return precision == Precision.DAY;
    }

    @Test
    void is_holdsForSomeKinds_andForNoRecordOfNoKind() {
        assertThat(NAMED.is(FacetTest::isDay).test("day", DATA)).isTrue();
        assertThat(NAMED.is(FacetTest::isDay).test("instant", DATA)).isFalse();
        assertThat(NAMED.is(FacetTest::isDay).test("", DATA)).isFalse();
        assertThat(NAMED.is(kind -> true).test("instant", DATA)).isTrue();
        assertThat(NAMED.is(kind -> true).test("", DATA)).isFalse();
    }

    @Test
    void when_leavesSomeKindsOut_andNoRecordOfNoKind() {
        var whenDay = NAMED.when(FacetTest::isDay, Exclusion.DAY_PRECISION);

        assertThat(whenDay.apply("day", DATA)).contains(Exclusion.DAY_PRECISION);
        assertThat(whenDay.apply("instant", DATA)).isEmpty();
        assertThat(whenDay.apply("", DATA)).isEmpty();
    }

    @Test
    void unless_leavesTheOtherKindsOut_andRecordsOfNoKind() {
        var unlessDay = NAMED.unless(FacetTest::isDay, Exclusion.NOT_DUE);

        assertThat(unlessDay.apply("day", DATA)).isEmpty();
        assertThat(unlessDay.apply("instant", DATA)).contains(Exclusion.NOT_DUE);
        assertThat(unlessDay.apply("", DATA)).contains(Exclusion.NOT_DUE);
    }

    private enum Sixty {
        A0,
        A1,
        A2,
        A3,
        A4,
        A5,
        A6,
        A7,
        A8,
        A9,
        B0,
        B1,
        B2,
        B3,
        B4,
        B5,
        B6,
        B7,
        B8,
        B9,
        C0,
        C1,
        C2,
        C3,
        C4,
        C5,
        C6,
        C7,
        C8,
        C9,
        D0,
        D1,
        D2,
        D3,
        D4,
        D5,
        D6,
        D7,
        D8,
        D9,
        E0,
        E1,
        E2,
        E3,
        E4,
        E5,
        E6,
        E7,
        E8,
        E9,
        F0,
        F1,
        F2,
        F3,
        F4,
        F5,
        F6,
        F7,
        F8,
        F9,
        LAST
    }

    @Test
    void of_moreKindsThanASetHolds_throws() {
        Facet<String, Sixty> last = Facet.of(Sixty.class, (text, data) -> Optional.of(Sixty.LAST));

        assertThat(last.is(kind -> kind == Sixty.LAST).test("", DATA)).isTrue();
        assertThat(last.is(kind -> kind != Sixty.LAST).test("", DATA)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Facet.of(UnicodeScript.class, (String text, Dataset data) -> Optional.of(UnicodeScript.LATIN)))
                .withMessage("UnicodeScript has " + UnicodeScript.values().length + " kinds, must have at most 63");
    }
}
