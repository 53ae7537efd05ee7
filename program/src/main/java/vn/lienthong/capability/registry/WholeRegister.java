package vn.lienthong.capability.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;

/**
 * The whole register for a room that keeps an index over it to compare lists with. A purpose is asked for as everywhere; the
 * reading itself is one audit line, and only what is later shown to a person becomes a line in the diary of the one shown.
 * Persons whose processing is restricted are left out, as of all lists.
 */
@Component
public class WholeRegister {

    private static final int PORTION = 5000;
    private static final String COLUMNS = """
            select p.id, p.unit, p.personal_id, p.full_name, p.birth_date, p.birth_precision, p.sex, p.status,
                   h.address, n.number
              from registry_person p
              left join registry_household h on h.id = p.household_id
              left join (select person_id, coalesce(min(number) filter (where kind = 0), min(number)) as number
                           from registry_number group by person_id) n on n.person_id = p.id
             where not p.restricted
            """;
    private static final Person.Sex[] SEXES = Person.Sex.values();
    private static final Person.Life.Status[] STATUSES = Person.Life.Status.values();

    private final JdbcClient database;
    private final DataSource source;
    private final Readers readers;
    private final PurposeBook purposes;
    private final PersonStore persons;
    private final Diary diary;
    private final UnitReach reach;
    private final Corrections corrections;
    private final Access access;
    private final Audit audit;

    WholeRegister(
            JdbcClient database,
            DataSource source,
            Readers readers,
            PurposeBook purposes,
            PersonStore persons,
            Diary diary,
            UnitReach reach,
            Corrections corrections,
            Access access,
            Audit audit) {
        this.database = database;
        this.source = source;
        this.readers = readers;
        this.purposes = purposes;
        this.persons = persons;
        this.diary = diary;
        this.reach = reach;
        this.corrections = corrections;
        this.access = access;
        this.audit = audit;
    }

    /**
     * What comparing needs of a person; empty text for what is not known.
     *
     * @param otherNumber the old nine digits, or a cancelled number
     * @param birthDate {@code 1985-07-21}, {@code 1985-07} or {@code 1985}
     * @param address of the household
     */
    public record Entry(
            UUID id,
            String unit,
            String number,
            String otherNumber,
            String name,
            String birthDate,
            Person.Sex sex,
            String address,
            Person.Life.Status status) {

        /** The id only: persons do not belong into logs. */
        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }

    /**
     * How the register stands, told in one look; another one after any change.
     *
     * @param persons who are not restricted
     */
    public record Stamp(long persons, long versions, long restrictions, String newest) {}

    /** The stamp now. */
    public Stamp stamp() {
        return database.sql("""
                        select count(*) filter (where not restricted) as persons, coalesce(sum(version), 0) as versions,
                               coalesce(sum(hashtext(id::text)::bigint) filter (where restricted), 0) as restrictions,
                               coalesce((select id::text from registry_person order by id desc limit 1), '') as newest
                          from registry_person
                        """)
                .query((row, n) -> new Stamp(
                        row.getLong("persons"),
                        row.getLong("versions"),
                        row.getLong("restrictions"),
                        row.getString("newest")))
                .single();
    }

    /**
     * Reads everybody, in the transaction of its own audit line.
     *
     * @return how many
     * @throws AccessDeniedException if the purpose is not declared, or the one who acts does not hold its right
     */
    @Transactional
    public long each(Use use, Consumer<Entry> taker) {
        allowed(use);
        long count = read(taker);
        audit.record(
                "registry.whole.read",
                "register",
                use.purpose().code(),
                Map.of("persons", Long.toString(count), "record", use.recordId()));
        return count;
    }

    private long read(Consumer<Entry> taker) {
        Connection connection = DataSourceUtils.getConnection(source);
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setFetchSize(PORTION);
            long count = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.accept(entry(row));
                    count++;
                }
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("the register could not be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** Some persons as they are now; who is gone or restricted is not among them. */
    @Transactional
    public List<Entry> of(Collection<UUID> ids, Use use) {
        allowed(use);
        return ids.isEmpty()
                ? List.of()
                : database.sql(COLUMNS + " and p.id = any(cast(:ids as uuid[]))")
                        .param("ids", array(ids))
                        .query((row, n) -> entry(row))
                        .list();
    }

    /** Who was changed at or after a moment. */
    public Set<UUID> changedSince(Instant moment) {
        return new HashSet<>(database.sql("select person_id from registry_change where at >= :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("person_id", UUID.class))
                .list());
    }

    /** The units whose persons the purpose lets the one who acts know; empty for all. */
    public Optional<Set<String>> units(Use use) {
        UnitReach.Units units = reach.of(use.purpose().right());
        return units.all() ? Optional.empty() : Optional.of(units.units());
    }

    /** Writes down, in the caller's transaction, that these fields of these persons are being shown from the room's own records. */
    @Transactional
    public void shown(Collection<UUID> ids, Set<PersonField> fields, Use use) {
        allowed(use);
        Set<PersonField> told = EnumSet.noneOf(PersonField.class);
        told.addAll(fields);
        told.retainAll(use.purpose().fields());
        if (!ids.isEmpty()) {
            diary.write(persons.keys(Set.copyOf(ids)), Diary.Kind.LISTED, use, told);
        }
    }

    /**
     * Proposes a value that a list brought to light, for the police of the person's unit to decide.
     *
     * @param typed as it stands in the list
     * @return id of the proposal; empty if the value cannot be meant for the field
     * @throws AccessDeniedException if the one who acts may not propose for this person
     */
    @Transactional
    public Optional<UUID> propose(UUID person, PersonField field, String typed, String reason) {
        return NewValue.read(field, typed).map(value -> corrections.propose(person, field, value, reason, null));
    }

    /** The program itself may keep its index; people need the right. */
    private void allowed(Use use) {
        if (access.actorIfAny().isPresent()
                ? readers.refusedAndRecorded(use).isPresent()
                : !purposes.knows(use.purpose())) {
            throw new AccessDeniedException(use.purpose().right());
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                words(row.getString("personal_id")),
                words(row.getString("number")),
                row.getString("full_name"),
                birth(row.getObject("birth_date", LocalDate.class), row.getInt("birth_precision")),
                SEXES[row.getInt("sex")],
                words(row.getString("address")),
                STATUSES[row.getInt("status")]);
    }

    private static String birth(LocalDate day, int precision) {
        return switch (precision) {
            case 1 -> String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
            case 2 -> Integer.toString(day.getYear());
            default -> day.toString();
        };
    }

    private static String words(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
