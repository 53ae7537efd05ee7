package vn.lienthong.capability.locality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The SQL about agencies. Every change counts up {@code locality_revision}, so that readers of names build anew. */
@Repository
class AgencyStore {

    /** A name with its first day. */
    record DatedName(
            LocalDate validFrom, String name, @Nullable String act) {}

    record Alias(UUID id, String alias) {}

    record Code(String scheme, String code) {}

    /** A list's narrowing: empty strings and null narrow nothing. */
    record Filter(String words, String unitCode, String kind, boolean endedToo) {}

    private final JdbcClient database;
    private final KnownAgencies known = new KnownAgencies(this::revision, System::nanoTime);

    AgencyStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Agency> find(UUID id, LocalDate on) {
        return known.find(id, on, () -> read(id, on));
    }

    private Optional<Agency> read(UUID id, LocalDate on) {
        return database.sql("""
                        select a.*, n.name
                        from locality_agency a
                        cross join lateral (
                            select name from locality_agency_name n
                            where n.agency_id = a.id
                            order by (n.valid_from <= :on) desc, abs(n.valid_from - :on)
                            limit 1) n
                        where a.id = :id
                        """)
                .param("id", id)
                .param("on", on)
                .query(AgencyStore::agency)
                .optional();
    }

    Map<UUID, String> names(Collection<UUID> ids, LocalDate on) {
        Map<UUID, String> names = new HashMap<>();
        database.sql("""
                        select distinct on (agency_id) agency_id, name
                          from locality_agency_name
                         where agency_id = any (:ids)
                         order by agency_id, (valid_from <= :on) desc, abs(valid_from - :on)
                        """).param("ids", ids.toArray(UUID[]::new)).param("on", on).query(row -> {
            names.put(row.getObject("agency_id", UUID.class), row.getString("name"));
        });
        return names;
    }

    /** All agencies of these units, ended ones too, each with its name of the day. */
    List<Agency> of(Collection<String> unitCodes, LocalDate on) {
        return database.sql("""
                        select a.*, n.name
                        from locality_agency a
                        cross join lateral (
                            select name from locality_agency_name n
                            where n.agency_id = a.id
                            order by (n.valid_from <= :on) desc, abs(n.valid_from - :on)
                            limit 1) n
                        where a.unit_code = any (:codes)
                        order by n.name collate "vi-x-icu", a.id
                        """)
                .param("codes", unitCodes.toArray(String[]::new))
                .param("on", on)
                .query(AgencyStore::agency)
                .list();
    }

    /** Every name and alias of the agencies of these units. */
    Map<UUID, List<String>> allNames(Collection<String> unitCodes) {
        Map<UUID, List<String>> names = new HashMap<>();
        database.sql("""
                        select a.id, n.name
                        from locality_agency a
                        join (select agency_id, name from locality_agency_name
                              union all select agency_id, alias from locality_agency_alias) n on n.agency_id = a.id
                        where a.unit_code = any (:codes)
                        """).param("codes", unitCodes.toArray(String[]::new)).query(row -> {
            names.computeIfAbsent(row.getObject("id", UUID.class), id -> new java.util.ArrayList<>())
                    .add(row.getString("name"));
        });
        return names;
    }

    List<Agency> list(Filter filter, LocalDate on, int limit, int offset) {
        return database.sql("""
                        select a.*, n.name
                        from locality_agency a
                        cross join lateral (
                            select name from locality_agency_name n
                            where n.agency_id = a.id
                            order by (n.valid_from <= :on) desc, abs(n.valid_from - :on)
                            limit 1) n
                        where (:unit = '' or a.unit_code = :unit)
                            and (:kind = '' or a.kind = :kind)
                            and (:ended or (a.valid_from <= :on and (a.valid_to is null or a.valid_to >= :on)))
                            and (:folded = '' or exists (
                                select 1 from locality_agency_name m
                                where m.agency_id = a.id and m.folded like '%' || :folded || '%')
                                or exists (
                                select 1 from locality_agency_alias m
                                where m.agency_id = a.id and m.folded like '%' || :folded || '%'))
                        order by length(a.unit_code), a.unit_code, n.name collate "vi-x-icu", a.id
                        limit :limit offset :offset
                        """)
                .param("unit", filter.unitCode())
                .param("kind", filter.kind())
                .param("ended", filter.endedToo())
                .param("folded", UnitStore.literal(VietnameseText.fold(filter.words())))
                .param("on", on)
                .param("limit", limit)
                .param("offset", offset)
                .query(AgencyStore::agency)
                .list();
    }

