package org.leadkpi.metric;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Spend;

/** The terms in which tallies of spend are told; a shared object is asked once per record. */
@SuppressWarnings("UnnecessaryLambda") // the constants are objects that tallies share, and are asked once per record
final class SpendTerms {

    private SpendTerms() {}

    static final Tally.Measure<Spend> COST = SpendTerms::acquisitionCost;

    static final BiPredicate<Spend, Dataset> IS_ACQUISITION =
            (item, data) -> !item.acquisitionShare().isZero();

    static final BiPredicate<Spend, Dataset> IS_PROGRAM =
            (item, data) -> item.category().isProgram();

    static final Dating<Spend> BY_DAYS_OF_SPEND = Dating.during((item, data) -> Optional.of(item.range()));

    static final Dating<Spend> BY_ACCRUAL = Dating.accruing(
            Spend::range, (item, data) -> item.amount().currency().equals(data.currency()));

    static final Function<Dataset, OptionalInt> ACQUISITION_LAG =
            data -> data.policies().acquisitionLagDays();

    static final Dating<Spend> BY_ACCRUAL_LATER = Dating.accruingLater(
            Spend::range,
            ACQUISITION_LAG,
            (item, data) -> item.amount().currency().equals(data.currency()));

    static final Function<Dataset, OptionalInt> LEAD_LAG =
            data -> data.policies().leadLagDays();

    static final Dating<Spend> BY_ACCRUAL_ONCE_FOLLOWED = Dating.accruingOnceFollowed(
            Spend::range, LEAD_LAG, (item, data) -> item.amount().currency().equals(data.currency()));

    static Quantity acquisitionCost(Spend item, Dataset data, LocalDate date) {
        Quantity amount = Quantity.money(Optional.of(item.amount()), data, date);
        return amount instanceof Quantity.Known known
                ? new Quantity.Known(known.value().times(item.share()).times(item.acquisitionShare()))
                : amount;
    }
}
