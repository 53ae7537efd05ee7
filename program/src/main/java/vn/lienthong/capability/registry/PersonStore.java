package vn.lienthong.capability.registry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.registry.Person.Residence;
import vn.lienthong.idcard.PersonalNumber;

/** Reads persons. Nothing here asks who reads: only {@link Readers} may call it. */
@Repository
class PersonStore {

    private static final Person.Birth.Precision[] PRECISIONS = Person.Birth.Precision.values();
    private static final Person.Sex[] SEXES = Person.Sex.values();
    private static final Person.Relation[] RELATIONS = Person.Relation.values();
    private static final Person.Life.Status[] STATUSES = Person.Life.Status.values();
    private static final Person.Card.Kind[] CARDS = Person.Card.Kind.values();
    private static final Person.Card.State[] CARD_STATES = Person.Card.State.values();
    private static final Person.ElectronicIdentity.State[] EID_STATES = Person.ElectronicIdentity.State.values();
    private static final Residence.Kind[] RESIDENCES = Residence.Kind.values();
    private static final Person.OtherNumber.Kind[] NUMBERS = Person.OtherNumber.Kind.values();
    private static final Person.Quality[] QUALITIES = Person.Quality.values();

    /**
     * Two questions that go to the database in one call and are answered in one: persons are looked at some hundred times a
     * second, and the way there costs more than the answer.
     */
    private static final String PERSON = """
            select p.*, o.source, o.legal_basis, o.obtained_on
              from registry_person p left join registry_origin o on o.id = p.origin where p.id = :id;
            select 'name' as what, 0 as kind, full_name as one, why as two, null::date as from_on, until_on
              from registry_former_name where person_id = :id
            union all
            select 'residence', kind, at_unit, address, from_on, until_on
              from registry_residence where person_id = :id
            union all
            select 'number', kind, number, '', null, null from registry_number where person_id = :id
            union all
            select 'origin', f.field, o.source, o.legal_basis, o.obtained_on, null
              from registry_field_origin f join registry_origin o on o.id = f.origin
             where f.person_id = :id
            """;

    private static final String NOTED = Diary.NOTE + ";\n" + PERSON;
    private static final String NOTED_DEFERRED = Diary.NOTE_DEFERRED + ";\n" + PERSON;

    private final JdbcClient database;
    private final NamedParameterJdbcOperations together;

    PersonStore(JdbcClient database, NamedParameterJdbcOperations together) {
        this.database = database;
        this.together = together;
    }

    /** What decides whether a person may be read. */
    record Key(UUID id, String unit, boolean restricted) {}

    Optional<Key> key(UUID id) {
        return database.sql("select id, unit, restricted from registry_person where id = :id")
                .param("id", id)
                .query(PersonStore::key)
                .optional();
    }

    List<Key> keys(Set<UUID> ids) {
        return database.sql("select id, unit, restricted from registry_person where id = any(cast(:ids as uuid[]))")
                .param(
                        "ids",
                        "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}")
                .query(PersonStore::key)
                .list();
    }

    /** Persons who carry a number now, or carried it. */
    List<Key> withNumber(String digits) {
        String other = """
                select p.id, p.unit, p.restricted
                  from registry_number n join registry_person p on p.id = n.person_id where n.number = :number
                """;
        return database.sql(
                        digits.length() == 12
                                ? "select id, unit, restricted from registry_person where personal_id = :number union "
                                        + other
                                : other)
                .param("number", digits)
                .query(PersonStore::key)
                .list();
    }

    /** The person with the fields allowed. */
    Person read(UUID id, Set<PersonField> allowed) {
        return read(PERSON, Map.of("id", id), allowed);
    }

    /** The person with the fields allowed; the look is written down in the same call of the database. */
    Person read(UUID id, Set<PersonField> allowed, Diary.Look look) {
        Map<String, @Nullable Object> values = new HashMap<>(look.values());
        values.put("id", id);
        return read(look.deferred() ? NOTED_DEFERRED : NOTED, values, allowed);
    }

