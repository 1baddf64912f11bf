package org.leadkpi.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.capacity.Escalation;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Style;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Problem;
import org.leadkpi.response.Inquiry;
import org.leadkpi.response.ResponseStanding;
import org.leadkpi.response.ResponseState;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.ResponseConversion;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.StandardizedDifference;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * The response to inbound leads at an instant: what is to be escalated now, how each intent tier stands against its target, and,
 * where it is asked for, what became of leads by how long they waited.
 *
 * <p>As JSON it is an object of {@code as_of}, {@code zone}, {@code escalated_by} ({@code elapsed}, or {@code business} with a
 * calendar), {@code escalations}, {@code tiers}, {@code conversion}, {@code differences} and {@code problems}.
 *
 * <ul>
 *   <li>An escalation has {@code lead_id}, {@code tier}, {@code started_at}, {@code breached_at}, {@code age}, {@code from_rep}, {@code
 *       to} ({@code rep} or {@code manager}), {@code to_rep} and {@code reason}.
 *   <li>A tier has {@code tier}, {@code by}, {@code requests}, {@code states}, {@code unjudged}, {@code attainment} with its {@code
 *       interval}, {@code pessimistic}, {@code optimistic}, {@code median}, {@code p75}, {@code p90}, {@code untouched} and {@code
 *       oldest_untouched}. With a calendar it stands twice, by elapsed and by business time.
 *   <li>A value has {@code status}, {@code value} when that is {@code DEFINED} and {@code reason} when it is not. Lengths are in
 *       seconds; quantities are texts of decimal digits, counts are numbers. What does not apply is left out.
 * </ul>
 *
 * @since 0.1
 */
public final class ResponseReport {

    private static final String FASTEST = Inquiry.BANDS.get(0);
    private static final Rational MEDIAN = Rational.of(1, 2);
    private static final Rational P75 = Rational.of(3, 4);
    private static final Rational P90 = Rational.of(9, 10);
    private static final Rational SECONDS_PER_DAY = Rational.of(86_400);

    /** Beyond so many days a wait is told in days: nobody reads hundreds of hours. */
    private static final Rational DAYS_FROM = Rational.of(2);

    private static final String ELAPSED = "elapsed";
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Dataset data;
    private final List<Escalation> escalations;
    private final Map<String, List<ResponseStanding>> standings = new LinkedHashMap<>();
    private final Optional<ResponseConversion> conversion;

    private ResponseReport(Dataset data, Optional<ResponseConversion> conversion) {
        this.data = data;
        this.escalations = Escalation.due(data);
        this.conversion = conversion;
        standings.put(ELAPSED, ResponseStanding.byTier(data, BusinessCalendar.ALWAYS_OPEN));
        data.policies()
                .calendar()
                .ifPresent(calendar -> standings.put("business", ResponseStanding.byTier(data, calendar)));
    }

    /**
     * Reports on a dataset.
     *
     * @param data the dataset: its as-of instant, its targets and its calendar, if any
     * @return the report
     * @throws IllegalArgumentException if touches or origins were not supplied
     */
    public static ResponseReport of(Dataset data) {
        return new ResponseReport(data, Optional.empty());
    }

    /**
     * A copy that also says what became of leads by how long they waited.
     *
     * @param table the table
     * @return the copy
     */
    public ResponseReport with(ResponseConversion table) {
        return new ResponseReport(data, Optional.of(Objects.requireNonNull(table, "table")));
    }

    // ---- for people

