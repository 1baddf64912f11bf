package org.leadkpi.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.leadkpi.internal.PublishedFigure;
import org.leadkpi.time.BusinessCalendar;
import org.leadkpi.value.Rational;

/**
 * The choices that definitions leave open, with their defaults.
 *
 * <p>Part of the frame of a ledger: numbers computed under different policies are never added.
 *
 * @param stallDays the age in days after which an MQL without any further step has stalled; default 30
 * @param mqlToSqlDays the age in days at which an unconverted MQL is mature; default 30
 * @param sqlToCustomerDays the age in days at which an unconverted SQL is mature; default 90
 * @param excludeExistingCustomers whether leads of accounts that were customers before are left out; default false
 * @param allLeadsAreWeb whether traffic-to-lead counts every new lead rather than inbound ones; default false
 * @param conversationMinimum how long a call must last to be a conversation, exactly that is enough; default 90 seconds
 * @param connectedIsEnough whether a call that reached somebody, but whose length is not recorded, is a conversation; default
 *     false
 * @param replyDays the age in days at which a contact that has not replied is mature; default 7
 * @param meetingDays how many days after a reply a meeting is booked on account of it, and the age at which a contact without
 *     one is mature; default 14
 * @param verifiedDays how many days an address is taken to work after it was verified; default 90
 * @param staleDays the days without a touch, a signal or a step after which an open lead is stale; default 90
 * @param seniorScore above this score a lead goes to a senior rep; default 80
 * @param horizonMonths the months beyond which no lifetime is counted; default none
 * @param acquisitionLagDays how many days spend goes before the customers it brings, usually the median sales cycle; default
 *     not known
 * @param leadLagDays how many days spend goes before the leads it brings; default not known
 * @param responseTargets how soon leads of each intent tier are to be answered; default {@link ResponseTargets#standard}
 * @param clockRules what starts and stops the response clock of a lead; default {@link ClockRules#standard}
 * @param calendar when business is open, which business time is measured by; default none, and then there is no business time
 * @since 0.1
 */
