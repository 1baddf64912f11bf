package org.leadkpi.stats;

/** Checks of a level of confidence and the critical values that follow from it. */
final class Levels {

    private Levels() {}

    /** Refuses a level at which an interval would be empty or everything. */
    static double require(double level) {
        if (!(0 < level && level < 1)) {
            throw new IllegalArgumentException("level must be above 0 and below 1, was " + level);
        }
        return level;
    }

    /** Returns the probability on each side of a two-sided interval: 0.025 at 95 %. */
    static double tail(double level) {
        return (1 - require(level)) / 2;
    }

    /** Returns how many standard errors a two-sided normal interval reaches: 1.959963984540054 at 95 %. */
    static double standardErrors(double level) {
        return Normal.quantile((1 + require(level)) / 2);
    }
}
