package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** Writes accepted corrections into the register: the row, the history, where the value comes from, the flags. */
@Component
class PersonChanges {

    private static final String NUMBER_FLAGS_OFF = "~"
            + (bit(Person.Quality.NUMBER_SAYS_OTHER_SEX)
                    | bit(Person.Quality.NUMBER_SAYS_OTHER_YEAR)
                    | bit(Person.Quality.NO_NUMBER)
                    | bit(Person.Quality.BIRTH_NOT_EXACT));

    private static final Person.Sex[] SEXES = Person.Sex.values();

    private final JdbcClient database;
    private final Messages messages;
    private final Clock clock;

    PersonChanges(JdbcClient database, Messages messages, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.clock = clock;
    }

    private record Before(
            @Nullable String number,
            String fullName,
            Person.Birth birth,
            Person.Sex sex,
            @Nullable String ethnicity,
            @Nullable String religion,
            @Nullable String nationality) {

        @Nullable
        String value(PersonField field) {
            return switch (field) {
                case NUMBER -> number;
                case NAME -> fullName;
                case BIRTH -> birth.words();
                case SEX -> sex.name();
                case ETHNICITY -> ethnicity;
                case RELIGION -> religion;
                case NATIONALITY -> nationality;
                default -> null;
            };
        }
    }

    /** Writes the new value; answers what stood there before, or null for nothing. */
    @Nullable
    String apply(Corrections.Correction one, UUID by) {
        Before before = before(one.person());
        String old = before.value(one.field());
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        set(one.person(), NewValue.columns(one.field(), one.newValue()));
        if (one.field() == PersonField.NAME && old != null && !old.equals(one.newValue())) {
            keepName(one, old, today);
        }
        if (one.field() == PersonField.NUMBER && old != null && !old.equals(one.newValue())) {
            keepNumber(one, old);
        }
        flag(one.person());
        history(one, old, by);
        originate(one, today);
        return old;
    }

    private Before before(UUID person) {
        return database.sql("select * from registry_person where id = :id for update")
                .param("id", person)
                .query((row, n) -> new Before(
                        row.getString("personal_id"),
                        row.getString("full_name"),
                        PersonStore.birth(row),
                        SEXES[row.getInt("sex")],
                        row.getString("ethnicity"),
                        row.getString("religion"),
                        row.getString("nationality")))
                .single();
    }

    /** The names of the columns come from {@link NewValue}, never from outside. */
    private void set(UUID person, Map<String, Object> columns) {
        String sets = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", "));
        var statement = database.sql("update registry_person set " + sets + ", version = version + 1 where id = :id")
                .param("id", person);
        for (var column : columns.entrySet()) {
            statement = statement.param(column.getKey(), column.getValue());
        }
        statement.update();
    }

    private void keepName(Corrections.Correction one, String old, LocalDate today) {
        database.sql("""
                        insert into registry_former_name (person_id, unit, full_name, name_key, until_on, why)
                        values (:person, :unit, :name, :key, :today, :why)
                        """)
                .param("person", one.person())
                .param("unit", one.unit())
                .param("name", old)
                .param("key", NameKey.of(old))
                .param("today", today)
                .param("why", messages.text(VietnameseText.VIETNAMESE, "registry.correction.source"))
                .update();
    }

    private void keepNumber(Corrections.Correction one, String old) {
        database.sql(
                        "insert into registry_number (person_id, unit, kind, number) values (:person, :unit, :kind, :number)")
                .param("person", one.person())
                .param("unit", one.unit())
                .param("kind", Person.OtherNumber.Kind.CANCELLED.code())
                .param("number", old)
                .update();
    }

    /** What the number says about sex and year is compared again. */
    private void flag(UUID person) {
        Before now = before(person);
        int bits = 0;
        PersonalNumber number =
                now.number() == null ? null : PersonalNumber.read(now.number()).orElse(null);
        if (number == null) {
            bits |= bit(Person.Quality.NO_NUMBER);
        } else {
            PersonalNumber.Hints hints = number.hints();
            boolean known = now.sex() == Person.Sex.MALE || now.sex() == Person.Sex.FEMALE;
            bits |= known && !hints.sex().name().equals(now.sex().name())
                    ? bit(Person.Quality.NUMBER_SAYS_OTHER_SEX)
                    : 0;
            bits |= hints.birthYear() == now.birth().day().getYear() ? 0 : bit(Person.Quality.NUMBER_SAYS_OTHER_YEAR);
        }
        bits |= now.birth().precision() == Person.Birth.Precision.DAY ? 0 : bit(Person.Quality.BIRTH_NOT_EXACT);
        database.sql("update registry_person set quality = (quality & (" + NUMBER_FLAGS_OFF
                        + ")) | :bits where id = :id")
                .param("bits", bits)
                .param("id", person)
                .update();
    }

    private void history(Corrections.Correction one, @Nullable String old, UUID by) {
        database.sql("""
                        insert into registry_change (id, person_id, unit, field, old_value, new_value, at, by_account, correction_id)
                        values (:id, :person, :unit, :field, :old, :new, :at, :by, :correction)
                        """)
                .param("id", Ids.next())
                .param("person", one.person())
                .param("unit", one.unit())
                .param("field", one.field().bit())
                .param("old", old)
                .param("new", one.newValue())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("correction", one.id())
                .update();
    }

    private void originate(Corrections.Correction one, LocalDate today) {
        int origin = database.sql("""
                        insert into registry_origin (source, legal_basis, obtained_on) values (:source, :basis, :today)
                        on conflict (source, legal_basis, obtained_on) do update set source = excluded.source returning id
                        """)
                .param("source", messages.text(VietnameseText.VIETNAMESE, "registry.correction.source"))
                .param("basis", messages.text(VietnameseText.VIETNAMESE, "registry.correction.basis"))
                .param("today", today)
                .query(Integer.class)
                .single();
        database.sql("""
                        insert into registry_field_origin (person_id, unit, field, origin) values (:person, :unit, :field, :origin)
                        on conflict (person_id, field) do update set origin = excluded.origin
                        """)
                .param("person", one.person())
                .param("unit", one.unit())
                .param("field", one.field().bit())
                .param("origin", origin)
                .update();
    }

    private static int bit(Person.Quality one) {
        return one.bit();
    }
}
