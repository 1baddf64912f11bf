package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.AVERAGE_DEAL_SIZE_MEDIAN;
import static org.leadkpi.metric.StandardKpis.SALES_CYCLE_LENGTH_COHORT;

import java.util.List;
import java.util.Optional;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.metric.Tally;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.stats.Distribution;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.RankSum;
import org.leadkpi.stats.Significance;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/** Criteria on how the deals of the last period of a window differ from those of its first. */
final class Deals {

    private static final String DRIFT = "deal.drift";

    private static final String GROWTH = "cycle.growth";

    /** The quarters that are looked at: growth over two of them. */
    static final int WINDOW = 3;

    private Deals() {}

    /** The median deal is smaller (-1) or larger (1) than two periods before, by more than chance. */
    static Criterion drift(int direction) {
        return Criterion.of(subject -> drift(subject, direction), AVERAGE_DEAL_SIZE_MEDIAN)
                .using(DRIFT);
    }

    private static Judgement drift(Subject subject, int direction) {
        return changed(
                subject, AVERAGE_DEAL_SIZE_MEDIAN, StandardTallies.DEAL_SIZES, subject.threshold(DRIFT), direction);
    }

    /**
     * The median sale took longer than two periods before, by more than chance: of the opportunities created in each, all
     * followed for as long, so that a young period of which only quick wins can be known does not look quicker.
     *
     * <p>It is suspected only, unless the limits of both medians lie apart.
     */
    static Criterion slower() {
        return Criterion.of(
                        subject -> {
                            Judgement judgement = changed(
                                    subject,
                                    SALES_CYCLE_LENGTH_COHORT,
                                    StandardTallies.CYCLES_WITHIN_FOLLOW_UP,
                                    subject.threshold(GROWTH),
                                    1);
                            return areApart(subject)
                                    ? judgement
                                    : judgement.weakened("the limits of both medians overlap");
                        },
                        SALES_CYCLE_LENGTH_COHORT)
                .using(GROWTH);
    }

    private static boolean areApart(Subject subject) {
        List<DateRange> periods = subject.periods();
        Optional<Interval> now = subject.over(periods.get(periods.size() - 1))
                .read(SALES_CYCLE_LENGTH_COHORT)
                .interval();
        Optional<Interval> before =
                subject.over(periods.get(0)).read(SALES_CYCLE_LENGTH_COHORT).interval();
        return now.isPresent()
                && before.isPresent()
                && now.get().lower() > before.get().upper();
    }

    private static Judgement changed(Subject subject, Kpi median, Tally<?> values, Threshold threshold, int direction) {
        List<DateRange> periods = subject.periods();
        Subject now = subject.over(periods.get(periods.size() - 1));
        Reading reading = now.read(median);
        Optional<Doubt> missing = Proof.doubt(reading, subject.file().thresholds())
                .filter(doubt -> doubt.kind().outcome() == Outcome.NOT_EVALUABLE);
        if (missing.isPresent()) {
            return Judgement.none(missing.get(), new Evidence.Measured(reading));
        }
        if (periods.size() < WINDOW) {
            return Judgement.none(
                    Doubt.Kind.SHORT_HISTORY, median.id() + " has " + periods.size() + " periods, needs " + WINDOW);
        }
        Subject before = subject.over(periods.get(periods.size() - WINDOW));
        Reading base = before.read(median);
        Evidence series = new Evidence.Series(List.of(base, reading));
        for (Reading side : List.of(reading, base)) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get(), series);
            }
            if (!side.isSettled()) {
                return Judgement.none(
                        Doubt.Kind.IMMATURE, median.id() + ": " + Days.of(side.range()) + " is not whole", series);
            }
        }
        Rational was = base.number().orElseThrow();
        if (was.isZero()) {
            return Judgement.none(Doubt.Kind.NO_VALUE, median.id() + " was zero", series);
        }
        Rational moved =
                reading.number().orElseThrow().minus(was).dividedBy(was).times(Rational.of(direction));
        Evidence move = new Evidence.Derived(
                direction < 0 ? "relative fall of the median" : "relative rise of the median", moved);
        Evidence limit = new Evidence.Limit(threshold);
        if (!threshold.holds(moved)) {
            return Judgement.of(Outcome.NOT_FIRED, series, move, limit);
        }
        Significance test = new RankSum(values(now, values), values(before, values)).test();
        boolean isBeyondChance = test.isSignificantAt(subject.level()) && Math.signum(test.statistic()) == direction;
        Judgement judgement = Judgement.of(isBeyondChance, series, move, limit);
        return isBeyondChance ? judgement : judgement.noting("chance alone may move the median that far");
    }

    private static Distribution values(Subject subject, Tally<?> tally) {
        return subject.card().ledger().cell(subject.segment(), subject.range()).values(tally);
    }
}
