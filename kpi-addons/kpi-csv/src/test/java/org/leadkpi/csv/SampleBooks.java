package org.leadkpi.csv;

import static org.leadkpi.csv.SampleTime.MONTHS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.leadkpi.csv.SampleTable.Row;

/** What the sample company spends, the exchange rates it books at, and what its website counts. */
final class SampleBooks {

    private static final YearMonth FOURTH_DEVELOPER = YearMonth.of(2025, 11);
    private static final YearMonth DEAR_AUCTIONS = YearMonth.of(2026, 2);

    final SampleTable spend =
            new SampleTable("", "start_date,end_date,channel,campaign,category,amount,currency,share");
    final SampleTable fx = new SampleTable("", "date,from,to,rate");
    final SampleTable traffic = new SampleTable("", """
            start_date,end_date,channel,platform,campaign,landing_page,form_fields,impressions,clicks,visitors,\
            sessions,page_views""");
    private final SampleDice dice;
    private final Map<String, Integer> won = new HashMap<>();

    SampleBooks(SampleDice dice) {
        this.dice = dice;
    }

    /** Books a win, on which commission is paid; the channel is empty for the commission of the sales team. */
    void win(String channel, LocalDate day, int amount) {
        won.merge(channel + YearMonth.from(day), amount, Integer::sum);
    }

    /** Books money spent from a first to a last day. */
    Row spend(LocalDate from, LocalDate through, String channel, String category, double amount) {
        return spend.row()
                .set("start_date", from)
                .set("end_date", through)
                .set("channel", channel)
                .set("category", category)
                .set("amount", decimal(amount, 2))
                .set("currency", "USD");
    }

    /** Books what comes up every year and every month. */
    void close() {
        spend(MONTHS.get(0).atDay(1), MONTHS.get(11).atEndOfMonth(), "", "tool", 21_900);
        spend(DEAR_AUCTIONS.atDay(27), DEAR_AUCTIONS.atDay(27), "paid_search", "credit", -640)
                .set("campaign", "Dispatch software");
        double rate = 1.13;
        for (int age = -3; age < MONTHS.size(); age++) {
            rate += dice.between(-.01, .015);
            fx.row()
                    .set("date", MONTHS.get(0).plusMonths(age).atDay(1))
                    .set("from", "EUR")
                    .set("to", "USD")
                    .set("rate", decimal(rate, 4));
        }
        MONTHS.forEach(this::spend);
        MONTHS.forEach(this::count);
    }

    private void spend(YearMonth month) {
        double search = SampleChannel.PAID_SEARCH.planned(month) * (month.equals(DEAR_AUCTIONS) ? 168 : 112);
        double social = SampleChannel.PAID_SOCIAL.planned(month) * 44;
        about(month, "paid_search", "ad_media", search * .8).set("campaign", "Dispatch software");
        about(month, "paid_search", "ad_media", search * .2).set("campaign", "Brand");
        about(month, "paid_social", "ad_media", social * .6).set("campaign", "Route guide");
        about(month, "paid_social", "ad_media", social * .33)
                .set("campaign", "Europe pilot")
                .set("currency", "EUR");
        spend(month, "paid_social", "agency", 450)
                .set("campaign", "Europe pilot")
                .set("currency", "EUR");
        about(month, "organic", "content", 1_650);
        spend(month, "referral", "other", 380);
        spend(month, "partner", "other", 700);
        spend(month, "outbound", "tool", 620);
        spend(month, "outbound", "salary", month.isBefore(FOURTH_DEVELOPER) ? 13_800 : 18_400)
                .set("share", "0.4");
        spend(month, "", "salary", 34_000).set("share", "0.8");
        commission(month, "", .06);
        commission(month, "partner", .12);
        commission(month, "referral", .05);
    }

    private void commission(YearMonth month, String channel, double share) {
        int amount = won.getOrDefault(channel + month, 0);
        if (amount > 0) {
            spend(month, channel, "commission", amount * share);
        }
    }

    private Row about(YearMonth month, String channel, String category, double planned) {
        return spend(month, channel, category, planned * dice.between(.92, 1.08));
    }

    private Row spend(YearMonth month, String channel, String category, double amount) {
        return spend(month.atDay(1), month.atEndOfMonth(), channel, category, amount);
    }

    private void count(YearMonth month) {
        double tiring = .0053 - .00012 * MONTHS.indexOf(month);
        count(month, SampleChannel.PAID_SEARCH, "paid_search", "/dispatch", 3, .75 / .026, .029)
                .set("campaign", "Dispatch software");
        count(month, SampleChannel.PAID_SEARCH, "paid_search", "/demo", 3, .25 / .034, .048)
                .set("campaign", "Brand");
        count(month, SampleChannel.PAID_SOCIAL, "paid_social", "/route-guide", 5, .65 / .021, tiring)
                .set("campaign", "Route guide");
        count(month, SampleChannel.PAID_SOCIAL, "paid_social", "/eu/route-guide", 5, .35 / .018, tiring)
                .set("campaign", "Europe pilot");
        count(month, SampleChannel.ORGANIC, "organic_search", "/guides", 5, 1 / .0088, 0);
        count(month, SampleChannel.EMAIL, "email", "/newsletter", 2, 1 / .021, 0);
        count(month, SampleChannel.REFERRAL, "referral", "/friends", 3, 1 / .024, 0);
        count(month, SampleChannel.PARTNER, "referral", "/partners", 4, 1 / .022, 0);
    }

    /** Counts a page of a channel from its visitors per planned lead; without a click rate it is not paid for. */
    private Row count(
            YearMonth month,
            SampleChannel channel,
            String platform,
            String page,
            int formFields,
            double visitorsPerLead,
            double clickRate) {
        long visitors = Math.round(channel.planned(month) * visitorsPerLead * dice.between(.93, 1.07));
        long clicks = visitors * 107 / 100;
        long sessions = visitors * 128 / 100;
        Row row = traffic.row()
                .set("start_date", month.atDay(1))
                .set("end_date", month.atEndOfMonth())
                .set("channel", channel)
                .set("platform", platform)
                .set("landing_page", page)
                .set("form_fields", formFields)
                .set("visitors", visitors)
                .set("sessions", sessions)
                .set("page_views", sessions * 21 / 10);
        return clickRate == 0
                ? row
                : row.set("impressions", Math.round(clicks / clickRate)).set("clicks", clicks);
    }

    static String decimal(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
