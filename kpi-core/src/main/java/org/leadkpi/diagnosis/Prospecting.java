package org.leadkpi.diagnosis;

import static org.leadkpi.metric.OutreachKpis.ATTEMPTS_MADE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE;
import static org.leadkpi.metric.OutreachKpis.CONNECT_RATE_CALL_ONLY;
import static org.leadkpi.metric.OutreachKpis.CONVERSATIONS_STARTED;
import static org.leadkpi.metric.OutreachKpis.DIALS_MADE;
import static org.leadkpi.metric.OutreachKpis.INVALID_CONTACT_RATE;
import static org.leadkpi.metric.OutreachKpis.MEETINGS;
import static org.leadkpi.metric.OutreachKpis.REPLY_RATE;
import static org.leadkpi.metric.OutreachKpis.STALE_VERIFICATION_RATE;

import java.time.LocalDate;
import java.util.Comparator;
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

    private static final String MESSAGE = "message-variant";

    private static final String SEQUENCE = "sequence";

    private static final String COVERAGE = "coverage";

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

    /**
     * Of variants: one is the best, and is so on the lists that the next best was sent to as well. Of all messages: more reply
     * since something changed than before, and do so on the same lists.
     */
    static Criterion betterMessageOnSameLists() {
        Criterion best = Peers.best(REPLY_RATE);
        return Criterion.of(
                subject -> {
                    if (subject.segment().isTotal()) {
                        return betterThanBefore(subject);
                    }
                    Judgement judgement = best.judge(subject);
                    return judgement.outcome() == Outcome.FIRED ? variantOnSameLists(subject, judgement) : judgement;
                },
                REPLY_RATE);
    }

    private static Judgement variantOnSameLists(Subject variant, Judgement best) {
        return Peers.within(variant, REPLY_RATE, LIST, variant.peers(REPLY_RATE).next(variant))
                .map(strata -> onSameLists(best, strata, variant.level(), 1, "it is the list, not the message"))
                .orElseGet(() -> Peers.isRecorded(variant, REPLY_RATE, LIST)
                        ? best.weakened(
                                "the next best message went to other lists: it may be the list, not the message")
                        : best.noting("whether the lists were the same is not recorded"));
    }

    private static Judgement betterThanBefore(Subject subject) {
        Reading all = subject.read(REPLY_RATE);
        Optional<Facts.Changepoint> change = changes(subject, false).reduce((earlier, later) -> later);
        if (change.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.MISSING_INPUT,
                    "no day is told on which the message changed",
                    new Evidence.Measured(all));
        }
        Evidence what = new Evidence.Stated(
                "changed on " + change.get().date(), change.get().what());
        Optional<Sides> sides = Sides.of(subject, change.get().date());
        if (sides.isEmpty()) {
            return Sides.none(change.get(), all);
        }
        Subject before = subject.over(sides.get().before());
        Subject after = subject.over(sides.get().after());
        for (Reading side : List.of(before.read(REPLY_RATE), after.read(REPLY_RATE))) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get().kind(), doubt.get().text(), new Evidence.Measured(side), what);
            }
        }
        Comparison moved = subject.compare(after.read(REPLY_RATE), before.read(REPLY_RATE));
        boolean isMore =
                moved.differenceInterval().map(limits -> limits.lower() > 0).orElse(false);
        Judgement judgement = Judgement.of(isMore, what)
                .with(Evidence.Compared.of(moved).stream().toList());
        return isMore
                ? Peers.within(after, before, REPLY_RATE, LIST)
                        .map(strata ->
                                onSameLists(judgement, strata, subject.level(), 1, "it is the list, not the message"))
                        .orElseGet(() -> judgement.noting("whether the lists were the same is not recorded"))
                : judgement;
    }

    // ---- lists

    /**
     * So many addresses of a list are bad, and that is known from verifications that still hold.
     *
     * @param key the threshold
     */
    static Criterion listIsBad(String key) {
        Criterion bad = Criterion.is(INVALID_CONTACT_RATE, key);
        return Criterion.of(
                        subject -> {
                            Judgement judgement = bad.judge(subject);
                            return judgement.doubt().isPresent() ? judgement : ifVerifiedLately(subject, judgement);
                        },
                        INVALID_CONTACT_RATE,
                        STALE_VERIFICATION_RATE)
                .using(key, COVERAGE);
    }

    private static Judgement ifVerifiedLately(Subject list, Judgement judgement) {
        Reading stale = list.read(STALE_VERIFICATION_RATE);
        if (stale.number().isEmpty()) {
            return judgement.noting("when the addresses were verified is not recorded");
        }
        Threshold least = list.threshold(COVERAGE);
        Rational fresh = Rational.ONE.minus(stale.number().get());
        return least.holds(fresh)
                ? judgement.with(List.of(new Evidence.Measured(stale)))
                : Judgement.none(
                                Doubt.Kind.LOW_COVERAGE,
                                "too many addresses were verified so long ago that it tells little of them now: verify"
                                        + " them anew",
                                new Evidence.Measured(stale),
                                new Evidence.Derived("share verified lately", fresh),
                                new Evidence.Limit(least))
                        .with(judgement.evidence());
    }

    /**
     * Few contacts of a list reply, and fewer than those of other lists who were sent the same message.
     *
     * @param key the threshold
     */
    static Criterion fewReplyOnThisListOnly(String key) {
        Criterion few = Criterion.is(REPLY_RATE, key);
        return Criterion.of(
                        subject -> {
                            Judgement judgement = few.judge(subject);
                            return judgement.outcome() == Outcome.FIRED
                                    ? againstSameMessages(subject, judgement)
                                    : judgement;
                        },
                        REPLY_RATE)
                .using(key);
    }

    private static Judgement againstSameMessages(Subject list, Judgement few) {
        Optional<StratifiedProportions> messages = Stream.of(MESSAGE, SEQUENCE)
                .flatMap(dimension -> Peers.within(list, REPLY_RATE, dimension, Optional.empty()).stream())
                .findFirst();
        if (messages.isEmpty()) {
            return Stream.of(MESSAGE, SEQUENCE).anyMatch(dimension -> Peers.isRecorded(list, REPLY_RATE, dimension))
                    ? few.weakened("no other list was sent the same message: it may be the message, not the list")
                    : few.noting("whether other lists were sent the same message is not recorded");
        }
        Rational difference = messages.get().difference();
        Judgement seen = few.with(List.of(
                new Evidence.Derived("percentage points against other lists, same message", points(difference))));
        if (difference.signum() >= 0) {
            return Judgement.none(
                            Doubt.Kind.UNDECIDED,
                            "other lists reply no more often to the same message: it may be the message, not the list")
                    .with(seen.evidence());
        }
        return messages.get()
                        .test()
                        .map(test -> test.isSignificantAt(list.level()))
                        .orElse(false)
                ? seen
                : seen.weakened("chance alone may set the list that far behind others that got the same message");
    }

    private static Rational points(Rational share) {
        return share.times(Rational.of(100));
    }

    private static Judgement onSameLists(
            Judgement judgement, StratifiedProportions lists, double level, int direction, String otherwise) {
        Rational difference = lists.difference();
        boolean holds = difference.signum() == direction
                && lists.test().map(test -> test.isSignificantAt(level)).orElse(false);
        Evidence within = new Evidence.Derived(
                "percentage points within the same " + lists.strata().size() + " lists", points(difference));
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
                return Judgement.none(doubt.get(), new Evidence.Measured(reading));
            }
        }
        if (periods.size() < 2) {
            return Judgement.none(Doubt.Kind.SHORT_HISTORY, "there is no period before " + Days.of(now.range()));
        }
        Optional<Facts.Changepoint> change = changes(subject, true).findFirst();
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
                .with(rise.map(growth -> new Evidence.Derived("growth of the attempts per day", growth)).stream()
                        .toList())
                .with(List.of(new Evidence.Limit(subject.threshold(RISE))));
    }

    /** How many times as much there is per day. */
    private static Optional<Rational> perDay(Comparison counts) {
        return counts.ratio()
                .map(ratio -> ratio.times(Rational.of(
                        counts.base().range().days(), counts.reading().range().days())));
    }

    /** What changed within the days of a subject, in order: the way activity is recorded, or what is done. */
    private static Stream<Facts.Changepoint> changes(Subject subject, boolean isOfLogging) {
        return subject.facts().changepoints().stream()
                .filter(change -> change.isOfLogging() == isOfLogging)
                .filter(change -> change.date().isAfter(subject.range().start())
                        && change.date().isBefore(subject.range().end()))
                .sorted(Comparator.comparing(Facts.Changepoint::date));
    }

    // ---- what reps do

    /** Over weeks, a rep dials less and books fewer meetings than three quarters of the team. */
    static Criterion activityGap() {
        Criterion gap = Peers.beyond(DIALS_MADE, DIALS_MADE, Movement.LOWER_QUARTILE, sign -> sign < 0)
                .and(Peers.beyond(MEETINGS, DIALS_MADE, Movement.LOWER_QUARTILE, sign -> sign < 0));
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
                rep.team(MEETINGS, DIALS_MADE).meanOfOthers(rep),
                rep.team(DIALS_MADE, DIALS_MADE).meanOfOthers(rep))));
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
        return Peers.beyond(ATTEMPTS_MADE, ATTEMPTS_MADE, Movement.UPPER_QUARTILE, sign -> sign >= 0)
                .and(Peers.beyond(CONVERSATIONS_STARTED, ATTEMPTS_MADE, Movement.LOWER_QUARTILE, sign -> sign <= 0));
    }

    // ---- how it is logged

    /** Activity jumped when it began to be logged in another way, by as much as such a change brings. */
    static Criterion loggingBreak() {
        return Criterion.of(Prospecting::jump, ATTEMPTS_MADE).using(BREAK);
    }

    private static Judgement jump(Subject subject) {
        Reading all = subject.read(ATTEMPTS_MADE);
        Optional<Facts.Changepoint> change = changes(subject, true).findFirst();
        if (change.isEmpty()) {
            return Judgement.none(
                    Doubt.Kind.MISSING_INPUT,
                    "no day is told on which activity began to be logged otherwise",
                    new Evidence.Measured(all));
        }
        Optional<Sides> sides = Sides.of(subject, change.get().date());
        if (sides.isEmpty()) {
            return Sides.none(change.get(), all);
        }
        Reading was = subject.over(sides.get().before()).read(ATTEMPTS_MADE);
        Reading is = subject.over(sides.get().after()).read(ATTEMPTS_MADE);
        for (Reading side : List.of(was, is)) {
            Optional<Doubt> doubt = Proof.doubt(side, subject.file().thresholds());
            if (doubt.isPresent()) {
                return Judgement.none(doubt.get(), new Evidence.Measured(side));
            }
        }
        Rational rise = daily(is).dividedBy(daily(was)).minus(Rational.ONE);
        Threshold range = subject.threshold(BREAK);
        return Judgement.of(
                range.holds(rise),
                new Evidence.Stated(
                        "changed on " + change.get().date(), change.get().what()),
                new Evidence.Series(List.of(was, is)),
                new Evidence.Derived("relative change per day", rise),
                new Evidence.Limit(range));
    }

    /** As many whole periods before a change as after it. */
    private record Sides(DateRange before, DateRange after) {

        static Optional<Sides> of(Subject subject, LocalDate date) {
            List<DateRange> before = subject.periods().stream()
                    .filter(period -> !period.end().isAfter(date))
                    .toList();
            List<DateRange> after = subject.periods().stream()
                    .filter(period -> !period.start().isBefore(date))
                    .toList();
            int periods = Math.min(Math.min(before.size(), after.size()), Trend.LEAST_HISTORY);
            return periods == 0
                    ? Optional.empty()
                    : Optional.of(new Sides(
                            joined(before.subList(before.size() - periods, before.size())),
                            joined(after.subList(0, periods))));
        }

        static Judgement none(Facts.Changepoint change, Reading all) {
            return Judgement.none(
                    Doubt.Kind.SHORT_HISTORY,
                    "there is no whole period on each side of " + change.date(),
                    new Evidence.Measured(all));
        }

        private static DateRange joined(List<DateRange> periods) {
            return DateRange.of(
                    periods.get(0).start(), periods.get(periods.size() - 1).end());
        }
    }

    private static Rational daily(Reading reading) {
        return reading.number()
                .orElseThrow()
                .dividedBy(Rational.of(reading.range().days()));
    }
}
