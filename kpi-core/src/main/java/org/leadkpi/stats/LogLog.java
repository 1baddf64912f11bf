package org.leadkpi.stats;

/** Limits of a survival S that are symmetric around log(-log S), so that they stay between 0 and 1. */
final class LogLog {

    private LogLog() {}

    /**
     * Returns the interval of a survival.
     *
     * @param survival the survival, above 0 and below 1
     * @param relativeError the standard error of the survival divided by the survival
     */
    static Interval survival(double survival, double relativeError, double level) {
        double reach = reach(survival, relativeError, Levels.standardErrors(level));
        return new Interval(Math.pow(survival, reach), Math.pow(survival, 1 / reach), level, IntervalMethod.LOG_LOG);
    }

    /** Returns the power to which the lower limit raises the survival; the upper one raises it to the reciprocal. */
    static double reach(double survival, double relativeError, double standardErrors) {
        return Math.exp(standardErrors * relativeError / -Math.log(survival));
    }
}
