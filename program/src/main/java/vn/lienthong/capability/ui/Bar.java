package vn.lienthong.capability.ui;

/**
 * One bar of a chart.
 *
 * @param label under it, a few letters
 * @param value of it, not negative
 * @param marked drawn in the colour of what needs a look
 */
public record Bar(String label, double value, boolean marked) {}
