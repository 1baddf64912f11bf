package org.leadkpi.metric;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Deal;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** The terms in which tallies of opportunities are told; a shared object is asked once per record. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
final class DealTerms {

    private DealTerms() {}

    static final Dating<Deal> BY_DEAL_CREATION =
            Dating.at((deal, data) -> Optional.of(deal.opportunity().createdAt()));

    static final Dating<Deal> BY_QUALIFICATION =
            Dating.at((deal, data) -> deal.opportunity().qualifiedAt());

    static final Dating<Deal> BY_CLOSE =
            Dating.at((deal, data) -> deal.opportunity().closedAt());

    static final BiPredicate<Deal, Dataset> IS_WON = (deal, data) -> isWon(deal);

    static final BiPredicate<Deal, Dataset> IS_CLOSED = (deal, data) -> isClosed(deal);

    static final BiPredicate<Deal, Dataset> IS_QUALIFIED_DEAL =
            (deal, data) -> deal.opportunity().qualifiedAt().isPresent();

    static final BiFunction<Deal, Dataset, Optional<Exclusion>> NO_NEW_BUSINESS =
            (deal, data) -> Exclusion.of(deal.opportunity());

    static final BiFunction<Deal, Dataset, Optional<Exclusion>> TEST_DEAL =
            (deal, data) -> deal.opportunity().test() ? Optional.of(Exclusion.TEST) : Optional.empty();

    static final Tally.Measure<Deal> AMOUNT = amount(Opportunity::amount);

    static final Tally.Measure<Deal> AMOUNT_AT_QUALIFICATION = amount(Opportunity::amountAtQualification);

    static final Tally.Measure<Deal> DAYS_OPEN = (deal, data, date) -> Elapsed.days(
            deal.opportunity().createdAt(),
            deal.opportunity().closedAt().orElseGet(() -> Timestamp.of(data.asOf())),
            data.zone());

    static Tally.Measure<Deal> amount(Function<Opportunity, Optional<Money>> amount) {
        return (deal, data, date) -> Quantity.money(amount.apply(deal.opportunity()), data, date);
    }

    static Tally.Builder<Deal> deals(Tally.Builder<Deal> tally, Dating<Deal> dating) {
        return tally.dated(dating).excluding(NO_NEW_BUSINESS);
    }

    static boolean isWon(Deal deal) {
        return deal.opportunity().status() == OpportunityStatus.WON && isClosed(deal);
    }

    /** Won or lost at a known date; an outcome without one cannot be placed before the as-of instant. */
    static boolean isClosed(Deal deal) {
        return deal.opportunity().status() != OpportunityStatus.OPEN
                && deal.opportunity().closedAt().isPresent();
    }

    static boolean isSourceUnknown(Deal deal) {
        return deal.opportunity().source().map("unknown"::equalsIgnoreCase).orElse(true);
    }
}
