package org.leadkpi.capacity;

/**
 * How one of the reps who may have a lead is chosen.
 *
 * @since 0.1
 */
public enum AllocationMode {
    /** Who is least utilized with the lead; of those alike, who knows the segment best, then who had the last lead longest ago. */
    BALANCED,
    /** By turns: who had the last lead longest ago. The baseline to compare with. */
    ROUND_ROBIN,
    /** As balanced, but only among reps who name the whole segment of the lead; there is no one else. */
    STRICT_SEGMENT
}
