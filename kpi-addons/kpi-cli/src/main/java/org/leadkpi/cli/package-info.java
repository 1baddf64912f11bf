/**
 * The {@code kpi} command: a folder of CSV files in, a scorecard out.
 *
 * <p>Start with {@link org.leadkpi.cli.Main}. A command is one class with one {@code call} method; what several share
 * ({@code Selection}, {@code Output}, {@code Terminal}) stands beside them.
 *
 * <p>May depend on kpi-core, kpi-csv and picocli. Options and output are the interface to keep stable, not the Java
 * signatures.
 */
@NullMarked
package org.leadkpi.cli;

import org.jspecify.annotations.NullMarked;
