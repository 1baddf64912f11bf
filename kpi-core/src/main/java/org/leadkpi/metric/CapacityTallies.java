package org.leadkpi.metric;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.leadkpi.capacity.Headcount;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Journey;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.RepRole;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

/**
 * How many leads there are to work on, and who works on them.
 *
 * <p>A lead is assigned when it gets its owner: at creation, where that is not recorded. A lead without an owner waits for one
 * since it was created. Test, spam, internal and duplicate leads are left out, and so are managers among the reps.
 *
 * @since 0.1
 */
public final class CapacityTallies {

    private CapacityTallies() {}

    // Tallies that are dated alike share this object, so that a ledger can ask it once per lead.

    private static final Dating<Journey> BY_ASSIGNMENT =
            Dating.at((lead, data) -> Optional.of(lead.lead().assignedAt()));

    /** Leads assigned, and those that wait to be. */
    public static final Tally<Journey> LEADS_ASSIGNED = assigned("leads-assigned")
            .meaning("leads by assignment to their owner, those without one by creation")
            .build();

    /** Cold inbound leads assigned. */
    public static final Tally<Journey> COLD_LEADS_ASSIGNED =
            assigned("cold-leads-assigned", LeadType.COLD_INBOUND, "cold inbound leads");

    /** Warm MQLs assigned. */
    public static final Tally<Journey> WARM_LEADS_ASSIGNED =
            assigned("warm-leads-assigned", LeadType.WARM_MQL, "warm marketing-qualified leads");

    /** Hot SQLs assigned. */
    public static final Tally<Journey> HOT_LEADS_ASSIGNED =
            assigned("hot-leads-assigned", LeadType.HOT_SQL, "hot sales-qualified leads");

    /** Outbound prospects assigned. */
    public static final Tally<Journey> OUTBOUND_LEADS_ASSIGNED =
            assigned("outbound-leads-assigned", LeadType.OUTBOUND_PROSPECT, "outbound prospects");

    /** Product-qualified leads assigned. */
    public static final Tally<Journey> PRODUCT_LEADS_ASSIGNED =
            assigned("product-leads-assigned", LeadType.PQL, "product-qualified leads");

    /** Leads assigned whose type is not recorded. */
    public static final Tally<Journey> UNTYPED_LEADS_ASSIGNED =
            assigned("untyped-leads-assigned", LeadType.UNKNOWN, "leads whose type nothing tells");

    /** Leads assigned to a rep. */
    public static final Tally<Journey> LEADS_OWNED = assigned("leads-owned")
            .meaning("leads that have an owner, by assignment")
            .where((lead, data) -> lead.lead().owner().isPresent())
            .build();

    /** Leads assigned to a rep that became SQLs. */
    public static final Tally<Journey> OWNED_TO_SQL = assigned("owned-to-sql")
            .meaning("leads that have an owner and reached SQL at any time since, by assignment")
            .where((lead, data) -> lead.lead().owner().isPresent())
            .where(LeadTerms.IS_SQL)
            .build();

    /** Leads assigned to a rep that became customers. */
    public static final Tally<Journey> OWNED_TO_CUSTOMER = assigned("owned-to-customer")
            .meaning("leads that have an owner and became customers at any time since, by assignment")
            .where((lead, data) -> lead.lead().owner().isPresent())
            .where(LeadTerms.IS_CUSTOMER)
            .build();

    /** Reps, each for the months of the period. */
    public static final Tally<Rep> REP_MONTHS = months("rep-months", rep -> Rational.ONE, true)
            .meaning("reps active on a day of the period, managers left out, each for the months that the period has")
            .distinctPerPeriod()
            .build();

    /** Full-time equivalents, each for the months it was active. */
    public static final Tally<Rep> FTE_MONTHS = months("fte-months", Rep::fte, false)
            .meaning("months that reps were active in the period, managers left out, times their full-time equivalent")
            .build();

    /** Full-time equivalents by their ramp, each for the months it was active. */
    public static final Tally<Rep> RAMPED_MONTHS = Tally.<Rep>amount(
                    "ramped-months",
                    Source.REPS,
                    Unit.COUNT,
                    (rep, data, date) -> new Quantity.Known(rep.fte().times(Headcount.strength(rep, date))))
            .meaning(
                    "months that reps were active in the period, managers left out, times their full-time equivalent and,"
                            + " in the first 90 days, the part they can carry by then")
            .dated(Dating.onDaysOfMonths((rep, data) -> RepTallies.activeDays(rep, data.range())))
            .where((rep, data) -> rep.role() != RepRole.MANAGER)
            .build();

    /** Working days of reps. */
    public static final Tally<Rep> REP_WORKING_DAYS = Tally.<Rep>amount(
                    "rep-working-days", Source.REPS, Unit.COUNT, (rep, data, date) -> Quantity.ONE)
            .meaning(
                    "working days on which reps were active, managers left out: those on which business is open, Mondays to"
                            + " Fridays where there is no calendar")
            .dated(Dating.onDays(
                    (rep, data) -> RepTallies.activeDays(rep, data.range()), CapacityTallies::isWorkingDay))
            .where((rep, data) -> rep.role() != RepRole.MANAGER)
            .build();

    private static boolean isWorkingDay(LocalDate day, Dataset data) {
        return data.policies()
                .calendar()
                .map(calendar -> !calendar.hoursOn(day).isClosed())
                .orElse(day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue());
    }

    private static Tally.Builder<Rep> months(String name, Function<Rep, Rational> weight, boolean whole) {
        return Tally.<Rep>amount(
                        name, Source.REPS, Unit.COUNT, (rep, data, date) -> new Quantity.Known(weight.apply(rep)))
                .dated(Dating.inMonths((rep, data) -> RepTallies.activeDays(rep, data.range()), whole))
                .where((rep, data) -> rep.role() != RepRole.MANAGER);
    }

    private static Tally.Builder<Journey> assigned(String name) {
        return Tally.count(name, Source.LEADS).dated(BY_ASSIGNMENT).excluding(LeadTerms.NO_NEW_LEAD);
    }

    private static Tally<Journey> assigned(String name, LeadType type, String who) {
        return assigned(name)
                .meaning(who + " by assignment to their owner, those without one by creation")
                .where((lead, data) -> lead.type(data.zone()) == type)
                .build();
    }
}
