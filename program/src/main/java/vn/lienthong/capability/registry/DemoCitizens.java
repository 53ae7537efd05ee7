package vn.lienthong.capability.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/**
 * A few invented persons who are always the same: the citizens of the VNeID sandbox, so that a sign-in and a check at a counter find
 * somebody in the demo.
 */
@Component
class DemoCitizens {

    private final JdbcClient database;

    DemoCitizens(JdbcClient database) {
        this.database = database;
    }

    /** In the caller's transaction. Mothers stand before their children. */
    void load(String unit, int origin) {
        try (var in = Objects.requireNonNull(DemoCitizens.class.getResourceAsStream("invented/demo-citizens.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cell -> load(cell, unit, origin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(String[] cell, String unit, int origin) {
        LocalDate born = LocalDate.parse(cell[2]);
        LocalDate issued = LocalDate.parse(cell[6]);
        UUID id = Ids.next();
        Optional<Parent> mother = database.sql("select id, full_name from registry_person where personal_id = :number")
                .param("number", cell[9])
                .query((row, n) -> new Parent(row.getObject("id", UUID.class), row.getString("full_name")))
                .optional();
        database.sql("insert into registry_person (" + Population.Table.PERSON.columns + """
                        ) values (:id, :unit, :number, :name, :key, :born, :precision, :year, :sex, '01', null, 'VNM', null,
                            null, null, :mother, :motherName, 0, 0, null, 3, :state, :issued, :expires, 2, 1, 0, false, true, :origin, 1)
                        """)
                .param("id", id)
                .param("unit", unit)
                .param("number", cell[0])
                .param("name", cell[1])
                .param("key", NameKey.of(cell[1]))
                .param("born", born)
                .param("precision", Integer.parseInt(cell[3]))
                .param("year", born.getYear())
                .param("sex", Integer.parseInt(cell[4]))
                .param("state", Integer.parseInt(cell[5]))
                .param("issued", issued)
                .param("expires", day(cell[7]))
                .param("origin", origin)
                .param("mother", mother.map(Parent::id).orElse(null))
                .param("motherName", mother.map(Parent::name).orElse(null))
                .update();
        database.sql("insert into registry_residence (" + Population.Table.RESIDENCE.columns + """
                        ) values (:person, :unit, 0, :unit, :address, :since, null, :origin)
                        """)
                .param("person", id)
                .param("unit", unit)
                .param("address", cell[8])
                .param("since", born)
                .param("origin", origin)
                .update();
    }

    private record Parent(UUID id, String name) {}

    private static @Nullable LocalDate day(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }
}
