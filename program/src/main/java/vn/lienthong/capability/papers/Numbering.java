package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers of papers: from 01 on 1 January to 31 December, by agency, and by type or for all types together as the agency
 * chooses (Decree 30/2020, appendix I).
 */
@Service
public class Numbering {

    private final Offices offices;
    private final OfficeStore store;

    Numbering(Offices offices, OfficeStore store) {
        this.offices = offices;
        this.store = store;
    }

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
    @Transactional(propagation = Propagation.MANDATORY)
    public PaperNumber next(UUID agency, String type, LocalDate on, UUID paper) {
        Office office = offices.of(agency);
        if (office.sign().isEmpty()) {
            throw new PaperRefused("papers.refused.no-sign", office.body());
        }
        store.lock(agency, office.series(type), on.getYear());
        Optional<PaperNumber> given = store.given(paper);
        if (given.isPresent()) {
            return given.get();
        }
        OfficeStore.Series series = store.take(agency, office.series(type), on.getYear());
        LocalDate last = series.lastDay();
        if (last != null && on.isBefore(last)) {
            throw new PaperRefused("papers.refused.earlier", VietnameseWords.day(last), VietnameseWords.day(on));
        }
        PaperNumber number =
                new PaperNumber(agency, type, on.getYear(), series.last(), office.sign(series.last(), type), on);
        store.keep(number, series.series(), paper);
        return number;
    }
}
