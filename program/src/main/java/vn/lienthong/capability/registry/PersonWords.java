package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;

/** A person in the words of a page. */
@Component
class PersonWords {

    private final Messages messages;
    private final UnitReach units;

    PersonWords(Messages messages, UnitReach units) {
        this.messages = messages;
        this.units = units;
    }

    /**
     * A field on the page.
     *
     * @param values none if it is not known
     */
    record Shown(PersonField field, List<String> values) {}

    /**
     * Where fields come from.
     *
     * @param whole whether all that is shown comes from there
     */
    record Source(String words, List<PersonField> fields, boolean whole) {}

    /** The fields shown, in their order. */
    List<Shown> of(Person person, Locale locale) {
        List<Shown> all = new ArrayList<>();
        for (PersonField field : PersonField.values()) {
            if (person.shows(field)) {
                all.add(new Shown(field, values(person, field, locale)));
            }
        }
        return all;
    }

    /** The sources of what is shown, the one of most fields first. */
    List<Source> sources(Person person, Locale locale) {
        Map<Person.Origin, List<PersonField>> by = new LinkedHashMap<>();
        for (PersonField field : PersonField.values()) {
            Person.Origin origin = person.shows(field) ? person.origins().get(field) : null;
            if (origin != null) {
                by.computeIfAbsent(origin, key -> new ArrayList<>()).add(field);
            }
        }
        return by.entrySet().stream()
                .map(one -> new Source(
                        messages.text(
                                locale,
                                "registry.origin",
                                one.getKey().source(),
                                TypedDay.show(one.getKey().on()),
                                one.getKey().legalBasis()),
                        one.getValue(),
                        by.size() == 1))
                .sorted(Comparator.comparing(source -> -source.fields().size()))
                .toList();
    }

    private List<String> values(Person person, PersonField field, Locale locale) {
        return switch (field) {
            case NUMBER ->
                one(person.number() == null ? null : grouped(person.number().text()));
            case NAME -> one(person.fullName());
            case BIRTH -> one(person.birth() == null ? null : person.birth().words());
            case SEX -> one(word(locale, "sex", person.sex()));
            case ETHNICITY -> one(Codes.people(person.ethnicity()));
            case RELIGION -> one(Codes.religion(person.religion()));
            case NATIONALITY -> one(nationality(person.nationality(), locale));
            case PARENTS -> parents(person, locale);
            case HOUSEHOLD -> household(person.household(), locale);
            case PERMANENT_RESIDENCE -> residences(person, Person.Residence.Kind.PERMANENT, locale);
            case TEMPORARY_RESIDENCE -> residences(person, Person.Residence.Kind.TEMPORARY, locale);
            case CURRENT_RESIDENCE -> residences(person, Person.Residence.Kind.CURRENT, locale);
            case STATUS -> life(person.life(), locale);
            case CARD -> card(person.card(), locale);
            case ELECTRONIC_IDENTITY -> electronic(person.electronicIdentity(), locale);
            case OTHER_NUMBERS ->
                person.otherNumbers().stream()
                        .map(other -> word(locale, "other-number", other.kind()) + " " + grouped(other.number()))
                        .toList();
            case FORMER_NAMES ->
                person.formerNames().stream()
                        .map(name -> messages.text(
                                locale, "registry.former-name", name.fullName(), day(name.until()), name.why()))
                        .toList();
            case QUALITY ->
                person.quality().stream()
                        .sorted()
                        .map(one -> word(locale, "quality", one))
                        .toList();
        };
    }

    /** A value of a proposal in words; empty for none. */
    String value(PersonField field, @Nullable String value, Locale locale) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case NUMBER -> grouped(value);
            case SEX -> word(locale, "sex", Person.Sex.valueOf(value));
            case ETHNICITY -> Codes.people(value);
            case RELIGION -> Codes.religion(value);
            case NATIONALITY -> nationality(value, locale);
            default -> value;
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value);
    }

    private String nationality(@Nullable String code, Locale locale) {
        return code == null ? "" : code.equals("VNM") ? messages.text(locale, "registry.nationality.vnm") : code;
    }

    private List<String> parents(Person person, Locale locale) {
        List<String> all = new ArrayList<>();
        Person.Parent father = person.father();
        Person.Parent mother = person.mother();
        if (father != null) {
            all.add(messages.text(locale, "registry.father", father.fullName()));
        }
        if (mother != null) {
            all.add(messages.text(locale, "registry.mother", mother.fullName()));
        }
        return all;
    }

    private List<String> household(Person.@Nullable Household household, Locale locale) {
        if (household == null) {
            return List.of();
        }
        String relation = word(locale, "relation", household.relation());
        return household.relation() == Person.Relation.HEAD
                ? List.of(relation, household.address())
                : List.of(
                        messages.text(locale, "registry.relation-to", relation, household.headName()),
                        household.address());
    }

    private List<String> residences(Person person, Person.Residence.Kind kind, Locale locale) {
        return person.residences().stream()
                .filter(one -> one.kind() == kind)
                .map(one -> messages.text(
                        locale,
                        one.until() == null ? "registry.lives" : "registry.lived",
                        one.address() + ", " + units.name(one.unit()),
                        day(one.from()),
                        day(one.until())))
                .toList();
    }

    private List<String> life(Person.@Nullable Life life, Locale locale) {
        if (life == null) {
            return List.of();
        }
        String status = word(locale, "status", life.status());
        return List.of(
                life.since() == null ? status : messages.text(locale, "registry.since", status, day(life.since())));
    }

    private List<String> card(Person.@Nullable Card card, Locale locale) {
        if (card == null || card.kind() == Person.Card.Kind.NONE) {
            return List.of();
        }
        return List.of(
                word(locale, "card", card.kind()) + " – " + word(locale, "card-state", card.state()),
                messages.text(
                        locale,
                        card.expires() == null ? "registry.card.no-end" : "registry.card.days",
                        day(card.issued()),
                        day(card.expires())));
    }

    private List<String> electronic(Person.@Nullable ElectronicIdentity eid, Locale locale) {
        return eid == null || eid.level() == 0
                ? List.of()
                : List.of(messages.text(locale, "registry.eid", eid.level(), word(locale, "eid-state", eid.state())));
    }

    private String word(Locale locale, String group, @Nullable Enum<?> value) {
        return value == null
                ? ""
                : messages.text(
                        locale,
                        "registry." + group + "."
                                + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : TypedDay.show(day);
    }

    /** 12 digits in threes, for reading. */
    static String grouped(String number) {
        return number.replaceAll("(\\d{3})(?=\\d)", "$1 ");
    }
}
