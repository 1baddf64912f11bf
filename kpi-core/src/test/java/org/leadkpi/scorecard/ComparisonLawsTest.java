package org.leadkpi.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.stats.Interval;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** What holds for every comparison and decomposition, on random companies. */
class ComparisonLawsTest {

    private static final int MANY = 50;
    private static final long SEEDS = 1_000_000;

    private static final List<Kpi> KPIS =
            List.of(StandardKpis.COST_PER_LEAD, StandardKpis.MQL_TO_SQL, StandardKpis.NEW_LEADS);

    /** What every month has, so that no law is about nothing; two channels, to which others come and from which they go. */
    private static final List<String> CHANNELS = List.of("a", "b");

    private static final List<String> GUESTS = List.of("c", "d");

    /** Three months of some channels: their leads, what became of them, and what was spent, be it without a lead. */
    private static Scorecard company(long seed) {
        Random random = new Random(seed);
        List<Lead> leads = new ArrayList<>();
        List<Spend> spend = new ArrayList<>();
        for (LocalDate month = LocalDate.of(2026, 1, 1); month.getMonthValue() < 4; month = month.plusMonths(1)) {
            Timestamp day = Timestamp.of(month.plusDays(random.nextInt(28)));
            for (String channel : CHANNELS) {
                add(leads, channel, day, 1 + random.nextInt(40), random);
            }
            for (String channel : GUESTS) {
                add(leads, channel, day, Math.max(0, random.nextInt(20) - 10), random);
            }
            for (String channel : List.of("a", "b", "c", "d")) {
                Money amount = Money.ofMinor(1 + random.nextInt(1_000_000), java.util.Currency.getInstance("USD"));
                spend.add(Spend.builder(DateRange.of(month, month.plusMonths(1)), amount, SpendCategory.AD_MEDIA)
                        .channel(channel)
                        .build());
            }
        }
        Dataset data = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .asOf(Instant.parse("2026-12-31T00:00:00Z"))
                .leads(leads)
                .spend(spend)
                .build();
        Catalog catalog = Catalog.standard().only(KPIS.stream().map(Kpi::id).toList());
        return Scorecard.of(Ledger.of(data, catalog, Grain.MONTH, StandardDimensions.CHANNEL));
    }

    private static void add(List<Lead> leads, String channel, Timestamp day, int count, Random random) {
        for (int i = 0; i < count; i++) {
            Lead.Builder lead =
                    Lead.builder("L" + leads.size(), day).channel(channel).entered(Stage.MQL, day);
            leads.add((random.nextInt(3) == 0 ? lead.entered(Stage.SQL, day) : lead).build());
        }
    }

    private static List<Comparison> changes(Scorecard card) {
        List<Comparison> changes = new ArrayList<>();
        List<DateRange> periods = card.periods();
        for (Kpi kpi : KPIS) {
            for (int i = 1; i < periods.size(); i++) {
                changes.add(Comparison.of(
                        card,
                        card.get(kpi, Segment.ALL, periods.get(i)),
                        card.get(kpi, Segment.ALL, periods.get(i - 1))));
            }
        }
        return changes;
    }

    @Property(tries = MANY, seed = "301", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void readingWithItself_isZeroAndNotSignificant(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Reading reading : company(seed).readings()) {
            Comparison change = Comparison.of(reading, reading);

            assertThat(change.difference()).isEqualTo(reading.number().map(number -> Rational.ZERO));
            assertThat(change.isSignificant()).isFalse();
        }
    }

    @Property(tries = MANY, seed = "302", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void swappedSides_negateAndInvert(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Scorecard card = company(seed);
        for (Comparison there : changes(card)) {
            Comparison back = Comparison.of(card, there.base(), there.reading());

            assertThat(back.difference().orElseThrow())
                    .isEqualTo(there.difference().orElseThrow().negate());
            assertThat(back.isSignificant()).isEqualTo(there.isSignificant());
            if (back.ratio().isPresent() && there.ratio().isPresent()) {
                assertThat(back.ratio().get().times(there.ratio().get())).isEqualTo(Rational.ONE);
            }
        }
    }

    @Property(tries = MANY, seed = "303", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void interval_holdsWhatWasObserved(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        for (Comparison change : changes(company(seed))) {
            assertThat(change.whyNoInterval()).isEmpty();
            assertThat(change.differenceInterval().isPresent())
                    .isNotEqualTo(change.ratioInterval().isPresent());
            assertHolds(change.differenceInterval(), change.difference());
            assertHolds(change.ratioInterval(), change.ratio());
        }
    }

    private static void assertHolds(Optional<Interval> interval, Optional<Rational> observed) {
        interval.ifPresent(limits ->
                assertThat(limits.contains(observed.orElseThrow().toDouble())).isTrue());
    }

    @Property(tries = MANY, seed = "304", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i21_mixAndRate_addUpToTheTotalExactly(@ForAll @LongRange(min = 0, max = SEEDS) long seed) {
        Scorecard card = company(seed);
        for (Comparison change : changes(card)) {
            Kpi kpi = change.reading().kpi();
            if (kpi.formula() instanceof Quotient) {
                Decomposition parts = Decomposition.of(
                        card,
                        kpi,
                        "channel",
                        change.reading().range(),
                        change.base().range());
                Rational based = parts.mix().orElseThrow().plus(parts.rate().orElseThrow());

                assertThat(Optional.of(based.plus(parts.unbased().orElseThrow())))
                        .isEqualTo(change.difference());
                assertThat(parts.parts().stream().map(Decomposition.Part::share).reduce(Rational.ZERO, Rational::plus))
                        .isEqualTo(Rational.ONE);
                if (kpi.equals(StandardKpis.MQL_TO_SQL)) {
                    assertThat(Optional.of(based)).isEqualTo(change.difference());
                }
            }
        }
    }
}
