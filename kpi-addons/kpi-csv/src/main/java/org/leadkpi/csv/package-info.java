/**
 * Reads the canonical folder of CSV files into the records of {@link org.leadkpi.model}.
 *
 * <p>Start with {@link org.leadkpi.csv.CanonicalFolder}. What cannot be read in a row is reported with its file, line,
 * column and value, and counted; what makes a whole file unreadable is an {@link org.leadkpi.csv.ImportException}.
 *
 * <p>May depend on kpi-core and FastCSV. Adding a file is one line in {@code Reading}, adding a column another.
 */
@NullMarked
package org.leadkpi.csv;

import org.jspecify.annotations.NullMarked;
