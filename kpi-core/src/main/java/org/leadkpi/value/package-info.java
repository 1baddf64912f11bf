/**
 * Exact values: fractions, money, exchange rates, and what a KPI can come to.
 *
 * <p><b>What is here.</b> Immutable value types with value equality. Nothing in them is rounded unless the caller names
 * the rounding.
 *
 * <p><b>Where to start.</b> {@link org.leadkpi.value.Money} for an amount, {@link org.leadkpi.value.Rational} for a
 * quotient of two totals.
 *
 * <p><b>What it may depend on.</b> The JDK only; every other package may import this one.
 *
 * @since 0.1
 */
@NullMarked
package org.leadkpi.value;

import org.jspecify.annotations.NullMarked;
