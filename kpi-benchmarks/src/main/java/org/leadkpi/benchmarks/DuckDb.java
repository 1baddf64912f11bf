package org.leadkpi.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.leadkpi.model.Counterpart;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * The same figures by DuckDB, in memory, with two threads, as a good user of it would store and ask.
 *
 * <p>Seconds are counted from the start of the range, months from its first month, in New York; channels, campaigns and owners
 * are the numbers in their names. Statements are prepared once, and a result is read to its end into Java.
 */
final class DuckDb implements AutoCloseable {

    /** How much is worked out before anybody asks. */
    enum Layout {
        /** Integer keys and months; touches and opportunities are joined to their lead in the query. */
        TUNED,
        /** Touches carry the channel and creation of their lead; the first response is sought in the query. */
        DENORMALISED,
        /** Leads carry their first response, opportunities their channel, touches what they count as. */
        BEST
    }

    /** What is appended: ids as text, instants as UTC timestamps, kinds and names as small numbers. */
    private static final String RAW_TABLES = """
            CREATE TABLE raw_lead (
                id VARCHAR, created TIMESTAMP, channel TINYINT, campaign SMALLINT, owner SMALLINT,
                mql TIMESTAMP, sql TIMESTAMP);
            CREATE TABLE raw_touch (
                id VARCHAR, touched TIMESTAMP, lead VARCHAR, kind TINYINT, direction TINYINT, outcome TINYINT,
                counterpart TINYINT, automated BOOLEAN, duration INTEGER, auto_reply BOOLEAN, substantive BOOLEAN,
                rep SMALLINT);
            CREATE TABLE raw_opportunity (
                id VARCHAR, lead VARCHAR, created TIMESTAMP, qualified TIMESTAMP, amount INTEGER, closed TIMESTAMP,
                won BOOLEAN);
            CREATE TABLE raw_spend (day DATE, channel TINYINT, campaign SMALLINT, amount INTEGER);
            """;

    /** Macros so that the rules stand once; DuckDB expands them before it plans. */
    private static final String MACROS = """
            CREATE MACRO seconds(moment) AS
                CAST(epoch(moment) - epoch(TIMESTAMP '2024-01-01 05:00:00') AS INTEGER);
            CREATE MACRO month_index(moment) AS
                CAST(date_diff('month', DATE '2024-01-01', timezone('America/New_York', timezone('UTC', moment)))
                    AS SMALLINT);
            CREATE MACRO is_response(kind, direction, outcome, automated) AS
                direction = {direction.OUTBOUND} AND NOT automated AND outcome <> {outcome.FAILED}
                AND kind IN ({kind.CALL}, {kind.EMAIL}, {kind.SOCIAL});
            CREATE MACRO is_attempt(kind, direction, outcome, automated) AS
                direction = {direction.OUTBOUND} AND outcome <> {outcome.FAILED}
                AND (kind = {kind.EMAIL} OR (kind = {kind.CALL} AND NOT automated));
            CREATE MACRO is_conversation(kind, direction, outcome, counterpart, duration, auto_reply, substantive) AS
                (kind = {kind.CALL} AND direction = {direction.OUTBOUND} AND duration >= 90
                    AND counterpart NOT IN ({counterpart.GATEKEEPER}, {counterpart.OTHER})
                    AND outcome NOT IN ({outcome.LEFT_VOICEMAIL}, {outcome.NO_ANSWER}, {outcome.BUSY},
                        {outcome.WRONG_NUMBER}, {outcome.GATEKEEPER}))
                OR (kind = {kind.EMAIL} AND direction = {direction.INBOUND} AND NOT auto_reply AND substantive);
            CREATE MACRO is_reply(kind, direction, auto_reply) AS
                direction = {direction.INBOUND} AND NOT auto_reply
                AND kind IN ({kind.EMAIL}, {kind.SOCIAL}, {kind.SMS});
            """;

