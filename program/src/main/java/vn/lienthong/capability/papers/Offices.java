package vn.lienthong.capability.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;

/** What agencies have set for their papers; guessed from their names where they have not. */
@Service
class Offices {

    private final OfficeStore store;
    private final Locality locality;
    private final Audit audit;
    private final Clock clock;

    Offices(OfficeStore store, Locality locality, Audit audit, Clock clock) {
        this.store = store;
        this.locality = locality;
        this.audit = audit;
        this.clock = clock;
    }

    Office of(UUID agency) {
        return store.find(agency).orElseGet(() -> guess(agency));
    }

    private Office guess(UUID id) {
        LocalDate today = LocalDate.now(clock);
        Agency agency = locality.agency(id, today).orElseThrow();
        UUID above = agency.parentId();
        String superior = above == null
                ? ""
                : locality.agency(above, today).map(Agency::name).orElse("");
        String place = locality.versions(agency.unitCode()).stream()
                .findFirst()
                .map(AdminUnit::name)
                .map(Offices::plainName)
                .orElse("");
        return new Office(
                id,
                superior,
                agency.name(),
                place,
                "",
                "",
                false,
                new Letterhead.Signature(Letterhead.Authority.OWN, "", "", ""),
                List.of(LetterheadWords.text("filed")),
                0);
    }

    /** "Xã Tân Khai" sits in "Tân Khai": names of units are issued with their kind in front. */
    private static String plainName(String name) {
        String kinds = LetterheadWords.text("kinds");
        for (String kind : kinds.split(",")) {
            if (name.regionMatches(true, 0, kind + " ", 0, kind.length() + 1)) {
                return name.substring(kind.length() + 1);
            }
        }
        return name;
    }

    /** False if somebody else has changed it meanwhile. */
    @Transactional
    public boolean save(Office office) {
        boolean saved = store.save(office);
        if (saved) {
            audit.record(
                    "papers.office.changed",
                    "agency",
                    office.agency().toString(),
                    Map.of(
                            "sign",
                            office.sign(),
                            "body",
                            office.body(),
                            "signer",
                            office.signature().name()));
        }
        return saved;
    }

    /** Goes on counting after a number that was given on paper. False if the series is that far already. */
    @Transactional
    public boolean continueFrom(UUID agency, String type, int year, int last) {
        boolean moved = store.continueFrom(agency, of(agency).series(type), year, last);
        if (moved) {
            audit.record(
                    "papers.series.continued",
                    "agency",
                    agency.toString(),
                    Map.of("type", type, "year", Integer.toString(year), "last", Integer.toString(last)));
        }
        return moved;
    }
}
