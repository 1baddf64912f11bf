/**
 * Time: points in event time, half-open ranges of days, the calendar grains that split them, and business hours. Zone rules
 * live here.
 *
 * <p><b>What is here.</b> Values built on {@link java.time}. Nothing reads the clock or the default zone: whoever needs
 * a zone is handed one.
 *
 * <p><b>Where to start.</b> {@link org.leadkpi.time.Timestamp} for when something happened,
 * {@link org.leadkpi.time.DateRange} for a period, {@link org.leadkpi.time.Grain} for a series of periods,
 * {@link org.leadkpi.time.BusinessCalendar} for time within business hours.
 *
 * <p><b>What it may depend on.</b> {@link org.leadkpi.value}, {@link org.leadkpi.stats} and the JDK.
 *
 * @since 0.1
 */
@NullMarked
package org.leadkpi.time;

import org.jspecify.annotations.NullMarked;