    private static final String TUNED_TABLES = """
            CREATE TABLE lead AS
                SELECT CAST(rowid AS INTEGER) AS id, channel, campaign, owner, seconds(created) AS created,
                    month_index(created) AS created_month, seconds(mql) AS mql, month_index(mql) AS mql_month,
                    seconds(sql) AS sql, month_index(sql) AS sql_month
                FROM raw_lead;
            CREATE TABLE touch AS
                SELECT CAST(raw_lead.rowid AS INTEGER) AS lead, seconds(touched) AS touched,
                    month_index(touched) AS month, kind, direction, outcome, counterpart, automated, duration,
                    auto_reply, substantive, rep
                FROM raw_touch JOIN raw_lead ON raw_lead.id = raw_touch.lead
                ORDER BY raw_touch.rowid;
            CREATE TABLE opportunity AS
                SELECT CAST(raw_lead.rowid AS INTEGER) AS lead, seconds(raw_opportunity.created) AS created,
                    month_index(qualified) AS qualified_month, amount, seconds(closed) AS closed,
                    month_index(closed) AS closed_month, won
                FROM raw_opportunity JOIN raw_lead ON raw_lead.id = raw_opportunity.lead
                ORDER BY raw_opportunity.rowid;
            CREATE TABLE spend AS
                SELECT CAST(date_diff('month', DATE '2024-01-01', day) AS SMALLINT) AS month, channel, campaign, amount
                FROM raw_spend;
            DROP TABLE raw_lead;
            DROP TABLE raw_touch;
            DROP TABLE raw_opportunity;
            DROP TABLE raw_spend;
            """;

    private static final String DENORMALISED_TABLES = """
            CREATE TABLE wide_touch AS
                SELECT touch.*, channel, campaign, owner, created, created_month
                FROM touch JOIN lead ON lead.id = touch.lead
                ORDER BY touch.rowid;
            DROP TABLE touch;
            ALTER TABLE wide_touch RENAME TO touch;
            """;

    private static final String BEST_TABLES = """
            CREATE TABLE wide_lead AS
                SELECT lead.*, first_response
                FROM lead LEFT JOIN (
                    SELECT lead, min(touched - created) AS first_response
                    FROM touch
                    WHERE is_response(kind, direction, outcome, automated) AND touched >= created
                    GROUP BY lead) AS response ON response.lead = lead.id
                ORDER BY lead.id;
            CREATE TABLE short_touch AS
                SELECT month, channel, campaign, rep AS owner,
                    is_attempt(kind, direction, outcome, automated) AS attempt,
                    is_conversation(kind, direction, outcome, counterpart, coalesce(duration, 0), auto_reply, substantive)
                        AS conversation,
                    is_reply(kind, direction, auto_reply) AS reply,
                    kind = {kind.MEETING} AS meeting
                FROM touch;
            CREATE TABLE wide_opportunity AS
                SELECT opportunity.*, channel
                FROM opportunity JOIN lead ON lead.id = opportunity.lead;
            DROP TABLE lead;
            DROP TABLE touch;
            DROP TABLE opportunity;
            ALTER TABLE wide_lead RENAME TO lead;
            ALTER TABLE short_touch RENAME TO touch;
            ALTER TABLE wide_opportunity RENAME TO opportunity;
            """;

    private static final String LEADS = """
            SELECT channel, created_month, count(*), count(*) FILTER (created + 300 <= {as-of})
            FROM lead
            GROUP BY ALL
            """;

    private static final String MQLS = """
            SELECT channel, mql_month, count(*), count(*) FILTER (sql IS NULL OR sql >= mql),
                count(*) FILTER (sql >= mql)
            FROM lead
            WHERE mql_month IS NOT NULL
            GROUP BY ALL
            """;

    private static final String SQLS = """
            SELECT channel, sql_month, count(*)
            FROM lead
            WHERE sql_month IS NOT NULL
            GROUP BY ALL
            """;

    private static final String SPEND = """
            SELECT channel, month, CAST(sum(amount) AS BIGINT)
            FROM spend
            GROUP BY ALL
            """;

    private static final String RESPONSES = """
            SELECT * EXCLUDE (q), q[1], q[2]
            FROM (
                SELECT channel, created_month, count(*), quantile_cont(response, [0.5, 0.9]) AS q,
                    count(*) FILTER (response < 300 AND created + 300 <= {as-of})
                FROM (
                    SELECT lead, channel, created_month, created, min(touched - created) AS response
                    FROM {touch}
                    WHERE is_response(kind, direction, outcome, automated) AND touched >= created
                    GROUP BY ALL)
                GROUP BY ALL)
            """;

    private static final String RESPONSES_STORED = """
            SELECT * EXCLUDE (q), q[1], q[2]
            FROM (
                SELECT channel, created_month, count(*), quantile_cont(first_response, [0.5, 0.9]) AS q,
                    count(*) FILTER (first_response < 300 AND created + 300 <= {as-of})
                FROM lead
                WHERE first_response IS NOT NULL
                GROUP BY ALL)
            """;

