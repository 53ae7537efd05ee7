package vn.lienthong.capability.mandates;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may stand for somebody, as things stand at this moment.
 *
 * @param id for addresses: of the mandate, or for a parent the register's id of the child
 * @param number 12 digits of whom is stood in for; empty for a child whose number is not known
 * @param name of whom is stood in for
 * @param agentNumber 12 digits of who stands in
 * @param agentName who stands in
 * @param born when the person was born, or null if it is not known
 * @param paper number of the paper; for a parent the register's source
 * @param paperBy who made it; for a parent the legal basis
 * @param since day of the paper, or of the source
 * @param until the last day, or null where it is not known
 * @param deeds codes of what may be done
 */
public record Mandate(
        UUID id,
        Ground ground,
        String number,
        String name,
        String agentNumber,
        String agentName,
        @Nullable LocalDate born,
        String paper,
        String paperBy,
        LocalDate since,
        @Nullable LocalDate until,
        Set<String> deeds) {

    public Mandate {
        deeds = Set.copyOf(deeds);
    }

    /** Where its pages are. */
    public String path() {
        return Mandates.PAGES + "/" + id;
    }

    /** Not to be printed: it is about persons. */
    @Override
    public String toString() {
        return "Mandate[" + id + "]";
    }
}
