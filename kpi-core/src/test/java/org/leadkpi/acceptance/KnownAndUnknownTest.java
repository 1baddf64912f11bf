package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.FxRates;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** What is not known is never shown as a number, and what is known is exact whatever its digits. */
class KnownAndUnknownTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final DateRange JANUARY = DateRange.of(FROM, LocalDate.of(2026, 2, 1));

    private static Dataset.Builder january() {
        return Dataset.observed(FROM, JANUARY.end()).zone(ZoneOffset.UTC).currency("USD");
    }

    private static Scorecard card(Dataset.Builder data) {
        return Scorecard.of(data.build(), Grain.MONTH);
    }

    private static Traffic.Builder traffic() {
        return Traffic.builder(JANUARY);
    }

    private static Lead mql(String id) {
        return Lead.builder(id, Timestamp.of(FROM))
                .entered(Stage.MQL, Timestamp.of(FROM))
                .build();
    }

    @Test
    void stallRate_withoutSqlDates_isAMissingInputNot100Percent() {
        Dataset.Builder data =
                january().asOf(Instant.parse("2026-06-01T00:00:00Z")).leads(List.of(mql("L1"), mql("L2")));

        assertThat(card(data).get(StandardKpis.MQL_STALL_RATE).show()).isEqualTo("100.0%");
        assertThat(card(data.lacks(Feed.SQL_DATES))
                        .get(StandardKpis.MQL_STALL_RATE)
                        .status())
                .isEqualTo(Status.MISSING_INPUT);
    }

    @Test
    void traffic_thatCountsNoVisitors_isAMissingInputNotZero() {
        Dataset.Builder data = january()
                .leads(List.of(mql("L1")))
                .traffic(List.of(traffic().sessions(100).build()))
                .lacks(Feed.VISITORS);

        assertThat(card(data).get(StandardKpis.WEBSITE_VISITORS).reason()).contains("feed visitors was not supplied");
    }

    @Test
    void traffic_ofASegmentOrPeriodWithoutARow_isAMissingInput_andAnExplicitZeroIsNone() {
        Scorecard card = Scenario.observed("2026-01-01", "2026-03-01")
                .webLeads(1, "2026-01-05T09:00", lead -> lead.channel("organic"))
                .webLeads(2, "2026-01-05T09:00", lead -> lead.channel("search"))
                .webLeads(3, "2026-01-05T09:00", lead -> lead.channel("social"))
                .traffic(
                        Scenario.JANUARY,
                        row -> row.channel("search").impressions(0).clicks(0).visitors(0))
                .traffic(
                        Scenario.JANUARY,
                        row -> row.channel("social")
                                .impressions(1_000)
                                .clicks(4)
                                .visitors(100))
                .card(Grain.MONTH, StandardDimensions.CHANNEL);

        assertReading(card.get(StandardKpis.TRAFFIC_TO_LEAD, Segment.of("channel", "organic"), Scenario.JANUARY))
                .hasStatus(Status.MISSING_INPUT)
                .saysWhy("no visitors-told for organic in 2026-01-01 through 2026-01-31");
        assertReading(card.get(StandardKpis.TRAFFIC_TO_LEAD, Segment.of("channel", "search"), Scenario.JANUARY))
                .hasStatus(Status.NO_BASE);
        assertReading(card.get(StandardKpis.CLICKS_COUNTED, Segment.of("channel", "search"), Scenario.JANUARY))
                .is("0");
        assertReading(card.get(StandardKpis.CLICKS_COUNTED, Segment.of("channel", "organic"), Scenario.JANUARY))
                .hasStatus(Status.MISSING_INPUT);
        assertReading(card.get(StandardKpis.CLICK_THROUGH_RATE, Segment.of("channel", "social"), Scenario.JANUARY))
                .isOutOf(4, 1_000);
        assertReading(card.get(StandardKpis.CLICK_THROUGH_RATE, Segment.ALL, Scenario.JANUARY))
                .isOutOf(4, 1_000);
        assertReading(card.get(StandardKpis.CLICK_THROUGH_RATE, Segment.ALL, Scenario.FEBRUARY))
                .hasStatus(Status.MISSING_INPUT);
    }

    @Test
    void traffic_ofAMonthThatIsNotOver_isNotKnownYet() {
        Dataset.Builder data = january()
                .asOf(Instant.parse("2026-01-10T12:00:00Z"))
                .traffic(List.of(
                        traffic().impressions(1_000).clicks(30).visitors(500).build()));

        Scorecard card = card(data);

        assertThat(card.get(StandardKpis.CLICK_THROUGH_RATE).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(card.get(StandardKpis.WEBSITE_VISITORS).reason().orElse(""))
                .startsWith("NOT_OVER: a record covers days after the as-of instant, 1 time among traffic records");
    }

    @Test
    void wonWithoutACloseDate_isNoWinAtAnyTime() {
        Opportunity undated = Opportunity.builder("O", Timestamp.of(FROM))
                .qualifiedAt(Timestamp.of(FROM))
                .status(OpportunityStatus.WON)
                .amount(Money.of("100", "USD"))
                .build();

        Scorecard card = card(january().opportunities(List.of(undated)));

        assertThat(card.get(StandardKpis.WIN_RATE_COHORT).status()).isEqualTo(Status.NO_DATA);
        assertThat(card.get(StandardKpis.PIPELINE_REALISATION_BY_COUNT).show()).isEqualTo("0.0%");
    }

    @Test
    void opportunityWithoutALead_standsInTheChannelItCarries() {
        Opportunity partner = Opportunity.builder("O", Timestamp.of(FROM))
                .attribute("channel", "partner")
                .qualifiedAt(Timestamp.of(FROM))
                .amount(Money.of("100", "USD"))
                .build();

        Scorecard card = Scorecard.of(
                january().opportunities(List.of(partner)).build(), Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(card.get(StandardKpis.PIPELINE_GENERATED, "partner").show()).isEqualTo("USD 100.00");
    }

    @Test
    void clickThroughRate_ofUnlikePlatforms_saysSo() {
        Traffic mail = traffic()
                .platform(Platform.EMAIL)
                .impressions(1_000)
                .clicks(300)
                .build();
        Traffic search = traffic()
                .platform(Platform.PAID_SEARCH)
                .impressions(1_000)
                .clicks(30)
                .build();

        assertThat(card(january().traffic(List.of(mail, search)))
                        .get(StandardKpis.CLICK_THROUGH_RATE)
                        .flags())
                .contains(Flag.MIXED_PLATFORMS);
        assertThat(card(january().traffic(List.of(mail)))
                        .get(StandardKpis.CLICK_THROUGH_RATE)
                        .flags())
                .doesNotContain(Flag.MIXED_PLATFORMS);
    }

    @Test
    void aClippedMonthThatIsTheWholeRange_isPartial() {
        Dataset data = Dataset.observed(LocalDate.of(2026, 2, 5), LocalDate.of(2026, 2, 15))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .leads(List.of())
                .build();

        assertThat(Scorecard.of(data, Grain.MONTH).get(StandardKpis.NEW_LEADS).flags())
                .contains(Flag.PARTIAL_PERIOD);
        assertThat(Scorecard.of(data, Grain.NONE).get(StandardKpis.NEW_LEADS).flags())
                .doesNotContain(Flag.PARTIAL_PERIOD);
    }

    @Test
    void programSpend_countsRecordsOfCampaigns_andIsZeroWhereOnlyOthersCost() {
        Spend tool = Spend.builder(JANUARY, Money.of("90", "USD"), SpendCategory.TOOL)
                .build();
        Spend media = Spend.builder(JANUARY, Money.of("10", "USD"), SpendCategory.AD_MEDIA)
                .build();

        Scorecard both = card(january().leads(List.of()).spend(List.of(tool, media)));
        Reading none = card(january().leads(List.of()).spend(List.of(tool))).get(StandardKpis.TOTAL_SPEND_PROGRAM);

        assertThat(both.get(StandardKpis.TOTAL_SPEND).n()).isEqualTo(2);
        assertThat(both.get(StandardKpis.TOTAL_SPEND_PROGRAM).n()).isEqualTo(1);
        assertThat(none.number()).contains(Rational.ZERO);
        assertThat(none.n()).isZero();
    }

    @Test
    void creditsWithoutLeads_areNoCostAtAll() {
        Spend credit = Spend.builder(JANUARY, Money.of("-150", "USD"), SpendCategory.CREDIT)
                .build();

        Reading cost = card(january().leads(List.of()).spend(List.of(credit))).get(StandardKpis.COST_PER_LEAD);

        assertThat(cost.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(cost.reason()).contains("-150.00 of spend: credits exceed what was spent");
    }

    @Test
    void spendOfManyDigits_isExactToTheMillionthOfAMillionthOfACent() {
        Currency euro = Currency.getInstance("EUR");
        FxRates rates = FxRates.builder()
                .rate(FROM, euro, Currency.getInstance("USD"), new BigDecimal("1.081234"))
                .build();
        Spend fine = Spend.builder(JANUARY, Money.of("1234567.891234", "EUR"), SpendCategory.AD_MEDIA)
                .share(Rational.parse("0.35"))
                .build();

        Reading spend =
                card(january().fx(rates).spend(List.of(fine, fine, fine))).get(StandardKpis.TOTAL_SPEND);

        BigDecimal exact = new BigDecimal("1234567.891234")
                .multiply(new BigDecimal("0.35"))
                .multiply(new BigDecimal("1.081234"))
                .multiply(BigDecimal.valueOf(3));
        assertThat(spend.number()
                        .orElseThrow()
                        .minus(Rational.of(exact))
                        .abs()
                        .compareTo(Rational.parse("0.000000000001")))
                .isNegative();
    }
}