    long count(Filter filter, LocalDate on) {
        return database.sql("""
                        select count(*)
                        from locality_agency a
                        where (:unit = '' or a.unit_code = :unit)
                            and (:kind = '' or a.kind = :kind)
                            and (:ended or (a.valid_from <= :on and (a.valid_to is null or a.valid_to >= :on)))
                            and (:folded = '' or exists (
                                select 1 from locality_agency_name m
                                where m.agency_id = a.id and m.folded like '%' || :folded || '%')
                                or exists (
                                select 1 from locality_agency_alias m
                                where m.agency_id = a.id and m.folded like '%' || :folded || '%'))
                        """)
                .param("unit", filter.unitCode())
                .param("kind", filter.kind())
                .param("ended", filter.endedToo())
                .param("folded", UnitStore.literal(VietnameseText.fold(filter.words())))
                .param("on", on)
                .query(Long.class)
                .single();
    }

    /** Kinds that agencies here have, for the list's filter. */
    List<String> kinds() {
        return database.sql("select distinct kind from locality_agency")
                .query((row, number) -> row.getString("kind"))
                .list();
    }

    /** Units that have agencies, for the list's filter. */
    List<String> unitCodes() {
        return database.sql("select distinct unit_code from locality_agency order by unit_code")
                .query((row, number) -> row.getString("unit_code"))
                .list();
    }

    List<DatedName> names(UUID id) {
        return database.sql("""
                        select valid_from, name, act from locality_agency_name
                        where agency_id = :id order by valid_from desc
                        """)
                .param("id", id)
                .query((row, number) -> new DatedName(
                        row.getObject("valid_from", LocalDate.class), row.getString("name"), row.getString("act")))
                .list();
    }

    List<Alias> aliases(UUID id) {
        return database.sql("select id, alias from locality_agency_alias where agency_id = :id order by folded")
                .param("id", id)
                .query((row, number) -> new Alias(row.getObject("id", UUID.class), row.getString("alias")))
                .list();
    }

    List<Code> codes(UUID id) {
        return database.sql("select scheme, code from locality_agency_code where agency_id = :id order by scheme")
                .param("id", id)
                .query((row, number) -> new Code(row.getString("scheme"), row.getString("code")))
                .list();
    }

    List<Agency> successors(UUID id, LocalDate on) {
        return database
                .sql("select to_id from locality_agency_successor where agency_id = :id")
                .param("id", id)
                .query((row, number) -> row.getObject("to_id", UUID.class))
                .stream()
                .flatMap(to -> find(to, on).stream())
                .toList();
    }

    List<Agency> predecessors(UUID id, LocalDate on) {
        return database
                .sql("select agency_id from locality_agency_successor where to_id = :id")
                .param("id", id)
                .query((row, number) -> row.getObject("agency_id", UUID.class))
                .stream()
                .flatMap(from -> find(from, on).stream())
                .toList();
    }

    /** What a list of agencies shows besides themselves: aliases and codes by agency, names of those above them. */
    record More(Map<UUID, List<String>> aliases, Map<UUID, List<String>> codes, Map<UUID, String> parents) {}

