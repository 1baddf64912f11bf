/**
 * Exact totals per cell: segment by period. Merging is addition, a correction is a reversing entry.
 *
 * <p>Start with {@link org.leadkpi.ledger.Ledger#of}, which posts the records of a dataset. {@link
 * org.leadkpi.ledger.Frame} declares what a ledger can say; only ledgers of equal frames are added.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model} and {@code metric}.
 */
@NullMarked
package org.leadkpi.ledger;

import org.jspecify.annotations.NullMarked;