    /**
     * Writes the report as text.
     *
     * @param width the columns of a line of words; a table that is wider stands out
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public void text(int width, Appendable out) throws IOException {
        ZoneId zone = data.zone();
        out.append("Response to inbound leads, as of ")
                .append(local(data.asOf()))
                .append(' ')
                .append(zone.getId())
                .append("\n\n");
        writeEscalations(out);
        for (Map.Entry<String, List<ResponseStanding>> by : standings.entrySet()) {
            writeStandings(by.getKey(), by.getValue(), width, out);
        }
        if (conversion.isPresent()) {
            writeConversion(conversion.get(), width, out);
        }
    }

    private String local(Instant instant) {
        return MINUTES.format(instant.atZone(data.zone()));
    }

    private void writeEscalations(Appendable out) throws IOException {
        if (escalations.isEmpty()) {
            out.append("Nothing to escalate now.\n");
            return;
        }
        out.append("To escalate now: ").append(Wording.count(escalations.size()));
        out.append(escalations.size() == 1 ? " request" : " requests")
                .append(", by ")
                .append(by())
                .append(" time\n");
        Aligned table = new Aligned(7, "lead", "intent", "asked", "waited", "from", "to", "because");
        for (Escalation due : escalations) {
            table.row(
                    due.lead(),
                    Wording.plain(due.tier()),
                    local(due.startedAt()),
                    waited(Rational.of(due.age().toSeconds()), by()),
                    due.fromRep().orElse("nobody"),
                    due.toRep().orElse("the manager"),
                    due.reason());
        }
        out.append(table.text());
    }

    private String by() {
        return data.policies().calendar().isPresent() ? "business" : ELAPSED;
    }

    private void writeStandings(String by, List<ResponseStanding> tiers, int width, Appendable out) throws IOException {
        if (tiers.isEmpty()) {
            out.append("\nNo inbound requests.\n");
            return;
        }
        out.append("\nTargets, by ").append(by).append(" time\n");
        Aligned targets = new Aligned(
                1,
                "intent",
                "requests",
                "met",
                "late",
                "late, was due to escalate",
                "untouched, late",
                "to escalate",
                "pending",
                "attained",
                "95% interval",
                "all pending miss .. meet");
        for (ResponseStanding tier : tiers) {
            targets.row(
                    Wording.plain(tier.tier()),
                    Wording.count(tier.requests()),
                    count(tier, ResponseState.MET),
                    count(tier, ResponseState.MISSED_RESPONDED),
                    count(tier, ResponseState.RESPONDED_AFTER_ESCALATION),
                    count(tier, ResponseState.MISSED_UNTOUCHED),
                    count(tier, ResponseState.ESCALATE),
                    count(tier, ResponseState.PENDING),
                    shown(tier.attainment(), Style.PERCENT),
                    tier.attainmentInterval(Interval.LEVEL).map(this::percents).orElse(Wording.NOTHING),
                    tier.pessimistic().isDefined()
                            ? shown(tier.pessimistic(), Style.PERCENT) + " .. "
                                    + shown(tier.optimistic(), Style.PERCENT)
                            : Wording.NOTHING);
        }
        out.append(targets.text());
        long unjudged = tiers.stream().mapToLong(ResponseStanding::unjudged).sum();
        if (unjudged > 0) {
            out.append(Paragraph.wrap(
                    "  ",
                    "  ",
                    unjudged + (unjudged == 1 ? " request is" : " requests are")
                            + " not judged: without a target for the tier, or known by the day only.",
                    width));
        }
        out.append("\nTime to the first attempt, by ").append(by).append(" time, untouched leads as waiting\n");
        Aligned times = new Aligned(1, "intent", "median", "P75", "P90", "untouched", "oldest untouched");
        for (ResponseStanding tier : tiers) {
            times.row(
                    Wording.plain(tier.tier()),
                    waited(tier.answeredBy(MEDIAN), by),
                    waited(tier.answeredBy(P75), by),
                    waited(tier.answeredBy(P90), by),
                    Wording.count(tier.untouched()),
                    tier.oldest()
                            .map(age -> waited(Rational.of(age.toSeconds()), by))
                            .orElse(Wording.NOTHING));
        }
        out.append(times.text());
    }

    private void writeConversion(ResponseConversion table, int width, Appendable out) throws IOException {
        out.append("\nConversion by response time, ")
                .append(data.range().inWords())
                .append('\n');
        out.append(Paragraph.wrap(
                "  ",
                "  ",
                "An association, not a cause: hot leads are answered first and convert better anyhow, and a lead answered later"
                        + " has had less time since.",
                width));
        for (Map.Entry<Segment, List<ResponseConversion.Row>> stratum :
                table.rows().entrySet()) {
            out.append('\n');
            Aligned bands = new Aligned(
                    1,
                    stratum.getKey().isTotal() ? "all leads" : stratum.getKey().toString(),
                    "leads",
                    "meetings",
                    "meeting rate",
                    "95% interval",
                    "MQL to SQL",
                    "95% interval");
            for (ResponseConversion.Row band : stratum.getValue()) {
                bands.row(
                        band.band(),
                        count(band.meetings().denominator()),
                        count(band.meetings().numerator()),
                        shown(band.meetings()),
                        band.meetings().interval().map(this::percents).orElse(Wording.NOTHING),
                        shown(band.sqls()),
                        band.sqls().interval().map(this::percents).orElse(Wording.NOTHING));
            }
            out.append(bands.text());
        }
        writeDifferences(table, width, out);
    }

    private void writeDifferences(ResponseConversion table, int width, Appendable out) throws IOException {
        Aligned differences =
                new Aligned(1, FASTEST + " less", "meeting rate", "95% interval", "MQL to SQL", "95% interval");
        for (String band : Inquiry.BANDS.subList(1, Inquiry.BANDS.size())) {
            Optional<StandardizedDifference> meetings = table.difference(ResponseConversion.MEETINGS, band);
            Optional<StandardizedDifference> sqls = table.difference(ResponseConversion.SQLS, band);
            differences.row(band, points(meetings), limits(meetings), points(sqls), limits(sqls));
        }
        out.append('\n');
        out.append(Paragraph.wrap(
                "", "", "Differences within intent tiers, each tier with the same weight in both bands:", width));
        out.append(differences.text());
    }

    private String points(Optional<StandardizedDifference> difference) {
        return difference
                .map(two -> Style.PERCENT.change(two.difference(), data.currency()))
                .orElse(Wording.NOTHING);
    }

    private String limits(Optional<StandardizedDifference> difference) {
        return difference
                .map(two -> two.interval(Interval.LEVEL))
                .map(limits -> change(limits.lower()) + " .. " + change(limits.upper()))
                .orElse(Wording.NOTHING);
    }

    private String change(double difference) {
        return Style.PERCENT.change(Rational.of(BigDecimal.valueOf(difference)), data.currency());
    }

    private String percents(Interval interval) {
        return percent(interval.lower()) + " .. " + percent(interval.upper());
    }

    private String percent(double share) {
        return Style.PERCENT.format(Rational.of(BigDecimal.valueOf(share)), data.currency());
    }

    private static String shown(Reading reading) {
        return Shown.of(reading, true).text();
    }

    private String shown(KpiValue value, Style style) {
        return value.number()
                .map(number -> style.format(number, data.currency()))
                .orElse(unknown(value));
    }

    private String waited(KpiValue value, String by) {
        return value.number().map(seconds -> waited(seconds, by)).orElse(unknown(value));
    }

    private static String unknown(KpiValue value) {
        return value.status() == Status.UNBOUNDED ? "not reached" : Wording.of(value.status());
    }

    /** How long somebody waited; business time stays in hours, since a day of it is none of the calendar. */
    private String waited(Rational seconds, String by) {
        Rational days = seconds.dividedBy(SECONDS_PER_DAY);
        return by.equals(ELAPSED) && days.compareTo(DAYS_FROM) > 0
                ? Style.DAYS.format(days, data.currency())
                : Style.DURATION.format(seconds, data.currency());
    }

