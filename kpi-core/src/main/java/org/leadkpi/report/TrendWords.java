package org.leadkpi.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.metric.Direction;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Quotient;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.ProcessLimits;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/** What a trend says, in a few sentences that claim no more than the numbers show. */
final class TrendWords {

    /** Fewer moves in one direction happen by chance too often to be told. */
    private static final int TELLING_RUN = 3;

    private final Scorecard card;
    private final Trend trend;
    private final List<String> sentences = new ArrayList<>();

    private TrendWords(Scorecard card, Trend trend) {
        this.card = card;
        this.trend = trend;
    }

    static String of(Scorecard card, Trend trend) {
        TrendWords words = new TrendWords(card, trend);
        words.write();
        return String.join(" ", words.sentences);
    }

    private void write() {
        Trend.Point last = trend.points().get(trend.points().size() - 1);
        if (!trend.hasValues()) {
            sentences.add("No value in any period; of " + label(last) + ": " + reason(last.reading()) + ".");
            return;
        }
        Optional<Trend.Point> latest = trend.latestSettled();
        if (latest.isPresent()) {
            judge(latest.get());
        } else {
            sentences.add("No period can be judged yet.");
        }
        if (!last.isSettled()) {
            sentences.add(label(last) + " is not judged: " + unsettled(last.reading()) + ".");
            trend.equalDays().ifPresent(this::equalDays);
            trend.whyNoEqualDays()
                    .ifPresent(reason -> sentences.add("It is not compared with as many days before: " + reason + "."));
        }
    }

    // ---- the latest period that may be judged

    private void judge(Trend.Point point) {
        sentences.add(label(point) + ": " + point.reading().show()
                + point.previous().map(this::change).orElse("") + ".");
        limits(point);
        signalsBefore(point);
        int run = trend.run();
        if (Math.abs(run) >= TELLING_RUN) {
            sentences.add("It " + (run < 0 ? "fell " : "rose ") + Math.abs(run) + " times in a row.");
        }
        point.yearBefore().ifPresent(this::yearBefore);
        decompositions(card, trend).stream()
                .filter(parts -> parts.whyNot().isEmpty())
                .forEach(parts -> sentences.add(decomposed(parts)));
    }

    private String change(Comparison change) {
        String before = label(change.base().range());
        if (!change.isComparable()) {
            return ", not comparable with " + before + " ("
                    + Wording.told(change.hindrances().get(0).text(), change, card) + ")";
        }
        if (change.difference().orElseThrow().isZero()) {
            return ", the same as in " + before;
        }
        return ", " + moved(change) + " than in " + before + "; " + chance(change);
    }

    /** How far it moved, as {@code 3.1 pp lower} or {@code 10.2% higher}. */
    private static String moved(Comparison change) {
        boolean isLower = change.difference().orElseThrow().signum() < 0;
        String size = change.reading().kpi().style() == Style.PERCENT
                ? change.showDifference()
                : change.showRelativeChange().orElseGet(change::showDifference);
        return size.replaceFirst("[+-]", "") + (isLower ? " lower" : " higher");
    }

    private static String chance(Comparison change) {
        Optional<String> limits = change.differenceInterval()
                .map(interval -> points(change, interval))
                .or(() -> change.ratioInterval().map(TrendWords::times));
        if (limits.isEmpty()) {
            return change.whyNoInterval().orElseThrow() + ", so chance is not ruled out";
        }
        return (change.isSignificant() ? "more than chance" : "chance alone may explain it") + " (95%: " + limits.get()
                + ")";
    }

    private static String points(Comparison change, Interval interval) {
        return points(change, interval.lower()).replace(" pp", "") + " to " + points(change, interval.upper());
    }

    private static String points(Comparison change, double limit) {
        Reading reading = change.reading();
        return reading.kpi().style().change(Rational.of(BigDecimal.valueOf(limit)), reading.currency());
    }

    private static String times(Interval interval) {
        return String.format(Locale.ROOT, "x%.2f to x%.2f", interval.lower(), interval.upper());
    }

    private void limits(Trend.Point point) {
        if (point.limits().isEmpty()) {
            long settled = trend.points().stream()
                    .limit(trend.points().indexOf(point))
                    .filter(Trend.Point::isSettled)
                    .count();
            sentences.add("No limits: they take " + Trend.LEAST_HISTORY + " settled periods before, there are "
                    + settled + ".");
            return;
        }
        Trend.Limits limits = point.limits().get();
        ProcessLimits.Position position = point.position().orElseThrow();
        Reading reading = point.reading();
        String range =
                "the limits " + TrendTable.limits(reading, limits) + " of the " + limits.points() + " periods before: ";
        sentences.add(
                switch (position) {
                    case WITHIN -> "Within " + range + "routine variation.";
                    case ABOVE -> "Above " + range + "a signal" + judgement(reading, Direction.HIGHER_IS_BETTER) + ".";
                    case BELOW -> "Below " + range + "a signal" + judgement(reading, Direction.LOWER_IS_BETTER) + ".";
                });
    }