    /** A sum of integers is faster than a filtered count. */
    private static final String TOUCHES = """
            SELECT channel, month,
                sum(CAST(is_attempt(kind, direction, outcome, automated) AS INTEGER)),
                sum(CAST(is_conversation(
                    kind, direction, outcome, counterpart, duration, auto_reply, substantive) AS INTEGER)),
                sum(CAST(is_reply(kind, direction, auto_reply) AS INTEGER)),
                sum(CAST(kind = {kind.MEETING} AS INTEGER))
            FROM {touch}
            GROUP BY ALL
            """;

    private static final String TOUCHES_STORED = """
            SELECT channel, month, sum(CAST(attempt AS INTEGER)), sum(CAST(conversation AS INTEGER)),
                sum(CAST(reply AS INTEGER)), sum(CAST(meeting AS INTEGER))
            FROM touch
            GROUP BY ALL
            """;

    private static final String PIPELINE = """
            SELECT channel, qualified_month, CAST(sum(amount) AS BIGINT)
            FROM {opportunity}
            WHERE qualified_month IS NOT NULL
            GROUP BY ALL
            """;

    /** There is one opportunity per lead at most, so a win is a new customer. */
    private static final String CLOSED = """
            SELECT channel, closed_month, count(*), count(*) FILTER (won),
                quantile_cont(closed - opportunity.created, 0.5) FILTER (won) / 86400
            FROM {opportunity}
            WHERE closed_month IS NOT NULL
            GROUP BY ALL
            """;

    /** Leads and touches by whatever they are grouped by; the layout is the best one. */
    private static final String LEADS_BY = """
            SELECT * EXCLUDE (q), q[1], q[2]
            FROM (SELECT {keys}, created_month, count(*), count(*) FILTER (created + 300 <= {as-of}),
                    count(*) FILTER (first_response < 300 AND created + 300 <= {as-of}),
                    quantile_cont(first_response, [0.5, 0.9]) AS q
                FROM lead
                GROUP BY ALL)
            """;

    private static final String LEAD_COUNTS_BY = """
            SELECT {keys}, created_month, count(*)
            FROM lead
            GROUP BY ALL
            """;

    private static final String MQLS_BY = """
            SELECT {keys}, mql_month, count(*) FILTER (sql IS NULL OR sql >= mql), count(*) FILTER (sql >= mql)
            FROM lead
            WHERE mql_month IS NOT NULL
            GROUP BY ALL
            """;

    private static final String TOUCHES_BY = """
            SELECT {keys}, month, sum(CAST(attempt AS INTEGER)), sum(CAST(conversation AS INTEGER)),
                sum(CAST(reply AS INTEGER)), sum(CAST(meeting AS INTEGER))
            FROM touch
            GROUP BY ALL
            """;

    private static final String COST_PER_LEAD = """
            SELECT channel, created_month, spent / 100.0 / leads
            FROM (SELECT channel, created_month, count(*) AS leads FROM lead GROUP BY ALL)
            JOIN (SELECT channel, month AS created_month, CAST(sum(amount) AS DOUBLE) AS spent FROM spend GROUP BY ALL)
                USING (channel, created_month)
            """;

    private static final String LEADS_BY_OWNER = """
            SELECT owner, count(*)
            FROM lead
            GROUP BY ALL
            """;

    private final DuckDBConnection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private Layout layout = Layout.TUNED;

    private DuckDb(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Opens an empty database in memory. */
    static DuckDb open() throws SQLException {
        DuckDb database = new DuckDb(DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class));
        database.run("SET threads = 2; SET TimeZone = 'UTC';");
        database.run(RAW_TABLES);
        database.run(MACROS);
        return database;
    }

    /** Opens a database that is ready to be asked. */
    static DuckDb of(Workload workload, Layout layout) throws SQLException {
        DuckDb database = open();
        database.append(workload);
        database.arrange(layout);
        return database;
    }

