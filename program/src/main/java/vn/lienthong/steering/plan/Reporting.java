package vn.lienthong.steering.plan;

/**
 * A duty to report that a plan sets.
 *
 * @param byWhom who reports
 * @param toWhom to whom
 * @param cadence how often, in the plan's words
 */
public record Reporting(String what, String byWhom, String toWhom, String cadence) {}
