package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Numbers of papers: from 01 on 1 January to 31 December, by agency, and by type or for all types together as the agency
 * chooses (Decree 30/2020, appendix I).
 */
@Service
public class Numbering {

    /**
     * Gives the next number, in the caller's transaction: if that comes to nothing, the number is free again, and meanwhile
     * nobody else gets one of the same series. Asked again for the same paper it gives the same number.
     *
     * @param agency that issues
     * @param type abbreviation of the type; empty for a letter
     * @param on day of the paper
     * @param paper its id
     * @throws PaperRefused if the agency has no sign yet, or the series has a number of a later day already
     */
    public PaperNumber next(UUID agency, String type, LocalDate on, UUID paper) {
        throw new UnsupportedOperationException();
    }
}
