package org.leadkpi.metric;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.leadkpi.model.Cycle;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentSignal;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.SignalKind;
import org.leadkpi.model.Stage;
import org.leadkpi.response.Meeting;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Unit;

/** The terms in which tallies of leads are told; a shared object is asked once per record. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
final class LeadTerms {

    private LeadTerms() {}

    static final Dating<Journey> BY_CREATION =
            Dating.at((lead, data) -> Optional.of(lead.lead().createdAt()));

    static final Dating<Journey> BY_MQL = Dating.at(stage(Stage.MQL));

    static final Dating<Journey> BY_SQL = Dating.at(stage(Stage.SQL));

    static final Dating<Cycle> BY_MQL_OF_CYCLE =
            Dating.at((cycle, data) -> cycle.steps().firstEntered(Stage.MQL));

    static final Dating<Journey> BY_MQL_IMPUTED = Dating.at(imputed(Stage.MQL));

    private static final BiFunction<Journey, Dataset, Optional<Timestamp>> FIRST_TRIAL = signal(SignalKind.TRIAL_START);

    private static final BiFunction<Journey, Dataset, Optional<Timestamp>> FIRST_USAGE =
            signal(SignalKind.PRODUCT_USAGE);

    static final Dating<Journey> BY_TRIAL_START = Dating.at(FIRST_TRIAL);

    static final Dating<Journey> BY_PRODUCT_USAGE = Dating.at(FIRST_USAGE);

    static final Dating<Journey> BY_LEAD_QUALIFICATION = Dating.at(LeadTerms::firstQualified);

    static final BiPredicate<Journey, Dataset> IS_MQL =
            (lead, data) -> lead.entered(Stage.MQL).isPresent();

    static final BiPredicate<Journey, Dataset> IS_SQL =
            (lead, data) -> lead.entered(Stage.SQL).isPresent();

    static final BiPredicate<Journey, Dataset> IS_SQL_IMPUTED =
            (lead, data) -> lead.history().firstEnteredOrImputed(Stage.SQL).isPresent();

    static final BiPredicate<Journey, Dataset> IS_QUALIFIED =
            (lead, data) -> firstQualified(lead, data).isPresent();

    static final BiPredicate<Journey, Dataset> IS_CUSTOMER =
            (lead, data) -> lead.customerAt().isPresent();

    static final BiPredicate<Journey, Dataset> HAS_MEETING =
            (lead, data) -> Meeting.isBookedSince(lead.touches(), lead.lead().createdAt(), data);

    static final BiPredicate<Journey, Dataset> IS_PRODUCT_QUALIFIED = (lead, data) ->
            lead.lead().signals().stream().anyMatch(signal -> signal.kind() == SignalKind.PRODUCT_USAGE);

    static final BiPredicate<Journey, Dataset> IS_UNDECIDED =
            (lead, data) -> lead.customerAt().isEmpty() && !lead.isDisqualified() && !lead.isLost();

    static final BiPredicate<Cycle, Dataset> CYCLE_IS_SQL =
            (cycle, data) -> cycle.steps().firstEntered(Stage.SQL).isPresent();

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> NO_NEW_LEAD =
            (lead, data) -> Exclusion.of(lead, data.policies());

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> SQL_BEFORE_MQL =
            (lead, data) -> misordered(lead.entered(Stage.MQL), lead.entered(Stage.SQL), data);

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> CUSTOMER_BEFORE_SQL =
            (lead, data) -> misordered(lead.entered(Stage.SQL), lead.customerAt(), data);

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> USAGE_BEFORE_TRIAL =
            (lead, data) -> misordered(FIRST_TRIAL.apply(lead, data), FIRST_USAGE.apply(lead, data), data);

    static final BiFunction<Journey, Dataset, Optional<Exclusion>> CUSTOMER_BEFORE_USAGE =
            (lead, data) -> misordered(FIRST_USAGE.apply(lead, data), lead.customerAt(), data);

    static Tally.Builder<Journey> inCohort(Tally.Builder<Journey> tally, Dating<Journey> start) {
        return tally.dated(start).excluding(NO_NEW_LEAD);
    }

    static Tally.Builder<Journey> leads(String name, Dating<Journey> dating) {
        return inCohort(Tally.count(name, Source.LEADS), dating);
    }

    static Tally.Builder<Journey> newLeads(String name) {
        return leads(name, BY_CREATION);
    }

    /**
     * The members of a cohort whose fate is open: they have not succeeded, and were neither disqualified nor lost. A
     * distribution keeps their ages, so that a reading can tell who has been at risk for long enough.
     */
    static Tally<Journey> open(Tally.Builder<Journey> members, BiPredicate<Journey, Dataset> succeeded) {
        return members.meaning("members of the cohort whose fate is open")
                .whereNot(succeeded)
                .where(IS_UNDECIDED)
                .build();
    }

    /** The members of a cohort whose fate is decided without success. */
    static Tally.Builder<Journey> lost(Tally.Builder<Journey> members, BiPredicate<Journey, Dataset> succeeded) {
        return members.whereNot(succeeded).whereNot(IS_UNDECIDED);
    }

    /** When it was decided what becomes of a lead: by disqualification, by a sale, or by the last loss. */
    static Optional<Timestamp> endedAt(Journey lead, Dataset data) {
        return lead.history()
                .firstEntered(Stage.DISQUALIFIED)
                .or(lead::customerAt)
                .or(() -> lead.opportunities().isEmpty()
                        ? Optional.empty() // as nearly always, and cheaper
                        : lead.newBusiness().stream()
                                .flatMap(deal -> deal.closedAt().stream())
                                .max((a, b) -> a.compareInstants(b, data.zone())));
    }

    /** How old the members of a cohort are, in whole days. */
    static Tally.Builder<Journey> ages(String name, BiFunction<Journey, Dataset, Optional<Timestamp>> start) {
        return days(name, start, (lead, data) -> Optional.of(Timestamp.of(data.asOf())));
    }

    /** Whole days between two events of leads that have both. */
    static Tally.Builder<Journey> days(
            String name,
            BiFunction<Journey, Dataset, Optional<Timestamp>> start,
            BiFunction<Journey, Dataset, Optional<Timestamp>> end) {
        Tally.Measure<Journey> measure = (lead, data, date) -> Elapsed.wholeDays(
                start.apply(lead, data).orElseThrow(), end.apply(lead, data).orElseThrow(), data.zone());
        return Tally.distribution(name, Source.LEADS, Unit.DAYS, measure)
                .where((lead, data) -> start.apply(lead, data).isPresent()
                        && end.apply(lead, data).isPresent());
    }

    static BiFunction<Journey, Dataset, Optional<Timestamp>> creation() {
        return (lead, data) -> Optional.of(lead.lead().createdAt());
    }

    static BiFunction<Journey, Dataset, Optional<Timestamp>> stage(Stage stage) {
        return (lead, data) -> lead.entered(stage);
    }

    static BiFunction<Journey, Dataset, Optional<Timestamp>> imputed(Stage stage) {
        return (lead, data) -> lead.history().firstEnteredOrImputed(stage);
    }

    private static BiFunction<Journey, Dataset, Optional<Timestamp>> signal(SignalKind kind) {
        return (lead, data) -> {
            Optional<Timestamp> first = Optional.empty();
            for (IntentSignal signal : lead.lead().signals()) {
                if (signal.kind() == kind
                        && (first.isEmpty() || signal.at().compareInstants(first.get(), data.zone()) < 0)) {
                    first = Optional.of(signal.at());
                }
            }
            return first;
        };
    }

    static Optional<Timestamp> firstQualified(Journey lead, Dataset data) {
        Optional<Timestamp> first = Optional.empty();
        for (Opportunity deal : lead.newBusiness()) {
            Optional<Timestamp> at = deal.qualifiedAt();
            if (at.isPresent() && (first.isEmpty() || at.get().compareInstants(first.get(), data.zone()) < 0)) {
                first = at;
            }
        }
        return first;
    }

    static Optional<Exclusion> misordered(Optional<Timestamp> first, Optional<Timestamp> second, Dataset data) {
        return first.isPresent() && second.isPresent() && second.get().isBefore(first.get(), data.zone())
                ? Optional.of(Exclusion.STAGE_ORDER)
                : Optional.empty();
    }
}
