package org.leadkpi.model;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

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
 * @param replyDays the age in days at which a contact that has not replied is mature; default 7
 * @param meetingDays how many days after a reply a meeting is booked on account of it, and the age at which a contact without
 *     one is mature; default 14
 * @param horizonMonths the months beyond which no lifetime is counted; default none
 * @since 0.1
 */
public record Policies(
        int stallDays,
        int mqlToSqlDays,
        int sqlToCustomerDays,
        boolean excludeExistingCustomers,
        boolean allLeadsAreWeb,
        Duration conversationMinimum,
        int replyDays,
        int meetingDays,
        OptionalInt horizonMonths) {

    /** The defaults. */
    public static final Policies STANDARD =
            new Policies(30, 30, 90, false, false, Duration.ofSeconds(90), 7, 14, OptionalInt.empty());

    /**
     * Refuses negative ages and lengths, and a horizon of no months.
     *
     * @param stallDays the age in days after which an MQL without any further step has stalled; default 30
     * @param mqlToSqlDays the age in days at which an unconverted MQL is mature; default 30
     * @param sqlToCustomerDays the age in days at which an unconverted SQL is mature; default 90
     * @param excludeExistingCustomers whether leads of accounts that were customers before are left out; default false
     * @param allLeadsAreWeb whether traffic-to-lead counts every new lead rather than inbound ones; default false
     * @param conversationMinimum how long a call must last to be a conversation, exactly that is enough; default 90 seconds
     * @param replyDays the age in days at which a contact that has not replied is mature; default 7
     * @param meetingDays how many days after a reply a meeting is booked on account of it, and the age at which a contact
     *     without one is mature; default 14
     * @param horizonMonths the months beyond which no lifetime is counted; default none
     */
    public Policies {
        requireDays("stall age", stallDays);
        requireDays("MQL to SQL maturity", mqlToSqlDays);
        requireDays("SQL to customer maturity", sqlToCustomerDays);
        requireDays("reply maturity", replyDays);
        requireDays("meeting maturity", meetingDays);
        if (Objects.requireNonNull(conversationMinimum, "conversationMinimum").isNegative()) {
            throw new IllegalArgumentException(
                    "conversation minimum is " + conversationMinimum + ", must not be negative");
        }
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
        return new Policies(
                days,
                mqlToSqlDays,
                sqlToCustomerDays,
                excludeExistingCustomers,
                allLeadsAreWeb,
                conversationMinimum,
                replyDays,
                meetingDays,
                horizonMonths);
    }

    /**
     * A copy with other maturity ages.
     *
     * @param mqlToSql the age in days at which an unconverted MQL is mature
     * @param sqlToCustomer the age in days at which an unconverted SQL is mature
     * @return the copy
     */
    public Policies withMaturityDays(int mqlToSql, int sqlToCustomer) {
        return new Policies(
                stallDays,
                mqlToSql,
                sqlToCustomer,
                excludeExistingCustomers,
                allLeadsAreWeb,
                conversationMinimum,
                replyDays,
                meetingDays,
                horizonMonths);
    }

    /**
     * A copy that leaves out leads of existing customers, or not.
     *
     * @param exclude whether to leave them out
     * @return the copy
     */
    public Policies withExistingCustomersExcluded(boolean exclude) {
        return new Policies(
                stallDays,
                mqlToSqlDays,
                sqlToCustomerDays,
                exclude,
                allLeadsAreWeb,
                conversationMinimum,
                replyDays,
                meetingDays,
                horizonMonths);
    }

    /**
     * A copy whose traffic-to-lead rate counts every new lead, or inbound ones only.
     *
     * @param all whether to count every new lead
     * @return the copy
     */
    public Policies withAllLeadsAreWeb(boolean all) {
        return new Policies(
                stallDays,
                mqlToSqlDays,
                sqlToCustomerDays,
                excludeExistingCustomers,
                all,
                conversationMinimum,
                replyDays,
                meetingDays,
                horizonMonths);
    }

    /**
     * A copy with another length from which on a call is a conversation.
     *
     * @param minimum how long a call must last; exactly that is enough
     * @return the copy
     */
    public Policies withConversationMinimum(Duration minimum) {
        return new Policies(
                stallDays,
                mqlToSqlDays,
                sqlToCustomerDays,
                excludeExistingCustomers,
                allLeadsAreWeb,
                minimum,
                replyDays,
                meetingDays,
                horizonMonths);
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
        return new Policies(
                stallDays,
                mqlToSqlDays,
                sqlToCustomerDays,
                excludeExistingCustomers,
                allLeadsAreWeb,
                conversationMinimum,
                reply,
                meeting,
                horizonMonths);
    }

    /**
     * A copy in which no lifetime is counted beyond a horizon, so that a lifetime value is known even where nobody churned.
     *
     * @param months the horizon in months, at least 1; 60 is usual
     * @return the copy
     */
    public Policies withHorizonMonths(int months) {
        return new Policies(
                stallDays,
                mqlToSqlDays,
                sqlToCustomerDays,
                excludeExistingCustomers,
                allLeadsAreWeb,
                conversationMinimum,
                replyDays,
                meetingDays,
                OptionalInt.of(months));
    }
}
