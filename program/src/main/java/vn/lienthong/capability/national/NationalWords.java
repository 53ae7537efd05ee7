package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Answers in plain words, field by field. */
@Component
class NationalWords {

    private static final Set<String> NAMED = Set.of(
            "national.fact.father",
            "national.fact.mother",
            "national.fact.head",
            "national.fact.relation",
            "national.fact.book",
            "national.fact.member");
    private static final Set<String> PLACES =
            Set.of("national.fact.commune", "national.fact.district", "national.fact.province");

    private final Messages messages;
    private final Locality locality;
    private final Clock clock;

    NationalWords(Messages messages, Locality locality, Clock clock) {
        this.messages = messages;
        this.locality = locality;
        this.clock = clock;
    }

    /** A field with what was told; nothing means that it is not known there. */
    record Shown(PersonField field, List<String> values) {}

    /** What may be asked for which purpose, as a choice of a form. */
    Choice choice(NationalPages.Offer offer, String hint, Locale locale) {
        return new Choice(
                offer.value(),
                messages.text(
                        locale,
                        "national.ask.offer",
                        messages.text(locale, offer.grant().service().key()),
                        messages.text(locale, offer.purpose().key())),
                hint);
    }

    List<Shown> of(Facts facts, Locale locale) {
        return facts.fields().stream()
                .map(field -> new Shown(field, values(facts.of(field), locale)))
                .toList();
    }

    private List<String> values(List<Facts.Fact> told, Locale locale) {
        List<String> lines = new ArrayList<>();
        List<String> place = new ArrayList<>();
        for (Facts.Fact fact : told) {
            String value = fact.coded() ? messages.text(locale, fact.value()) : fact.value();
            if (PLACES.contains(fact.part())) {
                place.add(unit(value));
            } else if (fact.part().equals("national.fact.address")) {
                place.addFirst(value);
            } else if (NAMED.contains(fact.part())) {
                lines.add(messages.text(
                        locale, "national.fact.of", messages.text(locale, fact.part()), groupedIn(value)));
            } else {
                lines.add(fact.part().endsWith("number") ? grouped(value) : value);
            }
        }
        if (!place.isEmpty()) {
            lines.addFirst(String.join(", ", place));
        }
        return lines;
    }

    private String unit(String code) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        return locality.unit(code, today)
                .or(() -> locality.versions(code).stream().findFirst())
                .map(AdminUnit::name)
                .orElse(code);
    }

    /** Fields in their usual order. */
    static Map<PersonField, FieldMatch> ordered(Map<PersonField, FieldMatch> fields) {
        Map<PersonField, FieldMatch> ordered = new EnumMap<>(PersonField.class);
        ordered.putAll(fields);
        return ordered;
    }

    /** 12 digits in threes; others as they are. */
    static String grouped(String number) {
        return number.length() == 12 || number.length() == 9 ? number.replaceAll("(\\d{3})(?=\\d)", "$1 ") : number;
    }

    /** Words with every 12 digits in them in threes. */
    private static String groupedIn(String words) {
        return words.replaceAll("(?<!\\d)(\\d{3})(\\d{3})(\\d{3})(\\d{3})(?!\\d)", "$1 $2 $3 $4");
    }

    String fields(Set<PersonField> fields, Locale locale) {
        return fields.stream()
                .sorted()
                .map(field -> messages.text(locale, field.key()))
                .collect(Collectors.joining(", "));
    }

    /** The outcome of an ask in a few words. */
    String outcome(Ask ask, Locale locale) {
        String key = ask.outcomeKey();
        return key.isEmpty() ? "" : messages.text(locale, key);
    }
}
