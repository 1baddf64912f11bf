/**
 * Published industry figures as data, and how a reading stands against them and against its own history.
 *
 * <p>Start with {@link org.leadkpi.benchmark.Benchmarks#published}, which holds every figure with its source, and with
 * {@link org.leadkpi.benchmark.Standing}, which says how a reading stands against one. The figures stand in one file,
 * {@code benchmarks.txt}, a line each.
 *
 * <p>A published figure is a sanity check on the direction, not a target: markets, audiences and offers differ. From
 * six periods on the own history goes before it.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code metric}, {@code ledger} and {@code
 * scorecard}.
 */
@NullMarked
package org.leadkpi.benchmark;

import org.jspecify.annotations.NullMarked;
