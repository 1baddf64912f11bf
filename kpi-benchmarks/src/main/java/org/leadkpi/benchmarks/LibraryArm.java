package org.leadkpi.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.TouchOutcome;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.KpiValue;

/** The library as its user calls it: the one place of the benchmarks that knows its API for questions. */
final class LibraryArm {

    private final Journal journal;
    private final Map<Set<String>, Catalog> asked = new ConcurrentHashMap<>();

    private LibraryArm(Journal journal) {
        this.journal = journal;
    }

    /** Links the records; what a question needs is worked out when it is asked. */
    static LibraryArm linked(Workload workload, Catalog catalog) {
        return new LibraryArm(Journal.of(workload.dataset(), catalog));
    }

    /** Links the records and prepares them for all questions. */
    static LibraryArm prepared(Workload workload, Catalog catalog) {
        return new LibraryArm(Journal.of(workload.dataset(), catalog).complete());
    }

    /** The same with the threads of a pool. */
    static LibraryArm prepared(Workload workload, Catalog catalog, ForkJoinPool pool) {
        return new LibraryArm(
                Journal.of(workload.declaration().build(pool), catalog).complete(pool));
    }

    /** The standard catalogue and fifty more counts that nobody asks for. */
    static Catalog fiftyMore() {
        Kpi[] more = IntStream.range(0, 50)
                .mapToObj(i -> {
                    Tally<Journey> tally = Tally.count("more-leads-" + i, Source.LEADS)
                            .meaning("new leads whose id ends in a digit less than " + i % 10)
                            .at((lead, data) -> Optional.of(lead.lead().createdAt()))
                            .where((lead, data) -> {
                                String id = lead.lead().id();
                                return id.charAt(id.length() - 1) < '0' + i % 10;
                            })
                            .needing(Feed.LEADS)
                            .build();
                    return Kpi.named("more-leads-" + i)
                            .title("More leads " + i)
                            .definition("A count of its own.")
                            .formula(tally)
                            .direction(Direction.CONTEXT)
                            .cite("kpi-benchmarks", "made up for the benchmark")
                            .build();
                })
                .toArray(Kpi[]::new);
        return Catalog.standard().with(more);
    }

    /** Forgets what was derived for earlier questions. */
    LibraryArm forget() {
        journal.release();
        return this;
    }

    Ledger ask(Set<String> kpis, Grain grain, Dimension... dimensions) {
        return Ledger.of(journal, asked(kpis), grain, dimensions);
    }

    Ledger ask(ForkJoinPool pool, Set<String> kpis, Grain grain, Dimension... dimensions) {
        return Ledger.of(journal, asked(kpis), pool, grain, dimensions);
    }

    Ledger askEverything(Grain grain, Dimension... dimensions) {
        return Ledger.of(journal, grain, dimensions);
    }

    /** The catalogue of some KPIs, which whoever asks often makes once. */
    private Catalog asked(Set<String> kpis) {
        return asked.computeIfAbsent(kpis, ids -> journal.catalog().only(List.copyOf(ids)));
    }

    /** From the records to values in one go. */
    static List<KpiValue> oneShot(Workload workload) {
        Catalog catalog = Catalog.standard().only(List.copyOf(Figures.KPIS.keySet()));
        return values(Ledger.of(workload.dataset(), catalog, Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /** The same with the threads of a pool. */
    static List<KpiValue> oneShot(Workload workload, ForkJoinPool pool) {
        Catalog catalog = Catalog.standard().only(List.copyOf(Figures.KPIS.keySet()));
        Journal journal = Journal.of(workload.declaration().build(pool), catalog);
        return values(Ledger.of(journal, catalog, pool, Grain.MONTH, StandardDimensions.CHANNEL));
    }

    /** The value of each KPI in each cell. */
    static List<KpiValue> values(Ledger ledger) {
        Scorecard card = Scorecard.of(ledger);
        List<KpiValue> values = new ArrayList<>();
        for (Segment segment : card.segments()) {
            for (DateRange period : card.periods()) {
                Function<Kpi, KpiValue> here = card.valuesAt(segment, period);
                for (Kpi kpi : card.kpis()) {
                    values.add(here.apply(kpi));
                }
            }
        }
        return values;
    }

    static KpiValue value(Scorecard card, Kpi kpi, Segment segment, DateRange period) {
        return card.value(kpi, segment, period);
    }

    /** A journey that changes, and the ledger that follows. */
    record Change(Ledger ledger, Journey before, Journey after, Touch more) {

        /** The lead with the first touch gets another one a day before the end. */
        static Change oneTouchMore(Workload workload) {
            LibraryArm arm = prepared(workload, Catalog.standard());
            Dataset data = arm.journal.data();
            String lead = workload.touches().get(0).lead().orElseThrow();
            Journey before = data.journey(lead).orElseThrow();
            Touch more = Touch.builder(
                            "one-more", Timestamp.of(Workload.AS_OF.minus(Duration.ofDays(1))), TouchKind.EMAIL)
                    .lead(lead)
                    .outcome(TouchOutcome.DELIVERED)
                    .build();
            List<Touch> touches = new ArrayList<>(before.touches());
            touches.add(more);
            Journey after = data.part(List.of(before.lead()), touches, before.opportunities())
                    .journeys()
                    .get(0);
            return new Change(
                    arm.ask(Figures.KPIS.keySet(), Grain.MONTH, StandardDimensions.CHANNEL), before, after, more);
        }

        Ledger apply() {
            return ledger.replace(before, after);
        }
    }
}