    private static String count(ResponseStanding tier, ResponseState state) {
        return Wording.count(tier.states().getOrDefault(state, 0L));
    }

    private static String count(Optional<Rational> count) {
        return count.map(number -> Wording.count(number.toLongExact())).orElse(Wording.NOTHING);
    }

    // ---- for programs

    /**
     * Writes the report as JSON.
     *
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public void json(List<Problem> problems, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("as_of").value(data.asOf().toString());
        json.name("zone").value(data.zone().getId());
        json.name("escalated_by").value(by());
        json.name("escalations").arrayOfLines();
        for (Escalation due : escalations) {
            write(json, due);
        }
        json.endArray().name("tiers").arrayOfLines();
        for (Map.Entry<String, List<ResponseStanding>> by : standings.entrySet()) {
            for (ResponseStanding tier : by.getValue()) {
                write(json, by.getKey(), tier);
            }
        }
        json.endArray();
        if (conversion.isPresent()) {
            write(json, conversion.get());
        }
        json.name("problems").arrayOfLines();
        for (Problem problem : problems) {
            Json.problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    private static void write(JsonWriter json, Escalation due) throws IOException {
        json.object();
        json.name("lead_id").value(due.lead());
        json.name("tier").value(Wording.plain(due.tier()));
        json.name("started_at").value(due.startedAt().toString());
        json.name("breached_at").value(due.breachedAt().toString());
        json.name("age").value(Json.decimal(seconds(due.age())));
        if (due.fromRep().isPresent()) {
            json.name("from_rep").value(due.fromRep().get());
        }
        json.name("to").value(due.toRep().isPresent() ? "rep" : "manager");
        if (due.toRep().isPresent()) {
            json.name("to_rep").value(due.toRep().get());
        }
        json.name("reason").value(due.reason());
        json.endObject();
    }

    private static void write(JsonWriter json, String by, ResponseStanding tier) throws IOException {
        json.object();
        json.name("tier").value(Wording.plain(tier.tier()));
        json.name("by").value(by);
        json.name("requests").value(tier.requests());
        json.name("states").object();
        for (Map.Entry<ResponseState, Long> state : tier.states().entrySet()) {
            json.name(state.getKey().name()).value(state.getValue());
        }
        json.endObject();
        json.name("unjudged").value(tier.unjudged());
        json.name("attainment").object();
        content(json, tier.attainment());
        Optional<Interval> interval = tier.attainmentInterval(Interval.LEVEL);
        if (interval.isPresent()) {
            ReadingJson.interval(json.name("interval"), interval.get());
        }
        json.endObject();
        write(json, "pessimistic", tier.pessimistic());
        write(json, "optimistic", tier.optimistic());
        write(json, "median", tier.answeredBy(MEDIAN));
        write(json, "p75", tier.answeredBy(P75));
        write(json, "p90", tier.answeredBy(P90));
        json.name("untouched").value(tier.untouched());
        if (tier.oldest().isPresent()) {
            json.name("oldest_untouched")
                    .value(Json.decimal(seconds(tier.oldest().get())));
        }
        json.endObject();
    }

    private static void write(JsonWriter json, ResponseConversion table) throws IOException {
        json.name("conversion").arrayOfLines();
        for (List<ResponseConversion.Row> bands : table.rows().values()) {
            for (ResponseConversion.Row band : bands) {
                ReadingJson.reading(json, band.meetings());
                ReadingJson.reading(json, band.sqls());
            }
        }
        json.endArray().name("differences").arrayOfLines();
        for (Kpi kpi : List.of(ResponseConversion.MEETINGS, ResponseConversion.SQLS)) {
            for (String band : Inquiry.BANDS.subList(1, Inquiry.BANDS.size())) {
                Optional<StandardizedDifference> difference = table.difference(kpi, band);
                if (difference.isPresent()) {
                    json.object().name("kpi").value(kpi.id());
                    json.name("band").value(FASTEST).name("less").value(band);
                    json.name("within").value("intent");
                    json.name("difference").value(Json.decimal(difference.get().difference()));
                    ReadingJson.interval(json.name("interval"), difference.get().interval(Interval.LEVEL));
                    json.endObject();
                }
            }
        }
        json.endArray();
    }

    private static void write(JsonWriter json, String name, KpiValue value) throws IOException {
        json.name(name).object();
        content(json, value);
        json.endObject();
    }

    private static void content(JsonWriter json, KpiValue value) throws IOException {
        json.name("status").value(value.status().name());
        if (value instanceof KpiValue.Defined defined) {
            json.name("value").value(Json.decimal(defined.value()));
        } else if (value instanceof KpiValue.Undefined undefined) {
            json.name("reason").value(undefined.reason());
        }
    }

    private static Rational seconds(Duration length) {
        return Rational.of(length.toNanos(), Duration.ofSeconds(1).toNanos());
    }
}
