package org.leadkpi.model;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.leadkpi.time.DateRange;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/**
 * How spend that names no channel is shared out over channels. Nothing does so by itself: such spend stands in a row of its own
 * until somebody decides otherwise.
 *
 * <ul>
 *   <li>An amount is split to the minor unit, and its parts add up to it exactly.
 *   <li>What is looked at lies in the days of the item. Where there is nothing to go by, the item stays unallocated.
 *   <li>All records are looked at, so allocate before a dataset is parted.
 * </ul>
 *
 * @since 0.1
 */
public enum SpendAllocation {
    /** In proportion to the spend of those days that names its channel; what has no exchange rate weighs nothing. */
    BY_DIRECT_SPEND {
        @Override
        SortedMap<String, Rational> weights(DateRange days, Dataset data) {
            SortedMap<String, Rational> weights = new TreeMap<>();
            for (Spend item : data.spend()) {
                Optional<DateRange> shared = item.range().intersection(days);
                if (item.channel().isPresent() && shared.isPresent()) {
                    data.inReportingCurrency(item.amount(), item.range().start())
                            .map(amount -> amount.times(item.share())
                                    .times(item.acquisitionShare())
                                    .times(Rational.of(
                                            shared.get().days(), item.range().days())))
                            .ifPresent(cost -> weights.merge(item.channel().get(), cost, Rational::plus));
                }
            }
            return weights;
        }
    },
    /** In proportion to the new leads of those days, by their channel. */
    BY_LEADS {
        @Override
        SortedMap<String, Rational> weights(DateRange days, Dataset data) {
            SortedMap<String, Rational> weights = new TreeMap<>();
            for (Journey journey : data.journeys()) {
                Optional<String> channel = journey.lead().channel();
                if (channel.isPresent()
                        && days.contains(journey.lead().createdAt().date(data.zone()))
                        && Exclusion.of(journey, data.policies()).isEmpty()) {
                    weights.merge(channel.get(), Rational.ONE, Rational::plus);
                }
            }
            return weights;
        }
    },
    /** In equal parts over the channels that have spend of their own in those days, be it nothing. */
    EQUAL {
        @Override
        SortedMap<String, Rational> weights(DateRange days, Dataset data) {
            SortedMap<String, Rational> weights = new TreeMap<>();
            for (Spend item : data.spend()) {
                if (item.range().intersection(days).isPresent()) {
                    item.channel().ifPresent(channel -> weights.put(channel, Rational.ONE));
                }
            }
            return weights;
        }
    };

    private static final int WEIGHT_DIGITS = 6;

    abstract SortedMap<String, Rational> weights(DateRange days, Dataset data);

    /**
     * Shares out the spend of a dataset that names no channel.
     *
     * @param data the dataset
     * @return the same dataset with a record for each part of such an item; equal to it where there is none
     */
    public Dataset allocate(Dataset data) {
        Map<DateRange, SortedMap<String, Long>> weights = new HashMap<>();
        List<Spend> allocated = new ArrayList<>();
        for (Spend item : data.spend()) {
            if (item.channel().isPresent()) {
                allocated.add(item);
            } else {
                allocated.addAll(parts(
                        item, weights.computeIfAbsent(item.range(), days -> positive(weights(days, data)))));
            }
        }
        return data.toBuilder().spend(allocated).build();
    }

    private static SortedMap<String, Long> positive(SortedMap<String, Rational> weights) {
        SortedMap<String, Long> whole = new TreeMap<>();
        weights.forEach((channel, weight) -> {
            if (weight.signum() > 0) {
                whole.put(
                        channel,
                        weight.toDecimal(WEIGHT_DIGITS, RoundingMode.HALF_UP)
                                .unscaledValue()
                                .longValueExact());
            }
        });
        return whole;
    }

    private static List<Spend> parts(Spend item, SortedMap<String, Long> weights) {
        if (weights.isEmpty()) {
            return List.of(item);
        }
        List<Money> amounts = item.amount().allocate(List.copyOf(weights.values()));
        List<Spend> parts = new ArrayList<>();
        int next = 0;
        for (String channel : weights.keySet()) {
            parts.add(new Spend(
                    item.range(),
                    amounts.get(next++),
                    item.category(),
                    Optional.of(channel),
                    item.campaign(),
                    item.team(),
                    item.share(),
                    item.acquisitionShare(),
                    item.attributes()));
        }
        return parts;
    }
}
