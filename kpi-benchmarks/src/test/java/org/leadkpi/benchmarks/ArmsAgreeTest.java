package org.leadkpi.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Tally;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

class ArmsAgreeTest {

    private static final int CELLS = Workload.CHANNELS * Workload.MONTHS;

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

    private static void assertClose(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }
}
