package vn.lienthong.capability.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * The data-use diary: who looked at whose data, from which agency, when, for what, which fields. A line is written in the
 * transaction of the look. Lines of a deferred case go to a table of their own that no list, count or export reads; at release
 * they are moved here. Ids are drawn by time and chance, so that nothing shows a gap.
 */
@Component
class Diary {

    /** How data were used. Stored by its place here: add at the end only. */
    enum Kind {
        OPENED,
        LISTED,
        CHECKED,
        BULK,
        BREAK_GLASS,
        /** Asked of another register by number. */
        ASKED_ELSEWHERE,
        /** A representative looked or acted for the person. */
        STOOD_IN;

        String key() {
            return "registry.look." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** How it is stored. */
        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    /**
     * A line as a reader sees it.
     *
     * @param purpose in words, as they were then
     * @param basis legal basis, as it was worded then
     */
    record Line(
            UUID id,
            Instant at,
            UUID person,
            Kind kind,
            String purpose,
            String basis,
            String recordKind,
            String recordId,
            Set<PersonField> fields,
            @Nullable UUID account,
            String accountName,
            @Nullable UUID agency,
            String agencyName) {}

    private static final Kind[] KINDS = Kind.values();
    private static final String SELECT = """
            select l.*, p.words, p.basis from registry_look l join registry_purpose p on p.id = l.purpose
            """;
    private static final String LOOK_COLUMNS = "id, at, person_id, unit, kind, purpose, record_kind, record_id, fields,"
            + " account, account_name, agency, agency_name";
    private static final String COLUMNS = " (" + LOOK_COLUMNS + ") ";
    private static final String LOOK_VALUES =
            ":look, :lookAt, :lookPerson, coalesce(:lookUnit, ''), :lookKind, :lookPurpose,"
                    + " :lookRecordKind, :lookRecordId, :lookFields, :lookAccount, :lookAccountName, :lookAgency, :lookAgencyName";

    /** Writes a {@link Look} down. */
    static final String NOTE = "insert into registry_look (" + LOOK_COLUMNS + ") values (" + LOOK_VALUES + ")";

    /** The same for a case of deferred disclosure. */
    static final String NOTE_DEFERRED = "insert into registry_deferred_look (case_id, " + LOOK_COLUMNS
            + ") values (:lookCase, " + LOOK_VALUES + ")";

    private final JdbcClient database;
    private final Access access;
    private final AgencyDirectory agencies;
    private final PurposeBook purposes;
    private final Clock clock;
    private final Map<String, String> agencyNames = new ConcurrentHashMap<>();

    Diary(JdbcClient database, Access access, AgencyDirectory agencies, PurposeBook purposes, Clock clock) {
        this.database = database;
        this.access = access;
        this.agencies = agencies;
        this.purposes = purposes;
        this.clock = clock;
    }

    /** Writes one look down. */
    void write(PersonStore.Key person, Kind kind, Use use, Set<PersonField> shown) {
        write(List.of(person), kind, use, shown);
    }

    /**
     * A look that stands in the diary as soon as its statement is executed.
     *
     * @param deferred which of the two statements: {@link #NOTE_DEFERRED} or {@link #NOTE}
     * @param values for the statement
     */
    record Look(boolean deferred, Map<String, @Nullable Object> values) {}

    /** The same look, to be written down together with the reading. */
    Look look(PersonStore.Key person, Kind kind, Use use, Set<PersonField> shown) {
        Optional<Actor> actor = access.actorIfAny();
        UUID agency = actor.map(Actor::agencyId).orElse(null);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("lookCase", use.deferredCase());
        values.put("look", Ids.next());
        values.put("lookAt", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("lookPerson", person.id());
        values.put("lookUnit", person.unit());
        values.put("lookKind", kind.code());
        values.put("lookPurpose", purposes.number(use.purpose()));
        values.put("lookRecordKind", use.recordKind());
        values.put("lookRecordId", use.recordId());
        values.put("lookFields", PersonField.bits(shown));
        values.put("lookAccount", actor.map(Actor::accountId).orElse(null));
        values.put("lookAccountName", actor.map(Actor::displayName).orElse(""));
        values.put("lookAgency", agency);
        values.put("lookAgencyName", agencyName(agency));
        return new Look(use.deferredCase() != null, values);
    }

    /** Writes a look at several persons down, in one statement. */
    void write(Collection<PersonStore.Key> persons, Kind kind, Use use, Set<PersonField> shown) {
        if (persons.isEmpty()) {
            return;
        }
        Optional<Actor> actor = access.actorIfAny();
        write(
                persons,
                kind,
                use,
                shown,
                actor.orElse(null),
                actor.map(Actor::displayName).orElse(""));
    }

    /** Writes down that a person looked at their own data; an officer who is signed in at the same computer did not. */
    void writeForThemself(PersonStore.Key person, Use use, Set<PersonField> shown, String themself) {
        write(List.of(person), Kind.OPENED, use, shown, null, themself);
    }

    /** Writes down that somebody who stands for the person looked or acted. */
    void writeForStandIn(PersonStore.Key person, Use use, Set<PersonField> shown, String who) {
        write(List.of(person), Kind.STOOD_IN, use, shown, null, who);
    }

    private void write(
            Collection<PersonStore.Key> persons,
            Kind kind,
            Use use,
            Set<PersonField> shown,
            @Nullable Actor actor,
            String name) {
        UUID agency = actor == null ? null : actor.agencyId();
        List<UUID> lines = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<String> units = new ArrayList<>();
        persons.forEach(person -> {
            lines.add(Ids.next());
            ids.add(person.id());
            units.add(person.unit());
        });
        boolean deferred = use.deferredCase() != null;
        var statement = database.sql((deferred
                        ? "insert into registry_deferred_look (case_id, id, at, person_id, unit, kind, purpose, record_kind,"
                                + " record_id, fields, account, account_name, agency, agency_name) select :case, "
                        : "insert into registry_look" + COLUMNS + " select ")
                + """
                 l.line, :at, l.person, coalesce(l.unit, ''), :kind, :purpose, :recordKind, :recordId, :fields,
                    :account, :accountName, :agency, :agencyName
                  from unnest(cast(:lines as uuid[]), cast(:persons as uuid[]), cast(:units as text[])) as l (line, person, unit)
                """);
        if (deferred) {
            statement = statement.param("case", use.deferredCase());
        }
        statement
                .param("lines", array(lines))
                .param("persons", array(ids))
                .param("units", Finder.array(units))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", kind.code())
                .param("purpose", purposes.number(use.purpose()))
                .param("recordKind", use.recordKind())
                .param("recordId", use.recordId())
                .param("fields", PersonField.bits(shown))
                .param("account", actor == null ? null : actor.accountId())
                .param("accountName", name)
                .param("agency", agency)
                .param("agencyName", agencyName(agency))
                .update();
    }

    /** Lines under a person's keys, the newest first; those of deferred cases are not among them before release. */
    List<Line> about(List<UUID> keys, @Nullable Instant before, int most) {
        return database.sql(SELECT + """
                         where l.person_id = any(cast(:keys as uuid[])) and (cast(:before as timestamptz) is null or l.at < :before)
                         order by l.at desc, l.id desc limit :most
                        """)
                .param("keys", array(keys))
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Diary::line)
                .list();
    }

    Optional<Line> find(UUID line) {
        return database.sql(SELECT + " where l.id = :id")
                .param("id", line)
                .query(Diary::line)
                .optional();
    }

    /** Puts the lines of a case into the diary, with the moments at which they happened. */
    void release(UUID caseId) {
        database.sql("""
                        with moved as (delete from registry_deferred_look where case_id = :case returning *)
                        insert into registry_look
                        """ + COLUMNS + """
                         select id, at, person_id, unit, kind, purpose, record_kind, record_id, fields,
                            account, account_name, agency, agency_name from moved
                        """).param("case", caseId).update();
    }

    private String agencyName(@Nullable UUID agency) {
        if (agency == null) {
            return "";
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        if (agencyNames.size() > 5000) {
            agencyNames.clear();
        }
        return agencyNames.computeIfAbsent(
                today + " " + agency, key -> agencies.name(agency).orElse(""));
    }

    private static String array(List<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("person_id", UUID.class),
                KINDS[row.getInt("kind")],
                row.getString("words"),
                row.getString("basis"),
                row.getString("record_kind"),
                row.getString("record_id"),
                PersonField.of(row.getLong("fields")),
                row.getObject("account", UUID.class),
                row.getString("account_name"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"));
    }
}
