package org.leadkpi.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.ClockRules;
import org.leadkpi.model.Feed;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.Rational;

/**
 * The binary form of a ledger: a mark, a version, the frame, the table of texts, the rows. Big-endian; names stand for enum
 * constants, so that their order may change.
 */
final class LedgerBytes {

    private static final int MARK = 0x4C4B5049; // LKPI
    private static final int VERSION = 1;

    /** Stands for a policy that is not set. */
    private static final int NONE = -1;

    /** Years beyond these are damage, and would make more periods than memory holds. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    private LedgerBytes() {}

    static byte[] write(Ledger ledger) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(VERSION);
            writeFrame(out, ledger.frame());
            List<LedgerRow> rows = ledger.rows();
            Map<String, Integer> texts = new LinkedHashMap<>();
            for (LedgerRow row : rows) {
                row.segment().values().values().forEach(text -> texts.putIfAbsent(text, texts.size()));
                texts.putIfAbsent(row.column(), texts.size());
            }
            writeTexts(out, texts.keySet());
            out.writeInt(rows.size());
            for (LedgerRow row : rows) {
                for (String value : row.segment().values().values()) {
                    out.writeInt(texts.getOrDefault(value, -1));
                }
                out.writeLong(row.range().start().toEpochDay());
                out.writeLong(row.range().end().toEpochDay());
                out.writeInt(texts.getOrDefault(row.column(), -1));
                out.writeLong(row.value());
                out.writeLong(row.amount());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeFrame(DataOutputStream out, Frame frame) throws IOException {
        out.writeLong(frame.range().start().toEpochDay());
        out.writeLong(frame.range().end().toEpochDay());
        writeText(out, frame.grain().name());
        writeText(out, frame.zone().getId());
        Instant asOf = frame.asOf();
        out.writeLong(asOf.getEpochSecond());
        out.writeInt(asOf.getNano());
        writeText(out, frame.currency().getCurrencyCode());
        writeTexts(out, frame.feeds().stream().map(Feed::name).toList());
        writePolicies(out, frame.policies());
        out.writeInt(frame.axes().size());
        for (Frame.Axis axis : frame.axes()) {
            writeText(out, axis.dimension());
            writeTexts(out, axis.sources());
        }
        writeTexts(out, frame.tallies());
    }

    private static void writePolicies(DataOutputStream out, Policies policies) throws IOException {
        out.writeInt(policies.stallDays());
        out.writeInt(policies.mqlToSqlDays());
        out.writeInt(policies.sqlToCustomerDays());
        out.writeBoolean(policies.excludeExistingCustomers());
        out.writeBoolean(policies.allLeadsAreWeb());
        writeDuration(out, policies.conversationMinimum());
        out.writeBoolean(policies.connectedIsEnough());
        out.writeInt(policies.replyDays());
        out.writeInt(policies.meetingDays());
        out.writeInt(policies.verifiedDays());
        out.writeInt(policies.staleDays());
        writeText(out, policies.seniorScore().toString());
        writeOptional(out, policies.horizonMonths());
        writeOptional(out, policies.acquisitionLagDays());
        writeOptional(out, policies.leadLagDays());
        Map<IntentTier, ResponseTarget> targets = policies.responseTargets().byTier();
        out.writeInt(targets.size());
        for (Map.Entry<IntentTier, ResponseTarget> target : targets.entrySet()) {
            writeText(out, target.getKey().name());
            writeDuration(out, target.getValue().limit());
            out.writeBoolean(target.getValue().inclusive());
            out.writeBoolean(target.getValue().escalation().isPresent());
            writeDuration(out, target.getValue().escalation().orElse(Duration.ZERO));
        }
        ClockRules rules = policies.clockRules();
        writeTexts(out, rules.answeringKinds().stream().map(TouchKind::name).toList());
        out.writeBoolean(rules.automatedAnswers());
        out.writeBoolean(rules.perSignal());
        writeTexts(
                out,
                policies.calendar().map(BusinessCalendar::toString).stream().toList());
    }

    private static void writeOptional(DataOutputStream out, OptionalInt number) throws IOException {
        out.writeInt(number.orElse(NONE));
    }

    private static void writeDuration(DataOutputStream out, Duration duration) throws IOException {
        out.writeLong(duration.getSeconds());
        out.writeInt(duration.getNano());
    }

    private static void writeTexts(DataOutputStream out, Iterable<String> texts) throws IOException {
        List<String> all = new ArrayList<>();
        texts.forEach(all::add);
        out.writeInt(all.size());
        for (String text : all) {
            writeText(out, text);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static Ledger read(byte[] bytes, Catalog catalog) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MARK) {
                throw new IllegalArgumentException("these bytes are no ledger: the mark is missing");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IllegalArgumentException("ledger has version " + version + ", only " + VERSION + " is known");
            }
            Frame frame = readFrame(in);
            List<String> known = catalog.tallies().stream().map(Tally::name).toList();
            if (!known.equals(frame.tallies())) {
                Set<String> difference = new TreeSet<>(frame.tallies());
                difference.removeAll(known);
                throw new IllegalArgumentException("ledger keeps other tallies than the catalogue: "
                        + (difference.isEmpty() ? "some are missing" : String.join(", ", difference)));
            }
            List<LedgerRow> rows = readRows(in, frame);
            if (in.available() > 0) {
                throw new IllegalArgumentException("ledger ends " + in.available() + " bytes before the bytes do");
            }
            return Ledger.ofRows(frame, catalog, rows);
        } catch (IOException cut) {
            throw new IllegalArgumentException("ledger is cut short after " + bytes.length + " bytes", cut);
        } catch (DateTimeException | ArithmeticException damage) {
            throw new IllegalArgumentException("ledger is damaged: " + damage.getMessage(), damage);
        }
    }

    private static Frame readFrame(DataInputStream in) throws IOException {
        DateRange range = readRange(in);
        Grain grain = Grain.parse(readText(in));
        ZoneId zone = ZoneId.of(readText(in));
        Instant asOf = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Currency currency = Currency.getInstance(readText(in));
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        readTexts(in).forEach(name -> feeds.add(Feed.valueOf(name)));
        Policies policies = readPolicies(in);
        List<Frame.Axis> axes = new ArrayList<>();
        for (int left = readSize(in); left > 0; left--) {
            axes.add(new Frame.Axis(readText(in), Set.copyOf(readTexts(in))));
        }
        return new Frame(range, grain, zone, asOf, currency, feeds, policies, axes, readTexts(in));
    }

    private static Policies readPolicies(DataInputStream in) throws IOException {
        return new Policies(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean(),
                readDuration(in),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Rational.parse(readText(in)),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readTargets(in),
                readRules(in),
                readTexts(in).stream().map(BusinessCalendar::parse).findFirst());
    }

    private static ClockRules readRules(DataInputStream in) throws IOException {
        Set<TouchKind> kinds = EnumSet.noneOf(TouchKind.class);
        readTexts(in).forEach(name -> kinds.add(TouchKind.valueOf(name)));
        return new ClockRules(kinds, in.readBoolean(), in.readBoolean());
    }

    private static ResponseTargets readTargets(DataInputStream in) throws IOException {
        Map<IntentTier, ResponseTarget> targets = new EnumMap<>(IntentTier.class);
        for (int left = readSize(in); left > 0; left--) {
            IntentTier tier = IntentTier.valueOf(readText(in));
            Duration limit = readDuration(in);
            boolean inclusive = in.readBoolean();
            boolean escalates = in.readBoolean();
            Duration escalation = readDuration(in);
            targets.put(
                    tier, new ResponseTarget(limit, inclusive, escalates ? Optional.of(escalation) : Optional.empty()));
        }
        return new ResponseTargets(targets);
    }

    private static Duration readDuration(DataInputStream in) throws IOException {
        return Duration.ofSeconds(in.readLong(), in.readInt());
    }

    private static OptionalInt readOptional(DataInputStream in) throws IOException {
        int number = in.readInt();
        return number == NONE ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static List<LedgerRow> readRows(DataInputStream in, Frame frame) throws IOException {
        List<String> texts = readTexts(in);
        List<LedgerRow> rows = new ArrayList<>();
        for (int left = readSize(in); left > 0; left--) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Frame.Axis axis : frame.axes()) {
                values.put(axis.dimension(), text(texts, in.readInt()));
            }
            DateRange range = readRange(in);
            rows.add(
                    new LedgerRow(new Segment(values), range, text(texts, in.readInt()), in.readLong(), in.readLong()));
        }
        return rows;
    }

    private static String text(List<String> texts, int index) {
        if (index < 0 || index >= texts.size()) {
            throw new IllegalArgumentException("ledger refers to text " + index + " of " + texts.size());
        }
        return texts.get(index);
    }

    private static DateRange readRange(DataInputStream in) throws IOException {
        DateRange range = DateRange.of(LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong()));
        if (range.start().getYear() < FIRST_YEAR || range.end().getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "ledger has the range " + range + ", must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return range;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = readSize(in); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = readSize(in);
        if (length > in.available()) {
            throw new IllegalArgumentException(
                    "ledger has a text of " + length + " bytes, only " + in.available() + " left");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int readSize(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0) {
            throw new IllegalArgumentException("ledger has a size of " + size + ", must not be negative");
        }
        return size;
    }
}
