package org.leadkpi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.capacity.Allocation;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Touch;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class ArmsAgreeTest {

    private static final int CELLS = Workload.CHANNELS * Workload.MONTHS;

    /** The totals of DuckDB's statements for groups. */
    private static final List<List<String>> GROUP_TALLIES = List.of(
            List.of("leads", "responses-due-5m", "responses-within-5m"),
            List.of("mql-cohort", "mqls-to-sql"),
            List.of("outreach-attempts", "conversations", "replies", "meetings-booked"));

    private static Workload workload;
    private static Map<Place, Figures> byHand;

    @BeforeAll
    static void generate() {
        workload = Workload.of(20_000);
        byHand = HandLoop.run(workload);
    }

    @Test
    void workload_isBelievable() {
        long touched = workload.touches().stream()
                .map(touch -> touch.lead())
                .distinct()
                .count();
        double touchesPerLead = workload.touches().size() / 20_000.0;

        assertThat(touchesPerLead).isBetween(4.8, 5.2);
        assertThat(touched / 20_000.0).isBetween(0.86, 0.91);
        assertThat(workload.opportunities().size() / 20_000.0).isBetween(0.095, 0.105);
        assertThat(workload.spend()).hasSize(12 * 4 * 731);
        assertThat(Workload.campaigns(1_000_000) * 12 * 731).isBetween(1_750_000, 1_760_000);
    }

    @Test
    void workload_isTheSameEachTime() {
        Workload again = Workload.of(20_000);

        assertThat(again).isEqualTo(workload);
        assertThat(again.touches().get(7).id())
                .isNotSameAs(workload.touches().get(7).id());
    }

    @Test
    void workload_hasSomethingInMostCellsOfEveryFigure() {
        assertThat(byHand).hasSize(CELLS);
        Figures.TALLIES.forEach((name, tally) -> assertThat(
                        byHand.values().stream().filter(cell -> tally.applyAsLong(cell) != 0))
                .as(name)
                .hasSizeGreaterThan(CELLS * 6 / 10));
        Figures.KPIS.forEach((name, kpi) -> assertThat(
                        byHand.values().stream().filter(cell -> kpi.applyAsDouble(cell) > 0))
                .as(name)
                .hasSizeGreaterThan(CELLS * 6 / 10));
    }

    @Test
    void streams_agree() {
        assertAgree(StreamsArm.run(workload));
    }

    @ParameterizedTest
    @EnumSource
    void duckDb_agrees(DuckDb.Layout layout) throws SQLException {
        try (DuckDb database = DuckDb.of(workload, layout)) {
            assertAgree(database.scorecard());
            assertAgree(database.scorecard()); // the statements can be asked again
        }
    }

    private static void assertAgree(Map<Place, Figures> figures) {
        int compared = 0;
        assertThat(figures.keySet()).isEqualTo(byHand.keySet());
        for (Map.Entry<Place, Figures> cell : byHand.entrySet()) {
            Figures other = figures.get(cell.getKey());
            for (Map.Entry<String, ToLongFunction<Figures>> tally : Figures.TALLIES.entrySet()) {
                assertThat(tally.getValue().applyAsLong(other))
                        .as("%s of %s", tally.getKey(), cell.getKey())
                        .isEqualTo(tally.getValue().applyAsLong(cell.getValue()));
                compared++;
            }
            for (Map.Entry<String, ToDoubleFunction<Figures>> kpi : Figures.KPIS.entrySet()) {
                assertClose(
                        kpi.getKey() + " of " + cell.getKey(),
                        kpi.getValue().applyAsDouble(other),
                        kpi.getValue().applyAsDouble(cell.getValue()));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(CELLS * (Figures.TALLIES.size() + Figures.KPIS.size()));
    }

    @Test
    void library_agrees() {
        LibraryArm arm = LibraryArm.prepared(workload, Catalog.standard());

        assertAgrees(arm.ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    private static void assertAgrees(Ledger ledger) {
        Scorecard card = Scorecard.of(ledger);
        Map<String, Integer> compared = new HashMap<>();
        for (Segment segment : card.segments()) {
            for (DateRange month : card.periods()) {
                Place place = new Place(segment.toString(), YearMonth.from(month.start()));
                Figures expected = byHand.get(place);
                for (Tally<?> tally : ledger.catalog().tallies()) {
                    if (Figures.TALLIES.containsKey(tally.name())) {
                        Rational total = ledger.cell(segment, month).rawTotal(tally);
                        long cents = Stream.of("spend", "pipeline").anyMatch(tally.name()::equals) ? 100 : 1;
                        assertThat(total.times(Rational.of(cents)).toLongExact())
                                .as("%s of %s", tally.name(), place)
                                .isEqualTo(Figures.TALLIES.get(tally.name()).applyAsLong(expected));
                        compared.merge("tally " + tally.name(), 1, Integer::sum);
                    }
                }
                for (Kpi kpi : card.kpis()) {
                    KpiValue value = LibraryArm.value(card, kpi, segment, month);
                    if (value.status() != Status.IMMATURE) {
                        assertClose(
                                kpi.id() + " of " + place,
                                value.number().map(Rational::toDouble).orElse(Double.NaN),
                                Figures.KPIS.get(kpi.id()).applyAsDouble(expected));
                    }
                    compared.merge("kpi " + kpi.id(), 1, Integer::sum);
                }
            }
        }
        assertThat(compared.values()).containsOnly(CELLS);
        assertThat(compared).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void library_saysTheSame_howeverItIsAsked() {
        Workload small = Workload.of(2_000);
        ForkJoinPool pool = new ForkJoinPool(2);
        LibraryArm arm = LibraryArm.prepared(small, Catalog.standard());
        Set<String> kpis = Figures.KPIS.keySet();
        Ledger expected = arm.ask(kpis, Grain.MONTH, StandardDimensions.CHANNEL);

        assertThat(arm.ask(pool, kpis, Grain.MONTH, StandardDimensions.CHANNEL)).isEqualTo(expected);
        assertThat(arm.forget().ask(kpis, Grain.MONTH, StandardDimensions.CHANNEL))
                .isEqualTo(expected);
        assertThat(LibraryArm.prepared(small, Catalog.standard(), pool)
                        .ask(kpis, Grain.MONTH, StandardDimensions.CHANNEL))
                .isEqualTo(expected);
        assertThat(LibraryArm.prepared(small, LibraryArm.fiftyMore())
                        .ask(kpis, Grain.MONTH, StandardDimensions.CHANNEL))
                .isEqualTo(expected);
        assertThat(LibraryArm.oneShot(small)).isEqualTo(LibraryArm.values(expected));
        assertThat(LibraryArm.oneShot(small, pool)).isEqualTo(LibraryArm.values(expected));
        assertThat(arm.askEverything(Grain.MONTH, StandardDimensions.CHANNEL)
                        .catalog()
                        .kpis())
                .hasSameSizeAs(Catalog.standard().kpis());
        pool.shutdown();
    }

    @Test
    void library_afterOneTouchMore_saysWhatTheRecordsSay() {
        Workload small = Workload.of(2_000);
        LibraryArm.Change change = LibraryArm.Change.oneTouchMore(small);
        List<Touch> touches = new ArrayList<>(small.touches());
        touches.add(change.more());
        Workload changed = new Workload(small.leads(), touches, small.opportunities(), small.spend());

        assertThat(change.apply())
                .isEqualTo(LibraryArm.prepared(changed, Catalog.standard())
                        .ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL));
    }

    @Test
    void costPerLead_agrees() throws SQLException {
        Map<Place, Double> streams = StreamsArm.costPerLead(workload);
        Scorecard card = Scorecard.of(LibraryArm.prepared(workload, Catalog.standard())
                .ask(Set.of("cost-per-lead"), Grain.MONTH, StandardDimensions.CHANNEL));
        Map<Place, Double> library = new HashMap<>();
        for (Segment segment : card.segments()) {
            for (DateRange month : card.periods()) {
                LibraryArm.value(card, card.kpis().get(0), segment, month)
                        .number()
                        .ifPresent(cost -> library.put(
                                new Place(segment.toString(), YearMonth.from(month.start())), cost.toDouble()));
            }
        }

        assertThat(streams).hasSize(CELLS);
        try (DuckDb database = DuckDb.of(workload, DuckDb.Layout.BEST)) {
            Map<Place, Double> duckDb = database.costPerLead();
            assertThat(duckDb.keySet()).isEqualTo(streams.keySet());
            assertThat(library.keySet()).isEqualTo(streams.keySet());
            streams.forEach((place, cost) -> {
                assertClose("DuckDB " + place, duckDb.get(place), cost);
                assertClose("library " + place, library.get(place), cost);
            });
        }
    }

    @Test
    void leadsByOwner_agrees() throws SQLException {
        Map<String, Long> streams = StreamsArm.leadsByOwner(workload);
        Ledger ledger = LibraryArm.prepared(workload, Catalog.standard())
                .ask(Set.of("new-leads"), Grain.NONE, StandardDimensions.OWNER);
        Map<String, Long> library = new HashMap<>();
        for (Segment segment : ledger.segments()) {
            library.put(
                    segment.toString(),
                    ledger.cell(segment, ledger.periods().get(0)).rawCount(StandardTallies.LEADS));
        }

        assertThat(streams).hasSize(Workload.OWNERS);
        assertThat(library).isEqualTo(streams);
        try (DuckDb database = DuckDb.of(workload, DuckDb.Layout.BEST)) {
            assertThat(database.leadsByOwner()).isEqualTo(streams);
        }
    }

    @Test
    void allocation_agrees() {
        AllocationBench bench = new AllocationBench();
        bench.leads = 130_000; // more than there is room for
        bench.generate();
        Allocation allocation = bench.library();

        assertThat(allocation.overflow()).hasSizeGreaterThan(100);
        assertThat(allocation.assigned()).hasSizeGreaterThan(10_000);
        assertThat(allocation.assigned().stream()
                        .map(assigned -> assigned.lead().id() + " " + assigned.rep())
                        .toList())
                .isEqualTo(bench.plainLoop());
    }

    @Test
    void diagnosis_isTheSameWithTwoThreads() {
        DiagnosisBench bench = new DiagnosisBench();
        bench.segments = 20;
        bench.prepare();

        assertThat(bench.examineParallel()).isEqualTo(bench.examine());
        bench.finish();
    }

    @Test
    void groups_agree() throws SQLException {
        Workload small = Workload.of(10_000);
        LibraryArm arm = LibraryArm.prepared(small, Catalog.standard());
        try (DuckDb database = DuckDb.of(small, DuckDb.Layout.BEST)) {
            for (Grouping by : Grouping.values()) {
                Ledger ledger = arm.ask(by.kpis(), Grain.MONTH, by.dimensions());
                List<List<double[]>> rows = database.groups(by.keys(), by.isSparse());

                assertThat(rows.get(0).stream()
                                .mapToDouble(row -> row[by.dimensions().length + 1])
                                .sum())
                        .as("leads by " + by)
                        .isEqualTo(10_000);
                for (int query = 0; query < rows.size(); query++) {
                    for (double[] row : rows.get(query)) {
                        assertAgrees(by, ledger, GROUP_TALLIES.get(query), row);
                    }
                }
            }
        }
    }

    /** A row begins with the values of the dimensions and the month; totals follow. */
    private static void assertAgrees(Grouping by, Ledger ledger, List<String> tallies, double[] row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dimension dimension : by.dimensions()) {
            values.put(dimension.name(), dimension.name() + "-" + (int) row[values.size()]);
        }
        DateRange month = ledger.periods().get((int) row[values.size()]);
        for (Tally<?> tally : ledger.catalog().tallies()) {
            int index = tallies.indexOf(tally.name());
            if (index >= 0) {
                assertThat(ledger.cell(new Segment(values), month).rawCount(tally))
                        .as("%s of %s in %s", tally.name(), values, month)
                        .isEqualTo((long) row[values.size() + 1 + index]);
            }
        }
    }

    private static void assertClose(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }
}
