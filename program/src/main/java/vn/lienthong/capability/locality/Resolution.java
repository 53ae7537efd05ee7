package vn.lienthong.capability.locality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agency's name, as a document writes it, was found to mean. */
public sealed interface Resolution {

    /**
     * One agency.
     *
     * @param confidence 0–1: 1 its own name or alias, about 0.95 a known way of writing it, under 0.9 a repaired reading error
     */
    record Known(Agency agency, double confidence) implements Resolution {}

    /** Several agencies, the likeliest first; or one that is too unsure to be taken without a person's look. */
    record Candidates(List<Agency> agencies) implements Resolution {
        public Candidates {
            agencies = List.copyOf(agencies);
        }
    }

    /** None of the agencies here. Where the kind was understood, the agency that should be made is proposed. */
    record Unknown(@Nullable Proposal proposal) implements Resolution {}

    /** An agency that the vocabulary knows but the unit does not have yet. */
    record Proposal(String kind, String name, String unitCode) {}
}
