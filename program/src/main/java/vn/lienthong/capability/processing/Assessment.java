package vn.lienthong.capability.processing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An impact assessment as it was made.
 *
 * @param number of the agency's, counted from 1
 * @param contact who answers for it
 * @param scope who is concerned and about how many
 * @param impact what may happen to them
 * @param measures what is done against it besides what the program does
 * @param known what the program did then, a line each
 * @param due day by which it is looked at again
 */
record Assessment(
        UUID id,
        UUID agency,
        String agencyName,
        int number,
        LocalDate madeOn,
        String madeBy,
        String contact,
        String scope,
        String impact,
        String measures,
        List<String> known,
        UUID document,
        LocalDate due) {

    Assessment {
        known = List.copyOf(known);
    }

    String path() {
        return AssessmentPages.PATH + "/" + id;
    }
}
