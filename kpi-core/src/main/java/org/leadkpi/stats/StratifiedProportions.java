package org.leadkpi.stats;

import java.util.List;
import java.util.Optional;
import org.leadkpi.value.Rational;

/**
 * Two proportions compared within strata: like with like, whatever each side has more of.
 *
 * <p>A rep who was given the worst lists connects less than the team, and as often as the team on each list. The strata are
 * the lists. Source: N. Mantel and W. Haenszel, JNCI 22 (1959) 719-748; W. G. Cochran, Biometrics 10 (1954) 417-451.
 *
 * <ul>
 *   <li>A stratum in which one side has no trials tells nothing, so there is none to give.
 *   <li>Strata in which nothing or everything succeeded add to the difference, but not to the test.
 * </ul>
 *
 * <pre>{@code
 * StratifiedProportions lists = new StratifiedProportions(
 *     List.of(new TwoProportions(2, 100, 20, 1_000), new TwoProportions(9, 50, 180, 1_000)));
 * lists.difference()      // 0: as often as the others on each list
 * }</pre>
 *
 * @param strata the strata, at least one
 * @since 0.1
 */
public record StratifiedProportions(List<TwoProportions> strata) {

    /**
     * Copies.
     *
     * @param strata the strata, at least one
     * @throws IllegalArgumentException if there is none
     */
    public StratifiedProportions {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("a stratified comparison needs at least one stratum");
        }
    }

    /**
     * Returns by how much the first proportion exceeds the second within the strata.
     *
     * <p>The differences of the strata, weighted by n1 n2 / (n1 + n2), as S. Greenland and J. M. Robins have it (Biometrics
     * 41 (1985) 55-68).
     *
     * @return the exact difference
     */
    public Rational difference() {
        Rational sum = Rational.ZERO;
        Rational weights = Rational.ZERO;
        for (TwoProportions stratum : strata) {
            Rational weight = Rational.of(stratum.trials1())
                    .times(Rational.of(stratum.trials2()))
                    .dividedBy(Rational.of(stratum.trials1() + stratum.trials2()));
            sum = sum.plus(stratum.difference().times(weight));
            weights = weights.plus(weight);
        }
        return sum.dividedBy(weights);
    }

    /**
     * Returns the two-sided test of proportions that are equal within every stratum, without continuity correction.
     *
     * @return the outcome; empty where no stratum has both successes and failures
     */
    public Optional<Significance> test() {
        double excess = 0;
        double variance = 0;
        for (TwoProportions stratum : strata) {
            double n1 = stratum.trials1();
            double n2 = stratum.trials2();
            double n = n1 + n2;
            double successes = (double) stratum.successes1() + stratum.successes2();
            excess += stratum.successes1() - n1 * successes / n;
            variance += n1 * n2 * successes * (n - successes) / (n * n * (n - 1));
        }
        if (!(variance > 0)) {
            return Optional.empty();
        }
        double z = excess / Math.sqrt(variance);
        return Optional.of(new Significance(z, Double.POSITIVE_INFINITY, Math.min(1, 2 * Normal.cdf(-Math.abs(z)))));
    }
}