    private Person read(String sql, Map<String, @Nullable Object> values, Set<PersonField> allowed) {
        Found found =
                Objects.requireNonNull(together.execute(sql, new MapSqlParameterSource(values), PersonStore::found));
        Row row = found.row();
        Attached attached = found.attached();
        return row.person(
                allowed,
                allowed.contains(PersonField.FORMER_NAMES) ? attached.formerNames : List.of(),
                household(row, allowed),
                residences(attached, allowed),
                allowed.contains(PersonField.OTHER_NUMBERS) ? attached.numbers : List.of(),
                origins(attached, row, allowed));
    }

    /** What hangs on a person in other tables. */
    private record Attached(
            List<Person.FormerName> formerNames,
            List<Residence> residences,
            List<Person.OtherNumber> numbers,
            Map<PersonField, Person.Origin> origins) {

        Attached() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new EnumMap<>(PersonField.class));
        }

        void sort() {
            Comparator<@Nullable LocalDate> latestFirst = Comparator.nullsFirst(Comparator.reverseOrder());
            Comparator<@Nullable LocalDate> latestKnownFirst = Comparator.nullsLast(Comparator.reverseOrder());
            formerNames.sort(Comparator.comparing(Person.FormerName::until, latestKnownFirst));
            residences.sort(Comparator.comparing(Residence::until, latestFirst)
                    .thenComparing(Residence::kind)
                    .thenComparing(Residence::from, latestKnownFirst));
            numbers.sort(Comparator.comparing(Person.OtherNumber::kind).thenComparing(Person.OtherNumber::number));
        }

        void add(ResultSet row) throws SQLException {
            switch (row.getString("what")) {
                case "name" ->
                    formerNames.add(new Person.FormerName(
                            row.getString("one"), row.getObject("until_on", LocalDate.class), row.getString("two")));
                case "residence" ->
                    residences.add(new Residence(
                            RESIDENCES[row.getInt("kind")],
                            row.getString("one"),
                            row.getString("two"),
                            row.getObject("from_on", LocalDate.class),
                            row.getObject("until_on", LocalDate.class)));
                case "number" -> numbers.add(new Person.OtherNumber(NUMBERS[row.getInt("kind")], row.getString("one")));
                default -> {
                    Person.Origin origin = new Person.Origin(
                            row.getString("one"), row.getString("two"), row.getObject("from_on", LocalDate.class));
                    PersonField.of(1L << row.getInt("kind")).forEach(field -> origins.put(field, origin));
                }
            }
        }
    }

    private record Found(Row row, Attached attached) {}

    /** Goes through the answers to {@link #PERSON}, and over that to a note before it. */
    private static Found found(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute() || statement.getMoreResults();
        Row row = null;
        try (ResultSet person = rows ? statement.getResultSet() : null) {
            if (person != null && person.next()) {
                row = row(person);
            }
        }
        if (row == null) {
            throw new EmptyResultDataAccessException(1);
        }
        Attached attached = new Attached();
        if (statement.getMoreResults()) {
            try (ResultSet all = statement.getResultSet()) {
                while (all.next()) {
                    attached.add(all);
                }
            }
        }
        attached.sort();
        return new Found(row, attached);
    }

    private Person.@Nullable Household household(Row row, Set<PersonField> allowed) {
        UUID household = row.household;
        if (household == null || !allowed.contains(PersonField.HOUSEHOLD)) {
            return null;
        }
        return database.sql("""
                        select h.id, h.address, h.head_id, p.full_name from registry_household h
                          left join registry_person p on p.id = h.head_id where h.id = :id
                        """)
                .param("id", household)
                .query((found, number) -> new Person.Household(
                        household,
                        found.getString("address"),
                        found.getObject("head_id", UUID.class),
                        words(found.getString("full_name")),
                        row.relation))
                .optional()
                .orElse(null);
    }

    private static List<Residence> residences(Attached attached, Set<PersonField> allowed) {
        return attached.residences.stream()
                .filter(residence -> allowed.contains(residence.kind().field()))
                .toList();
    }

    private static Map<PersonField, Person.Origin> origins(Attached attached, Row row, Set<PersonField> allowed) {
        Map<PersonField, Person.Origin> origins = new EnumMap<>(PersonField.class);
        Person.Origin whole = row.origin;
        if (whole != null) {
            allowed.forEach(field -> origins.put(field, whole));
        }
        attached.origins.forEach((field, origin) -> {
            if (allowed.contains(field)) {
                origins.put(field, origin);
            }
        });
        return origins;
    }

    private static Person.Origin origin(ResultSet row) throws SQLException {
        return new Person.Origin(
                row.getString("source"), row.getString("legal_basis"), row.getObject("obtained_on", LocalDate.class));
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        return new Key(row.getObject("id", UUID.class), row.getString("unit"), row.getBoolean("restricted"));
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                row.getString("personal_id"),
                row.getString("full_name"),
                birth(row),
                SEXES[row.getInt("sex")],
                row.getString("ethnicity"),
                row.getString("religion"),
                row.getString("nationality"),
                parent(row, "father"),
                parent(row, "mother"),
                row.getObject("household_id", UUID.class),
                RELATIONS[row.getInt("relation")],
                new Person.Life(STATUSES[row.getInt("status")], row.getObject("status_on", LocalDate.class)),
                new Person.Card(
                        CARDS[row.getInt("card_kind")],
                        CARD_STATES[row.getInt("card_state")],
                        row.getObject("card_issued", LocalDate.class),
                        row.getObject("card_expires", LocalDate.class)),
                new Person.ElectronicIdentity(row.getInt("eid_level"), EID_STATES[row.getInt("eid_state")]),
                row.getInt("quality"),
                row.getString("source") == null ? null : origin(row),
                row.getBoolean("invented"),
                row.getInt("version"));
    }

    static Person.Birth birth(ResultSet row) throws SQLException {
        return new Person.Birth(
                row.getObject("birth_date", LocalDate.class), PRECISIONS[row.getInt("birth_precision")]);
    }

    private static Person.@Nullable Parent parent(ResultSet row, String which) throws SQLException {
        String name = row.getString(which + "_name");
        return name == null ? null : new Person.Parent(row.getObject(which + "_id", UUID.class), name);
    }

    static Set<Person.Quality> quality(int bits) {
        Set<Person.Quality> found = EnumSet.noneOf(Person.Quality.class);
        for (Person.Quality one : QUALITIES) {
            if ((bits & one.bit()) != 0) {
                found.add(one);
            }
        }
        return found;
    }

    /** A whole row, before anything is left out of it. */
    private record Row(
            UUID id,
            String unit,
            @Nullable String number,
            String fullName,
            Person.Birth birth,
            Person.Sex sex,
            @Nullable String ethnicity,
            @Nullable String religion,
            @Nullable String nationality,
            Person.@Nullable Parent father,
            Person.@Nullable Parent mother,
            @Nullable UUID household,
            Person.Relation relation,
            Person.Life life,
            Person.Card card,
            Person.ElectronicIdentity electronicIdentity,
            int quality,
            Person.@Nullable Origin origin,
            boolean invented,
            int version) {

        Person person(
                Set<PersonField> allowed,
                List<Person.FormerName> formerNames,
                Person.@Nullable Household home,
                List<Residence> residences,
                List<Person.OtherNumber> others,
                Map<PersonField, Person.Origin> origins) {
            return new Person(
                    id,
                    unit,
                    allowed,
                    allowed.contains(PersonField.NUMBER) && number != null
                            ? PersonalNumber.read(number).orElse(null)
                            : null,
                    allowed.contains(PersonField.NAME) ? fullName : null,
                    formerNames,
                    allowed.contains(PersonField.BIRTH) ? birth : null,
                    allowed.contains(PersonField.SEX) ? sex : null,
                    allowed.contains(PersonField.ETHNICITY) ? ethnicity : null,
                    allowed.contains(PersonField.RELIGION) ? religion : null,
                    allowed.contains(PersonField.NATIONALITY) ? nationality : null,
                    allowed.contains(PersonField.PARENTS) ? father : null,
                    allowed.contains(PersonField.PARENTS) ? mother : null,
                    home,
                    residences,
                    allowed.contains(PersonField.STATUS) ? life : null,
                    allowed.contains(PersonField.CARD) ? card : null,
                    allowed.contains(PersonField.ELECTRONIC_IDENTITY) ? electronicIdentity : null,
                    others,
                    allowed.contains(PersonField.QUALITY) ? PersonStore.quality(quality) : Set.of(),
                    origins,
                    invented,
                    version);
        }
    }
}
