package org.leadkpi.capacity;

/**
 * What the number of leads per rep is called, whatever their types.
 *
 * @since 0.1
 */
public enum LoadLabel {
    /** A high ratio, by the articles. */
    HIGH,
    /** Between a low ratio and a high one. */
    TYPICAL,
    /** A low ratio, by the articles. */
    LOW,
    /** Below what the articles call low; defined here. */
    VERY_LOW
}
