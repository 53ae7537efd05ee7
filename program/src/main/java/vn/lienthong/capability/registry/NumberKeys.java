package vn.lienthong.capability.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.seal.Seal;

/**
 * Under which ids a number's lines stand in the diary. Somebody who was asked about elsewhere may not be in this register: their
 * lines stand under a keyed hash of the number, from which nobody comes back to the number without the key, and which the person
 * makes again by showing theirs.
 */
@Component
class NumberKeys {

    private static final String PURPOSE = "registry diary number";
    private static final int LONGEST = 32;

    private final JdbcClient database;
    private final Seal seal;

    NumberKeys(JdbcClient database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** The keyed hash of a number in the form of an id (RFC 9562 version 8). */
    UUID of(String number) {
        if (number.length() > LONGEST || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a number has digits only");
        }
        String mark = seal.mark(number, PURPOSE);
        long high = Long.parseUnsignedLong(mark.substring(0, 16), 16);
        long low = Long.parseUnsignedLong(mark.substring(16, 32), 16);
        return new UUID((high & 0xFFFFFFFFFFFF0FFFL) | 0x8000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** The person's id and the keys of their personal numbers, those cancelled too. The old nine digits were given twice. */
    List<UUID> ofPerson(UUID person) {
        List<UUID> keys = new ArrayList<>(List.of(person));
        database.sql("""
                        select personal_id as number from registry_person where id = :person and personal_id ~ '^[0-9]{12}$'
                        union select number from registry_number where person_id = :person and number ~ '^[0-9]{12}$'
                        """)
                .param("person", person)
                .query((row, n) -> row.getString("number"))
                .list()
                .forEach(number -> keys.add(of(number)));
        return keys;
    }

    /** The key of a number and, if exactly one person of this register carries it now, that person's keys. */
    List<UUID> ofNumber(String number) {
        List<UUID> persons = database.sql("select id from registry_person where personal_id = :number limit 2")
                .param("number", number)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return persons.size() == 1 ? ofPerson(persons.getFirst()) : List.of(of(number));
    }
}
