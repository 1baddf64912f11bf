package org.leadkpi.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.ledger.Frame;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;

/**
 * All that rules look at: scorecards, what to hold them against, and facts.
 *
 * <p>A rule may ask for readings by other dimensions or periods than the scorecard in hand has. A file made from a journal
 * counts them when they are first asked for; one made from a scorecard has no others. What was read is kept, for one
 * examination by one thread.
 *
 * @since 0.1
 */
public final class CaseFile {

    private final Scorecard card;
    private final Optional<Journal> journal;
    private final Thresholds thresholds;
    private final Benchmarks benchmarks;
    private final Facts facts;
    private final Set<Kpi> known;
    private final Map<View, Optional<Scorecard>> cards;
    private final Map<Place, Subject> subjects = new HashMap<>();
    private final Map<Kpi, Readings> readings = new HashMap<>();
    private final Map<Line, List<Reading>> settled = new HashMap<>();
    private final Map<Line, Trend> trends = new HashMap<>();
    private final Map<Round, Peers> peers = new HashMap<>();
    private final Map<List<?>, Object> answers = new HashMap<>();

    /** Which scorecard is asked for; of no KPIs means of all. */
    private record View(Grain grain, List<String> dimensions, Set<Kpi> kpis) {}

    /** What a subject is. */
    private record Place(Scorecard card, Segment segment, DateRange range) {}

    /** What is followed through the periods. */
    private record Line(Scorecard card, Kpi kpi, Segment segment) {}

    /** Who is compared with each other: all, or those who do something. */
    private record Round(Scorecard card, Kpi kpi, Optional<Kpi> doing, List<String> dimensions, DateRange range) {}

    CaseFile(Scorecard card, Optional<Journal> journal, Thresholds thresholds, Benchmarks benchmarks, Facts facts) {
        this(
                card.withLevel(thresholds.get(Thresholds.CONFIDENCE).number().toDouble()),
                journal,
                thresholds,
                benchmarks,
                facts,
                new ConcurrentHashMap<>());
    }

    private CaseFile(
            Scorecard card,
            Optional<Journal> journal,
            Thresholds thresholds,
            Benchmarks benchmarks,
            Facts facts,
            Map<View, Optional<Scorecard>> cards) {
        this.card = card;
        this.journal = journal;
        this.thresholds = thresholds;
        this.benchmarks = benchmarks;
        this.facts = facts;
        this.known = Set.copyOf(card.kpis());
        this.cards = cards;
    }

    /** The same for another thread: it keeps what it reads to itself, and shares the scorecards that are counted. */
    CaseFile copy() {
        return new CaseFile(card, journal, thresholds, benchmarks, facts, cards);
    }

    /**
     * Returns the scorecard in hand.
     *
     * @return the scorecard that the diagnosis was asked for
     */
    public Scorecard card() {
        return card;
    }

    /**
     * Returns a scorecard by other dimensions or periods.
     *
     * @param grain the length of a period
     * @param dimensions the names of the dimensions
     * @return the scorecard, empty if it is not at hand and there is no journal to count it from
     */
    public Optional<Scorecard> card(Grain grain, List<String> dimensions) {
        return card(grain, dimensions, Set.of());
    }

    /** One of some KPIs, by dimensions that nobody else asks for: what nobody reads of all the others need not be counted. */
    Optional<Scorecard> card(Grain grain, List<String> dimensions, Set<Kpi> kpis) {
        if (grain.equals(card.frame().grain()) && splits(card, dimensions)) {
            return Optional.of(card);
        }
        return cards.computeIfAbsent(
                new View(grain, List.copyOf(dimensions), kpis), view -> journal.map(records -> count(records, view)));
    }

    /** Whether a scorecard has segments along just these dimensions: its own, or one of them. */
    private static boolean splits(Scorecard card, List<String> dimensions) {
        List<String> own =
                card.frame().axes().stream().map(Frame.Axis::dimension).toList();
        return dimensions.isEmpty()
                || (dimensions.size() == 1 ? own.contains(dimensions.get(0)) : own.equals(dimensions));
    }

    private Scorecard count(Journal records, View view) {
        Catalog all = card.ledger().catalog();
        Catalog read = view.kpis().isEmpty()
                ? all
                : all.only(view.kpis().stream().map(Kpi::id).toList());
        Dimension[] axes = view.dimensions().stream()
                .map(name -> all.dimension(name, records.data()))
                .toArray(Dimension[]::new);
        return Scorecard.of(Ledger.of(records, read, view.grain(), axes)).withLevel(card.level());
    }

    /**
     * Returns what the rules are set to.
     *
     * @return the thresholds
     */
    public Thresholds thresholds() {
        return thresholds;
    }

    /**
     * Returns the published figures.
     *
     * @return the benchmarks
     */
    public Benchmarks benchmarks() {
        return benchmarks;
    }

    /**
     * Returns what is known and no reading.
     *
     * @return the facts
     */
    public Facts facts() {
        return facts;
    }

    /** The one subject of these days of a segment. */
    Subject subject(Scorecard from, Segment segment, DateRange range) {
        return subjects.computeIfAbsent(
                new Place(from, segment, range),
                place -> new Subject(this, place.card(), place.segment(), place.range(), subjects.size()));
    }

    /** What was read of a KPI. */
    Readings readings(Kpi kpi) {
        return readings.computeIfAbsent(kpi, Readings::new);
    }

    /** The readings of a KPI that may be judged, period by period. */
    List<Reading> settled(Scorecard from, Kpi kpi, Segment segment) {
        return settled.computeIfAbsent(
                new Line(from, kpi, segment),
                line -> subject(from, segment, from.frame().range()).byPeriod().stream()
                        .map(period -> period.read(kpi))
                        .filter(Reading::isSettled)
                        .toList());
    }

    Trend trend(Scorecard from, Kpi kpi, Segment segment) {
        return trends.computeIfAbsent(
                new Line(from, kpi, segment), line -> Trend.of(line.card(), line.kpi(), line.segment()));
    }

    /**
     * Works something out once, however many subjects ask for it.
     *
     * @param question what is worked out, in words, and of what
     */
    @SuppressWarnings("unchecked") // one question has answers of one type
    <T> T once(List<?> question, Supplier<T> answer) {
        Object first = answers.get(question);
        if (first == null) {
            first = answer.get(); // which may ask something else
            answers.put(question, first);
        }
        return (T) first;
    }

    /** The segments along dimensions, or those of them that have some of a KPI in all days. */
    Peers peers(Scorecard from, Kpi kpi, Optional<Kpi> doing, List<String> dimensions, DateRange range) {
        return peers.computeIfAbsent(
                new Round(from, kpi, doing, dimensions, range),
                round -> new Peers(
                        kpi,
                        Subject.named(from, dimensions).stream()
                                .filter(segment -> doing.isEmpty() || hasSome(doing.get(), from, segment))
                                .map(segment -> subject(from, segment, range).read(kpi))
                                .toList()));
    }

    private boolean hasSome(Kpi kpi, Scorecard from, Segment segment) {
        return subject(from, segment, from.frame().range())
                .read(kpi)
                .number()
                .filter(number -> number.signum() > 0)
                .isPresent();
    }

    /** Those of some KPIs that the scorecards do not have. */
    List<String> missing(Set<Kpi> kpis) {
        return kpis.stream()
                .filter(kpi -> !known.contains(kpi))
                .map(Kpi::id)
                .sorted()
                .toList();
    }
}
