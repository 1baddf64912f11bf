package org.leadkpi.benchmarks;

import java.util.List;

/** Quantiles of sorted values, interpolated between the two nearest (type 7). */
final class Quantiles {

    private Quantiles() {}

    static double of(List<Long> sorted, double p) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double position = (sorted.size() - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
