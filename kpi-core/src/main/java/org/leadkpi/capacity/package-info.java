/**
 * How much a rep can carry, who gets the next lead, who is to answer one that waits, and what to move so that all carry alike.
 *
 * <p>Start with {@link org.leadkpi.capacity.LoadBands} and {@link org.leadkpi.capacity.Load}, which say whether a rep has too many
 * leads or too few; {@link org.leadkpi.capacity.TeamLoad} reads the loads of a team from its records, {@link
 * org.leadkpi.capacity.Allocation} hands out leads, {@link org.leadkpi.capacity.Escalation} says which leads somebody else is to
 * answer, and {@link org.leadkpi.capacity.Rebalance} proposes moves. Pure functions: nothing here assigns anything, and the same
 * input in any order gives the same answer.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code response} and {@code scoring}.
 */
@NullMarked
package org.leadkpi.capacity;

import org.jspecify.annotations.NullMarked;
