/**
 * What several packages need and nobody else may see: not exported. Start with {@link org.leadkpi.internal.Lazy}. Depends on
 * nothing.
 */
@NullMarked
package org.leadkpi.internal;

import org.jspecify.annotations.NullMarked;
