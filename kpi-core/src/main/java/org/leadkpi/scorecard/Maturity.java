package org.leadkpi.scorecard;

import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.leadkpi.ledger.Cell;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Policies;
import org.leadkpi.stats.Distribution;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Judges whether the members of a cohort have been at risk for long enough. */
final class Maturity {

    /** The share of mature members below which a cohort has no value yet, where its maturity is required. */
    private static final Rational MATURE_SHARE = Rational.of(4, 5);

    private final Policies policies;
    private final Function<Tally<?>, Distribution> values;
    private final Map<Kpi.MatureAge, Rational> ages = new ConcurrentHashMap<>();

    /** A value as it may be shown. */
    record Judgement(KpiValue value, boolean isPartlyImmature) {}

    /**
     * @param policies the policies in force
     * @param values all values of a distribution, over all segments and periods, which are the own history
     */
    Maturity(Policies policies, Function<Tally<?>, Distribution> values) {
        this.policies = policies;
        this.values = values;
    }

    Judgement judge(Kpi kpi, Cell cell, KpiValue value) {
        if (!value.isDefined() || kpi.maturity().isEmpty()) {
            return new Judgement(value, false);
        }
        Kpi.Maturity maturity = kpi.maturity().get();
        if (maturity.age().isEmpty()) {
            return new Judgement(value, cell.rawCount(maturity.open()) > 0);
        }
        Rational age = ages.computeIfAbsent(maturity.age().get(), sought -> matureAge(sought, cell));
        long open = maturity.open().isDistribution()
                ? youngerThan(age, maturity.open(), cell)
                : cell.rawCount(maturity.open());
        if (open > 0) {
            long members = cell.rawCount(maturity.members());
            if (Rational.of(members - open).compareTo(MATURE_SHARE.times(Rational.of(members))) < 0) {
                return new Judgement(
                        KpiValue.undefined(
                                Status.IMMATURE,
                                (members - open) + " of " + members
                                        + " members of the cohort are mature (decided, or at least "
                                        + age.toDecimal(0, RoundingMode.CEILING)
                                        + " days old), at least 80 % must be"),
                        false);
            }
        }
        return new Judgement(value, open > 0);
    }

    /** The configured minimum, or the 90th percentile of the own history over all segments, whichever is longer. */
    private Rational matureAge(Kpi.MatureAge age, Cell cell) {
        Rational minimum = Rational.of(age.minimumDays().applyAsInt(policies));
        return age.history()
                .map(history -> minimum.max(ninthTenth(values.apply(history), cell.resolution(history))))
                .orElse(minimum);
    }

    private static Rational ninthTenth(Distribution days, Rational resolution) {
        return days.isEmpty()
                ? Rational.ZERO
                : days.quantile(Rational.of(9, 10)).dividedBy(resolution);
    }

    private static long youngerThan(Rational age, Tally<?> ages, Cell cell) {
        return cell.values(ages).countBelow(age.times(cell.resolution(ages)));
    }
}