public record Policies(
        int stallDays,
        int mqlToSqlDays,
        int sqlToCustomerDays,
        boolean excludeExistingCustomers,
        boolean allLeadsAreWeb,
        Duration conversationMinimum,
        boolean connectedIsEnough,
        int replyDays,
        int meetingDays,
        int verifiedDays,
        int staleDays,
        Rational seniorScore,
        OptionalInt horizonMonths,
        OptionalInt acquisitionLagDays,
        OptionalInt leadLagDays,
        ResponseTargets responseTargets,
        ClockRules clockRules,
        Optional<BusinessCalendar> calendar) {

    private static final Rational HIGHEST_SCORE = Rational.of(100);

    /** The defaults: the minimum of a conversation and the score for senior reps are published (B-28, B-26), the others are defined here. */
    public static final Policies STANDARD = new Policies(
            30,
            30,
            90,
            false,
            false,
            PublishedFigure.of("B-28").length(),
            false,
            7,
            14,
            90,
            90,
            Rational.parse(PublishedFigure.of("B-26").edge()),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            ResponseTargets.standard(),
            ClockRules.standard(),
            Optional.empty());

    /**
     * Refuses negative ages and lengths, and a horizon of no months.
     *
     * @param stallDays the age in days after which an MQL without any further step has stalled; default 30
     * @param mqlToSqlDays the age in days at which an unconverted MQL is mature; default 30
     * @param sqlToCustomerDays the age in days at which an unconverted SQL is mature; default 90
     * @param excludeExistingCustomers whether leads of accounts that were customers before are left out; default false
     * @param allLeadsAreWeb whether traffic-to-lead counts every new lead rather than inbound ones; default false
     * @param conversationMinimum how long a call must last to be a conversation, exactly that is enough; default 90 seconds
     * @param connectedIsEnough whether a call that reached somebody, but whose length is not recorded, is a conversation;
     *     default false
     * @param replyDays the age in days at which a contact that has not replied is mature; default 7
     * @param meetingDays how many days after a reply a meeting is booked on account of it, and the age at which a contact
     *     without one is mature; default 14
     * @param verifiedDays how many days an address is taken to work after it was verified; default 90
     * @param staleDays the days without a touch, a signal or a step after which an open lead is stale; default 90
     * @param seniorScore above this score a lead goes to a senior rep; default 80
     * @param horizonMonths the months beyond which no lifetime is counted; default none
     * @param acquisitionLagDays how many days spend goes before the customers it brings, usually the median sales cycle;
     *     default not known
     * @param leadLagDays how many days spend goes before the leads it brings; default not known
     * @param responseTargets how soon leads of each intent tier are to be answered
     * @param clockRules what starts and stops the response clock of a lead
     * @param calendar when business is open; none, and there is no business time
     */
    public Policies {
        requireDays("stall age", stallDays);
        requireDays("MQL to SQL maturity", mqlToSqlDays);
        requireDays("SQL to customer maturity", sqlToCustomerDays);
        requireDays("reply maturity", replyDays);
        requireDays("meeting maturity", meetingDays);
        requireDays("verification age", verifiedDays);
        requireDays("stale age", staleDays);
        if (seniorScore.signum() < 0 || seniorScore.compareTo(HIGHEST_SCORE) > 0) {
            throw new IllegalArgumentException(
                    "senior score is " + seniorScore.toDecimalString(6) + ", must lie in [0, 100]");
        }
        requireDays("acquisition lag", acquisitionLagDays.orElse(0));
        requireDays("lead lag", leadLagDays.orElse(0));
        if (Objects.requireNonNull(conversationMinimum, "conversationMinimum").isNegative()) {
            throw new IllegalArgumentException(
                    "conversation minimum is " + conversationMinimum + ", must not be negative");
        }
        Objects.requireNonNull(responseTargets, "responseTargets");
        Objects.requireNonNull(clockRules, "clockRules");
        Objects.requireNonNull(calendar, "calendar");
        if (horizonMonths.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "horizon is " + horizonMonths.getAsInt() + " months, must be at least 1");
        }
    }

    private static void requireDays(String name, int days) {
        if (days < 0) {
            throw new IllegalArgumentException(name + " is " + days + " days, must not be negative");
        }
    }

    /**
     * A copy with another stall age.
     *
     * @param days the age in days
     * @return the copy
     */
    public Policies withStallDays(int days) {
        return with(copy -> copy.stallDays = days);
    }

    /**
     * A copy with other maturity ages.
     *
     * @param mqlToSql the age in days at which an unconverted MQL is mature
     * @param sqlToCustomer the age in days at which an unconverted SQL is mature
     * @return the copy
     */
    public Policies withMaturityDays(int mqlToSql, int sqlToCustomer) {
        return with(copy -> {
            copy.mqlToSqlDays = mqlToSql;
            copy.sqlToCustomerDays = sqlToCustomer;
        });
    }

    /**
     * A copy that leaves out leads of existing customers, or not.
     *
     * @param exclude whether to leave them out
     * @return the copy
     */
    public Policies withExistingCustomersExcluded(boolean exclude) {
        return with(copy -> copy.excludeExistingCustomers = exclude);
    }

    /**
     * A copy whose traffic-to-lead rate counts every new lead, or inbound ones only.
     *
     * @param all whether to count every new lead
     * @return the copy
     */
    public Policies withAllLeadsAreWeb(boolean all) {
        return with(copy -> copy.allLeadsAreWeb = all);
    }

    /**
     * A copy with another length from which on a call is a conversation.
     *
     * @param minimum how long a call must last; exactly that is enough
     * @return the copy
     */
    public Policies withConversationMinimum(Duration minimum) {
        return with(copy -> copy.conversationMinimum = minimum);
    }

    /**
     * A copy in which a call that reached somebody, but whose length is not recorded, is a conversation, or is none.
     *
     * @param enough whether it is
     * @return the copy
     */
    public Policies withConnectedIsEnough(boolean enough) {
        return with(copy -> copy.connectedIsEnough = enough);
    }

    /**
     * A copy with other ages of contacts that were written to.
     *
     * @param reply the age in days at which a contact that has not replied is mature
     * @param meeting how many days after a reply a meeting is booked on account of it, and the age at which a contact without
     *     one is mature
     * @return the copy
     */
    public Policies withOutreachDays(int reply, int meeting) {
        return with(copy -> {
            copy.replyDays = reply;
            copy.meetingDays = meeting;
        });
    }

    /**
     * A copy with another age at which the verification of an address says nothing any more.
     *
     * @param days how many days an address is taken to work after it was verified; exactly that is not too old
     * @return the copy
     */
    public Policies withVerifiedDays(int days) {
        return with(copy -> copy.verifiedDays = days);
    }

    /**
     * A copy with another age at which an open lead is stale.
     *
     * @param days the days without a touch, a signal or a step; exactly that is not stale
     * @return the copy
     */
    public Policies withStaleDays(int days) {
        return with(copy -> copy.staleDays = days);
    }

    /**
     * A copy with another score above which leads are to go to senior reps.
     *
     * @param score the score, 0 to 100; exactly that is not enough
     * @return the copy
     */
    public Policies withSeniorScore(Rational score) {
        return with(copy -> copy.seniorScore = score);
    }

    /**
     * A copy in which no lifetime is counted beyond a horizon, so that a lifetime value is known even where nobody churned.
     *
     * @param months the horizon in months, at least 1; 60 is usual
     * @return the copy
     */
    public Policies withHorizonMonths(int months) {
        return with(copy -> copy.horizonMonths = OptionalInt.of(months));
    }

    /**
     * A copy in which spend counts with the customers that come so many days later.
     *
     * @param days the lag in days, at least 0; the median sales cycle is usual
     * @return the copy
     */
    public Policies withAcquisitionLagDays(int days) {
        return with(copy -> copy.acquisitionLagDays = OptionalInt.of(days));
    }

    /**
     * A copy in which leads count with the spend of so many days before.
     *
     * @param days the lag in days, at least 0
     * @return the copy
     */
    public Policies withLeadLagDays(int days) {
        return with(copy -> copy.leadLagDays = OptionalInt.of(days));
    }

    /**
     * A copy with other targets of the response to leads.
     *
     * @param targets how soon leads of each intent tier are to be answered
     * @return the copy
     */
    public Policies withResponseTargets(ResponseTargets targets) {
        return with(copy -> copy.responseTargets = targets);
    }

    /**
     * A copy with other rules of the response clock.
     *
     * @param rules what starts and stops it
     * @return the copy
     */
    public Policies withClockRules(ClockRules rules) {
        return with(copy -> copy.clockRules = rules);
    }

    /**
     * A copy that measures business time, beside elapsed time.
     *
     * @param hours when business is open
     * @return the copy
     */
    public Policies withCalendar(BusinessCalendar hours) {
        return with(copy -> copy.calendar = Optional.of(hours));
    }

    private Policies with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.policies();
    }

    /** The parts of a copy, to be changed before it is made. */
    private static final class Copy {
        private int stallDays;
        private int mqlToSqlDays;
        private int sqlToCustomerDays;
        private boolean excludeExistingCustomers;
        private boolean allLeadsAreWeb;
        private Duration conversationMinimum;
        private boolean connectedIsEnough;
        private int replyDays;
        private int meetingDays;
        private int verifiedDays;
        private int staleDays;
        private Rational seniorScore;
        private OptionalInt horizonMonths;
        private OptionalInt acquisitionLagDays;
        private OptionalInt leadLagDays;
        private ResponseTargets responseTargets;
        private ClockRules clockRules;
        private Optional<BusinessCalendar> calendar;

        Copy(Policies from) {
            stallDays = from.stallDays;
            mqlToSqlDays = from.mqlToSqlDays;
            sqlToCustomerDays = from.sqlToCustomerDays;
            excludeExistingCustomers = from.excludeExistingCustomers;
            allLeadsAreWeb = from.allLeadsAreWeb;
            conversationMinimum = from.conversationMinimum;
            connectedIsEnough = from.connectedIsEnough;
            replyDays = from.replyDays;
            meetingDays = from.meetingDays;
            verifiedDays = from.verifiedDays;
            staleDays = from.staleDays;
            seniorScore = from.seniorScore;
            horizonMonths = from.horizonMonths;
            acquisitionLagDays = from.acquisitionLagDays;
            leadLagDays = from.leadLagDays;
            responseTargets = from.responseTargets;
            clockRules = from.clockRules;
            calendar = from.calendar;
        }

        Policies policies() {
            return new Policies(
                    stallDays,
                    mqlToSqlDays,
                    sqlToCustomerDays,
                    excludeExistingCustomers,
                    allLeadsAreWeb,
                    conversationMinimum,
                    connectedIsEnough,
                    replyDays,
                    meetingDays,
                    verifiedDays,
                    staleDays,
                    seniorScore,
                    horizonMonths,
                    acquisitionLagDays,
                    leadLagDays,
                    responseTargets,
                    clockRules,
                    calendar);
        }
    }
}
