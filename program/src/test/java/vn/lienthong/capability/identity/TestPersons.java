package vn.lienthong.capability.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** Persons of the register, agencies and cards for tests of this room: each test has its own. */
@Component
class TestPersons {

    private static final AtomicInteger COUNT = new AtomicInteger((int) (System.nanoTime() & 0xFFFF));
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("ddMMyyyy");

    private final JdbcClient database;
    private final Locality locality;

    TestPersons(JdbcClient database, Locality locality) {
        this.database = database;
        this.locality = locality;
    }

    /** A man of the register with a card issued on 15 June 2022. */
    record Someone(UUID id, String number, String name, LocalDate born) {

        /** Text of the QR code on his card. */
        String qr() {
            return qr(number, name, born, "Nam");
        }

        String qr(String otherNumber, String otherName, LocalDate otherBirth, String sex) {
            return otherNumber + "||" + otherName + "|" + RUN.format(otherBirth) + "|" + sex
                    + "|Thôn Thử Danh Tính|15062022";
        }
    }

    /** Two communes of one province, which stand today. */
    List<AdminUnit> communes() {
        LocalDate today = LocalDate.now(VietnameseText.ZONE);
        return locality.children(locality.provinces(today).getFirst(), today).subList(3, 5);
    }

    UUID agency(String unit) {
        return ((AgencyChange.Done)
                        locality.create("other", "Quầy thử " + Ids.next(), unit, null, LocalDate.of(2025, 7, 2)))
                .agency();
    }

    /** A number that no other test has and that fits a man born in 1985. */
    String number() {
        return "097085" + String.format(Locale.ROOT, "%06d", 300_000 + COUNT.incrementAndGet());
    }

    Someone man(String unit) {
        return man(unit, "Mạc Thử " + word(), LocalDate.of(1985, 7, 21), number());
    }

    Someone man(String unit, String name, LocalDate born, String number) {
        UUID id = Ids.next();
        database.sql("""
                        insert into registry_person (id, unit, personal_id, full_name, name_key, birth_date, birth_precision,
                            birth_year, sex, nationality, relation, status, card_kind, card_state, card_issued, card_expires,
                            eid_level, eid_state, quality, restricted, invented, origin, version)
                        values (:id, :unit, :number, :name, :key, :born, 0, :year, 1, 'VNM', 0, 0, 3, 1, '2022-06-15',
                            '2045-07-21', 2, 1, 0, false, true, 0, 1)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("number", number)
                .param("name", name)
                .param("key", key(name))
                .param("born", born)
                .param("year", born.getYear())
                .update();
        database.sql("""
                        insert into registry_residence (person_id, unit, kind, at_unit, address, from_on, origin)
                        values (:id, :unit, 0, :unit, 'Thôn Thử Danh Tính', '2000-01-01', 0)
                        """).param("id", id).param("unit", unit).update();
        return new Someone(id, number, name, born);
    }

    void set(Someone who, String assignment) {
        database.sql("update registry_person set " + assignment + " where id = :id")
                .param("id", who.id())
                .update();
    }

    void otherNumber(Someone who, String unit, int kind, String number) {
        database.sql("insert into registry_number (person_id, unit, kind, number) values (:id, :unit, :kind, :number)")
                .param("id", who.id())
                .param("unit", unit)
                .param("kind", kind)
                .param("number", number)
                .update();
    }

    void formerName(Someone who, String unit, String name) {
        database.sql("""
                        insert into registry_former_name (person_id, unit, full_name, name_key, until_on, why)
                        values (:id, :unit, :name, :key, '2020-01-01', 'cải chính')
                        """)
                .param("id", who.id())
                .param("unit", unit)
                .param("name", name)
                .param("key", key(name))
                .update();
    }

    long looks(Someone who) {
        return database.sql("select count(*) from registry_look where person_id = :id")
                .param("id", who.id())
                .query(Long.class)
                .single();
    }

    /** A made-up word, so that names of tests do not meet. */
    static String word() {
        int n = COUNT.incrementAndGet();
        StringBuilder word = new StringBuilder("Q");
        while (n > 0) {
            word.append((char) ('a' + n % 26));
            n /= 26;
        }
        return word.toString();
    }

    private static String key(String name) {
        return Arrays.stream(Objects.requireNonNull(VietnameseText.fold(name)).split(" ", -1))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
