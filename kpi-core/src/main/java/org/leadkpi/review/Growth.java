package org.leadkpi.review;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.leadkpi.diagnosis.Threshold;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.model.Acquisition;
import org.leadkpi.model.Customer;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.value.Rational;

/**
 * How far a company has grown, by the customers that it has.
 *
 * <ul>
 *   <li>With the feed of customers: those acquired by the as-of instant and not churned at it.
 *   <li>Without it: the customers that leads and opportunities tell of. There may be more, from before the data begins, so only
 *       the last stage can be told from them.
 * </ul>
 *
 * @param customers how many customers there are
 * @param isLowerBound whether there may be more
 * @since 0.1
 */
public record Growth(long customers, boolean isLowerBound) {

    /**
     * Refuses a negative count.
     *
     * @param customers how many customers there are
     * @param isLowerBound whether there may be more
     * @throws IllegalArgumentException if the count is negative
     */
    public Growth {
        if (customers < 0) {
            throw new IllegalArgumentException("customers are " + customers + ", must not be negative");
        }
    }

    /**
     * Counts the customers of some data.
     *
     * @param data the data
     * @return how many customers it has at its as-of instant
     */
    public static Growth of(Dataset data) {
        if (data.feeds().contains(Feed.CUSTOMERS)) {
            return new Growth(
                    data.customers().stream()
                            .filter(each -> isThere(each, data))
                            .count(),
                    false);
        }
        Set<String> identities = new HashSet<>();
        for (Acquisition acquisition : data.acquisitions()) {
            if (data.hasSeen(acquisition.at())) {
                identities.add(acquisition.identity());
            }
        }
        return new Growth(identities.size(), true);
    }

    private static boolean isThere(Customer customer, Dataset data) {
        return data.hasSeen(customer.acquiredAt())
                && !customer.churnedAt().map(data::hasSeen).orElse(false);
    }

    /**
     * Returns the stage of a company of so many customers. The edges are half-open: 10 customers end the early stage, 100 begin scaling.
     *
     * @param customers how many customers it has
     * @return the stage
     */
    public static GrowthStage stage(long customers) {
        return stage(customers, Thresholds.standard());
    }

    private static GrowthStage stage(long customers, Thresholds settings) {
        Threshold early = settings.get("stage.early");
        Threshold scaling = settings.get("stage.scaling");
        if (early.band().overlaps(scaling.band())) {
            throw new IllegalArgumentException("threshold " + early.key() + " is " + early.words()
                    + ", must not overlap " + scaling.key() + ", which is " + scaling.words());
        }
        Rational number = Rational.of(customers);
        if (early.holds(number)) {
            return GrowthStage.EARLY;
        }
        return scaling.holds(number) ? GrowthStage.SCALING : GrowthStage.GROWTH;
    }

    /**
     * Returns the stage by the published edges.
     *
     * @return the stage, empty where more customers may make it another one
     */
    public Optional<GrowthStage> stage() {
        return stage(Thresholds.standard());
    }

    /**
     * Returns the stage by edges of one's own.
     *
     * @param settings the thresholds, of which {@code stage.early} and {@code stage.scaling} are asked
     * @return the stage, empty where more customers may make it another one
     * @throws IllegalArgumentException if these two overlap
     */
    public Optional<GrowthStage> stage(Thresholds settings) {
        GrowthStage least = stage(customers, settings);
        return isLowerBound && least != GrowthStage.SCALING ? Optional.empty() : Optional.of(least);
    }
}
