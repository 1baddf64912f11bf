package org.leadkpi.acceptance;

import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.RealData.assertAgrees;
import static org.leadkpi.metric.StandardKpis.*;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * Exports of four advertising platforms set against totals that Python's decimals gave.
 *
 * <p>A row is a day of traffic and of spend on a channel. A click or an impression that a row does not have is none. What the
 * reference has beside: a cost per click, for which there is no KPI, though both of its sides are; and platforms whose files
 * are not in the folder, of which two have totals of six decimals, told here as one day of spend. Conversions are the
 * platforms' own and may be fractions of one, so they are no leads: the leads here are ours, for a cost per lead in exact
 * millionths.
 */
class AdReportingTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate START = LocalDate.of(2018, 1, 1);

    private static RealData exports;
    private static Scorecard card;
    private static final List<Traffic> TRAFFIC = new ArrayList<>();
    private static final List<Spend> SPEND = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        exports = RealData.of("ad_reporting_seeds");
        TRAFFIC.clear();
        SPEND.clear();
        add("google_ads_campaign_stats_data", Platform.PAID_SEARCH, "date", "clicks", "cost_micros", 6);
        add("facebook_ads_basic_ad_data", Platform.PAID_SOCIAL, "date", "inline_link_clicks", "spend", 0);
        add("linkedin_ad_analytics_by_campaign_data", Platform.PAID_SOCIAL, "day", "clicks", "cost_in_usd", 0);
        add("microsoft_ads_campaign_performance_daily_report_data", Platform.PAID_SEARCH, "date", "clicks", "spend", 0);
        pay("google_ads_account_stats_data", START, "1632.333323");
        pay("twitter_promoted_tweet_report_data", START, "1390.824997");
        List<Lead> leads = new ArrayList<>();
        for (String channel : List.of(
                "google_ads_account_stats_data",
                "twitter_promoted_tweet_report_data",
                "google_ads_campaign_stats_data",
                "microsoft_ads_campaign_performance_daily_report_data")) {
            for (int i = 0; i < 7; i++) {
                leads.add(Lead.builder(channel + i, Timestamp.of(START))
                        .channel(channel)
                        .build());
            }
        }
        card = Scorecard.of(
                Dataset.observed(START, LocalDate.of(2022, 1, 1))
                        .zone(UTC)
                        .currency("USD")
                        .leads(leads)
                        .traffic(TRAFFIC)
                        .spend(SPEND)
                        .build(),
                Grain.NONE,
                StandardDimensions.CHANNEL);
    }

    private static void add(
            String file, Platform platform, String dateColumn, String clicksColumn, String costColumn, int places)
            throws IOException {
        for (Map<String, String> row : exports.csv(file + ".csv", ',')) {
            LocalDate date = LocalDate.parse(row.get(dateColumn).substring(0, 10));
            TRAFFIC.add(Traffic.builder(DateRange.ofDay(date))
                    .channel(file)
                    .platform(platform)
                    .campaign(String.valueOf(TRAFFIC.size()))
                    .impressions(whole(row.get("impressions")))
                    .clicks(whole(row.get(clicksColumn)))
                    .build());
            if (!row.get(costColumn).isEmpty()) {
                pay(
                        file,
                        date,
                        new BigDecimal(row.get(costColumn))
                                .movePointLeft(places)
                                .toPlainString());
            }
        }
    }

    private static long whole(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    private static void pay(String channel, LocalDate date, String amount) {
        SPEND.add(Spend.builder(DateRange.ofDay(date), Money.of(new BigDecimal(amount), USD), SpendCategory.AD_MEDIA)
                .channel(channel)
                .build());
    }

    private static Map<String, String> expected(String file) {
        return exports.table("Fivetran dbt_ad_reporting seeds", 13).stream()
                .filter(row -> row.get("file").equals(file))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "google_ads_campaign_stats_data",
        "facebook_ads_basic_ad_data",
        "linkedin_ad_analytics_by_campaign_data",
        "microsoft_ads_campaign_performance_daily_report_data"
    })
    void clicksImpressionsAndSpend_agree(String file) {
        Map<String, String> row = expected(file);

        assertReading(card.get(CLICK_THROUGH_RATE, file)).isOutOf(row.get("clicks"), row.get("impressions"));
        assertAgrees(card.get(CLICK_THROUGH_RATE, file), row.get("CTR"));
        assertReading(card.get(CLICKS_COUNTED, file)).is(row.get("clicks"));
        assertReading(card.get(IMPRESSIONS_SHOWN, file)).is(row.get("impressions"));
        assertReading(card.get(TOTAL_SPEND, file)).is(row.get("spend (major unit)"));
        assertReading(card.get(TOTAL_SPEND_PROGRAM, file)).is(row.get("spend (major unit)"));
    }

    @Test
    void platforms_areNotMixedInOneRate() {
        assertReading(card.get(CLICK_THROUGH_RATE_PAID_SEARCH)).isOutOf(280 + 592, 1_854 + 7_569);
        assertReading(card.get(CLICK_THROUGH_RATE_PAID_SOCIAL)).isOutOf(149 + 919, 37_275 + 1_359);
    }

    @ParameterizedTest
    @CsvSource({
        "google_ads_account_stats_data, 1632.333323",
        "twitter_promoted_tweet_report_data, 1390.824997",
        "google_ads_campaign_stats_data, 231.33",
        "microsoft_ads_campaign_performance_daily_report_data, 946.34"
    })
    void costPerLead_ofMillionths_isExact(String file, String spend) {
        Reading costPerLead = card.get(COST_PER_LEAD, file);

        assertReading(costPerLead).isOutOf(spend, "7");
        assertReading(card.get(TOTAL_SPEND, file)).is(expected(file).get("spend (major unit)"));
    }

    /** One real export has nine decimals: none of them is lost, and many small ones add up exactly. */
    @Test
    void amountsWithNineDecimals_addUpExactly() {
        Scenario company = Scenario.january().leads(1_000, "web");
        for (int i = 0; i < 1_000; i++) {
            company.spend("0.123456789", "web");
        }

        assertReading(company.read(TOTAL_SPEND)).is("123.456789").isNot("120").isNot("123.456");
        assertReading(company.read(COST_PER_LEAD)).is("0.123456789").isNot("0.12");
    }
}
