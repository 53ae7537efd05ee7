package vn.lienthong.capability.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is whose parent by this register, and what decides whether somebody may be stood in for: for rooms in which a citizen acts
 * for another. No right of a reader is asked for here: whoever calls shows it to the citizen concerned only, and writes down by
 * {@link #shownTo} whom they were shown.
 */
@Component
public class Kin {

    /** What a representative is shown of somebody: enough to know them again. */
    public static final Set<PersonField> SHOWN =
            Set.copyOf(EnumSet.of(PersonField.NUMBER, PersonField.NAME, PersonField.BIRTH, PersonField.PARENTS));

    private static final String SELECT = """
            select p.id, p.personal_id, p.full_name, p.birth_date, p.status, o.source, o.legal_basis, o.obtained_on
              from registry_person p
              left join registry_field_origin f on f.person_id = p.id and f.field = 7
              left join registry_origin o on o.id = coalesce(f.origin, p.origin)
            """;

    private final JdbcClient database;
    private final PersonStore persons;
    private final Diary diary;
    private final NumberKeys numbers;

    Kin(JdbcClient database, PersonStore persons, Diary diary, NumberKeys numbers) {
        this.database = database;
        this.persons = persons;
        this.diary = diary;
        this.numbers = numbers;
    }

    /**
     * A child as the register names them.
     *
     * @param id in this register
     * @param number 12 digits; empty if none is known
     * @param born the day, or the first one of the month or year in which they were born
     * @param origin where the parents' names come from
     */
    public record Child(UUID id, String number, String name, LocalDate born, boolean alive, Person.Origin origin) {

        /** Not to be printed: it is a person. */
        @Override
        public String toString() {
            return "Child[" + id + "]";
        }
    }

    /**
     * What the register says of whoever carries a number now.
     *
     * @param alive neither deceased nor declared missing
     */
    public record Standing(String name, LocalDate born, boolean alive) {

        /** Not to be printed: it is a person. */
        @Override
        public String toString() {
            return "Standing";
        }
    }

    /**
     * Children of whoever carries a number, by the ids that the register links, born after a day. Equal names make nobody kin.
     *
     * @param bornAfter the youngest first; nobody born before 2008 is looked for
     */
    public List<Child> childrenOf(String number, LocalDate bornAfter) {
        return only(number)
                .map(parent -> database.sql(SELECT + """
                         where (p.father_id = :parent or p.mother_id = :parent) and p.birth_year >= 2008 and p.birth_date > :after
                         order by p.birth_date desc, p.id
                        """)
                        .param("parent", parent)
                        .param("after", bornAfter)
                        .query(Kin::child)
                        .list())
                .orElse(List.of());
    }


    private static Child child(ResultSet row, int number) throws SQLException {
        String source = row.getString("source");
        String basis = row.getString("legal_basis");
        LocalDate on = row.getObject("obtained_on", LocalDate.class);
        String digits = row.getString("personal_id");
        return new Child(
                row.getObject("id", UUID.class),
                digits == null ? "" : digits,
                row.getString("full_name"),
                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                alive(row.getInt("status")),
                new Person.Origin(
                        source == null ? "" : source, basis == null ? "" : basis, on == null ? LocalDate.EPOCH : on));
    }

    /** What decides whether somebody can be stood in for, or stand in; nobody for a number that none or several carry. */
    public Optional<Standing> standing(String number) {
        return only(number)
                .flatMap(id -> database.sql("select full_name, birth_date, status from registry_person where id = :id")
                        .param("id", id)
                        .query((row, n) -> new Standing(
                                row.getString("full_name"),
                                Objects.requireNonNull(row.getObject("birth_date", LocalDate.class)),
                                alive(row.getInt("status"))))
                        .optional());
    }

    /** Parents of whoever carries a number whom the register knows by number: number and name. */
    public List<Parent> parentsOf(String number) {
        return only(number)
                .map(child -> database.sql("""
                                select q.personal_id, q.full_name from registry_person p
                                  join registry_person q on q.id in (p.father_id, p.mother_id)
                                 where p.id = :child and q.personal_id is not null order by q.id
                                """)
                        .param("child", child)
                        .query((row, n) -> new Parent(row.getString("personal_id"), row.getString("full_name")))
                        .list())
                .orElse(List.of());
    }

    /** A parent whom the register knows. */
    public record Parent(String number, String name) {

        /** Not to be printed: it is a person. */
        @Override
        public String toString() {
            return "Parent";
        }
    }

    /**
     * Writes into a person's diary that somebody who stands for them looked or acted, in the caller's transaction.
     *
     * @param number 12 digits of the person
     * @param who the representative as the person shall read it: name and by which right
     * @param fields what they were shown; empty for an act that shows nothing
     */
    @Transactional
    public void shownTo(String who, String number, Use use, Set<PersonField> fields) {
        PersonStore.Key key = only(number)
                .flatMap(persons::key)
                .orElseGet(() -> new PersonStore.Key(numbers.of(number), "", false));
        diary.writeForStandIn(key, use, fields, who);
    }

    private static boolean alive(int status) {
        return status != Person.Life.Status.DECEASED.code() && status != Person.Life.Status.MISSING.code();
    }

    private Optional<UUID> only(String number) {
        List<UUID> found = database.sql("select id from registry_person where personal_id = :number limit 2")
                .param("number", number)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
