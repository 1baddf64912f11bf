package org.leadkpi.diagnosis;

import java.util.List;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.DateRange;

/**
 * What a criterion is asked about: some days of a segment of a scorecard.
 *
 * @param file what else there is to look at
 * @param card the scorecard
 * @param segment the segment, or {@link Segment#ALL}
 * @param range the days: a period, or several
 * @since 0.1
 */
public record Subject(CaseFile file, Scorecard card, Segment segment, DateRange range) {

    /**
     * Reads a KPI of the subject.
     *
     * @param kpi the KPI
     * @return the reading
     */
    public Reading read(Kpi kpi) {
        return file.read(card, kpi, segment, range);
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
        return new Subject(file, card, other, range);
    }

    /**
     * Other days of the same segment.
     *
     * @param other the days
     * @return the subject
     */
    public Subject over(DateRange other) {
        return new Subject(file, card, segment, other);
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
     * Returns the segments along a dimension.
     *
     * @param dimension the name of the dimension
     * @return the segments that name a value, in order
     */
    public List<Segment> segments(String dimension) {
        return named(card.ledger().segments(dimension));
    }

    /** Those segments that have a value of every dimension. */
    static List<Segment> named(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> !segment.has(Segment.NONE) && !segment.has(Segment.UNSPLIT))
                .toList();
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
     * Returns what is known and no reading.
     *
     * @return the facts
     */
    public Facts facts() {
        return file.facts();
    }
}