    More more(Collection<UUID> ids) {
        More more = new More(new HashMap<>(), new HashMap<>(), new HashMap<>());
        UUID[] all = ids.toArray(UUID[]::new);
        database.sql("select agency_id, alias from locality_agency_alias where agency_id = any (:ids) order by folded")
                .param("ids", all)
                .query(row -> {
                    gather(more.aliases(), row.getObject("agency_id", UUID.class), row.getString("alias"));
                });
        database.sql("select agency_id, code from locality_agency_code where agency_id = any (:ids) order by scheme")
                .param("ids", all)
                .query(row -> {
                    gather(more.codes(), row.getObject("agency_id", UUID.class), row.getString("code"));
                });
        database.sql("""
                        select distinct on (n.agency_id) n.agency_id, n.name
                        from locality_agency_name n
                        where n.agency_id in (select parent_id from locality_agency where id = any (:ids))
                        order by n.agency_id, n.valid_from desc
                        """).param("ids", all).query(row -> {
            more.parents().put(row.getObject("agency_id", UUID.class), row.getString("name"));
        });
        return more;
    }

    private static void gather(Map<UUID, List<String>> lists, UUID id, String text) {
        lists.computeIfAbsent(id, key -> new java.util.ArrayList<>()).add(text);
    }

    boolean nameTaken(String name, String unitCode, LocalDate from, @Nullable UUID except) {
        return database.sql("""
                        select exists (
                            select 1 from locality_agency_name n join locality_agency a on a.id = n.agency_id
                            where n.folded = :folded and a.unit_code = :unit
                                and (a.valid_to is null or a.valid_to >= :from)
                                and (:except::uuid is null or a.id <> :except))
                        """)
                .param("folded", VietnameseText.fold(name))
                .param("unit", unitCode)
                .param("from", from)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    /** The agency of the unit that has this name or alias and has not ended by the day. */
    Optional<UUID> named(String name, String unitCode, LocalDate on) {
        return database.sql("""
                        select a.id from locality_agency a
                        where a.unit_code = :unit and (a.valid_to is null or a.valid_to >= :on)
                            and (exists (select 1 from locality_agency_name n
                                         where n.agency_id = a.id and n.folded = :folded)
                                or exists (select 1 from locality_agency_alias n
                                           where n.agency_id = a.id and n.folded = :folded))
                        order by a.valid_from, a.id
                        limit 1
                        """)
                .param("unit", unitCode)
                .param("on", on)
                .param("folded", VietnameseText.fold(name))
                .query(UUID.class)
                .optional();
    }

    /** Takes an agency away that nothing refers to yet, because the import that brought it was stopped. */
    void remove(UUID id) {
        database.sql("delete from locality_agency where id = :id")
                .param("id", id)
                .update();
        countUp();
    }

    void removeCode(UUID id, String scheme) {
        database.sql("delete from locality_agency_code where agency_id = :id and scheme = :scheme")
                .param("id", id)
                .param("scheme", scheme)
                .update();
    }

    void add(Agency agency) {
        database.sql("""
                        insert into locality_agency (id, kind, unit_code, parent_id, valid_from, valid_to)
                        values (:id, :kind, :unit, :parent, :from, :to)
                        """)
                .param("id", agency.id())
                .param("kind", agency.kind())
                .param("unit", agency.unitCode())
                .param("parent", agency.parentId())
                .param("from", agency.validFrom())
                .param("to", agency.validTo())
                .update();
        putName(agency.id(), agency.validFrom(), agency.name(), null);
    }

    void putName(UUID id, LocalDate from, String name, @Nullable String act) {
        database.sql("""
                        insert into locality_agency_name (agency_id, valid_from, name, folded, act)
                        values (:id, :from, :name, :folded, :act)
                        on conflict (agency_id, valid_from) do update
                            set name = excluded.name, folded = excluded.folded, act = excluded.act
                        """)
                .param("id", id)
                .param("from", from)
                .param("name", name)
                .param("folded", VietnameseText.fold(name))
                .param("act", act)
                .update();
        countUp();
    }

    /** Counts the agency's version up, if nobody else did since it was read. */
    boolean claim(UUID id, int version) {
        return database.sql("update locality_agency set version = version + 1 where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void end(UUID id, LocalDate lastDay) {
        database.sql("update locality_agency set valid_to = :day where id = :id")
                .param("id", id)
                .param("day", lastDay)
                .update();
        countUp();
    }

    /** False if it was known already. */
    boolean addSuccessor(UUID id, UUID to, LocalDate onDay) {
        return database.sql("""
                        insert into locality_agency_successor (agency_id, to_id, on_day) values (:id, :to, :day)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("to", to)
                        .param("day", onDay)
                        .update()
                == 1;
    }

    /**
     * Which agency has the duties of each of these on a day: itself while it stands or before it begins, or else the end of
     * the chain of those that took over by then. Missing are those that ended and left nobody.
     */
    Map<UUID, Agency> standing(Collection<UUID> ids, LocalDate on) {
        Map<UUID, Agency> standing = new HashMap<>();
        database.sql("""
                        with recursive heir (asked, id, depth) as (
                            select a.id, a.id, 0 from locality_agency a where a.id = any (:ids)
                            union
                            select h.asked, s.to_id, h.depth + 1
                            from heir h
                            join locality_agency ended on ended.id = h.id and ended.valid_to < :on
                            join locality_agency_successor s on s.agency_id = h.id and s.on_day <= :on
                            where h.depth < 20)
                        select distinct on (h.asked) h.asked, a.*, n.name
                        from heir h
                        join locality_agency a on a.id = h.id and (a.valid_to is null or a.valid_to >= :on)
                        cross join lateral (
                            select name from locality_agency_name n
                            where n.agency_id = a.id
                            order by (n.valid_from <= :on) desc, abs(n.valid_from - :on)
                            limit 1) n
                        order by h.asked, h.depth, a.id
                        """).param("ids", ids.toArray(UUID[]::new)).param("on", on).query(row -> {
            standing.put(row.getObject("asked", UUID.class), agency(row, row.getRow()));
        });
        return standing;
    }

    /** False if the agency has it already. */
    boolean addAlias(UUID id, String alias) {
        boolean added = database.sql("""
                        insert into locality_agency_alias (id, agency_id, alias, folded)
                        values (:alias_id, :id, :alias, :folded) on conflict do nothing
                        """)
                        .param("alias_id", Ids.next())
                        .param("id", id)
                        .param("alias", alias)
                        .param("folded", VietnameseText.fold(alias))
                        .update()
                == 1;
        countUp();
        return added;
    }

    void removeAlias(UUID id, UUID alias) {
        database.sql("delete from locality_agency_alias where agency_id = :id and id = :alias")
                .param("id", id)
                .param("alias", alias)
                .update();
        countUp();
    }

    Optional<UUID> withCode(String scheme, String code) {
        return database.sql("select agency_id from locality_agency_code where scheme = :scheme and code = :code")
                .param("scheme", scheme)
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /** Whoever carries the code in any scheme, if it is one agency. */
    Optional<UUID> withCode(String code) {
        List<UUID> found = database.sql("select distinct agency_id from locality_agency_code where code = :code")
                .param("code", code)
                .query((row, number) -> row.getObject("agency_id", UUID.class))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    void putCode(UUID id, String scheme, String code) {
        database.sql("""
                        insert into locality_agency_code (agency_id, scheme, code) values (:id, :scheme, :code)
                        on conflict (agency_id, scheme) do update set code = excluded.code
                        """)
                .param("id", id)
                .param("scheme", scheme)
                .param("code", code)
                .update();
    }

    long revision() {
        return database.sql("select number from locality_revision")
                .query(Long.class)
                .single();
    }

    private void countUp() {
        database.sql("update locality_revision set number = number + 1").update();
        known.changed();
    }

    private static Agency agency(ResultSet row, int number) throws SQLException {
        return new Agency(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("unit_code"),
                row.getObject("parent_id", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                row.getObject("valid_to", LocalDate.class),
                row.getInt("version"));
    }
}