    /** Appends every record, with all columns that the figures need. */
    void append(Workload workload) throws SQLException {
        try (DuckDBAppender leads = connection.createAppender("raw_lead")) {
            for (Lead lead : workload.leads()) {
                leads.beginRow().append(lead.id());
                instant(leads, Optional.of(lead.createdAt()));
                leads.append((byte) code(lead.channel()))
                        .append((short) code(lead.campaign()))
                        .append((short) code(lead.owner()));
                instant(leads, firstEntered(lead, Stage.MQL));
                instant(leads, firstEntered(lead, Stage.SQL));
                leads.endRow();
            }
        }
        try (DuckDBAppender touches = connection.createAppender("raw_touch")) {
            for (Touch touch : workload.touches()) {
                touches.beginRow().append(touch.id());
                instant(touches, Optional.of(touch.at()));
                touches.append(touch.lead().orElseThrow())
                        .append(number(touch.kind()))
                        .append(number(touch.direction()))
                        .append(number(touch.outcome()))
                        .append(number(touch.counterpart()))
                        .append(touch.automated());
                if (touch.duration().isPresent()) {
                    touches.append((int) touch.duration().get().toSeconds());
                } else {
                    touches.appendNull();
                }
                touches.append(touch.reply().autoReply())
                        .append(touch.reply().substantive())
                        .append((short) code(touch.rep()))
                        .endRow();
            }
        }
        try (DuckDBAppender opportunities = connection.createAppender("raw_opportunity")) {
            for (Opportunity opportunity : workload.opportunities()) {
                opportunities
                        .beginRow()
                        .append(opportunity.id())
                        .append(opportunity.lead().orElseThrow());
                instant(opportunities, Optional.of(opportunity.createdAt()));
                instant(opportunities, opportunity.qualifiedAt());
                opportunities.append(cents(opportunity.amountAtQualification().orElseThrow()));
                instant(opportunities, opportunity.closedAt());
                opportunities
                        .append(opportunity.status() == OpportunityStatus.WON)
                        .endRow();
            }
        }
        try (DuckDBAppender spend = connection.createAppender("raw_spend")) {
            for (Spend item : workload.spend()) {
                spend.beginRow()
                        .appendEpochDays((int) item.range().start().toEpochDay())
                        .append((byte) code(item.channel()))
                        .append((short) code(item.campaign()))
                        .append(cents(item.amount()))
                        .endRow();
            }
        }
    }

    /** The name of a channel, campaign or owner ends in its number. */
    private int code(Optional<String> name) {
        return codes.computeIfAbsent(
                name.orElseThrow(), text -> Integer.valueOf(text.substring(text.indexOf('-') + 1)));
    }

    @SuppressWarnings("EnumOrdinal") // lives no longer than the database; the statements take it from here too
    private static byte number(Enum<?> constant) {
        return (byte) constant.ordinal();
    }

    private static int cents(Money money) {
        return money.amount().movePointRight(2).intValueExact();
    }

    private static void instant(DuckDBAppender row, Optional<Timestamp> at) throws SQLException {
        if (at.isPresent()) {
            row.appendEpochMicros(at.get().epoch() * 1_000_000);
        } else {
            row.appendNull();
        }
    }

    private static Optional<Timestamp> firstEntered(Lead lead, Stage stage) {
        return lead.transitions().stream()
                .filter(step -> step.to() == stage)
                .map(StageTransition::at)
                .min((a, b) -> Long.compare(a.epoch(), b.epoch()));
    }

    private void arrange(Layout wanted) throws SQLException {
        run(TUNED_TABLES);
        if (wanted != Layout.TUNED) {
            run(DENORMALISED_TABLES);
        }
        if (wanted == Layout.BEST) {
            run(BEST_TABLES);
        }
        layout = wanted;
    }

