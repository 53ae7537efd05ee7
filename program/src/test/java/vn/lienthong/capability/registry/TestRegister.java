package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** Persons and agencies for tests of this room: each test has its own. */
@Component
public class TestRegister {

    private static final AtomicInteger COUNT = new AtomicInteger((int) (System.nanoTime() & 0xFFFF));

    private final JdbcClient database;
    private final Locality locality;
    private final Population.Table table = Population.Table.PERSON;
    private final Set<UUID> made = ConcurrentHashMap.newKeySet();

    TestRegister(JdbcClient database, Locality locality) {
        this.database = database;
        this.locality = locality;
    }

    /** Three communes of one province, which stand today. */
    public List<AdminUnit> communes() {
        LocalDate today = LocalDate.now(vn.lienthong.kernel.VietnameseText.ZONE);
        AdminUnit province = locality.provinces(today).getFirst();
        return locality.children(province, today).subList(0, 3);
    }

    public UUID agency(String unit) {
        return ((AgencyChange.Done)
                        locality.create("other", "Công an thử " + Ids.next(), unit, null, LocalDate.of(2025, 7, 2)))
                .agency();
    }

    /** A number that no other test has. */
    public String number() {
        return "097" + String.format(java.util.Locale.ROOT, "%09d", 90_000_000 + COUNT.incrementAndGet());
    }

    /** The demo's citizens bear the numbers of the sandbox too: whom a test makes is alone with its number among the test's own. */
    public UUID person(String unit, String name, LocalDate born, @Nullable String number) {
        UUID id = Ids.next();
        if (number != null) {
            database
                    .sql("select id from registry_person where personal_id = :number")
                    .param("number", number)
                    .query((row, n) -> row.getObject("id", UUID.class))
                    .list()
                    .stream()
                    .filter(other -> !made.contains(other))
                    .forEach(this::forget);
        }
        made.add(id);
        database.sql("insert into registry_person (" + table.columns + """
                        ) values (:id, :unit, :number, :name, :key, :born, 0, :year, 1, '01', '02', 'VNM', null,
                            'Nguyễn Văn Cha', null, null, null, 0, 0, null, 4, 1, '2025-01-01', null, 2, 1, 0, false, true, 0, 1)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("number", number)
                .param("name", name)
                .param("key", NameKey.of(name))
                .param("born", born)
                .param("year", born.getYear())
                .update();
        return id;
    }

    /** Writes down who the mother is. */
    public void mother(UUID child, UUID mother) {
        database.sql("update registry_person set mother_id = :mother, mother_name = 'Mẹ' where id = :child")
                .param("mother", mother)
                .param("child", child)
                .update();
    }

    public void died(UUID person) {
        database.sql("update registry_person set status = 1 where id = :id")
                .param("id", person)
                .update();
    }

    /** For persons whose numbers other tests of the house know too. */
    public void forget(UUID person) {
        database.sql("delete from registry_person where id = :id")
                .param("id", person)
                .update();
    }

    void oldNumber(UUID person, String unit, Person.OtherNumber.Kind kind, String number) {
        database.sql(
                        "insert into registry_number (person_id, unit, kind, number) values (:person, :unit, :kind, :number)")
                .param("person", person)
                .param("unit", unit)
                .param("kind", kind.code())
                .param("number", number)
                .update();
    }

    public long looks(UUID person) {
        return count("registry_look", person);
    }

    long refusals(UUID person) {
        return count("registry_refusal", person);
    }

    long count(String table, UUID person) {
        return database.sql("select count(*) from " + table + " where person_id = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
