package org.leadkpi.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.internal.Lazy;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/**
 * What a criterion is asked about: some days of a segment of a scorecard. A case file has one of each, which keeps what was
 * read, so that all rules read it once. Like the file, it serves one thread.
 *
 * @since 0.1
 */
public final class Subject {

    private final CaseFile file;
    private final Scorecard card;
    private final Segment segment;
    private final DateRange range;
    private final int number;
    private final Lazy<Function<Kpi, Reading>> reader;
    private final Lazy<List<Subject>> parts;

    /**
     * @param number how many subjects the file had before
     */
    Subject(CaseFile file, Scorecard card, Segment segment, DateRange range, int number) {
        this.file = file;
        this.card = card;
        this.segment = segment;
        this.range = range;
        this.number = number;
        this.reader = new Lazy<>(() -> card.at(segment, range));
        this.parts = new Lazy<>(() -> periods().stream().map(this::over).toList());
    }

    /**
     * Returns what else there is to look at.
     *
     * @return the file
     */
    public CaseFile file() {
        return file;
    }

    /**
     * Returns where this is read.
     *
     * @return the scorecard
     */
    public Scorecard card() {
        return card;
    }

    /**
     * Returns who this is about.
     *
     * @return the segment, or {@link Segment#ALL}
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Returns when this is about.
     *
     * @return the days: a period, or several
     */
    public DateRange range() {
        return range;
    }

    /**
     * Reads a KPI of the subject.
     *
     * @param kpi the KPI
     * @return the reading
     */
    public Reading read(Kpi kpi) {
        return file.readings(kpi).get(number, reader);
    }

    /**
     * Follows a KPI of the segment through all periods of the scorecard.
     *
     * @param kpi the KPI
     * @return the trend
     */
    public Trend trend(Kpi kpi) {
        return file.trend(card, kpi, segment);
    }

    /** The segments along the dimensions of this one, over the same days. */
    Peers peers(Kpi kpi) {
        return file.peers(
                card, kpi, Optional.empty(), List.copyOf(segment.values().keySet()), range);
    }

    /** Those of them who do something: whoever never dials is no part of a team that does. */
    Peers team(Kpi kpi, Kpi doing) {
        return file.peers(
                card, kpi, Optional.of(doing), List.copyOf(segment.values().keySet()), range);
    }

    /**
     * Compares two readings of the scorecard.
     *
     * @param reading the reading
     * @param base what it is compared with
     * @return the comparison
     */
    public Comparison compare(Reading reading, Reading base) {
        return Comparison.of(card, reading, base);
    }

    /**
     * The same days of another segment.
     *
     * @param other the segment
     * @return the subject
     */
    public Subject in(Segment other) {
        return file.subject(card, other, range);
    }

    /**
     * Other days of the same segment.
     *
     * @param other the days
     * @return the subject
     */
    public Subject over(DateRange other) {
        return file.subject(card, segment, other);
    }

    /**
     * The last period of the days.
     *
     * @return the subject; this where no period lies within the days
     */
    public Subject lately() {
        List<Subject> each = byPeriod();
        return each.isEmpty() ? this : each.get(each.size() - 1);
    }

    /**
     * Returns the periods of the scorecard within the days.
     *
     * @return the periods, in order
     */
    public List<DateRange> periods() {
        return card.periods().stream().filter(range::contains).toList();
    }

    /**
     * Returns the same segment in each period of the scorecard within the days.
     *
     * @return a subject for each period, in order
     */
    public List<Subject> byPeriod() {
        return parts.get();
    }

    /**
     * Returns the segments along a dimension.
     *
     * @param dimension the name of the dimension
     * @return the segments that name a value, in order
     */
    public List<Segment> segments(String dimension) {
        return named(card.ledger().segments(dimension));
    }

    /** The segments of a scorecard along some of its dimensions that have a value of each. */
    static List<Segment> named(Scorecard card, List<String> dimensions) {
        return named(dimensions.size() == 1 ? card.ledger().segments(dimensions.get(0)) : card.segments());
    }

    /** Those segments that have a value of every dimension. */
    static List<Segment> named(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> !segment.has(Segment.NONE) && !segment.has(Segment.UNSPLIT))
                .toList();
    }

    /**
     * Returns the segments along the dimensions of this one: itself and its siblings.
     *
     * @return the segments that name a value of every dimension, in order
     */
    public List<Segment> siblings() {
        List<String> dimensions = List.copyOf(segment.values().keySet());
        return dimensions.size() == 1 ? segments(dimensions.get(0)) : named(card.segments());
    }

    /**
     * Returns the sibling with the least value of something. It is looked for once for all subjects of the same days, so that
     * a rule that holds every segment against the best one takes no longer than there are segments.
     *
     * @param what what the value is, which tells one search from another
     * @param value the value of a sibling, empty where it does not count
     * @return the sibling, the first of several; empty if none counts
     */
    public Optional<Subject> least(String what, Function<Subject, Optional<Rational>> value) {
        return file.once(
                        List.of(what, card, range, segment.values().keySet()),
                        () -> siblings().stream()
                                .filter(sibling -> value.apply(in(sibling)).isPresent())
                                .min(Comparator.comparing(
                                        sibling -> value.apply(in(sibling)).orElseThrow())))
                .map(this::in);
    }

    /**
     * Returns whether the scorecard has a dimension.
     *
     * @param dimension the name of the dimension
     * @return true if it does
     */
    public boolean hasDimension(String dimension) {
        return card.frame().axes().stream().map(Frame.Axis::dimension).anyMatch(dimension::equals);
    }

    /**
     * Returns what a criterion is set to.
     *
     * @param key the key of the threshold
     * @return the threshold
     */
    public Threshold threshold(String key) {
        return file.thresholds().get(key);
    }

    /**
     * Returns how sure a rule is to be of what might be chance.
     *
     * @return the level of confidence, as 0.95
     */
    public double level() {
        return card.level();
    }

    /**
     * Returns what is known and no reading.
     *
     * @return the facts
     */
    public Facts facts() {
        return file.facts();
    }

    @Override
    public String toString() {
        return segment + " " + range;
    }
}
