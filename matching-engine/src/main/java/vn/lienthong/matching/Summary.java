package vn.lienthong.matching;

/**
 * What a run did.
 *
 * @param duplicates rows that mean the same person as an earlier row
 * @param cancelled whether it was ended early
 */
public record Summary(
        long rows, long exact, long corrected, long ambiguous, long none, long duplicates, boolean cancelled) {}
