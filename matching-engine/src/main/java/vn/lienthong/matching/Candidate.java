package vn.lienthong.matching;

import java.util.List;

/**
 * A person who may be meant by a row.
 *
 * @param id of the register
 * @param probability that this person is meant, all other candidates and "not in the register" weighed too
 * @param evidence by field; empty unless explanations were asked for
 * @param status what the register says has become of the person
 */
public record Candidate(String id, double probability, List<Evidence> evidence, Status status) {

    public Candidate {
        evidence = List.copyOf(evidence);
    }
}
