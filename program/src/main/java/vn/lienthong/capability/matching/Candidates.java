package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.registry.Answer;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Registry;
import vn.lienthong.capability.registry.Use;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** A row beside the persons who may be meant: read from the register now, each a line in the diary, differences marked. */
@Component
class Candidates {

    private final RowStore rows;
    private final Registry registry;
    private final Purpose purpose;
    private final UnitNames units;
    private final Messages messages;

    Candidates(RowStore rows, Registry registry, Purpose cleaningPurpose, UnitNames units, Messages messages) {
        this.rows = rows;
        this.registry = registry;
        this.purpose = cleaningPurpose;
        this.units = units;
        this.messages = messages;
    }

    /** A piece of a value: marked where it differs from what the list says. */
    record Piece(String text, boolean marked) {}

    /**
     * A value beside the list's.
     *
     * @param same whether it says the same
     */
    record Value(List<Piece> pieces, boolean same) {

        Value {
            pieces = List.copyOf(pieces);
        }

        String text() {
            return String.join("", pieces.stream().map(Piece::text).toList());
        }
    }

    /**
     * One who may be meant.
     *
     * @param letter 1 to 5: the key
     * @param why what speaks for and against, in words
     * @param gone why nothing is shown: not to be seen by this reader, or no longer there
     */
    record Shown(
            int letter,
            UUID person,
            int percent,
            Map<String, Value> values,
            List<String> why,
            Person.Life.@Nullable Status life,
            boolean gone) {

        Shown {
            values = Map.copyOf(values);
            why = List.copyOf(why);
        }

        @Override
        public String toString() {
            return "Shown[" + person + "]";
        }
    }

    /** Rows of the table, in their order. */
    static final List<String> FIELDS = List.of("name", "number", "birth_date", "sex", "address", "household");

    /** The list's own values, by field. */
    Map<String, String> own(RowStore.Line line, Locale locale) {
        Written row = line.row();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", row.name());
        values.put("number", grouped(row.anyNumber()));
        values.put("birth_date", row.birth());
        values.put("sex", row.sex().isEmpty() ? "" : messages.text(locale, "matching.sex." + row.sex()));
        String place = row.address().isEmpty() ? row.hamlet() : row.address();
        values.put("address", place + (row.unit().isEmpty() ? "" : (place.isEmpty() ? "" : ", ") + row.unit()));
        values.put("household", row.parent());
        return values;
    }

    /** The candidates, the likeliest first; every one of them is written into its diary. */
    @Transactional
    List<Shown> of(MatchList list, RowStore.Line line, Locale locale) {
        Use use = purpose.serving("matching-list", list.id() + "/" + line.row().line());
        Map<String, String> own = own(line, locale);
        List<RowStore.Candidate> stored =
                new ArrayList<>(rows.candidates(list.id(), line.row().line()));
        UUID best = line.person();
        if (stored.isEmpty() && best != null) {
            stored.add(new RowStore.Candidate(1, best, line.probability(), Judge.alive(), ""));
        }
        List<Shown> shown = new ArrayList<>();
        for (RowStore.Candidate one : stored) {
            Optional<Person> person = read(one.person(), line, use);
            shown.add(new Shown(
                    one.place(),
                    one.person(),
                    (int) Math.floor(one.probability() * 100),
                    person.map(found -> values(found, own, locale)).orElse(Map.of()),
                    why(one.evidence(), locale),
                    person.map(Person::life).map(Person.Life::status).orElse(null),
                    person.isEmpty()));
        }
        return shown;
    }

    /** By id within the reach; beyond it by the whole number that the list gives, as at any counter. */
    private Optional<Person> read(UUID id, RowStore.Line line, Use use) {
        if (registry.person(id, use) instanceof Answer.Found found) {
            return Optional.of(found.person());
        }
        String digits = line.row().number().replaceAll("\\D", "");
        return digits.length() == 12
                        && registry.byNumber(digits, use) instanceof Answer.Found found
                        && found.person().id().equals(id)
                ? Optional.of(found.person())
                : Optional.empty();
    }

