/**
 * The plan's own figures as indicators: how many items and steps are done, how many items are late, by unit and by lead agency, in
 * the months of periodic reports. Computed from what {@code progress} recorded; each opens the items or steps behind it.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.figures;
