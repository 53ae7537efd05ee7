package vn.lienthong.matching;

import java.util.List;

/**
 * The answer for one row.
 *
 * @param row as the row is called
 * @param candidates the likeliest first, at most {@link Settings#candidates}; where the outcome is
 *     {@link Outcome#NONE}, those who come nearest, if anybody does
 * @param corrections what differs from the first candidate; empty if it is not sure who is meant
 * @param duplicateOf the first row of the list that means the same person; the row itself if there is none before it
 */
public record Answer(
        long row, Outcome outcome, List<Candidate> candidates, List<Correction> corrections, long duplicateOf) {

    public Answer {
        candidates = List.copyOf(candidates);
        corrections = List.copyOf(corrections);
    }
}
