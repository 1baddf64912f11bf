package org.leadkpi.diagnosis;

import static org.leadkpi.metric.OutreachKpis.ATTEMPTS_MADE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_CALL_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONVERSATIONS_STARTED;
import static org.leadkpi.metric.OutreachKpis.DIALS_MADE;
import static org.leadkpi.metric.OutreachKpis.MEETINGS;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadkpi.metric.Flag;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.stats.StratifiedProportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Rational;

/** Criteria on outreach: whom it reaches, at which hour, with which message, and what reps do for it. */
final class Prospecting {

    private static final String LIST = "list";

    static final String WEEKS = "activity.weeks";

    private static final String RISE = "volume.rise";

    private static final String BREAK = "activity.breakRange";

    private Prospecting() {}

    // ---- on the same lists

    /** A rep reaches fewer than the others, and does so on the lists that others work on too. */
    static Criterion fallsBehindOnSameLists() {
        Criterion behind = Peers.belowOthers(CONNECT_RATE);
        return Criterion.of(
                subject -> {
                    Judgement judgement = behind.judge(subject);
                    return judgement.outcome() == Outcome.FIRED ? repOnSameLists(subject, judgement) : judgement;
                },
                CONNECT_RATE);
    }

    private static Judgement repOnSameLists(Subject rep, Judgement behind) {
        Optional<StratifiedProportions> lists = Peers.within(rep, CONNECT_RATE, LIST, Optional.empty());
        return lists.map(strata -> onSameLists(behind, strata, rep.level(), -1, "it is the list, not the rep"))
                .orElseGet(
                        () -> behind.weakened("no list is known that others worked on too: whether the list explains it"
                                + " could not be checked"));
    }

    /** A variant of the message is the best, and is so on the lists that the next best was sent to as well. */
    static Criterion betterVariantOnSameLists() {
        Criterion best = Peers.best(REPLY_RATE);
        return Criterion.of(
                subject -> {
                    Judgement judgement = best.judge(subject);
                    return judgement.outcome() == Outcome.FIRED ? variantOnSameLists(subject, judgement) : judgement;
                },
                REPLY_RATE);
    }

    private static Judgement variantOnSameLists(Subject variant, Judgement best) {
        return Peers.within(variant, REPLY_RATE, LIST, variant.peers(REPLY_RATE).next(variant))
                .map(strata -> onSameLists(best, strata, variant.level(), 1, "it is the list, not the message"))
                .orElseGet(() -> best.noting("whether the lists were the same is not recorded"));
    }

    private static Judgement onSameLists(
            Judgement judgement, StratifiedProportions lists, double level, int direction, String otherwise) {
        Rational difference = lists.difference();
        boolean holds = difference.signum() == direction
                && lists.test().map(test -> test.isSignificantAt(level)).orElse(false);
        Evidence within = new Evidence.Derived(
                "percentage points within the same " + lists.strata().size() + " lists",
                difference.times(Rational.of(100)));
        return holds
                ? judgement.with(List.of(within))
                : Judgement.none(Doubt.Kind.MIX_SHIFT, "the gap vanishes within the same lists: " + otherwise)
                        .with(judgement.evidence())
                        .with(List.of(within));
    }

    // ---- when

    /** At an hour of the week more calls become conversations than at all others, and no less so in the last period. */
    static Criterion betterHour() {
        Criterion better = Peers.aboveOthers(CONNECT_RATE_CALL_ONLY);
        return Criterion.of(
                subject -> {
                    Judgement judgement = better.judge(subject);
                    return judgement.outcome() == Outcome.FIRED ? confirmed(subject, judgement) : judgement;
                },
                CONNECT_RATE_CALL_ONLY);
    }

    private static Judgement confirmed(Subject hour, Judgement better) {
        List<DateRange> periods = hour.periods();
        if (periods.size() < 2) {
            return better.noting("seen in one period only, not confirmed in another one");
        }
        Subject last = hour.over(periods.get(periods.size() - 1));
        boolean isConfirmed = last.peers(CONNECT_RATE_CALL_ONLY)
                .aboveOthers(last)
                .map(difference -> difference.signum() > 0)
                .orElse(false);
        return isConfirmed ? better : better.weakened("the last period does not confirm it");
    }

    // ---- volume

