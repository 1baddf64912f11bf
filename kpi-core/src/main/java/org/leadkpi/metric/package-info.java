/**
 * What a KPI is: tallies, formulas over them, dimensions, and the standard catalogue as constants.
 *
 * <p>Start with {@link org.leadkpi.metric.StandardKpis} to see what a KPI looks like, {@link org.leadkpi.metric.Tally}
 * to add a count, {@link org.leadkpi.metric.Catalog} to put your own beside the standard ones.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model} and {@code response}.
 */
@NullMarked
package org.leadkpi.metric;

import org.jspecify.annotations.NullMarked;