    /** Asks for every figure of every cell. */
    Map<Place, Figures> scorecard() throws SQLException {
        Map<Place, Figures> figures = new HashMap<>();
        Map<Place, double[]> leads = byPlace(LEADS);
        Map<Place, double[]> mqls = byPlace(MQLS);
        Map<Place, double[]> sqls = byPlace(SQLS);
        Map<Place, double[]> spend = byPlace(SPEND);
        String touch = layout == Layout.TUNED ? "touch JOIN lead ON lead.id = touch.lead" : "touch";
        Map<Place, double[]> responses =
                byPlace(layout == Layout.BEST ? RESPONSES_STORED : RESPONSES.replace("{touch}", touch));
        Map<Place, double[]> touches =
                byPlace(layout == Layout.BEST ? TOUCHES_STORED : TOUCHES.replace("{touch}", touch));
        String opportunity =
                layout == Layout.BEST ? "opportunity" : "opportunity JOIN lead ON lead.id = opportunity.lead";
        Map<Place, double[]> pipeline = byPlace(PIPELINE.replace("{opportunity}", opportunity));
        Map<Place, double[]> closed = byPlace(CLOSED.replace("{opportunity}", opportunity));
        for (int channel = 0; channel < Workload.CHANNELS; channel++) {
            for (int month = 0; month < Workload.MONTHS; month++) {
                Place place = place(channel, month);
                double[] lead = leads.getOrDefault(place, new double[2]);
                double[] mql = mqls.getOrDefault(place, new double[3]);
                double[] response = responses.getOrDefault(place, new double[] {0, 0, Double.NaN, Double.NaN});
                double[] contact = touches.getOrDefault(place, new double[4]);
                double[] close = closed.getOrDefault(place, new double[] {0, 0, Double.NaN});
                figures.put(
                        place,
                        new Figures(
                                (long) lead[0],
                                (long) mql[0],
                                (long) sqls.getOrDefault(place, new double[1])[0],
                                (long) mql[1],
                                (long) mql[2],
                                (long) spend.getOrDefault(place, new double[1])[0],
                                (long) response[0],
                                response[2],
                                response[3],
                                (long) lead[1],
                                (long) response[1],
                                (long) contact[0],
                                (long) contact[1],
                                (long) contact[2],
                                (long) contact[3],
                                (long) pipeline.getOrDefault(place, new double[1])[0],
                                (long) close[0],
                                (long) close[1],
                                (long) close[1],
                                close[2]));
            }
        }
        return figures;
    }

    /** Asks for dollars per lead of each cell. */
    Map<Place, Double> costPerLead() throws SQLException {
        Map<Place, Double> costs = new HashMap<>();
        byPlace(COST_PER_LEAD).forEach((place, row) -> costs.put(place, row[0]));
        return costs;
    }

    /** Asks for the leads of each owner. */
    Map<String, Long> leadsByOwner() throws SQLException {
        Map<String, Long> leads = new HashMap<>();
        for (double[] row : rows(LEADS_BY_OWNER)) {
            leads.put("owner-" + (int) row[0], (long) row[1]);
        }
        return leads;
    }

    /** Asks for the figures of leads and touches by some columns and month; of many groups only for the number of leads. */
    List<List<double[]>> groups(String keys, boolean many) throws SQLException {
        if (many) {
            return List.of(rows(LEAD_COUNTS_BY.replace("{keys}", keys)));
        }
        List<List<double[]>> results = new ArrayList<>();
        for (String query : List.of(LEADS_BY, MQLS_BY, TOUCHES_BY)) {
            results.add(rows(query.replace("{keys}", keys)));
        }
        return results;
    }

    /** Reads rows that begin with channel and month. */
    private Map<Place, double[]> byPlace(String query) throws SQLException {
        Map<Place, double[]> byPlace = new HashMap<>();
        for (double[] row : rows(query)) {
            byPlace.put(place((int) row[0], (int) row[1]), Arrays.copyOfRange(row, 2, row.length));
        }
        return byPlace;
    }

    private static Place place(int channel, int month) {
        return new Place("channel-" + channel, Workload.FIRST_MONTH.plusMonths(month));
    }

    private List<double[]> rows(String query) throws SQLException {
        List<double[]> rows = new ArrayList<>();
        try (ResultSet result = prepare(query).executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                double[] row = new double[columns];
                for (int i = 0; i < columns; i++) {
                    double value = result.getDouble(i + 1);
                    row[i] = result.wasNull() ? Double.NaN : value;
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private PreparedStatement prepare(String query) throws SQLException {
        PreparedStatement statement = prepared.get(query);
        if (statement == null) {
            statement = connection.prepareStatement(filledIn(query));
            prepared.put(query, statement);
        }
        return statement;
    }

    private void run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(filledIn(script));
        }
    }

    /** Numbers of constants in place of their names. */
    private static String filledIn(String query) {
        String filled = query.replace(
                "{as-of}", String.valueOf(Workload.AS_OF.getEpochSecond() - Workload.START.getEpochSecond()));
        Map<String, Enum<?>[]> kinds = Map.of(
                "kind", TouchKind.values(),
                "direction", TouchDirection.values(),
                "outcome", TouchOutcome.values(),
                "counterpart", Counterpart.values());
        for (Map.Entry<String, Enum<?>[]> kind : kinds.entrySet()) {
            for (Enum<?> constant : kind.getValue()) {
                filled = filled.replace(
                        "{" + kind.getKey() + "." + constant.name() + "}", String.valueOf(number(constant)));
            }
        }
        return filled;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
