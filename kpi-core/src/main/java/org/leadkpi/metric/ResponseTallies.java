package org.leadkpi.metric;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.leadkpi.model.Activity;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Feed;
import org.leadkpi.response.Inquiry;
import org.leadkpi.response.ResponseClock;
import org.leadkpi.response.ResponseState;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * How fast inbound leads are answered: leads with a response clock, dated by its start.
 *
 * <ul>
 *   <li>A lead that asked again has several clocks and counts with each of them.
 *   <li>Test, spam, internal and duplicate leads are left out; disqualified ones are not.
 *   <li>A clock known by its day only has no length within a day: it is left out of lengths and limits as
 *       {@link Exclusion#DAY_PRECISION}, and counts everywhere else.
 *   <li>A limit that has not passed yet leaves a lead out of both sides as {@link Exclusion#NOT_DUE}, answered or not.
 * </ul>
 *
 * @since 0.1
 */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
public final class ResponseTallies {

    private ResponseTallies() {}

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final Duration DAY = Limit.HOURS_24.length;

    /** How long an answer may take. */
    private enum Limit {
        MINUTES_1(Duration.ofMinutes(1)),
        MINUTES_3(Duration.ofMinutes(3)),
        MINUTES_5(Duration.ofMinutes(5)),
        MINUTES_15(Duration.ofMinutes(15)),
        MINUTES_60(Duration.ofMinutes(60)),
        HOURS_24(Duration.ofHours(24));

        private static final Limit[] ALL = values();

        private final Duration length;

        Limit(Duration length) {
            this.length = length;
        }

        /** The shortest limit that a clock stopped within, empty when it stopped after all of them or runs on. */
        static Optional<Limit> kept(ResponseClock clock) {
            for (Limit limit : ALL) {
                if (clock.isWithin(limit.length)) {
                    return Optional.of(limit);
                }
            }
            return Optional.empty();
        }

        /** The longest limit that has passed since the start of a clock, empty when none has. */
        static Optional<Limit> passed(ResponseClock clock, Dataset data) {
            for (int i = ALL.length - 1; i >= 0; i--) {
                if (clock.isDue(ALL[i].length, data.asOf(), data.zone())) {
                    return Optional.of(ALL[i]);
                }
            }
            return Optional.empty();
        }
    }

    // Tallies that are dated and excluded alike share these objects, so that a ledger can ask each once per lead.

    private static final Dating<Inquiry> BY_START =
            Dating.at((inquiry, data) -> Optional.of(inquiry.clock().start()));

    private static final BiPredicate<Inquiry, Dataset> IS_STOPPED =
            (inquiry, data) -> inquiry.clock().stop().isPresent();

    private static final BiPredicate<Inquiry, Dataset> IS_OWNED =
            (inquiry, data) -> inquiry.journey().lead().owner().isPresent();

    private static final BiPredicate<Inquiry, Dataset> IS_DISQUALIFIED =
            (inquiry, data) -> inquiry.disqualifiedAt(data.zone()).isPresent();

    private static final BiPredicate<Inquiry, Dataset> HAS_CALENDAR =
            (inquiry, data) -> data.policies().calendar().isPresent();

    private static final BiPredicate<Inquiry, Dataset> IS_QUALIFIED =
            (inquiry, data) -> inquiry.qualifiedAt(data.zone()).isPresent();

    private static final BiFunction<Inquiry, Dataset, Optional<Exclusion>> NO_LEAD =
            (inquiry, data) -> Exclusion.of(inquiry.journey(), data.policies());

    private static final BiFunction<Inquiry, Dataset, Optional<Exclusion>> NOT_MEASURABLE =
            (inquiry, data) -> inquiry.clock().isMeasurable() ? Optional.empty() : Optional.of(Exclusion.DAY_PRECISION);

    private static final Facet<Inquiry, Precision> START = Facet.of(
            Precision.class,
            (inquiry, data) -> Optional.of(inquiry.clock().start().precision()));

    private static final BiFunction<Inquiry, Dataset, Optional<Exclusion>> START_BY_DAY =
            START.when(precision -> precision == Precision.DAY, Exclusion.DAY_PRECISION);

    private static final Facet<Inquiry, Precision> CONVERSATION = Facet.of(
            Precision.class, (inquiry, data) -> inquiry.firstConversation(data).map(Timestamp::precision));

    private static final BiPredicate<Inquiry, Dataset> HAS_CONVERSED = CONVERSATION.is(precision -> true);

    private static final BiFunction<Inquiry, Dataset, Optional<Exclusion>> CONVERSATION_BY_DAY =
            CONVERSATION.when(precision -> precision == Precision.DAY, Exclusion.DAY_PRECISION);

    private static final BiFunction<Inquiry, Dataset, Optional<Exclusion>> TARGET_NOT_DUE =
            (inquiry, data) -> data.policies()
                    .responseTargets()
                    .target(inquiry.clock().tier())
                    .filter(target -> !inquiry.clock().isDue(target.limit(), data.asOf(), data.zone()))
                    .map(target -> Exclusion.NOT_DUE);

    private static final Facet<Inquiry, Limit> LIMIT_KEPT =
            Facet.of(Limit.class, (inquiry, data) -> Limit.kept(inquiry.clock()));

    private static final Facet<Inquiry, Limit> LIMIT_PASSED =
            Facet.of(Limit.class, (inquiry, data) -> Limit.passed(inquiry.clock(), data));

    private static final Facet<Inquiry, ResponseState> STATE = Facet.of(
            ResponseState.class, (inquiry, data) -> state(inquiry, data, Optional.of(BusinessCalendar.ALWAYS_OPEN)));

    private static final Facet<Inquiry, ResponseState> STATE_BUSINESS = Facet.of(
            ResponseState.class,
            (inquiry, data) -> state(inquiry, data, data.policies().calendar()));

    /** By business time where there is a calendar. */
    private static final Facet<Inquiry, ResponseState> STATE_IN_FORCE = Facet.of(
            ResponseState.class,
            (inquiry, data) -> state(
                    inquiry, data, data.policies().calendar().or(() -> Optional.of(BusinessCalendar.ALWAYS_OPEN))));

    /** Leads that wait, or waited, for an answer. */
    public static final Tally<Inquiry> RESPONSE_CLOCKS = clocks(Tally.count("response-clocks", Source.INQUIRIES))
            .meaning("inbound leads with a response clock, by its start")
            .build();

    /** Leads with a response clock whose length can be measured, answered or not. */
    public static final Tally<Inquiry> MEASURED_CLOCKS = clocks(Tally.count("measured-clocks", Source.INQUIRIES))
            .excluding(NOT_MEASURABLE)
            .meaning("inbound leads with a response clock known to the time of day, by its start")
            .build();

    /** Leads that were answered. */
    public static final Tally<Inquiry> LEADS_RESPONDED = clocks(Tally.count("leads-responded", Source.INQUIRIES))
            .meaning("inbound leads with an attempt to reach them at any time since, by clock start")
            .where(IS_STOPPED)
            .build();

    /** Leads that a machine answered, where the rules let it. */
    public static final Tally<Inquiry> LEADS_RESPONDED_BY_MACHINE = clocks(
                    Tally.count("leads-responded-by-machine", Source.INQUIRIES))
            .meaning(
                    "inbound leads whose first answer was sent by a machine, where the rules of the clock count it, by clock"
                            + " start")
            .where(IS_STOPPED)
            .where((inquiry, data) -> data.policies().clockRules().automatedAnswers()
                    && inquiry.clock().stop().orElseThrow().form().isByMachine())
            .build();

    /** How long it took to answer the leads that were answered. */
    public static final Tally<Inquiry> RESPONSE_TIMES = clocks(
                    Tally.distribution("response-times", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::seconds))
            .excluding(NOT_MEASURABLE)
            .meaning("seconds from clock start to the first attempt of the leads that were answered, by clock start")
            .where(IS_STOPPED)
            .build();

    /** How long it took to answer the leads that were answered, by the answer. */
    public static final Tally<Inquiry> RESPONSE_TIMES_BY_ANSWER = Tally.distribution(
                    "response-times-by-answer", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::seconds)
            .at((inquiry, data) -> inquiry.clock().stop().map(Activity::at))
            .excluding(NO_LEAD)
            .excluding(NOT_MEASURABLE)
            .needing(Feed.TOUCHES, Feed.ORIGIN)
            .meaning("seconds from clock start to the first attempt of the leads that were answered, by that attempt")
            .build();

    /** Leads that nobody has answered. */
    public static final Tally<Inquiry> LEADS_UNTOUCHED = clocks(Tally.count("leads-untouched", Source.INQUIRIES))
            .meaning("inbound leads without an attempt to reach them by now, by clock start")
            .whereNot(IS_STOPPED)
            .build();

    /** How long leads that nobody has answered have waited, or had waited when they were disqualified. */
    public static final Tally<Inquiry> RESPONSE_WAITS = clocks(
                    Tally.distribution("response-waits", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::waited))
            .excluding(NOT_MEASURABLE)
            .meaning("seconds from clock start to now, or to the disqualification, of the leads that nobody has"
                    + " answered, by clock start")
            .whereNot(IS_STOPPED)
            .build();

    /** How long leads that still wait for an answer have waited. */
    public static final Tally<Inquiry> UNTOUCHED_AGES = clocks(
                    Tally.distribution("untouched-ages", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::waited))
            .excluding(NOT_MEASURABLE)
            .meaning("seconds from clock start to now of the leads that nobody has answered and that are not"
                    + " disqualified, by clock start")
            .whereNot(IS_STOPPED)
            .whereNot(IS_DISQUALIFIED)
            .build();

    /** How long it took in business time to answer the leads that were answered. */
    public static final Tally<Inquiry> RESPONSE_TIMES_BUSINESS = business(Tally.distribution(
                    "response-times-business", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::open))
            .excluding(NOT_MEASURABLE)
            .meaning(
                    "seconds of business time from clock start to the first attempt of the leads that were answered, by"
                            + " clock start")
            .where(IS_STOPPED)
            .build();

    /** How long in business time leads that nobody has answered have waited, or had waited when they were disqualified. */
    public static final Tally<Inquiry> RESPONSE_WAITS_BUSINESS = business(Tally.distribution(
                    "response-waits-business", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::open))
            .excluding(NOT_MEASURABLE)
            .meaning("seconds of business time from clock start to now, or to the disqualification, of the leads that"
                    + " nobody has answered, by clock start")
            .whereNot(IS_STOPPED)
            .build();

    /** Leads whose time to the first conversation can be measured, talked with or not. */
    public static final Tally<Inquiry> CONVERSATION_CLOCKS = clocks(
                    Tally.count("conversation-clocks", Source.INQUIRIES))
            .excluding(START_BY_DAY)
            .excluding(CONVERSATION_BY_DAY)
            .meaning("inbound leads with a response clock that is known to the time of day, and so is their first"
                    + " conversation, by clock start")
            .build();

    /** How long it took until we talked with leads. */
    public static final Tally<Inquiry> CONVERSATION_TIMES = clocks(Tally.distribution(
                    "first-conversation-times", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::untilConversation))
            .excluding(START_BY_DAY)
            .excluding(CONVERSATION_BY_DAY)
            .meaning(
                    "seconds from clock start to the first conversation of the leads that we talked with, by clock start")
            .where(HAS_CONVERSED)
            .build();

    /** How long leads that we have not talked with have waited, or had waited when they were disqualified. */
    public static final Tally<Inquiry> CONVERSATION_WAITS = clocks(Tally.distribution(
                    "first-conversation-waits", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::waited))
            .excluding(START_BY_DAY)
            .excluding(CONVERSATION_BY_DAY)
            .meaning("seconds from clock start to now, or to the disqualification, of the leads that we have not talked"
                    + " with, by clock start")
            .whereNot(HAS_CONVERSED)
            .build();

    /** How long it took until leads were qualified. */
    public static final Tally<Inquiry> QUALIFICATION_TIMES = clocks(Tally.distribution(
                    "qualification-times", Source.INQUIRIES, Unit.DAYS, ResponseTallies::untilQualification))
            .needing(Feed.SQL_DATES)
            .meaning("days from clock start to the sales qualification of the leads that had one, by clock start")
            .where(IS_QUALIFIED)
            .build();

    /** How long leads that are not qualified could have been. */
    public static final Tally<Inquiry> QUALIFICATION_WAITS = clocks(
                    Tally.distribution("qualification-waits", Source.INQUIRIES, Unit.DAYS, ResponseTallies::sinceStart))
            .needing(Feed.SQL_DATES)
            .meaning(
                    "days from clock start to now of the leads that sales has not qualified, disqualified ones included"
                            + " since they never will be, by clock start")
            .whereNot(IS_QUALIFIED)
            .build();

    /** How long it took until leads that were answered had an owner. */
    public static final Tally<Inquiry> ROUTING_TIMES = clocks(
                    Tally.distribution("routing-times", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::routing))
            .meaning("seconds from clock start to the assignment of the leads that were answered by their first owner,"
                    + " by clock start")
            .where(IS_STOPPED)
            .where(IS_OWNED)
            .build();

    /** How long it took owners to answer their leads. */
    public static final Tally<Inquiry> REP_TIMES = clocks(
                    Tally.distribution("rep-times", Source.INQUIRIES, Unit.SECONDS, ResponseTallies::handling))
            .meaning("seconds from the assignment to the first attempt of the leads that were answered by their first"
                    + " owner, by clock start")
            .where(IS_STOPPED)
            .where(IS_OWNED)
            .build();

    /** Leads that came to something within 24 hours. */
    public static final Tally<Inquiry> RESPONSE_OUTCOMES = clocks(Tally.count("response-outcomes", Source.INQUIRIES))
            .excluding(START_BY_DAY)
            .excluding(notDue(Limit.HOURS_24))
            .meaning("those with a conversation, a meeting booked, a qualification, or a disqualification or recycling"
                    + " with its reason within 24 hours, by clock start")
            .where((inquiry, data) -> inquiry.hasOutcomeWithin(DAY, data))
            .build();

    /** Leads that could have come to something within 24 hours. */
    public static final Tally<Inquiry> RESPONSE_OUTCOMES_DUE = clocks(
                    Tally.count("response-outcomes-due", Source.INQUIRIES))
            .excluding(START_BY_DAY)
            .excluding(notDue(Limit.HOURS_24))
            .meaning("inbound leads whose clock started at least 24 hours ago, by clock start")
            .build();

    /** Leads answered within the target of their tier. */
    public static final Tally<Inquiry> TARGETS_MET = judged("response-targets-met", ResponseState::isMet)
            .meaning("inbound leads answered within the target of their intent tier, by clock start")
            .build();

    /** Leads that were not, or cannot be any more. */
    public static final Tally<Inquiry> TARGETS_MISSED = judged("response-targets-missed", ResponseState::isMissed)
            .meaning(
                    "inbound leads answered too late for the target of their intent tier, or not at all while it passed, by clock"
                            + " start")
            .build();

    /** Leads whose target can still be met. */
    public static final Tally<Inquiry> TARGETS_PENDING = judged("response-targets-pending", ResponseState::isPending)
            .meaning("inbound leads without an answer whose target can still be met, by clock start")
            .build();

    /** Leads answered within the target of their tier by business time. */
    public static final Tally<Inquiry> TARGETS_MET_BUSINESS = judgedByBusinessTime(
                    "response-targets-met-business", ResponseState::isMet)
            .meaning("inbound leads answered within the target of their intent tier by business time, by clock start")
            .build();

    /** Leads that were not, or cannot be any more. */
    public static final Tally<Inquiry> TARGETS_MISSED_BUSINESS = judgedByBusinessTime(
                    "response-targets-missed-business", ResponseState::isMissed)
            .meaning(
                    "inbound leads answered too late for the target of their intent tier by business time, or not at all"
                            + " while it passed, by clock start")
            .build();

    /** Leads that are to be handed to somebody else now. */
    public static final Tally<Inquiry> ESCALATIONS_DUE = judged(
                    "escalations-due", STATE_IN_FORCE, state -> state == ResponseState.ESCALATE)
            .whereNot(IS_DISQUALIFIED)
            .meaning(
                    "inbound leads without an answer, and not disqualified, for so long that somebody else is to answer, by"
                            + " business time where there is a calendar, by clock start")
            .build();

    /** Leads that nobody answered while their target passed. */
    public static final Tally<Inquiry> LEADS_LEAKED = judged(
                    "leads-leaked", state -> state == ResponseState.MISSED_UNTOUCHED || state == ResponseState.ESCALATE)
            .excluding(TARGET_NOT_DUE)
            .meaning("inbound leads without an answer whose target has passed, by clock start")
            .build();

    /** Leads whose target has passed. */
    public static final Tally<Inquiry> TARGETS_DUE = judged("response-targets-due", state -> true)
            .excluding(TARGET_NOT_DUE)
            .meaning("inbound leads whose target has passed, answered or not, by clock start")
            .build();

    /** Leads answered within a minute. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_1M = within("responses-within-1m", Limit.MINUTES_1);

    /** Leads whose first minute has passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_1M = due("responses-due-1m", "a minute", Limit.MINUTES_1);

    /** Leads answered within three minutes. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_3M = within("responses-within-3m", Limit.MINUTES_3);

    /** Leads whose first three minutes have passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_3M = due("responses-due-3m", "3 minutes", Limit.MINUTES_3);

    /** Leads answered within five minutes. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_5M = within("responses-within-5m", Limit.MINUTES_5);

    /** Leads whose first five minutes have passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_5M = due("responses-due-5m", "5 minutes", Limit.MINUTES_5);

    /** Leads answered within a quarter of an hour. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_15M = within("responses-within-15m", Limit.MINUTES_15);

    /** Leads whose first quarter of an hour has passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_15M = due("responses-due-15m", "15 minutes", Limit.MINUTES_15);

    /** Leads answered within an hour. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_60M = within("responses-within-60m", Limit.MINUTES_60);

    /** Leads whose first hour has passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_60M = due("responses-due-60m", "60 minutes", Limit.MINUTES_60);

    /** Leads answered within 24 hours. */
    public static final Tally<Inquiry> RESPONSES_WITHIN_24H = within("responses-within-24h", Limit.HOURS_24);

    /** Leads whose first 24 hours have passed. */
    public static final Tally<Inquiry> RESPONSES_DUE_24H = due("responses-due-24h", "24 hours", Limit.HOURS_24);

    // ---- how they are told

    private static Tally.Builder<Inquiry> clocks(Tally.Builder<Inquiry> tally) {
        return tally.dated(BY_START).excluding(NO_LEAD).needing(Feed.TOUCHES, Feed.ORIGIN);
    }

    private static Tally.Builder<Inquiry> business(Tally.Builder<Inquiry> tally) {
        return clocks(tally).needing(Feed.BUSINESS_CALENDAR).where(HAS_CALENDAR);
    }

    private static Tally.Builder<Inquiry> judged(String name, Predicate<ResponseState> is) {
        return judged(name, STATE, is);
    }

    private static Tally.Builder<Inquiry> judgedByBusinessTime(String name, Predicate<ResponseState> is) {
        return judged(name, STATE_BUSINESS, is).needing(Feed.BUSINESS_CALENDAR);
    }

    private static Tally.Builder<Inquiry> judged(
            String name, Facet<Inquiry, ResponseState> state, Predicate<ResponseState> is) {
        return clocks(Tally.count(name, Source.INQUIRIES))
                .excluding(NOT_MEASURABLE)
                .where(state.is(is));
    }

    /** The state of a lead, empty for want of a target or a calendar. */
    private static Optional<ResponseState> state(Inquiry inquiry, Dataset data, Optional<BusinessCalendar> calendar) {
        return calendar.isEmpty()
                ? Optional.empty()
                : ResponseState.of(inquiry.clock(), data.policies().responseTargets(), data.asOf(), calendar.get());
    }

    private static Tally<Inquiry> within(String name, Limit limit) {
        return clocks(Tally.count(name, Source.INQUIRIES))
                .excluding(NOT_MEASURABLE)
                .excluding(notDue(limit))
                .meaning("those answered in strictly less than the limit, by clock start")
                .where(LIMIT_KEPT.is(kept -> kept.compareTo(limit) <= 0))
                .build();
    }

    private static Tally<Inquiry> due(String name, String words, Limit limit) {
        return clocks(Tally.count(name, Source.INQUIRIES))
                .excluding(NOT_MEASURABLE)
                .excluding(notDue(limit))
                .meaning(
                        "inbound leads whose clock started at least " + words + " ago, answered or not, by clock start")
                .build();
    }

    private static Quantity seconds(Inquiry inquiry, Dataset data, LocalDate date) {
        OptionalLong nanos = inquiry.clock().elapsedNanos();
        return nanos.isPresent()
                ? new Quantity.Known(Rational.of(nanos.getAsLong(), NANOS_PER_SECOND))
                : new Quantity.LeftOut(Exclusion.DAY_PRECISION);
    }

    private static Quantity waited(Inquiry inquiry, Dataset data, LocalDate date) {
        return seconds(Duration.between(
                inquiry.clock().start().instant(data.zone()), inquiry.waitsUntil(data.asOf(), data.zone())));
    }

    /** How long business was open while a lead waited. */
    private static Quantity open(Inquiry inquiry, Dataset data, LocalDate date) {
        BusinessCalendar calendar = data.policies().calendar().orElseThrow();
        if (inquiry.clock().stop().isPresent()) {
            return inquiry.clock()
                    .elapsed(calendar)
                    .map(ResponseTallies::seconds)
                    .orElseGet(() -> new Quantity.LeftOut(Exclusion.DAY_PRECISION));
        }
        return seconds(calendar.businessDuration(
                inquiry.clock().start().instant(data.zone()), inquiry.waitsUntil(data.asOf(), data.zone())));
    }

    private static Quantity untilConversation(Inquiry inquiry, Dataset data, LocalDate date) {
        return seconds(Duration.between(
                inquiry.clock().start().instant(data.zone()),
                inquiry.firstConversation(data).orElseThrow().instant(data.zone())));
    }

    private static Quantity untilQualification(Inquiry inquiry, Dataset data, LocalDate date) {
        return Elapsed.days(
                inquiry.clock().start(), inquiry.qualifiedAt(data.zone()).orElseThrow(), data.zone());
    }

    private static Quantity sinceStart(Inquiry inquiry, Dataset data, LocalDate date) {
        return Elapsed.days(inquiry.clock().start(), Timestamp.of(data.asOf()), data.zone());
    }

    private static Quantity routing(Inquiry inquiry, Dataset data, LocalDate date) {
        return inquiry.delay().map(delay -> seconds(delay.routing())).orElseGet(() -> unsplit(inquiry));
    }

    private static Quantity handling(Inquiry inquiry, Dataset data, LocalDate date) {
        return inquiry.delay().map(delay -> seconds(delay.handling())).orElseGet(() -> unsplit(inquiry));
    }

    private static Quantity unsplit(Inquiry inquiry) {
        return new Quantity.LeftOut(
                inquiry.clock().isMeasurable()
                                && inquiry.journey().lead().assignedAt().precision() == Precision.INSTANT
                        ? Exclusion.REASSIGNED
                        : Exclusion.DAY_PRECISION);
    }

    private static Quantity seconds(Duration length) {
        return new Quantity.Known(Rational.of(length.toNanos(), NANOS_PER_SECOND));
    }

    private static BiFunction<Inquiry, Dataset, Optional<Exclusion>> notDue(Limit limit) {
        return LIMIT_PASSED.unless(passed -> passed.compareTo(limit) >= 0, Exclusion.NOT_DUE);
    }
}
