/**
 * Who is to work which lead: what is to be handed to somebody else.
 *
 * <p>Start with {@link org.leadkpi.capacity.Escalation}. Pure functions of the records: nothing here assigns anything, it
 * says what should be.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time}, {@code model}, {@code response} and {@code scoring}.
 */
@NullMarked
package org.leadkpi.capacity;

import org.jspecify.annotations.NullMarked;
