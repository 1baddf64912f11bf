package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.Scenario.FEBRUARY;
import static org.leadkpi.acceptance.Scenario.JANUARY;
import static org.leadkpi.acceptance.Scenario.usd;
import static org.leadkpi.metric.StandardKpis.COST_PER_LEAD;
import static org.leadkpi.metric.StandardKpis.TOTAL_SPEND;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.SpendAllocation;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;

/** Shared spend stands by itself until somebody decides how it is shared out (K-02). */
class SpendAllocationTest {

    /** A tool for 100 beside 100 of search and 200 of social; three leads of search, one of organic. */
    private static Scenario company() {
        return Scenario.observed("2026-01-01", "2026-03-01")
                .spend("100", "search")
                .spend("200", "social")
                .spend(FEBRUARY, usd("900"), SpendCategory.AD_MEDIA, item -> item.channel("search"))
                .spend(JANUARY, usd("100"), SpendCategory.TOOL, item -> item.team("inside"))
                .leads(3, "search")
                .leads(1, "organic");
    }

    private static Scorecard card(Dataset data) {
        return Scorecard.of(data, Grain.MONTH, StandardDimensions.CHANNEL);
    }

    @Test
    void unallocatedSpend_staysInARowOfItsOwn() {
        Scorecard card = card(company().dataset());

        assertReading(card.get(TOTAL_SPEND, Segment.of("channel", Segment.NONE), JANUARY))
                .is("100");
        assertReading(card.get(COST_PER_LEAD, Segment.of("channel", "search"), JANUARY))
                .isOutOf(100, 3);
    }

    // by spend 100 : 200, to the cent; by leads 3 : 1; in two equal parts. February's spend has no say
    @ParameterizedTest
    @CsvSource({"BY_DIRECT_SPEND, 133.33, 266.67, 0", "BY_LEADS, 175, 200, 25", "EQUAL, 150, 250, 0"})
    void allocated_itJoinsTheChannels(SpendAllocation policy, String search, String social, String organic) {
        Scorecard card = card(policy.allocate(company().dataset()));

        assertReading(card.get(TOTAL_SPEND, Segment.of("channel", "search"), JANUARY))
                .is(search);
        assertReading(card.get(TOTAL_SPEND, Segment.of("channel", "social"), JANUARY))
                .is(social);
        if (!organic.equals("0")) {
            assertReading(card.get(COST_PER_LEAD, Segment.of("channel", "organic"), JANUARY))
                    .is(organic);
        }
        assertThat(card.segments()).doesNotContain(Segment.of("channel", Segment.NONE));
        assertReading(card.get(TOTAL_SPEND, Segment.ALL, JANUARY)).is("400");
        assertReading(card.get(COST_PER_LEAD, Segment.ALL, JANUARY)).isOutOf(400, 4);
    }

    @ParameterizedTest
    @EnumSource(SpendAllocation.class)
    void withNothingToGoBy_itStaysUnallocated(SpendAllocation policy) {
        Dataset data = Scenario.january()
                .spend(JANUARY, usd("100"), SpendCategory.TOOL, item -> item)
                .leads(1, "2026-02-05T09:00", lead -> lead.channel("search"))
                .dataset();

        assertThat(policy.allocate(data).spend()).isEqualTo(data.spend());
    }
}
