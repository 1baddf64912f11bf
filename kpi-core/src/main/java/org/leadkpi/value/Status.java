package org.leadkpi.value;

/**
 * Why a KPI has, or has not, a value.
 *
 * <p>Only {@link #DEFINED} carries a value. Every other status is an answer of its own and is shown as such: it is never
 * printed as zero, NaN, infinity or an empty cell.
 *
 * @since 0.1
 */
public enum Status {
    /** The denominator is positive and the inputs are there. */
    DEFINED,
    /** Nothing happened at all: numerator and denominator are both zero. */
    NO_DATA,
    /** Money was spent and nothing came of it: a cost per output without outputs. */
    NO_OUTPUT,
    /** Something was counted that has no base: a rate with a positive numerator and a zero denominator. */
    NO_BASE,
    /** A feed that the KPI needs was not supplied, which differs from an explicit zero. */
    MISSING_INPUT,
    /** The reciprocal of zero observed events. */
    UNBOUNDED,
    /** The cohort is too young to be judged; the partial value is provisional. */
    IMMATURE,
    /** An amount has no exchange rate for its date. */
    MISSING_FX,
    /** The question has no answer for these records, dimension or period. */
    NOT_APPLICABLE
}