    /** Attempts rose, fewer of them became conversations, and there are no more conversations than before. */
    static Criterion volumeWithoutConversations() {
        return Criterion.of(Prospecting::volume, ATTEMPTS_MADE, CONNECT_RATE, CONVERSATIONS_STARTED)
                .using(RISE);
    }

    private static Judgement volume(Subject subject) {
        List<DateRange> periods = subject.periods();
        Subject now = subject.over(periods.get(periods.size() - 1));
        for (Reading reading : List.of(now.read(ATTEMPTS_MADE), now.read(CONNECT_RATE))) {
            Optional<Doubt> doubt = Proof.doubt(reading, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get().kind(), doubt.get().text(), new Evidence.Measured(reading));
            }
        }
        if (periods.size() < 2) {
            return Judgement.none(Doubt.Kind.SHORT_HISTORY, "there is no period before " + now.range());
        }
        Optional<Facts.Changepoint> change = loggingChanges(subject)
                .filter(each -> isWithin(subject, each.date()))
                .findFirst();
        if (change.isPresent()) {
            return Judgement.none(
                    Doubt.Kind.NOT_APPLICABLE,
                    "activity is logged otherwise since " + change.get().date() + ": "
                            + change.get().what());
        }
        Subject before = subject.over(periods.get(0));
        Comparison attempts = subject.compare(now.read(ATTEMPTS_MADE), before.read(ATTEMPTS_MADE));
        Comparison connects = subject.compare(now.read(CONNECT_RATE), before.read(CONNECT_RATE));
        Comparison conversations = subject.compare(now.read(CONVERSATIONS_STARTED), before.read(CONVERSATIONS_STARTED));
        for (Comparison each : List.of(attempts, connects, conversations)) {
            if (!each.isComparable()) {
                return Judgement.none(
                        Doubt.Kind.NO_VALUE, each.hindrances().get(0).text());
            }
        }
        Optional<Rational> rise = perDay(attempts).map(ratio -> ratio.minus(Rational.ONE));
        boolean isMore = rise.map(subject.threshold(RISE)::holds).orElse(false);
        boolean isLess =
                connects.differenceInterval().map(limits -> limits.upper() < 0).orElse(false);
        return Judgement.of(isMore && isLess && !conversations.isSignificant())
                .with(Stream.of(attempts, connects, conversations)
                        .flatMap(each -> Evidence.Compared.of(each).stream())
                        .toList())
                .with(List.of(new Evidence.Limit(subject.threshold(RISE))));
    }

    /** How many times as much there is per day. */
    private static Optional<Rational> perDay(Comparison counts) {
        return counts.ratio()
                .map(ratio -> ratio.times(Rational.of(
                        counts.base().range().days(), counts.reading().range().days())));
    }

    private static Stream<Facts.Changepoint> loggingChanges(Subject subject) {
        return subject.facts().changepoints().stream().filter(Facts.Changepoint::isOfLogging);
    }

    // ---- what reps do

    /** Over weeks, a rep dials less and books fewer meetings than three quarters of the team. */
    static Criterion activityGap() {
        Criterion gap = Peers.beyond(DIALS_MADE, Movement.LOWER_QUARTILE, sign -> sign < 0)
                .and(Peers.beyond(MEETINGS, Movement.LOWER_QUARTILE, sign -> sign < 0));
        return Criterion.of(
                        subject -> {
                            Optional<Judgement> tooShort = tooShort(subject);
                            if (tooShort.isPresent()) {
                                return tooShort.get();
                            }
                            Judgement judgement = gap.judge(subject);
                            return judgement.outcome().isFinding() ? explained(subject, judgement) : judgement;
                        },
                        DIALS_MADE,
                        MEETINGS)
                .using(WEEKS);
    }

    private static Optional<Judgement> tooShort(Subject rep) {
        Reading dials = rep.read(DIALS_MADE);
        if (!dials.value().isDefined()) {
            return Optional.empty();
        }
        long whole = rep.periods().stream()
                .map(week -> rep.over(week).read(DIALS_MADE))
                .filter(reading -> !reading.flags().contains(Flag.PARTIAL_PERIOD))
                .count();
        Threshold least = rep.threshold(WEEKS);
        return least.holds(Rational.of(whole))
                ? Optional.empty()
                : Optional.of(Judgement.none(
                        Doubt.Kind.SHORT_HISTORY,
                        "there are " + whole + " whole weeks, needs " + least.words(),
                        new Evidence.Measured(dials)));
    }

    /** How much of the gap in meetings is that of dials, and how much that of meetings per dial. */
    private static Judgement explained(Subject rep, Judgement gap) {
        Rational dials = rep.read(DIALS_MADE).number().orElseThrow();
        Rational meetings = rep.read(MEETINGS).number().orElseThrow();
        if (dials.isZero()) {
            return gap.noting("there were no dials, so there is no rate to compare");
        }
        Kitagawa split = Kitagawa.ofAmount(List.of(new Kitagawa.Part(
                meetings,
                dials,
                rep.peers(MEETINGS).meanOfOthers(rep),
                rep.peers(DIALS_MADE).meanOfOthers(rep))));
        boolean isVolume = split.mix().compareTo(split.rate()) >= 0;
        return gap.with(List.of(
                        new Evidence.Derived("meetings behind the mean of the others", split.total()),
                        new Evidence.Derived("of these for fewer dials", split.mix()),
                        new Evidence.Derived("of these for fewer meetings per dial", split.rate())))
                .noting(
                        isVolume
                                ? "most of the gap is volume: agree on a plan of activity"
                                : "most of the gap is the rate: coach calls, or change the list");
    }

    /** A rep makes as many attempts as the busiest quarter of the team, and has as few conversations as the last one. */
    static Criterion busyWithoutEffect() {
        return Peers.beyond(ATTEMPTS_MADE, Movement.UPPER_QUARTILE, sign -> sign >= 0)
                .and(Peers.beyond(CONVERSATIONS_STARTED, Movement.LOWER_QUARTILE, sign -> sign <= 0));
    }

    // ---- how it is logged

    /** Activity jumped when it began to be logged in another way, by as much as such a change brings. */
    static Criterion loggingBreak() {
        return Criterion.of(Prospecting::jump, ATTEMPTS_MADE).using(BREAK);
    }

    private static Judgement jump(Subject subject) {
        Reading all = subject.read(ATTEMPTS_MADE);
        Optional<Facts.Changepoint> change = loggingChanges(subject)
                .filter(each -> isWithin(subject, each.date()))
                .findFirst();
        if (change.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.MISSING_INPUT,
                    "no day is told on which activity began to be logged otherwise",
                    new Evidence.Measured(all));
        }
        LocalDate date = change.get().date();
        List<DateRange> before = new ArrayList<>();
        List<DateRange> after = new ArrayList<>();
        for (DateRange period : subject.periods()) {
            if (!period.end().isAfter(date)) {
                before.add(period);
            } else if (!period.start().isBefore(date)) {
                after.add(period);
            }
        }
        int periods = Math.min(Math.min(before.size(), after.size()), Trend.LEAST_HISTORY);
        if (periods == 0) {
            return Judgement.none(
                    Doubt.Kind.SHORT_HISTORY,
                    "there is no whole period on each side of " + date,
                    new Evidence.Measured(all));
        }
        Reading was = subject.over(joined(before.subList(before.size() - periods, before.size())))
                .read(ATTEMPTS_MADE);
        Reading is = subject.over(joined(after.subList(0, periods))).read(ATTEMPTS_MADE);
        for (Reading side : List.of(was, is)) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get().kind(), doubt.get().text(), new Evidence.Measured(side));
            }
        }
        Rational rise = daily(is).dividedBy(daily(was)).minus(Rational.ONE);
        Threshold range = subject.threshold(BREAK);
        return Judgement.of(
                range.holds(rise),
                new Evidence.Stated("changed on " + date, change.get().what()),
                new Evidence.Series(List.of(was, is)),
                new Evidence.Derived("relative change per day", rise),
                new Evidence.Limit(range));
    }

    private static boolean isWithin(Subject subject, LocalDate date) {
        return date.isAfter(subject.range().start())
                && date.isBefore(subject.range().end());
    }

    private static DateRange joined(List<DateRange> periods) {
        return DateRange.of(
                periods.get(0).start(), periods.get(periods.size() - 1).end());
    }

    private static Rational daily(Reading reading) {
        return reading.number()
                .orElseThrow()
                .dividedBy(Rational.of(reading.range().days()));
    }
}
