package vn.lienthong.capability.national;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.kernel.VietnameseText;

/**
 * Reads answers: the envelope {@code {code, status, correlationId, response}} and what is in it. Whoever sends it is not
 * trusted: every value is checked, the person must be the one asked about, and what cannot be read is refused as a whole.
 */
final class Wire {

    private static final int LONGEST = 500;
    private static final Map<PersonField, String> NAMES = Map.of(
            PersonField.NUMBER, "SoDinhDanh",
            PersonField.NAME, "HoVaTen",
            PersonField.BIRTH, "NgayThangNamSinh",
            PersonField.SEX, "GioiTinh",
            PersonField.OTHER_NUMBERS, "SoCMND");

    private final JsonMapper json;
    private final CodeTables codes;
    private final boolean sandbox;

    /** @param sandbox whether answers of a test environment are taken: from our own sandbox only */
    Wire(JsonMapper json, CodeTables codes, boolean sandbox) {
        this.json = json;
        this.codes = codes;
        this.sandbox = sandbox;
    }

    /**
     * @return an answer, or that it should be asked again ({@link Reply.None})
     * @throws BadAnswer if it cannot be trusted
     */
    Reply read(byte[] body, WireRequest asked) {
        JsonNode whole;
        try {
            whole = json.readTree(body);
        } catch (JacksonException e) {
            throw BadAnswer.of("no-json");
        }
        if (whole == null || !whole.isObject()) {
            throw BadAnswer.of("no-envelope");
        }
        String result = codes.result(text(whole, "code")).orElseThrow(() -> BadAnswer.of("unknown-code"));
        JsonNode answer = whole.path("response");
        if (!sandbox && answer.path(Sandbox.MARK).asString("").equals(Sandbox.MARKED)) {
            throw BadAnswer.of("test-environment");
        }
        if (result.equals(CodeTables.WAIT)) {
            return new Reply.None(NationalOutcome.Why.NO_ANSWER, null, "wait", true);
        }
        if (!result.equals(CodeTables.OK)) {
            return declined(NationalOutcome.Reason.valueOf(result), asked);
        }
        if (!answer.isObject()) {
            throw BadAnswer.of("no-response");
        }
        String echoed = text(answer, "MaYeuCau");
        if (!echoed.isEmpty() && !echoed.equals(asked.id().toString())) {
            throw BadAnswer.otherPerson();
        }
        samePerson(answer, asked.claim());
        return asked.grant().service().verifies()
                ? matched(answer.path("KetQua"), asked)
                : FactReader.read(answer, codes, asked.grant().fields());
    }

    /** In a verification most refusals are one of its four answers. */
    private static Reply declined(NationalOutcome.Reason reason, WireRequest asked) {
        if (!asked.grant().service().verifies()) {
            return new Reply.Declined(reason);
        }
        return switch (reason) {
            case NOT_FOUND -> same(FieldMatch.NOT_FOUND, FieldMatch.NOT_FOUND, asked);
            // Name or birth date: it is not said which.
            case DIFFERENT -> same(FieldMatch.MISMATCH, FieldMatch.INSUFFICIENT, asked);
            case SEVERAL, LOCKED -> same(FieldMatch.INSUFFICIENT, FieldMatch.INSUFFICIENT, asked);
            case NOT_ALLOWED, INVALID -> new Reply.Declined(reason);
        };
    }

    private static Reply.Matched same(FieldMatch whole, FieldMatch each, WireRequest asked) {
        return new Reply.Matched(
                whole, checked(asked).stream().collect(Collectors.toMap(field -> field, field -> each)));
    }

    /** The fields that a claim asks about and the grant allows. */
    static Set<PersonField> checked(WireRequest asked) {
        return checked(asked.claim(), asked.grant());
    }

    static Set<PersonField> checked(Claim claim, Grant grant) {
        Set<PersonField> fields = EnumSet.of(PersonField.NAME, PersonField.BIRTH);
        if (claim.number() != null) {
            fields.add(PersonField.NUMBER);
        }
        if (claim.oldNumber() != null) {
            fields.add(PersonField.OTHER_NUMBERS);
        }
        if (claim.sex() != null && grant.service() == Service.VERIFY) {
            fields.add(PersonField.SEX);
        }
        fields.retainAll(grant.fields());
        return fields;
    }

