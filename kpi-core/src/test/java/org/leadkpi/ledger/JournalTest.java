package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadkpi.metric.StandardDimensions.CHANNEL;
import static org.leadkpi.metric.StandardDimensions.OWNER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.Datasets;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quantity;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchDirection;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/** However a journal is asked, it answers what posting record by record gives. */
class JournalTest {

    private static final long SEEDS = 1_000_000;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<Grain> GRAINS = List.of(Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.NONE);
    private static final List<List<Dimension>> AXES =
            List.of(List.of(), List.of(CHANNEL), List.of(CHANNEL, OWNER), List.of(OWNER));
    private static final Catalog STANDARD = Catalog.standard();

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** The company of a seed, whose leads are touched too. */
    private static Dataset company(long seed) {
        Datasets.Records records = Datasets.of(seed).records();
        List<Touch> touches = new ArrayList<>();
        Random random = new Random(seed);
        records.leads().stream()
                .map(Lead::id)
                .distinct()
                .forEach(id -> touches.addAll(touches(id, records.range(), records.zone(), random)));
        return records.builder().touches(touches).build();
    }

    private static List<Touch> touches(String lead, DateRange range, ZoneId zone, Random random) {
        List<Touch> touches = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            touches.add(touch(lead + "-" + i, lead, range, zone, random));
        }
        return touches;
    }

    private static Touch touch(String id, String lead, DateRange range, ZoneId zone, Random random) {
        LocalDate day = range.start().plusDays(random.nextInt((int) range.days() + 10) - 5);
        Instant instant = day.atStartOfDay(zone).toInstant().plus(Duration.ofMillis(random.nextInt(80_000_000)));
        Touch.Builder touch = Touch.builder(
                        id,
                        random.nextInt(3) == 0 ? Timestamp.of(day) : Timestamp.of(instant),
                        pick(List.of(TouchKind.CALL, TouchKind.EMAIL, TouchKind.SMS), random))
                .lead(lead)
                .direction(pick(List.of(TouchDirection.values()), random))
                .automated(random.nextInt(5) == 0);
        if (random.nextBoolean()) {
            touch.rep(pick(List.of("ann", "bob"), random));
        }
        if (random.nextInt(3) > 0) {
            touch.outcome(pick(List.of(TouchOutcome.CONNECTED, TouchOutcome.NO_ANSWER, TouchOutcome.SENT), random));
        }
        return touch.build();
    }

    private static Dimension[] array(List<Dimension> axes) {
        return axes.toArray(Dimension[]::new);
    }

    /** The rows of posting record by record. */
    private static List<LedgerRow> plainly(Dataset data, Catalog catalog, Grain grain, List<Dimension> axes) {
        Frame frame = Frame.of(data, catalog, grain, axes);
        Columns columns = new Columns(catalog.tallies(), frame.moneyScale());
        Periods periods = frame.periods();
        Bookkeeper bookkeeper = new Bookkeeper(frame, columns, periods);
        bookkeeper.post(data, catalog, axes);
        Pages pages = bookkeeper.pages();
        List<LedgerRow> rows = new ArrayList<>();
        for (Segment segment : pages.segments()) {
            for (int period = 0; period < periods.count(); period++) {
                DateRange range = periods.range(period);
                pages.page(segment, period)
                        .forEach((key, amount) -> rows.add(
                                new LedgerRow(segment, range, columns.name(key.column()), key.value(), amount)));
            }
        }
        return rows;
    }

    // ---- the same as record by record

    @Property(tries = 40, seed = "71", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void ledger_isThatOfPostingRecordByRecord(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = company(seed);
        Journal journal = Journal.of(data);
        for (Grain grain : GRAINS) {
            List<Dimension> axes = pick(AXES, new Random(seed + GRAINS.indexOf(grain)));

            assertThat(Ledger.of(journal, grain, array(axes)).rows())
                    .as("%s by %s x %s", data, grain, axes)
                    .isEqualTo(plainly(data, STANDARD, grain, axes));
        }
    }

    @Property(tries = 40, seed = "72", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anyDimensions_areThoseOfPostingRecordByRecord(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Datasets.Sample sample = Datasets.of(seed);
        Dataset data = company(seed);

        assertThat(Ledger.of(data, sample.grain(), array(sample.dimensions())).rows())
                .isEqualTo(plainly(data, STANDARD, sample.grain(), sample.dimensions()));
    }

    @Property(tries = 20, seed = "73", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void oneJournal_answersAsFreshOnesDo(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = company(seed);
        Journal journal = Journal.of(data);
        for (int round = 0; round < 2; round++) {
            for (Grain grain : GRAINS) {
                for (List<Dimension> axes : AXES) {
                    if (new Random(seed + axes.size() + grain.hashCode()).nextBoolean()) {
                        assertThat(Ledger.of(journal, grain, array(axes)))
                                .isEqualTo(Ledger.of(Journal.of(data), grain, array(axes)));
                    }
                }
            }
            journal.release();
        }
    }

    @Property(tries = 20, seed = "74", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void release_changesNoAnswer(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Journal journal = Journal.of(company(seed));
        for (Grain grain : GRAINS) {
            Ledger before = Ledger.of(journal, grain, CHANNEL);
            Ledger unread = Ledger.of(journal, grain, OWNER);
            List<LedgerRow> rows = before.rows();

            journal.release();

            assertThat(Ledger.of(journal, grain, CHANNEL)).isEqualTo(before);
            assertThat(before.rows()).isEqualTo(rows);
            assertThat(unread).isEqualTo(Ledger.of(journal, grain, OWNER));
        }
    }

    // ---- one question after the other

    @Property(tries = 20, seed = "78", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void someKpisAfterOthers_answerAsAlone(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Dataset data = company(seed);
        Journal journal = Journal.of(data);
        for (int question = 0; question < 6; question++) {
            Catalog some = STANDARD.only(STANDARD.kpis().stream()
                    .filter(kpi -> random.nextInt(12) == 0)
                    .map(Kpi::id)
                    .toList());
            Grain grain = pick(GRAINS, random);
            List<Dimension> axes = pick(AXES, random);

            assertThat(Ledger.of(journal, some, grain, array(axes)).rows()).isEqualTo(plainly(data, some, grain, axes));
        }

        assertThat(Ledger.of(journal.complete(), Grain.WEEK, CHANNEL).rows())
                .isEqualTo(plainly(data, STANDARD, Grain.WEEK, List.of(CHANNEL)));
    }

    @Example
    void everyKpiAlone_postsAsAmongAll() {
        Dataset data = company(0);
        List<LedgerRow> all = Ledger.of(data, Grain.MONTH, CHANNEL).rows();
        assertThat(all)
                .anyMatch(row -> row.column().equals("contacts-replying")); // seen through replies, a view itself

        for (Kpi kpi : STANDARD.kpis()) {
            Catalog alone = STANDARD.only(List.of(kpi.id()));
            List<String> names = alone.tallies().stream().map(Tally::name).toList();

            assertThat(Ledger.of(data, alone, Grain.MONTH, CHANNEL).rows())
                    .as(kpi.id())
                    .isEqualTo(all.stream()
                            .filter(row -> names.contains(row.column().split("[!?]")[0]))
                            .toList());
        }
    }

    @Example
    void tallies_postWhenTheyAreAskedFor_once() {
        Journal journal = Journal.of(company(3));
        Catalog leads = STANDARD.only(List.of("new-leads"));
        String empty = journal.toString();

        Ledger.of(journal, leads, Grain.MONTH, CHANNEL);
        String asked = journal.toString();
        Ledger.of(journal, leads, Grain.WEEK, OWNER);

        assertThat(empty).contains(": 0 entries of 0 tallies in 0 bytes");
        assertThat(asked).contains(" of 1 tallies in ").doesNotContain(": 0 entries");
        assertThat(journal.toString()).isEqualTo(asked);
        assertThat(journal.complete().toString())
                .contains(" of " + STANDARD.tallies().size() + " tallies in ");
        assertThat(journal.complete().toString()).isEqualTo(journal.toString());
    }

    // ---- many entries of one segment and day

    @Example
    void manyEntriesOfADay_answerTheSame() {
        Random random = new Random(10);
        List<Lead> leads = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        List<Spend> spend = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            leads.add(Lead.builder("L" + i, Timestamp.of(START.plusDays(random.nextInt(5))))
                    .channel("c" + random.nextInt(2))
                    .build());
            touches.addAll(touches("L" + i, DateRange.of(START, START.plusDays(10)), UTC, random));
            spend.add(Spend.builder(
                            DateRange.of(START.plusDays(i % 40), START.plusDays(i % 40 + 1)),
                            Money.of(random.nextInt(3) + ".005", "USD"),
                            SpendCategory.AD_MEDIA)
                    .channel("c" + random.nextInt(2))
                    .build());
        }
        Dataset data =
                dataset(leads, touches, List.of()).toBuilder().spend(spend).build();
        Journal journal = Journal.of(data);

        for (int round = 0; round < 2; round++) {
            for (Grain grain : GRAINS) {
                for (List<Dimension> axes : AXES) {
                    assertThat(Ledger.of(journal, grain, array(axes)).rows())
                            .as("%s x %s", grain, axes)
                            .isEqualTo(plainly(data, STANDARD, grain, axes));
                }
            }
            journal.release();
        }
    }

    // ---- several threads

    private static void withThreads(Consumer<ForkJoinPool> test) {
        ForkJoinPool pool = new ForkJoinPool(3);
        try {
            test.accept(pool);
        } finally {
            pool.shutdown();
        }
    }

    @Property(tries = 20, seed = "75", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void severalThreads_makeTheSame(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = company(seed);
        withThreads(pool -> {
            Journal journal = Journal.of(data, STANDARD).complete(pool);
            for (Grain grain : GRAINS) {
                Ledger alone = Ledger.of(data, grain, CHANNEL, OWNER);
                assertThat(Ledger.of(journal, STANDARD, pool, grain, CHANNEL, OWNER))
                        .isEqualTo(alone);
                assertThat(Ledger.of(journal, grain, CHANNEL, OWNER).rows()).isEqualTo(alone.rows());
            }
        });
    }

    @Example
    void recordsOfSeveralParts_makeTheSame() {
        Random random = new Random(8);
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 70_001; i++) {
            Timestamp created = Timestamp.of(START.plusDays(random.nextInt(60)));
            Lead.Builder lead = Lead.builder("L" + i, created).channel("c" + random.nextInt(300));
            if (i % 3 == 0) {
                lead.owner("o" + random.nextInt(3));
            }
            if (i > 65_000 && i % 2 == 0) {
                lead.entered(Stage.MQL, Timestamp.of(START.plusDays(60 + random.nextInt(30))));
            }
            leads.add(lead.build());
        }
        List<Touch> touches = new ArrayList<>();
        for (int i = 70_300; i > 65_300; i--) { // on both sides of where one part ends, and of leads that are not there
            Timestamp at = Timestamp.of(START.plusDays(random.nextInt(90)));
            touches.add(Touch.builder("T" + i, at, random.nextBoolean() ? TouchKind.CALL : TouchKind.EMAIL)
                    .lead("L" + i)
                    .direction(random.nextInt(4) == 0 ? TouchDirection.INBOUND : TouchDirection.OUTBOUND)
                    .build());
        }
        Dataset data = dataset(leads, touches, List.of());
        withThreads(pool -> {
            Journal journal = Journal.of(data, STANDARD).complete(pool);
            List<Dimension> axes = List.of(CHANNEL, OWNER);
            Ledger alone = Ledger.of(data, Grain.MONTH, array(axes));

            assertThat(Ledger.of(journal, STANDARD, pool, Grain.MONTH, array(axes))
                            .equals(alone))
                    .isTrue();
            assertThat(alone.rows().equals(plainly(data, STANDARD, Grain.MONTH, axes)))
                    .isTrue();
            assertThat(Ledger.of(journal, STANDARD, pool, Grain.DAY).equals(Ledger.of(data, Grain.DAY)))
                    .isTrue();
        });
    }

    // ---- smaller catalogues

    @Property(tries = 20, seed = "76", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void someKpis_readAsAmongAll(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Journal journal = Journal.of(company(seed));
        Random random = new Random(seed);
        List<Kpi> kpis = Datasets.shuffle(STANDARD.kpis(), random).subList(0, 1 + random.nextInt(6));
        Catalog some = STANDARD.only(kpis.stream().map(Kpi::id).toList());
        Grain grain = pick(List.of(Grain.WEEK, Grain.MONTH, Grain.NONE), random);
        Dimension[] axes = array(pick(AXES, random));

        Ledger full = Ledger.of(journal, grain, axes);
        Ledger asked = Ledger.of(journal, some, grain, axes);

        assertThat(asked).isEqualTo(Ledger.of(journal.data(), some, grain, axes));
        assertThat(asked.rows()).isEqualTo(plainly(journal.data(), some, grain, List.of(axes)));
        Scorecard whole = Scorecard.of(full);
        for (Reading reading : Scorecard.of(asked).readings()) {
            assertThat(reading).isEqualTo(whole.get(reading.kpi(), reading.segment(), reading.range()));
        }
    }

    @Property(tries = 3, seed = "77", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyKpi_readsAloneAsAmongAll(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Dataset data = company(seed);
        Scorecard whole = Scorecard.of(Ledger.of(data, Grain.MONTH));

        for (Kpi kpi : STANDARD.kpis()) {
            for (Reading alone : Scorecard.of(Ledger.of(data, STANDARD.only(List.of(kpi.id())), Grain.MONTH))
                    .readings()) {
                assertThat(alone).isEqualTo(whole.get(kpi, alone.segment(), alone.range()));
            }
        }
    }

    @Example
    void tallyThatIsNotKept_isNamed() {
        Journal journal = Journal.of(dataset(List.of(), List.of(), List.of()), STANDARD.only(List.of("new-leads")));
        Catalog other = LedgerTest.catalogOf(vast("vast", Rational.ONE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ledger.of(journal, other, Grain.MONTH))
                .withMessageContaining("vast");
        withThreads(pool -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ledger.of(journal, other, pool, Grain.MONTH))
                    .withMessageContaining("vast");
        });
    }

    // ---- many cells, few entries

    @Example
    void manyEmptyCells_answerTheSame() {
        Random random = new Random(9);
        List<Lead> leads = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        List<Opportunity> deals = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            leads.add(lead("L" + i, random).attribute("key", "k" + i).build());
            touches.addAll(touches("L" + i, range(), UTC, random));
            if (i % 2 == 0) {
                deals.add(deal("D" + i, "L" + i, random));
            }
        }
        Dataset data = dataset(leads, touches, deals);
        List<Dimension> axes = List.of(StandardDimensions.attribute("key", data), OWNER);

        Ledger ledger = Ledger.of(data, Grain.DAY, array(axes));

        assertThat(ledger.rows().equals(plainly(data, STANDARD, Grain.DAY, axes)))
                .isTrue();
        assertThat(ledger.rows()).hasSizeGreaterThan(1_000);
        Ledger plain = Ledger.of(data, Grain.DAY);
        for (DateRange day : plain.periods().subList(0, 20)) {
            for (Tally<?> tally : STANDARD.tallies()) {
                assertThat(ledger.cell(Segment.ALL, day).total(tally))
                        .isEqualTo(plain.cell(Segment.ALL, day).total(tally));
            }
        }
    }

    // ---- replacing

    private static DateRange range() {
        return DateRange.of(START, START.plusDays(90));
    }

    private static Dataset dataset(List<Lead> leads, List<Touch> touches, List<Opportunity> opportunities) {
        return Dataset.observed(START, START.plusDays(90))
                .zone(UTC)
                .currency("USD")
                .leads(leads)
                .touches(touches)
                .opportunities(opportunities)
                .build();
    }

    private static Lead.Builder lead(String id, Random random) {
        Timestamp created = Timestamp.of(
                START.plusDays(random.nextInt(80)).atStartOfDay(UTC).toInstant().plusSeconds(random.nextInt(80_000)));
        Lead.Builder lead = Lead.builder(id, created)
                .origin(pick(List.of(Origin.values()), random))
                .channel(pick(List.of("organic", "email"), random));
        if (random.nextBoolean()) {
            lead.owner(pick(List.of("ann", "bob", "cem"), random));
        }
        if (random.nextBoolean()) {
            lead.entered(Stage.MQL, Timestamp.of(START.plusDays(random.nextInt(90))));
        }
        return lead;
    }

    private static Opportunity deal(String id, String lead, Random random) {
        Opportunity.Builder deal = Opportunity.builder(id, Timestamp.of(START.plusDays(random.nextInt(60))))
                .lead(lead)
                .amount(Money.of(String.valueOf(1 + random.nextInt(9_000)), "USD"));
        if (random.nextBoolean()) {
            deal.status(OpportunityStatus.WON).closedAt(Timestamp.of(START.plusDays(60 + random.nextInt(40))));
        }
        return deal.build();
    }

    /** The records of a dataset, which changes one by one. */
    private static final class Changing {
        private final List<Lead> leads = new ArrayList<>();
        private final List<Touch> touches = new ArrayList<>();
        private final List<Opportunity> deals = new ArrayList<>();
        private final Random random;
        private int touched;

        Changing(Random random) {
            this.random = random;
            for (int i = 0; i < 12; i++) {
                Lead.Builder lead = lead("L" + i, random);
                if (i >= 6) {
                    lead.account(i < 9 ? "Acme" : "Brown");
                }
                leads.add(lead.build());
                touches.addAll(touches("L" + i, range(), UTC, random));
                if (random.nextBoolean()) {
                    deals.add(deal("D" + i, "L" + i, random));
                }
            }
        }

        Dataset dataset() {
            return JournalTest.dataset(leads, touches, deals);
        }

        /** All records now, in a dataset that declares the same as another one. */
        Dataset dataset(Dataset like) {
            return like.toBuilder()
                    .leads(leads)
                    .touches(touches)
                    .opportunities(deals)
                    .lacks(Datasets.missing(like))
                    .supplies(like.feeds().toArray(Feed[]::new))
                    .build();
        }

        Dataset part(Dataset context, List<String> ids) {
            return context.part(
                    leads.stream().filter(lead -> ids.contains(lead.id())).toList(),
                    touches.stream()
                            .filter(touch -> touch.lead().filter(ids::contains).isPresent())
                            .toList(),
                    deals.stream()
                            .filter(deal -> deal.lead().filter(ids::contains).isPresent())
                            .toList());
        }

        /** Adds a touch, a stage or an opportunity to a lead. */
        void change(String id) {
            switch (random.nextInt(3)) {
                case 0 -> touches.add(touch("new" + touched++, id, range(), UTC, random));
                case 1 ->
                    leads.replaceAll(lead -> lead.id().equals(id)
                            ? lead.toBuilder()
                                    .entered(
                                            pick(List.of(Stage.SAL, Stage.SQL, Stage.DISQUALIFIED), random),
                                            Timestamp.of(START.plusDays(random.nextInt(90))))
                                    .build()
                            : lead);
                default -> deals.add(deal("new" + touched++, id, random));
            }
        }

        void remove(String id) {
            leads.removeIf(lead -> lead.id().equals(id));
            touches.removeIf(touch -> touch.lead().equals(Optional.of(id)));
            deals.removeIf(deal -> deal.lead().equals(Optional.of(id)));
        }
    }

    @Property(tries = 25, seed = "77", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void replacedLead_isAsInARebuiltDataset(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Changing records = new Changing(random);
        Dataset data = records.dataset();
        Grain grain = pick(GRAINS, random);
        Dimension[] axes = array(pick(AXES, random));
        Ledger ledger = Ledger.of(data, grain, axes);
        for (int i = 0; i < 4; i++) {
            String id = "L" + random.nextInt(6);
            Journey before = records.part(data, List.of(id)).journeys().get(0);
            records.change(id);
            Journey after = records.part(data, List.of(id)).journeys().get(0);

            ledger = ledger.replace(before, after);
        }

        assertThat(ledger.rows())
                .isEqualTo(Ledger.of(records.dataset(data), grain, axes).rows());
        assertThat(ledger).isEqualTo(Ledger.of(records.dataset(data), grain, axes));
    }

    @Property(tries = 25, seed = "78", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void replacedPart_isAsInARebuiltDataset(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Random random = new Random(seed);
        Changing records = new Changing(random);
        Dataset data = records.dataset();
        Grain grain = pick(GRAINS, random);
        Dimension[] axes = array(pick(AXES, random));
        Ledger ledger = Ledger.of(data, grain, axes);
        List<String> account = List.of("L6", "L7", "L8");

        Dataset before = records.part(data, account);
        records.change("L7");
        records.change("L8");
        ledger = ledger.replace(before, records.part(data, account));
        before = records.part(data, account);
        records.remove("L6");
        ledger = ledger.replace(before, records.part(data, account));
        before = records.part(data, List.of("L1"));
        records.remove("L1");
        ledger = ledger.replace(before, records.part(data, List.of("L1")));
        records.leads.add(lead("new", random).build());
        records.change("new");
        ledger = ledger.replace(records.part(data, List.of()), records.part(data, List.of("new")));

        assertThat(ledger.rows())
                .isEqualTo(Ledger.of(records.dataset(data), grain, axes).rows());
        assertThat(ledger).isEqualTo(Ledger.of(records.dataset(data), grain, axes));
    }

    @Example
    void replace_onALedgerOfRows_throws() {
        Changing records = new Changing(new Random(1));
        Dataset data = records.dataset();
        Ledger ledger = Ledger.of(data, Grain.MONTH);
        Ledger ofRows = Ledger.ofRows(ledger.frame(), ledger.catalog(), ledger.rows());
        Dataset part = records.part(data, List.of("L1"));
        Journey journey = part.journeys().get(0);

        assertThatIllegalStateException().isThrownBy(() -> ofRows.replace(part, part));
        assertThatIllegalStateException().isThrownBy(() -> ofRows.replace(journey, journey));
        assertThat(ledger.replace(part, part)).isEqualTo(ledger);
        assertThat(ledger.replace(journey, journey)).isEqualTo(ledger);
    }

    // ---- limits

    private static Tally<Journey> vast(String name, Rational quantity) {
        return Tally.amount(name, Source.LEADS, Unit.COUNT, (lead, data, date) -> new Quantity.Known(quantity))
                .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                .build();
    }

    @Example
    void totalBeyond64Bits_throwsAndNamesTheColumn() {
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            leads.add(Lead.builder("L" + i, Timestamp.of(START.plusDays(i % 2)))
                    .attribute("key", "k" + i % 1_000)
                    .build());
        }
        Dataset data = dataset(leads, List.of(), List.of());
        Dimension key = StandardDimensions.attribute("key", data);
        Catalog mine = LedgerTest.catalogOf(vast("vast", Rational.of(Long.MAX_VALUE)));
        Journal journal = Journal.of(
                data, Catalog.empty().with(StandardKpis.NEW_LEADS, mine.kpis().get(0)));

        for (Dimension[] axes : Arrays.asList(new Dimension[0], new Dimension[] {key})) {
            for (Grain grain : List.of(Grain.DAY, Grain.MONTH)) {
                for (Catalog catalog : List.of(mine, journal.catalog())) {
                    assertThatThrownBy(() ->
                                    Ledger.of(journal, catalog, grain, axes).rows())
                            .as("%s x %s", grain, Arrays.toString(axes))
                            .isInstanceOf(ArithmeticException.class)
                            .hasMessage("total of column vast exceeds 64 bits: 9223372036854775807 + "
                                    + "9223372036854775807");
                }
            }
        }
        Dataset few = dataset(leads.subList(0, 2), List.of(), List.of());
        assertThat(Ledger.of(few, mine, Grain.DAY).rows())
                .hasSize(2)
                .allMatch(row -> row.amount() == Long.MAX_VALUE && row.column().equals("vast"));
    }
}
