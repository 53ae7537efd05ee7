package vn.lienthong.capability.locality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.VietnameseText;

/** The SQL about administrative units. */
@Repository
class UnitStore {

    /** No code had a meaning before the first list of codes (QĐ 124/2004/QĐ-TTg); older days read that list. */
    static final LocalDate CODES_BEGIN = LocalDate.of(2004, 7, 8);

    private final JdbcClient database;

    UnitStore(JdbcClient database) {
        this.database = database;
    }

    private static LocalDate readable(LocalDate on) {
        return on.isBefore(CODES_BEGIN) ? CODES_BEGIN : on;
    }

    Optional<AdminUnit> find(String code, LocalDate on) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where u.code = :code and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        """)
                .param("code", code)
                .param("on", readable(on))
                .query(UnitStore::unit)
                .optional();
    }

    Optional<AdminUnit> version(String code, LocalDate validFrom) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where u.code = :code and u.valid_from = :from
                        """)
                .param("code", code)
                .param("from", validFrom)
                .query(UnitStore::unit)
                .optional();
    }

    /** Every version that ever had this code, the newest first. */
    List<AdminUnit> versions(String code) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where u.code = :code
                        order by u.valid_from desc
                        """).param("code", code).query(UnitStore::unit).list();
    }

    List<AdminUnit> provinces(LocalDate on) {
        return sorted(database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where u.tier = 'province' and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        """)
                .param("on", readable(on))
                .query(UnitStore::unit)
                .list());
    }

    List<AdminUnit> children(String code, LocalDate on) {
        return sorted(database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where u.parent_code = :code and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        """)
                .param("code", code)
                .param("on", readable(on))
                .query(UnitStore::unit)
                .list());
    }

    private static List<AdminUnit> sorted(List<AdminUnit> units) {
        var words = VietnameseText.collator();
        return units.stream()
                .sorted((a, b) -> words.compare(a.shortName(), b.shortName()))
                .toList();
    }

    /** The versions that this one led to directly. */
    List<AdminUnit> next(AdminUnit unit) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit_successor s
                        join locality_unit u on u.code = s.to_code and u.valid_from = s.to_valid_from
                        left join locality_act a on a.id = u.act
                        where s.code = :code and s.valid_from = :from
                        order by u.valid_from, u.name
                        """)
                .param("code", unit.code())
                .param("from", unit.validFrom())
                .query(UnitStore::unit)
                .list();
    }

    /** The versions that led to this one directly. */
    List<AdminUnit> before(AdminUnit unit) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit_successor s
                        join locality_unit u on u.code = s.code and u.valid_from = s.valid_from
                        left join locality_act a on a.id = u.act
                        where s.to_code = :code and s.to_valid_from = :from
                        order by u.valid_from desc, u.name
                        """)
                .param("code", unit.code())
                .param("from", unit.validFrom())
                .query(UnitStore::unit)
                .list();
    }

    /** What became of a version by a later day, along all its successors. */
    List<AdminUnit> successorsOn(AdminUnit unit, LocalDate on) {
        return sorted(database.sql("""
                        with recursive line (code, valid_from) as (
                            select :code::text, :from::date
                            union
                            select s.to_code, s.to_valid_from
                            from line l
                            join locality_unit_successor s on s.code = l.code and s.valid_from = l.valid_from
                            where s.to_valid_from <= :on
                        )
                        select u.*, a.number as act_number
                        from line l
                        join locality_unit u on u.code = l.code and u.valid_from = l.valid_from
                        left join locality_act a on a.id = u.act
                        where u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        """)
                .param("code", unit.code())
                .param("from", unit.validFrom())
                .param("on", on)
                .query(UnitStore::unit)
                .list());
    }

    /** What a version was made of on an earlier day. */
    List<AdminUnit> predecessorsOn(AdminUnit unit, LocalDate on) {
        return sorted(database.sql("""
                        with recursive line (code, valid_from) as (
                            select :code::text, :from::date
                            union
                            select s.code, s.valid_from
                            from line l
                            join locality_unit_successor s on s.to_code = l.code and s.to_valid_from = l.valid_from
                            where l.valid_from > :on
                        )
                        select u.*, a.number as act_number
                        from line l
                        join locality_unit u on u.code = l.code and u.valid_from = l.valid_from
                        left join locality_act a on a.id = u.act
                        where u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        """)
                .param("code", unit.code())
                .param("from", unit.validFrom())
                .param("on", readable(on))
                .query(UnitStore::unit)
                .list());
    }

    /** Units whose name contains the words; those that fit with their marks first, then whole names, then beginnings. */
    List<AdminUnit> search(String words, LocalDate on, int limit) {
        return database.sql("""
                        select u.*, a.number as act_number
                        from locality_unit u left join locality_act a on a.id = u.act
                        where (u.folded like '%' || :folded || '%' or u.code = :code)
                            and u.tier <> 'country'
                            and u.valid_from <= :on and (u.valid_to is null or u.valid_to >= :on)
                        order by u.code <> :code,
                            position(:written in lower(u.name)) = 0,
                            u.folded not like '%' || :folded,
                            u.folded not like '% ' || :folded || '%',
                            length(u.code), u.folded, u.code
                        limit :limit
                        """)
                .param("folded", literal(VietnameseText.fold(words)))
                .param("written", VietnameseText.compose(words).strip().toLowerCase(VietnameseText.VIETNAMESE))
                .param("code", words.strip())
                .param("on", readable(on))
                .param("limit", limit)
                .query(UnitStore::unit)
                .list();
    }

    /**
     * The code that a person means who types a code or a unit's full name; empty if no unit, or more than one, has the name.
     *
     * @param near where several have the name, the one at or below this code is meant; empty for none
     */
    Optional<String> codeOf(String written, LocalDate on, String near) {
        if (written.matches("[0-9]{2,5}")) {
            return find(written, on).map(AdminUnit::code);
        }
        String folded = VietnameseText.fold(written);
        List<AdminUnit> named = folded.isEmpty()
                ? List.of()
                : search(written, on, 200).stream()
                        .filter(unit -> VietnameseText.fold(unit.name()).equals(folded))
                        .toList();
        List<AdminUnit> nearby = named.stream()
                .filter(unit -> unit.code().equals(near) || near.equals(unit.parentCode()))
                .toList();
        List<AdminUnit> meant = nearby.isEmpty() ? named : nearby;
        return meant.size() == 1 ? Optional.of(meant.getFirst().code()) : Optional.empty();
    }

    /** The words as they are, although % and _ mean something in a pattern. */
    static String literal(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    void add(AdminUnit unit, String origin) {
        database.sql("""
                        insert into locality_unit
                            (code, valid_from, valid_to, tier, kind, name, folded, parent_code, act, origin)
                        values (:code, :from, :to, :tier, :kind, :name, :folded, :parent, :act, :origin)
                        """)
                .param("code", unit.code())
                .param("from", unit.validFrom())
                .param("to", unit.validTo())
                .param("tier", lower(unit.tier()))
                .param("kind", lower(unit.kind()))
                .param("name", unit.name())
                .param("folded", VietnameseText.fold(unit.name()))
                .param("parent", unit.parentCode())
                .param("act", unit.act())
                .param("origin", origin)
                .update();
    }

    void addSuccessor(String code, LocalDate from, String toCode, LocalDate toFrom, String origin) {
        database.sql("""
                        insert into locality_unit_successor (code, valid_from, to_code, to_valid_from, origin)
                        values (:code, :from, :toCode, :toFrom, :origin)
                        """)
                .param("code", code)
                .param("from", from)
                .param("toCode", toCode)
                .param("toFrom", toFrom)
                .param("origin", origin)
                .update();
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static AdminUnit unit(ResultSet row, int number) throws SQLException {
        return new AdminUnit(
                row.getString("code"),
                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                row.getObject("valid_to", LocalDate.class),
                AdminUnit.Tier.valueOf(row.getString("tier").toUpperCase(Locale.ROOT)),
                AdminUnit.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getString("parent_code"),
                row.getString("act_number"),
                doubt(row.getString("doubt")));
    }

    private static AdminUnit.Doubt doubt(@Nullable String text) {
        return switch (text) {
            case null -> AdminUnit.Doubt.NONE;
            case "from" -> AdminUnit.Doubt.FROM;
            case "to" -> AdminUnit.Doubt.TO;
            default -> AdminUnit.Doubt.BOTH;
        };
    }
}