    private Reply.Matched matched(JsonNode results, WireRequest asked) {
        if (!results.isObject()) {
            throw BadAnswer.of("no-results");
        }
        Map<PersonField, FieldMatch> fields = new EnumMap<>(PersonField.class);
        for (PersonField field : checked(asked)) {
            fields.put(
                    field,
                    codes.match(text(results, NAMES.getOrDefault(field, "")))
                            .orElseThrow(() -> BadAnswer.of("half-results")));
        }
        return new Reply.Matched(whole(fields), fields);
    }

    /** The worst of the answers; nobody found is an answer of its own. */
    static FieldMatch whole(Map<PersonField, FieldMatch> fields) {
        if (fields.isEmpty()) {
            return FieldMatch.INSUFFICIENT;
        }
        if (fields.get(PersonField.NUMBER) == FieldMatch.NOT_FOUND) {
            return FieldMatch.NOT_FOUND;
        }
        for (FieldMatch bad : List.of(FieldMatch.MISMATCH, FieldMatch.NOT_FOUND, FieldMatch.INSUFFICIENT)) {
            if (fields.containsValue(bad)) {
                return bad == FieldMatch.NOT_FOUND ? FieldMatch.INSUFFICIENT : bad;
            }
        }
        return FieldMatch.MATCH;
    }

    /** An answer names whom it is about, and that is who was asked about. */
    private static void samePerson(JsonNode answer, Claim claim) {
        PersonalNumber number = claim.number();
        OldNumber old = claim.oldNumber();
        String told = number(answer, "SoDinhDanh", 12);
        if (number != null) {
            same(number.text(), told);
        } else if (old != null) {
            same(old.text(), number(answer, "SoCMND", 9));
        }
        String name = name(answer.path("HoVaTen"));
        if (!name.isEmpty() && !VietnameseText.fold(name).equals(VietnameseText.fold(claim.name()))) {
            throw BadAnswer.otherPerson();
        }
        String written = text(answer, "NgayThangNamSinh");
        if (!written.isEmpty() && !birth(written).agrees(claim.birth())) {
            throw BadAnswer.otherPerson();
        }
    }

    private static void same(String asked, String told) {
        if (told.isEmpty()) {
            throw BadAnswer.of("nobody-named");
        }
        if (!told.equals(asked)) {
            throw BadAnswer.otherPerson();
        }
    }

    /** A value as text, without control characters; empty if it is not there. Objects and lists are no values. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw BadAnswer.of("value");
        }
        String text = value.asString();
        if (text.length() > LONGEST) {
            throw BadAnswer.of("long");
        }
        return VietnameseText.compose(text)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .strip();
    }

    /** Digits of a length, or empty. */
    static String number(JsonNode node, String name, int digits) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            throw BadAnswer.of("number");
        }
        String text = text(node, name);
        if (!text.isEmpty() && !(text.length() == digits && text.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw BadAnswer.of("number");
        }
        return text;
    }

    /** {@code {Ho, ChuDem, Ten}}, or one text. */
    static String name(JsonNode name) {
        if (name.isObject()) {
            return Stream.of("Ho", "ChuDem", "Ten")
                    .map(part -> text(name, part))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        return name.isMissingNode() || name.isNull() ? "" : one(name);
    }

    private static String one(JsonNode name) {
        if (!name.isString() || name.asString().length() > LONGEST) {
            throw BadAnswer.of("name");
        }
        return VietnameseText.compose(name.asString()).replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** {@code yyyy-mm-dd}, {@code yyyy-mm} or {@code yyyy}. */
    static BirthDate birth(String written) {
        if (!written.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            throw BadAnswer.of("birth");
        }
        return BirthDate.of(part(written, 0, 4), part(written, 5, 7), part(written, 8, 10))
                .orElseThrow(() -> BadAnswer.of("birth"));
    }

    private static int part(String written, int from, int to) {
        return written.length() < to ? 0 : Integer.parseInt(written.substring(from, to));
    }

    /** As papers write it. */
    static String birthWords(JsonNode answer) {
        String written = text(answer, "NgayThangNamSinh");
        return written.isEmpty() ? "" : words(birth(written));
    }

    static String words(BirthDate birth) {
        String year = Integer.toString(birth.year());
        String month = String.format(java.util.Locale.ROOT, "%02d/%s", birth.month(), year);
        return switch (birth.precision()) {
            case YEAR -> year;
            case MONTH -> month;
            case DAY -> String.format(java.util.Locale.ROOT, "%02d/%s", birth.day(), month);
        };
    }
}
