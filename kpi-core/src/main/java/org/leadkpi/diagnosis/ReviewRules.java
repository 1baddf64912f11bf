package org.leadkpi.diagnosis;

import java.util.List;

/**
 * Rules on series, and on how numbers are reviewed.
 *
 * @since 0.1
 */
public final class ReviewRules {

    private ReviewRules() {}

    /** All of them, in order. */
    static final List<Rule> ALL = List.of();
}
