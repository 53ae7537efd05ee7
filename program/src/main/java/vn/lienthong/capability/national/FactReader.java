package vn.lienthong.capability.national;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import vn.lienthong.capability.national.Facts.Fact;
import vn.lienthong.capability.registry.PersonField;

/** Reads the fields of a look-up by their names on the wire. What is not approved is dropped here, before anybody sees it. */
final class FactReader {

    /** Fields that can be read from an answer. */
    static final Set<PersonField> READ = Collections.unmodifiableSet(EnumSet.of(
            PersonField.NUMBER,
            PersonField.NAME,
            PersonField.BIRTH,
            PersonField.SEX,
            PersonField.ETHNICITY,
            PersonField.RELIGION,
            PersonField.NATIONALITY,
            PersonField.PARENTS,
            PersonField.HOUSEHOLD,
            PersonField.PERMANENT_RESIDENCE,
            PersonField.CURRENT_RESIDENCE,
            PersonField.STATUS,
            PersonField.OTHER_NUMBERS));

    private static final int MOST_MEMBERS = 60;

    private final CodeTables codes;
    private final Set<PersonField> approved;
    private final Map<PersonField, List<Fact>> told = new EnumMap<>(PersonField.class);
    private final Set<String> numbers = new TreeSet<>();

    private FactReader(CodeTables codes, Set<PersonField> approved) {
        this.codes = codes;
        this.approved = approved;
    }

    /** @throws BadAnswer for values that are none */
    static Reply.Told read(JsonNode answer, CodeTables codes, Set<PersonField> approved) {
        FactReader reader = new FactReader(codes, approved);
        reader.person(answer);
        reader.family(answer);
        return new Reply.Told(new Facts(approved, reader.told), reader.numbers);
    }

    private void person(JsonNode answer) {
        String number = Wire.number(answer, "SoDinhDanh", 12);
        if (!number.isEmpty()) {
            numbers.add(number);
        }
        add(PersonField.NUMBER, "number", number);
        add(PersonField.OTHER_NUMBERS, "old-number", Wire.number(answer, "SoCMND", 9));
        add(PersonField.NAME, "name", Wire.name(answer.path("HoVaTen")));
        add(PersonField.BIRTH, "birth", Wire.birthWords(answer));
        coded(PersonField.SEX, "sex", Wire.text(answer, "GioiTinh"), codes.sexes(), "national.sex.");
        add(PersonField.ETHNICITY, "ethnicity", Wire.text(answer, "DanToc"));
        add(PersonField.RELIGION, "religion", Wire.text(answer, "TonGiao"));
        add(PersonField.NATIONALITY, "nationality", Wire.text(answer, "QuocTich"));
        coded(PersonField.STATUS, "status", Wire.text(answer, "TrangThai"), codes.lives(), "national.life.");
        residence(PersonField.PERMANENT_RESIDENCE, answer.path("ThuongTru"));
        residence(PersonField.CURRENT_RESIDENCE, answer.path("NoiOHienTai"));
    }

    private void residence(PersonField field, JsonNode place) {
        add(field, "address", Wire.text(place, "ChiTiet"));
        add(field, "commune", Wire.text(place, "MaPhuongXa"));
        // Districts ended on 1 July 2025; old payloads still hold one.
        add(field, "district", Wire.text(place, "MaQuanHuyen"));
        add(field, "province", Wire.text(place, "MaTinhThanh"));
    }

    private void family(JsonNode answer) {
        other(PersonField.PARENTS, "father", answer.path("Cha"));
        other(PersonField.PARENTS, "mother", answer.path("Me"));
        other(PersonField.HOUSEHOLD, "head", answer.path("ChuHo"));
        add(PersonField.HOUSEHOLD, "relation", Wire.text(answer.path("ChuHo"), "QuanHe"));
        add(PersonField.HOUSEHOLD, "book", Wire.text(answer, "SoSoHoKhau"));
        JsonNode members = answer.path("ThanhVien");
        if (members.isMissingNode() || members.isNull()) {
            return;
        }
        if (!members.isArray() || members.size() > MOST_MEMBERS) {
            throw BadAnswer.of("members");
        }
        for (JsonNode member : members) {
            other(PersonField.HOUSEHOLD, "member", member);
        }
    }

    /** Somebody else named in the answer: their data were told too, so their number is noted for their diary. */
    private void other(PersonField field, String part, JsonNode person) {
        if (!approved.contains(field) || !person.isObject()) {
            return;
        }
        String name = Wire.name(person.path("HoVaTen"));
        String number = Wire.number(person, "SoDinhDanh", 12);
        String relation = part.equals("member") ? Wire.text(person, "QuanHe") : "";
        if (!number.isEmpty()) {
            numbers.add(number);
        }
        BiConsumer<StringBuilder, String> join =
                (words, more) -> words.append(words.isEmpty() || more.isEmpty() ? "" : " · ").append(more);
        StringBuilder words = new StringBuilder();
        join.accept(words, name);
        join.accept(words, number);
        join.accept(words, relation);
        add(field, part, words.toString());
    }

    private void coded(PersonField field, String part, String code, Map<String, String> table, String keys) {
        String meaning = table.get(code);
        if (meaning == null) {
            add(field, part, code);
        } else {
            put(field, new Fact("national.fact." + part, keys + meaning, true));
        }
    }

    private void add(PersonField field, String part, String value) {
        if (!value.isEmpty()) {
            put(field, new Fact("national.fact." + part, value, false));
        }
    }

    private void put(PersonField field, Fact fact) {
        if (approved.contains(field)) {
            told.computeIfAbsent(field, key -> new ArrayList<>()).add(fact);
        }
    }
}