    private Map<String, Value> values(Person person, Map<String, String> own, Locale locale) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", Objects.requireNonNullElse(person.fullName(), ""));
        all.put("number", person.number() == null ? "" : grouped(person.number().text()));
        all.put("birth_date", person.birth() == null ? "" : person.birth().words());
        all.put(
                "sex",
                person.sex() == Person.Sex.MALE
                        ? messages.text(locale, "matching.sex.M")
                        : person.sex() == Person.Sex.FEMALE ? messages.text(locale, "matching.sex.F") : "");
        Person.Household home = person.household();
        all.put("address", (home == null ? "" : home.address() + ", ") + units.name(person.unit()));
        all.put("household", home == null ? "" : home.headName());
        Map<String, Value> values = new LinkedHashMap<>();
        all.forEach((field, value) -> values.put(field, compared(own.getOrDefault(field, ""), value, field)));
        return values;
    }

    /** Words, and digits of numbers, that the list has not in the same place are marked. */
    static Value compared(String own, String value, String field) {
        if (own.isEmpty() || value.isEmpty()) {
            return new Value(List.of(new Piece(value, false)), false);
        }
        if (VietnameseText.compose(own).strip().equals(value)) {
            return new Value(List.of(new Piece(value, false)), true);
        }
        boolean digits = field.equals("number") || field.equals("birth_date");
        List<String> mine = parts(own, digits);
        List<String> theirs = parts(value, digits);
        boolean[] same = aligned(mine, theirs, !digits && !field.equals("name"));
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            if (!digits && i > 0) {
                pieces.add(new Piece(" ", false));
            }
            pieces.add(new Piece(theirs.get(i), !same[i]));
        }
        return new Value(joined(pieces), allTrue(same) && mine.size() == theirs.size());
    }

    private static boolean allTrue(boolean[] all) {
        for (boolean one : all) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parts(String text, boolean digits) {
        String whole = VietnameseText.compose(text).strip();
        return digits
                ? whole.codePoints().mapToObj(Character::toString).toList()
                : Arrays.asList(whole.split("\\s+", -1));
    }

    /** Which of the second are in the longest common run of both. */
    private static boolean[] aligned(List<String> one, List<String> other, boolean loosely) {
        int[][] length = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                length[i][j] = equal(one.get(i), other.get(j), loosely)
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        boolean[] same = new boolean[other.size()];
        for (int i = 0, j = 0; i < one.size() && j < other.size(); ) {
            if (equal(one.get(i), other.get(j), loosely)) {
                same[j] = true;
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return same;
    }

    private static boolean equal(String one, String other, boolean loosely) {
        return loosely
                ? VietnameseText.fold(one)
                        .replaceAll("\\W", "")
                        .equals(VietnameseText.fold(other).replaceAll("\\W", ""))
                : one.equals(other);
    }

    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> all = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!all.isEmpty() && all.getLast().marked() == piece.marked()) {
                all.set(all.size() - 1, new Piece(all.getLast().text() + piece.text(), piece.marked()));
            } else {
                all.add(piece);
            }
        }
        return all;
    }

    /** Evidence codes in words; unknown ones of a newer engine are left out. */
    List<String> why(String evidence, Locale locale) {
        List<String> words = new ArrayList<>();
        for (String one : evidence.split(";", -1)) {
            String[] parts = one.split("=", -1);
            if (parts.length == 2 && messages.has("matching.agreement." + parts[1])) {
                words.add(messages.text(
                        locale,
                        "matching.because",
                        messages.text(locale, "matching.evidence." + parts[0]),
                        messages.text(locale, "matching.agreement." + parts[1])));
            }
        }
        return words;
    }

    static String grouped(String digits) {
        String bare = digits.replaceAll("\\s", "");
        return bare.matches("\\d{9}|\\d{12}") ? bare.replaceAll("(\\d{3})(?=\\d)", "$1 ") : digits;
    }
}
