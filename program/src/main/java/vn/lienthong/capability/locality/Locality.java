package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.VietnameseText;

/**
 * The locality: its units and agencies, each as it was on a day. Everything asked here takes the day it is asked about, because
 * units and agencies merge, are renamed and end; records keep the code and judge it by their own day.
 */
@Service
public class Locality {

    /** The right to add an agency that a document names; changing agencies takes more. */
    public static final String ADD_AGENCY = "locality.add-agency";

    private static final String COUNTRY = "00";
    private static final int READERS_KEPT = 16;

    /** Which unit this installation serves. */
    public record Home(String unitCode, String name) {}

    private record ReaderKey(String unitCode, LocalDate on, long revision) {}

    private final UnitStore units;
    private final AgencyStore agencies;
    private final Agencies rules;
    private final AgencyVocabulary vocabulary;
    private final JdbcClient database;
    private final Audit audit;
    private final Map<ReaderKey, AgencyNames> readers =
            Collections.synchronizedMap(new LinkedHashMap<>(READERS_KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ReaderKey, AgencyNames> eldest) {
                    return size() > READERS_KEPT;
                }
            });

    Locality(
            UnitStore units,
            AgencyStore agencies,
            Agencies rules,
            AgencyVocabulary vocabulary,
            JdbcClient database,
            Audit audit,
            UnitFacts loadedFirst) {
        this.units = units;
        this.agencies = agencies;
        this.rules = rules;
        this.vocabulary = vocabulary;
        this.database = database;
        this.audit = audit;
    }

    /** The unit that has this code on this day. Days before 8 July 2004, when codes began, read the first list. */
    public Optional<AdminUnit> unit(String code, LocalDate on) {
        return units.find(code, on);
    }

    /** Every version that ever had the code, the newest first. */
    public List<AdminUnit> versions(String code) {
        return units.versions(code);
    }

    /** The provinces and centrally run cities of a day, in dictionary order. */
    public List<AdminUnit> provinces(LocalDate on) {
        return units.provinces(on);
    }

    /** The units directly below one on a day: districts until 30 June 2025, communes below a province since. */
    public List<AdminUnit> children(AdminUnit unit, LocalDate on) {
        return units.children(unit.code(), on);
    }

    /** The units above one on a day, the nearest first; the country last. */
    public List<AdminUnit> above(AdminUnit unit, LocalDate on) {
        List<AdminUnit> chain = new ArrayList<>();
        AdminUnit below = unit;
        while (below != null && below.parentCode() != null) {
            below = units.find(below.parentCode(), on).orElse(null);
            if (below != null) {
                chain.add(below);
            }
        }
        if (unit.tier() != AdminUnit.Tier.COUNTRY) {
            units.find(COUNTRY, on).ifPresent(chain::add);
        }
        return chain;
    }

    /** What a version has become by a later day; itself if it still stands, nothing if that is not known. */
    public List<AdminUnit> successorsOn(AdminUnit unit, LocalDate on) {
        return units.successorsOn(unit, on);
    }

    /** What a version was made of on an earlier day. */
    public List<AdminUnit> predecessorsOn(AdminUnit unit, LocalDate on) {
        return units.predecessorsOn(unit, on);
    }

    /** Units of a day whose name contains the words, with or without marks, or whose code they are; the best fit first. */
    public List<AdminUnit> search(String words, LocalDate on, int limit) {
        return words.isBlank() ? List.of() : units.search(words, on, limit);
    }

    /** An agency with its name of that day, also if it has ended or not begun by then. */
    public Optional<Agency> agency(UUID id, LocalDate on) {
        return agencies.find(id, on);
    }

    /**
     * The agency that has an agency's duties on a day: itself while it stands (and before its first day), or else the one that
     * took over by then, through any number of mergers. Empty if there is no such agency or it ended and left no successor.
     */
    public Optional<Agency> standing(UUID agency, LocalDate on) {
        return Optional.ofNullable(standing(List.of(agency), on).get(agency));
    }

    /** The same for many agencies in one question, by the agency asked about; those without an answer are missing. */
    public Map<UUID, Agency> standing(Collection<UUID> asked, LocalDate on) {
        return agencies.standing(asked, on);
    }

    /** Names of agencies on a day, also of those that have ended or not begun by then; unknown ids are left out. */
    public Map<UUID, String> names(Collection<UUID> ids, LocalDate on) {
        return ids.isEmpty() ? Map.of() : agencies.names(ids, on);
    }

    /** The agencies that a unit has on a day, by name. */
    public List<Agency> agenciesOf(String unitCode, LocalDate on) {
        return agencies.of(List.of(unitCode), on).stream()
                .filter(agency -> agency.isValidOn(on))
                .toList();
    }

    /**
     * Makes an agency.
     *
     * @param kind an id of the vocabulary, or "other"
     * @param from its first day
     */
    @Transactional
    public AgencyChange create(String kind, String name, String unitCode, @Nullable UUID parentId, LocalDate from) {
        return written(
                "locality.agency.created",
                rules.create(kind, name, unitCode, parentId, from),
                Map.of("kind", kind, "unit", unitCode, "name", name, "from", from.toString()));
    }

    /**
     * Makes the agency that a document names and nobody knew: the body of that kind that the unit has by law, if the name was
     * understood (the written name becomes another spelling of it), or else one that is called as written.
     *
     * @param home the unit whose document it is
     * @param on the day of the document
     */
    @Transactional
    public AgencyChange addWritten(String nameAsWritten, AdminUnit home, LocalDate on) {
        String written = nameAsWritten.strip();
        Resolution.Proposal meant =
                resolve(written, home, on) instanceof Resolution.Unknown(Resolution.Proposal proposal)
                                && proposal != null
                        ? proposal
                        : new Resolution.Proposal(AgencyVocabulary.OTHER, written, home.code());
        LocalDate from =
                units.find(meant.unitCode(), on).map(AdminUnit::validFrom).orElse(on);
        AgencyChange change = create(meant.kind(), meant.name(), meant.unitCode(), null, from);
        if (change instanceof AgencyChange.Done(UUID made)
                && !VietnameseText.fold(meant.name()).equals(VietnameseText.fold(written))) {
            addAlias(made, written);
        }
        return change;
    }

    /**
     * Gives an agency another name from a day on; the earlier names stay readable.
     *
     * @param act number of the decision, if there is one
     * @param version of the agency when the form was opened
     */
    @Transactional
    public AgencyChange rename(UUID agency, String name, LocalDate from, @Nullable String act, int version) {
        return written(
                "locality.agency.renamed",
                rules.rename(agency, name, from, act, version),
                Map.of("name", name, "from", from.toString()));
    }

    /** Ends an agency on the day before the given one, from which on its successor has its duties. */
    @Transactional
    public AgencyChange mergeInto(UUID agency, UUID successor, LocalDate firstDay, int version) {
        return written(
                "locality.agency.merged",
                rules.mergeInto(agency, successor, firstDay, version),
                Map.of("into", successor.toString(), "from", firstDay.toString()));
    }

    /** Another way in which documents write the agency. */
    @Transactional
    public AgencyChange addAlias(UUID agency, String alias) {
        return written("locality.agency.alias-added", rules.addAlias(agency, alias), Map.of("alias", alias));
    }

    /** Takes an alias away, e.g. one that was put at the wrong agency. */
    @Transactional
    public void removeAlias(UUID agency, UUID alias) {
        agencies.removeAlias(agency, alias);
        audit.record("locality.agency.alias-removed", "agency", agency.toString(), Map.of("alias", alias.toString()));
    }

    /** The agency's organisation identifier: scheme {@code qcvn-102}, {@code qd-20} or {@code other}. */
    @Transactional
    public AgencyChange putCode(UUID agency, String scheme, String code) {
        return written(
                "locality.agency.coded", rules.putCode(agency, scheme, code), Map.of("scheme", scheme, "code", code));
    }

    private AgencyChange written(String act, AgencyChange change, Map<String, String> details) {
        if (change instanceof AgencyChange.Done done) {
            audit.record(act, "agency", done.agency().toString(), details);
        }
        return change;
    }

    /** Makes, in one act, the agencies that a unit of this tier and kind has by law on a day and lacks here. */
    @Transactional
    public List<Agency> createStandard(AdminUnit unit, LocalDate on) {
        List<Agency> made = rules.createStandard(unit, above(unit, on), on);
        audit.record(
                "locality.agencies.created",
                "admin-unit",
                unit.code(),
                Map.of("day", on.toString(), "count", Integer.toString(made.size())));
        return made;
    }

    /**
     * Finds what a document of a home unit means by an agency's name: dated names, aliases, usual abbreviations and reading
     * errors ("Phòng VH&amp;TT", "V PUB", "CAH"). Bodies of the units above home are found too ("Công an tỉnh", "C06").
     *
     * @param on the day of the document
     */
    public Resolution resolve(String nameAsWritten, AdminUnit home, LocalDate on) {
        var key = new ReaderKey(home.code(), on, agencies.revision());
        AgencyNames reader = readers.get(key);
        if (reader == null) {
            reader = reader(home, on);
            readers.put(key, reader);
        }
        return reader.resolve(nameAsWritten);
    }

    private AgencyNames reader(AdminUnit home, LocalDate on) {
        List<AdminUnit> above = above(home, on);
        List<String> codes = new ArrayList<>(List.of(home.code()));
        above.forEach(unit -> codes.add(unit.code()));
        if (home.tier() == AdminUnit.Tier.DISTRICT || home.tier() == AdminUnit.Tier.PROVINCE) {
            children(home, on).forEach(unit -> codes.add(unit.code()));
        }
        return new AgencyNames(
                new AgencyNames.Surroundings(home, above, agencies.of(codes, on), agencies.allNames(codes)),
                vocabulary,
                on);
    }

    /** Which unit this installation serves, once an administrator has said so. */
    public Optional<Home> home() {
        return database.sql("select unit_code, name from locality_home")
                .query((row, number) -> new Home(row.getString("unit_code"), row.getString("name")))
                .optional();
    }

    /** The unit that this installation serves: what stands now under its code, or the last that did (an ended district). */
    public Optional<AdminUnit> homeUnit() {
        return home().flatMap(home -> units.versions(home.unitCode()).stream().findFirst());
    }

    /**
     * Says which unit this installation serves.
     *
     * @param name as the page head shows it
     */
    @Transactional
    public void serve(String unitCode, String name) {
        database.sql("""
                        insert into locality_home (unit_code, name) values (:unit, :name)
                        on conflict (one) do update set unit_code = excluded.unit_code, name = excluded.name
                        """).param("unit", unitCode).param("name", name).update();
    }
}
