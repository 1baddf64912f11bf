package org.leadkpi.model;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a record is left out of a count. Left-out records are counted by reason beside the value.
 *
 * @since 0.1
 */
public enum Exclusion {
    /** A test record. */
    TEST,
    /** Spam, or a bot. */
    SPAM,
    /** One of our own people. */
    INTERNAL,
    /** Repeats another record. */
    DUPLICATE,
    /** The account was a customer before; left out only where the policy says so. */
    EXISTING_CUSTOMER,
    /** A renewal or expansion, in a KPI on new business. */
    NOT_NEW_BUSINESS,
    /** The amount is not known. */
    NO_AMOUNT,
    /** The stages are dated in an impossible order. */
    STAGE_ORDER,
    /** The stage was skipped, under the strict policy. */
    SKIPPED_STAGE,
    /** The time limit has not passed yet. */
    NOT_DUE,
    /** The dates are in an impossible order, so no length can be computed. */
    DATE_ORDER,
    /** Only the day is known, so no length within a day can be computed. */
    DAY_PRECISION,
    /** Assigned to its owner before it asked, or after it was answered, so the delay is nobody's alone. */
    REASSIGNED,
    /** Taken out of the sequence before anything was sent. */
    NOT_SENT,
    /** Became a customer, was lost or was disqualified before it was scored. */
    DECIDED_BEFORE,
    /** How experienced the rep is who owns it is not recorded. */
    UNKNOWN_SENIORITY;

    /**
     * Returns why a lead is no new lead, if it is not.
     *
     * <ul>
     *   <li>Test, spam, internal and duplicate records, by flag or by the reason they were disqualified with.
     *   <li>Existing customers, where the policy says so.
     *   <li>A lead disqualified for any other reason stays: it is a failure of quality.
     * </ul>
     *
     * @param journey the lead
     * @param policies the policies in force
     * @return the first reason that applies, in the order of this enum
     */
    public static Optional<Exclusion> of(Journey journey, Policies policies) {
        Optional<Exclusion> reason = journey.exclusion();
        return reason.isEmpty() && policies.excludeExistingCustomers() && journey.existingCustomer()
                ? Optional.of(EXISTING_CUSTOMER)
                : reason;
    }

    static Optional<Exclusion> of(Lead lead, StageHistory history) {
        String reason = reason(history);
        if (lead.test() || reason.equals("test")) {
            return Optional.of(TEST);
        }
        if (lead.spam() || reason.equals("spam")) {
            return Optional.of(SPAM);
        }
        if (lead.internal() || reason.equals("internal")) {
            return Optional.of(INTERNAL);
        }
        return lead.duplicateOf().isPresent() || reason.equals("duplicate") ? Optional.of(DUPLICATE) : Optional.empty();
    }

    /** A record of nobody: a test, spam or one of our own people. */
    static boolean isNobody(Lead lead, ZoneId zone) {
        if (lead.test() || lead.spam() || lead.internal()) {
            return true;
        }
        String reason = reason(StageHistory.of(lead.transitions(), zone));
        return reason.equals("test") || reason.equals("spam") || reason.equals("internal");
    }

    private static String reason(StageHistory history) {
        Optional<String> reason = history.disqualifiedReason();
        return reason.isEmpty() ? "" : reason.get().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns why an opportunity is no new business, if it is not.
     *
     * @param opportunity the opportunity
     * @return the reason, empty for new business
     */
    public static Optional<Exclusion> of(Opportunity opportunity) {
        if (opportunity.test()) {
            return Optional.of(TEST);
        }
        return opportunity.type() == OpportunityType.NEW_BUSINESS ? Optional.empty() : Optional.of(NOT_NEW_BUSINESS);
    }
}
