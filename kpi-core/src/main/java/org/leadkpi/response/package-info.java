/**
 * Reaching out and answering: how long a lead waited for us, which touches are attempts and conversations, and which of our
 * messages an inbound one answers.
 *
 * <p>Start with {@link org.leadkpi.response.ResponseClock}; {@link org.leadkpi.response.ResponseState} holds it against its
 * target, {@link org.leadkpi.response.Outreach} says what a touch counts as,
 * {@link org.leadkpi.response.Correspondence} links replies to what they answer. Pure functions of the records: nothing here
 * adds anything up.
 *
 * <p>May depend on {@code value}, {@code stats}, {@code time} and {@code model}.
 */
@NullMarked
package org.leadkpi.response;

import org.jspecify.annotations.NullMarked;
