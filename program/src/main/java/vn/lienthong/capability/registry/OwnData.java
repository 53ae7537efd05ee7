package vn.lienthong.capability.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/**
 * What persons can demand about their own record (law 91/2025/QH15 article 4): see it, correct it, restrict it, have erased what
 * no law makes the locality keep. Whoever calls has made sure that it is the person, or an officer who carries out the
 * person's request; no right of a reader is asked for here, so no page calls it for anything else.
 */
@Component
public class OwnData {

    /** What no law makes the locality keep: the state of electronic identities is kept by the Ministry's own system. */
    private static final Set<PersonField> ERASABLE = EnumSet.of(PersonField.ELECTRONIC_IDENTITY);

    private static final int MOST = 10_000;

    private final PersonStore persons;
    private final PersonWords words;
    private final Diary diary;
    private final DataUse dataUse;
    private final PurposeBook purposes;
    private final Corrections corrections;
    private final Restrictions restrictions;
    private final JdbcClient database;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    OwnData(
            PersonStore persons,
            PersonWords words,
            Diary diary,
            DataUse dataUse,
            PurposeBook purposes,
            Corrections corrections,
            Restrictions restrictions,
            JdbcClient database,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.persons = persons;
        this.words = words;
        this.diary = diary;
        this.dataUse = dataUse;
        this.purposes = purposes;
        this.corrections = corrections;
        this.restrictions = restrictions;
        this.database = database;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A field as the person is told it.
     *
     * @param origin where it comes from and by which law; empty if it is not known
     */
    public record Shown(PersonField field, List<String> values, String origin) {

        public Shown {
            values = List.copyOf(values);
        }
    }

    /**
     * A restriction to be set.
     *
     * @param onlyThese whether the purposes are barred, and no others (an objection); else all but them are
     * @param purposes codes
     * @param basis clause or reason
     * @param request number of the person's request; empty for one by law
     * @param until last day, or null for none
     */
    public record Restricting(
            boolean onlyThese,
            Set<String> purposes,
            String basis,
            String request,
            @Nullable LocalDate until) {

        public Restricting {
            purposes = Set.copyOf(purposes);
        }
    }

    /** Who reads a person's data for the person. */
    public sealed interface Reader {

        /** The officer who acts, at the person's request. */
        record Officer() implements Reader {}

        /** The person; an officer who is signed in at the same computer did not look. */
        record Themself() implements Reader {}

        /**
         * Somebody who stands for the person.
         *
         * @param who name and by which right, as the diary says it
         */
        record StandIn(String who) implements Reader {}
    }

    /**
     * What became of a proposal.
     *
     * @param words of who decided; possibly empty
     */
    public record Decided(boolean open, boolean accepted, String words) {}

    /** The person who carries a number now; empty for nobody, and where several do: they are told apart at a counter. */
    public Optional<UUID> find(String number) {
        List<UUID> found = database.sql("select id from registry_person where personal_id = :number limit 2")
                .param("number", number)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * Everything the register holds of a person, in words. A look like any other, so it stands in the diary.
     *
     * @param request number of the request it serves
     * @param reader the person, who stands for them, or the officer who acts
     */
    @Transactional
    public List<Shown> read(UUID person, String request, Reader reader, Locale locale) {
        PersonStore.Key key = persons.key(person).orElseThrow();
        Set<PersonField> fields = EnumSet.allOf(PersonField.class);
        Use use = purposes.find("registry.own-request").orElseThrow().serving("request", request);
        switch (reader) {
            case Reader.Officer _ -> diary.write(key, Diary.Kind.OPENED, use, fields);
            case Reader.Themself _ ->
                diary.writeForThemself(
                        key,
                        use,
                        fields,
                        messages.text(vn.lienthong.kernel.VietnameseText.VIETNAMESE, "registry.diary.self"));
            case Reader.StandIn(String who) -> diary.writeForStandIn(key, use, fields, who);
        }
        Person found = persons.read(person, fields);
        return words.of(found, locale).stream()
                .map(shown -> new Shown(shown.field(), shown.values(), origin(found, shown.field(), locale)))
                .toList();
    }

    private String origin(Person person, PersonField field, Locale locale) {
        Person.Origin origin = person.origins().get(field);
        return origin == null
                ? ""
                : messages.text(
                        locale,
                        "registry.origin",
                        origin.source(),
                        vn.lienthong.kernel.TypedDay.show(origin.on()),
                        origin.legalBasis());
    }

    /** The whole data-use diary of a person, the newest line first. */
    public List<DataUse.Line> diary(UUID person) {
        List<DataUse.Line> all = new ArrayList<>(dataUse.of(person, null));
        List<DataUse.Line> portion = all;
        while (!portion.isEmpty() && all.size() < MOST) {
            portion = dataUse.of(person, portion.getLast().at());
            all.addAll(portion);
        }
        return all;
    }

    /** The fields that a person can have corrected here; residence has procedures of its own. */
    public static Set<PersonField> correctable() {
        return NewValue.CORRECTABLE;
    }

    /** Whether a value can be meant for a field. */
    public static boolean meant(PersonField field, String value) {
        return NewValue.CORRECTABLE.contains(field)
                && NewValue.read(field, value).isPresent();
    }

    /** Codes and words of a field that is picked from a list; empty for one that is typed. */
    public Map<String, String> choices(PersonField field, Locale locale) {
        Map<String, String> all = new LinkedHashMap<>();
        if (field == PersonField.SEX) {
            all.put("MALE", messages.text(locale, "registry.sex.male"));
            all.put("FEMALE", messages.text(locale, "registry.sex.female"));
        } else if (field == PersonField.ETHNICITY || field == PersonField.RELIGION) {
            new java.util.TreeMap<>(field == PersonField.ETHNICITY ? Codes.peoples() : Codes.religions())
                    .forEach(all::put);
        }
        return all;
    }

    /** A value of a correction in words. */
    public String valueWords(PersonField field, String value, Locale locale) {
        return NewValue.read(field, value)
                .map(stored -> words.value(field, stored, locale))
                .orElse(value);
    }

    /**
     * Hands a person's demand to the police of the residence, who decide as on any proposal.
     *
     * @param reason with the number of the request; no name
     * @param document proof that the person sent, kept by the room that calls and shown by it to the police; or null
     * @return id of the proposal
     * @throws IllegalArgumentException if the value cannot be meant
     */
    @Transactional
    public UUID correct(UUID person, PersonField field, String value, String reason, @Nullable UUID document) {
        return corrections.demanded(
                persons.key(person).orElseThrow(),
                field,
                NewValue.read(field, value).orElseThrow(() -> new IllegalArgumentException(field.name())),
                reason,
                document);
    }

    /** What became of a proposal. */
    public Optional<Decided> decided(UUID correction) {
        return corrections
                .find(correction)
                .map(one -> new Decided(
                        one.open(), one.state().equals("accepted"), one.words() == null ? "" : one.words()));
    }

    /** Restricts what a person's data may be used for. */
    @Transactional
    public UUID restrict(UUID person, Restricting wanted) {
        return restrictions.set(persons.key(person).orElseThrow(), wanted);
    }

    /** Purposes that persons can object to or let through: code and words. */
    public Map<String, String> purposes(Locale locale) {
        Map<String, String> all = new LinkedHashMap<>();
        purposes.all().forEach(purpose -> all.put(purpose.code(), messages.text(locale, purpose.key())));
        return all;
    }

    /**
     * A purpose as it is declared.
     *
     * @param fields what it may see, in words
     * @param record whether each read must name the record that it serves
     * @param anyone whether it reaches anyone asked for by the whole number, beyond the reader's units
     */
    public record Declared(
            String code, String words, String basis, List<String> fields, boolean record, boolean anyone) {

        public Declared {
            fields = List.copyOf(fields);
        }
    }

    /** What persons' data are used for: every purpose that a room declares. */
    public List<Declared> declared(Locale locale) {
        return purposes.all().stream()
                .map(purpose -> new Declared(
                        purpose.code(),
                        messages.text(locale, purpose.key()),
                        messages.text(locale, purpose.basisKey()),
                        purpose.fields().stream()
                                .sorted()
                                .map(field -> messages.text(locale, field.key()))
                                .toList(),
                        purpose.record(),
                        purpose.reach() == Purpose.Reach.ANYONE_BY_NUMBER))
                .toList();
    }

    /** Purposes that a restriction lets through unless it says otherwise. */
    public static Set<String> usuallyLet() {
        return Restrictions.USUAL;
    }

    /** Whether the locality keeps a field by no law, so that a person can have it erased. */
    public static boolean erasable(PersonField field) {
        return ERASABLE.contains(field);
    }

    /**
     * Erases fields, with what the history of corrections said of them.
     *
     * @throws IllegalArgumentException for a field that is kept by law
     */
    @Transactional
    public void erase(UUID person, Set<PersonField> fields, String request) {
        if (!ERASABLE.containsAll(fields)) {
            throw new IllegalArgumentException("kept by law: " + fields);
        }
        PersonStore.Key key = persons.key(person).orElseThrow();
        for (PersonField field : fields) {
            database.sql(
                            "update registry_person set eid_level = 0, eid_state = 0, version = version + 1 where id = :id")
                    .param("id", person)
                    .update();
            database.sql(
                            "update registry_change set old_value = null, new_value = null where person_id = :id and field = :field")
                    .param("id", person)
                    .param("field", field.bit())
                    .update();
            database.sql("delete from registry_field_origin where person_id = :id and field = :field")
                    .param("id", person)
                    .param("field", field.bit())
                    .update();
            database.sql("""
                            insert into registry_change (id, person_id, unit, field, old_value, new_value, at)
                            values (:change, :id, :unit, :field, null, null, :now)
                            """)
                    .param("change", Ids.next())
                    .param("id", person)
                    .param("unit", key.unit())
                    .param("field", field.bit())
                    .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
        audit.record(
                "registry.person.erased",
                "person",
                person.toString(),
                Map.of("fields", fields.toString(), "request", request));
    }
}
