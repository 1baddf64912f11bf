/**
 * The records that everything is computed from: leads, touches, opportunities, spend and the small types beside them.
 *
 * <p>Immutable, validated, null-free and free of I/O. Start with {@link org.leadkpi.model.Dataset}, which bundles the
 * records with what a calculation must be told: range, zone, as-of instant, currency and the feeds supplied.
 *
 * <p>May depend on {@code value}, {@code stats} and {@code time}.
 */
@NullMarked
package org.leadkpi.model;

import org.jspecify.annotations.NullMarked;
