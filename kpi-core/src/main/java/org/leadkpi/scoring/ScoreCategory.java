package org.leadkpi.scoring;

/**
 * What a scoring rule looks at.
 *
 * @since 0.1
 */
public enum ScoreCategory {
    /** What the company is: size, industry, revenue, technology. */
    FIT_FIRMOGRAPHIC,
    /** Who the person is: title, seniority, location. */
    FIT_DEMOGRAPHIC,
    /** What the lead did with us: visits, forms, downloads, clicks. */
    BEHAVIOR,
    /** What third parties saw: funding, hiring, job changes, searches. */
    INTENT,
    /** What speaks against the lead; its points are taken away. */
    NEGATIVE;

    /** Whether points of this category are added. */
    boolean adds() {
        return this != NEGATIVE;
    }
}