    private void signalsBefore(Trend.Point latest) {
        String signals = trend.points().stream()
                .filter(point ->
                        !point.reading().range().equals(latest.reading().range()))
                .flatMap(point -> point
                        .position()
                        .filter(position -> position != ProcessLimits.Position.WITHIN)
                        .map(position -> label(point) + " " + Wording.plain(position))
                        .stream())
                .collect(Collectors.joining(", "));
        if (!signals.isEmpty()) {
            sentences.add("Signals before: " + signals + ".");
        }
    }

    private static String judgement(Reading reading, Direction better) {
        return switch (reading.kpi().direction()) {
            case HIGHER_IS_BETTER, LOWER_IS_BETTER ->
                reading.kpi().direction() == better ? ", for the better" : ", for the worse";
            case TARGET_BAND, CONTEXT -> "";
        };
    }

    private void yearBefore(Comparison change) {
        String before = label(change.base().range());
        if (change.isComparable()) {
            sentences.add("Against " + before + ": " + change.show() + ".");
        } else {
            sentences.add("Not comparable with " + before + ": "
                    + Wording.told(change.hindrances().get(0).text(), change, card) + ".");
        }
    }

    // ---- mix and rate

    /** Why the total of a ratio moved in its latest settled period, along each dimension; none where it did not move. */
    static List<Decomposition> decompositions(Scorecard card, Trend trend) {
        Optional<Comparison> moved = trend.latestSettled()
                .flatMap(Trend.Point::previous)
                .filter(change -> change.difference().filter(by -> !by.isZero()).isPresent());
        if (moved.isEmpty() || !trend.segment().isTotal() || !(trend.kpi().formula() instanceof Quotient)) {
            return List.of();
        }
        DateRange range = moved.get().reading().range();
        DateRange base = moved.get().base().range();
        return card.frame().axes().stream()
                .map(axis -> Decomposition.of(card, trend.kpi(), axis.dimension(), range, base))
                .toList();
    }

    private String decomposed(Decomposition parts) {
        Reading reading = parts.total().reading();
        Style style = reading.kpi().style();
        Rational unbased = parts.unbased().orElseThrow();
        String words = "By " + parts.dimension() + ": mix "
                + style.change(parts.mix().orElseThrow(), reading.currency()) + ", rate "
                + style.change(parts.rate().orElseThrow(), reading.currency());
        if (!unbased.isZero()) {
            words += ", above the line only " + style.change(unbased, reading.currency());
        }
        if (parts.isReversed()) {
            words += "; every segment moved the other way, only the mix moved the total";
        } else if (parts.isMixShift()) {
            words += "; the segments on balance moved the other way, the mix moved the total";
        }
        return words + ".";
    }

    // ---- a last period that may not

    private void equalDays(Comparison change) {
        DateRange range = change.reading().range();
        String days = range.days() == 1 ? "first day" : "first " + range.days() + " days";
        sentences.add("Its " + days + " against as many of "
                + label(change.base().range()) + ": " + change.reading().show() + ", " + shown(change)
                + young(change) + ".");
        trend.equalDaysYearBefore()
                .ifPresent(year -> sentences.add(
                        "Against as many of " + label(year.base().range()) + ": " + shown(year) + young(year) + "."));
    }

    private String shown(Comparison change) {
        return Wording.told(change.show(), change, card);
    }

    /** What keeps a cohort that is still open from being judged. */
    private static String young(Comparison change) {
        return change.caveats().stream().anyMatch(caveat -> caveat.kind() == Comparison.Kind.PARTLY_IMMATURE)
                ? " (so far: " + Wording.meaning(Comparison.Kind.PARTLY_IMMATURE) + ")"
                : "";
    }

    private static String unsettled(Reading reading) {
        if (!reading.value().isDefined()) {
            return reason(reading);
        }
        return reading.flags().contains(Flag.PARTIAL_PERIOD)
                ? Wording.meaning(Flag.PARTIAL_PERIOD)
                : Wording.meaning(Flag.PARTLY_IMMATURE);
    }

    private static String reason(Reading reading) {
        return Wording.of(reading.status())
                + reading.reason().map(why -> ", " + why).orElse("");
    }

    // ---- names and numbers

    private String label(Trend.Point point) {
        return label(point.reading().range());
    }

    private String label(DateRange range) {
        return card.frame().grain().label(range);
    }
}
