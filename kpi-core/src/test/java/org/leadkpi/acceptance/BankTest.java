package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.acceptance.RealData.assertAgrees;
import static org.leadkpi.metric.OutreachKpis.*;
import static org.leadkpi.metric.StandardKpis.CUSTOMERS_WON;
import static org.leadkpi.metric.StandardKpis.LEAD_TO_CUSTOMER;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Policies;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * 45,211 clients of the UCI Bank Marketing data, called 124,956 times, set against answers that PostgreSQL gave.
 *
 * <p>A client is a lead that came on the day of its last call, which is the only day the file has; all calls to it are of
 * that day, and the last one alone has a duration. Who subscribed became a customer on that day. Years are rebuilt from the
 * order of the rows, as in the reference. What it has beside:
 *
 * <ul>
 *   <li>Conversions per attempt, and attempts per win: a subscription is no meeting, so no KPI divides it by calls. Both
 *       sides are KPIs and agree.
 *   <li>Durations of calls and attempts per client as distributions: no KPI is made of them.
 *   <li>"Answered" is any call of more than 0 seconds there; here it takes a conversation.
 *   <li>Days since the previous campaign and calls in it, since only the last campaign has calls; what became of those called
 *       before is told by an attribute.
 *   <li>The file {@code bank-additional}, which is not in the folder.
 * </ul>
 */
class BankTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate START = LocalDate.of(2008, 5, 1);
    private static final LocalDate END = LocalDate.of(2010, 12, 1);
    private static final List<String> ATTRIBUTES = List.of("job", "contact", "poutcome", "month");
    private static final Catalog CATALOG = Catalog.standard()
            .only(List.of(
                    LEAD_TO_CUSTOMER.id(),
                    CUSTOMERS_WON.id(),
                    DIALS_MADE.id(),
                    CONNECT_RATE.id(),
                    CONNECT_RATE_CALL_ONLY.id(),
                    CONNECT_RATE_REACH.id(),
                    CONVERSATIONS_STARTED.id()));

    private static RealData bank;
    private static Dataset data;

    /** The same clients where a conversation takes more than 90 seconds: durations are whole, so 91 and more. */
    private static Dataset longer;

    @BeforeAll
    static void read() throws IOException {
        bank = RealData.of("bank");
        List<Map<String, String>> rows = bank.csv("bank-full.reconstructed-uci.csv", ';');
        data = dataset(rows, Policies.STANDARD);
        longer = dataset(rows, Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(91)));
    }

    private static Dataset dataset(List<Map<String, String>> rows, Policies policies) {
        List<Lead> leads = new ArrayList<>();
        List<Touch> calls = new ArrayList<>();
        LocalDate day = START;
        for (Map<String, String> row : rows) {
            day = next(day, row.get("month"), Integer.parseInt(row.get("day")));
            String id = "client-" + leads.size();
            leads.add(client(id, Timestamp.of(day), row));
            int attempts = Integer.parseInt(row.get("campaign"));
            for (int attempt = 1; attempt <= attempts; attempt++) {
                Touch.Builder call = Touch.builder(id + "-" + attempt, Timestamp.of(day), TouchKind.CALL)
                        .lead(id);
                if (attempt == attempts) {
                    call.duration(Duration.ofSeconds(Long.parseLong(row.get("duration"))));
                }
                calls.add(call.build());
            }
        }
        return Dataset.observed(START, END)
                .zone(LISBON)
                .currency("EUR")
                .policies(policies)
                .leads(leads)
                .touches(calls)
                .build();
    }

    /** The rows are in the order of their days, so a month that comes before the last one is of the next year. */
    private static LocalDate next(LocalDate last, String month, int day) {
        int number = Arrays.stream(Month.values())
                        .map(each -> each.name().substring(0, 3).toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(month)
                + 1;
        return LocalDate.of(number < last.getMonthValue() ? last.getYear() + 1 : last.getYear(), number, day);
    }

    private static Lead client(String id, Timestamp day, Map<String, String> row) {
        int attempts = Integer.parseInt(row.get("campaign"));
        Lead.Builder client = Lead.builder(id, day)
                .attribute("attempts", attempts > 10 ? "11+" : String.format(Locale.ROOT, "%02d", attempts));
        ATTRIBUTES.forEach(name -> client.attribute(name, row.get(name)));
        client.attribute(
                        "weekday_of_call",
                        Integer.toString(day.date(LISBON).getDayOfWeek().getValue()))
                .attribute("called_before", row.get("pdays").equals("-1") ? "never" : "before");
        return row.get("y").equals("yes") ? client.entered(Stage.CUSTOMER, day).build() : client.build();
    }

    private static Scorecard card(Dataset of, Grain grain, Dimension... dimensions) {
        return Scorecard.of(Ledger.of(of, CATALOG, grain, dimensions));
    }

    private static Scorecard by(String attribute) {
        return card(data, Grain.NONE, StandardDimensions.attribute(attribute, data));
    }

    // ---- totals

    @Test
    void clientsAttemptsAndSubscriptions_agree() {
        Map<String, String> total = bank.table("Totals", 1).get(0);
        Scorecard card = card(data, Grain.NONE);

        assertReading(card.get(LEAD_TO_CUSTOMER)).isOutOf(total.get("won"), total.get("clients"));
        assertAgrees(card.get(LEAD_TO_CUSTOMER), total.get("conv_per_client"));
        assertReading(card.get(DIALS_MADE)).is(total.get("attempts"));
        assertReading(card.get(CUSTOMERS_WON)).is(total.get("won"));
        assertThat(data.problems()).isEmpty();
    }

    @Test
    void conversations_fromNinetySecondsOn_agree() {
        Map<String, String> connect = bank.table("Connect-rate definitions", 1).get(0);
        Scorecard card = card(data, Grain.NONE);

        assertReading(card.get(CONVERSATIONS_STARTED))
                .is(connect.get("conv_ge90"))
                .isNot(connect.get("conv_gt90"));
        assertReading(card.get(CONNECT_RATE_REACH)).isOutOf(connect.get("conv_ge90"), "45211");
        assertAgrees(card.get(CONNECT_RATE_REACH), connect.get("rate_ge90_per_client"));
        assertReading(card.get(CONNECT_RATE_CALL_ONLY)).isOutOf(connect.get("conv_ge90"), "124956");
    }

    @Test
    void conversations_ofMoreThanNinetySeconds_agree() {
        Map<String, String> connect = bank.table("Connect-rate definitions", 1).get(0);
        Scorecard card = card(longer, Grain.NONE);

        assertReading(card.get(CONVERSATIONS_STARTED)).is(connect.get("conv_gt90"));
        assertAgrees(card.get(CONNECT_RATE_REACH), connect.get("rate_gt90_per_client"));
        assertAgrees(card.get(CONNECT_RATE_CALL_ONLY), connect.get("rate_gt90_per_attempt"));
    }

    /** The file of a tenth of the clients is in no order, so its days mean nothing. */
    @Test
    void sample_agreesInTotal() throws IOException {
        List<Map<String, String>> rows = bank.csv("bank.csv", ';');
        List<Map<String, String>> undated = rows.stream()
                .<Map<String, String>>map(row -> {
                    row.putAll(Map.of("month", "may", "day", "5"));
                    return row;
                })
                .toList();
        Scorecard card = card(dataset(undated, Policies.STANDARD), Grain.NONE);

        assertReading(card.get(LEAD_TO_CUSTOMER)).isOutOf(521, 4_521);
        assertAgrees(card.get(LEAD_TO_CUSTOMER), "0.115240");
        assertReading(card.get(CONNECT_RATE)).isOutOf(3_604, 12_630);
        Policies more = Policies.STANDARD.withConversationMinimum(Duration.ofSeconds(91));
        assertReading(card(dataset(undated, more), Grain.NONE).get(CONNECT_RATE))
                .isOutOf(3_591, 12_630);
    }

    // ---- segments

    @ParameterizedTest
    @CsvSource({
        "By number of attempts, attempts, 11",
        "By outcome of the previous campaign, poutcome, 4",
        "By job, job, 12",
        "By rebuilt weekday, weekday_of_call, 7"
    })
    void conversion_agrees(String heading, String attribute, int rows) {
        Scorecard card = by(attribute);

        for (Map<String, String> row : bank.table(heading, rows)) {
            String segment = row.getOrDefault(attribute, row.getOrDefault("dow", ""));
            Reading conversion = card.get(LEAD_TO_CUSTOMER, segment);
            assertReading(conversion).isOutOf(row.get("won"), row.get("clients"));
            assertAgrees(conversion, row.get("conv"));
        }
        assertThat(card.segments()).hasSize(rows);
    }

    @Test
    void conversion_ofThoseCalledBefore_agrees() {
        Map<String, String> row = bank.table("Previous contacts", 1).get(0);
        Scorecard card = by("called_before");

        assertAgrees(card.get(LEAD_TO_CUSTOMER, "before"), row.get("conv_before"));
        assertAgrees(card.get(LEAD_TO_CUSTOMER, "never"), row.get("conv_new"));
        assertThat(card.get(LEAD_TO_CUSTOMER, "before").denominator())
                .contains(Rational.parse(row.get("contacted_before")));
        assertThat(card.get(LEAD_TO_CUSTOMER, "never").denominator()).contains(Rational.parse(row.get("never_before")));
    }

    @ParameterizedTest
    @CsvSource({"By contact channel, contact, 3", "By month, month, 12"})
    void conversionAndConversations_agree(String heading, String attribute, int rows) {
        Scorecard card = by(attribute);
        Scorecard conversations = card(longer, Grain.NONE, StandardDimensions.attribute(attribute, longer));

        for (Map<String, String> row : bank.table(heading, rows)) {
            String segment = row.get(attribute);
            assertReading(card.get(LEAD_TO_CUSTOMER, segment)).isOutOf(row.get("won"), row.get("clients"));
            assertAgrees(card.get(LEAD_TO_CUSTOMER, segment), row.get("conv"));
            assertReading(card.get(DIALS_MADE, segment)).is(row.get("attempts"));
            assertReading(conversations.get(CONVERSATIONS_STARTED, segment)).is(row.get("conversations"));
        }
    }

    @Test
    void weekdays_ofTheRebuiltDates_agree() {
        Scorecard conversations = card(longer, Grain.NONE, StandardDimensions.WEEKDAY);
        List<Map<String, String>> rows = bank.table("By rebuilt weekday", 7);
        List<String> weekdays = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

        for (int day = 0; day < 7; day++) {
            assertReading(conversations.get(CONNECT_RATE, weekdays.get(day)))
                    .isOutOf(rows.get(day).get("conversations"), rows.get(day).get("attempts"));
        }
    }

    // ---- periods

    @Test
    void monthsInTheOrderOfTheFile_agree() {
        Scorecard card = card(data, Grain.MONTH);
        String[] segments =
                bank.table("Month segments in file order", 1).get(0).get("seq").split(" ");
        LocalDate month = START.minusMonths(1);

        for (String segment : segments) {
            String[] parts = segment.split("[:/]");
            month = next(month, parts[0], 1);
            assertReading(card.get(LEAD_TO_CUSTOMER, Segment.ALL, DateRange.of(month, month.plusMonths(1))))
                    .isOutOf(parts[2], parts[1]);
        }
        assertThat(segments).hasSize(30);
    }

    @Test
    void quarters_agree() {
        Scorecard card = card(data, Grain.QUARTER);
        Scorecard conversations = card(longer, Grain.QUARTER);
        List<Map<String, String>> rows = bank.table("By rebuilt calendar quarter", 11);

        assertThat(card.periods()).hasSize(11);
        for (int i = 0; i < 11; i++) {
            Map<String, String> row = rows.get(i);
            DateRange quarter = card.periods().get(i);
            assertReading(card.get(LEAD_TO_CUSTOMER, Segment.ALL, quarter)).isOutOf(row.get("won"), row.get("clients"));
            assertReading(conversations.get(CONNECT_RATE, Segment.ALL, quarter))
                    .isOutOf(row.get("conversations"), row.get("attempts"));
        }
    }
}
