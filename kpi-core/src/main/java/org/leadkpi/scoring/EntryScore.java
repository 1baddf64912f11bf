package org.leadkpi.scoring;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.leadkpi.model.Lead;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/**
 * The score that a lead had when it came: its first snapshot, never today's. What became of a lead shows in its later scores, so
 * whatever is learnt from them is learnt from the answer.
 *
 * @param at when it was taken
 * @param score the score, 0 to 100
 * @since 0.1
 */
public record EntryScore(Timestamp at, Rational score) {

    /**
     * Reads the score of a lead at entry.
     *
     * @param lead the lead
     * @param zone the zone that places snapshots of day precision
     * @return the earliest snapshot, of several at one time the first that is listed; empty where there is none
     */
    public static Optional<EntryScore> of(Lead lead, ZoneId zone) {
        List<ScoreSnapshot> scores = lead.scores();
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        ScoreSnapshot first = scores.get(0);
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i).at().compareInstants(first.at(), zone) < 0) {
                first = scores.get(i);
            }
        }
        return Optional.of(new EntryScore(first.at(), Rational.of(first.score())));
    }

    /** The last instant that is not known to be later: that of a time, the end of a day. */
    static Instant instant(Timestamp at, ZoneId zone) {
        return at.precision() == Precision.DAY
                ? at.date(zone).plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1)
                : at.instant(zone);
    }
}
