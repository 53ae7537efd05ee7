package vn.lienthong.idcard.chip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;

/**
 * Group 13: what the card says in Vietnamese, as numbered items. Items may be missing and new ones may come; numbers 14 and 15
 * have been seen with different meanings and are left to {@link #items}.
 *
 * @param items every item that holds text, by number; several texts in one (parents) follow each other
 */
public record CardText(Map<Integer, List<String>> items) {

    private static final int PARENTS = 13;
    private static final int PRINTABLE = 0x13;
    private static final int IA5 = 0x16;

    public CardText {
        items = Collections.unmodifiableMap(new TreeMap<>(items));
    }

    /** The text of an item, if the card has it and it is not empty. */
    public Optional<String> text(int item) {
        List<String> texts = items.getOrDefault(item, List.of());
        return texts.isEmpty() || texts.get(0).isBlank() ? Optional.empty() : Optional.of(texts.get(0));
    }

    public Optional<PersonalNumber> number() {
        return text(1).flatMap(PersonalNumber::read);
    }

    public Optional<String> name() {
        return text(2);
    }

    /** As precise as it is written: {@code 31/12/1999}, {@code 12/1999} or {@code 1999}. */
    public Optional<BirthDate> birth() {
        return text(3).flatMap(CardText::date);
    }

    public Optional<Sex> sex() {
        return text(4).map(word -> word.strip().toLowerCase(Locale.ROOT))
                .flatMap(word -> word.equals("nam")
                        ? Optional.of(Sex.MALE)
                        : word.equals("nữ") ? Optional.of(Sex.FEMALE) : Optional.empty());
    }

    public Optional<String> nationality() {
        return text(5);
    }

    public Optional<String> ethnicGroup() {
        return text(6);
    }

    public Optional<String> religion() {
        return text(7);
    }

    public Optional<String> hometown() {
        return text(8);
    }

    public Optional<String> address() {
        return text(9);
    }

    public Optional<String> marks() {
        return text(10);
    }

    public Optional<LocalDate> issued() {
        return text(11).flatMap(CardText::date).flatMap(BirthDate::date);
    }

    /** Empty for "Không thời hạn" as well: {@link vn.lienthong.idcard.Mrz#expires} tells the two apart. */
    public Optional<LocalDate> expires() {
        return text(12).flatMap(CardText::date).flatMap(BirthDate::date);
    }

    public Optional<String> father() {
        return parent(0);
    }

    public Optional<String> mother() {
        return parent(1);
    }

    public Optional<OldNumber> oldNumber() {
        return text(16).flatMap(OldNumber::read);
    }

    private Optional<String> parent(int at) {
        List<String> parents = items.getOrDefault(PARENTS, List.of());
        return at < parents.size() && !parents.get(at).isBlank() ? Optional.of(parents.get(at)) : Optional.empty();
    }

    private static Optional<BirthDate> date(String text) {
        String[] parts = text.strip().split("[/.-]", -1);
        int[] numbers = new int[3];
        for (int i = 0; i < parts.length; i++) {
            if (parts.length > 3
                    || parts[i].isEmpty()
                    || parts[i].length() > 4
                    || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            numbers[3 - parts.length + i] = Integer.parseInt(parts[i]);
        }
        return BirthDate.of(numbers[2], numbers[1], numbers[0]);
    }

    static CardText read(byte[] file) throws BadData {
        Map<Integer, List<String>> items = new TreeMap<>();
        gather(Tlv.read(file).expect(0x6D), items, 0);
        return new CardText(items);
    }

    /** An item is a sequence of a number and a value; every other constructed element is walked through. */
    private static void gather(Tlv element, Map<Integer, List<String>> items, int depth) throws BadData {
        if (depth > Tlv.DEEPEST) {
            throw new BadData("text: too deep");
        }
        List<Tlv> children = element.children();
        if (element.tag() == Tlv.SEQUENCE
                && children.size() >= 2
                && children.get(0).tag() == Tlv.INTEGER) {
            List<String> texts = new ArrayList<>();
            boolean item = true;
            for (Tlv value : children.subList(1, children.size())) {
                item &= texts(value, texts, depth + 1);
            }
            if (item) {
                items.putIfAbsent(children.get(0).smallInteger(), texts);
                return;
            }
        }
        for (Tlv child : children) {
            if (child.constructed()) {
                gather(child, items, depth + 1);
            }
        }
    }

    /** Gathers the texts of a value. False if there is a numbered item inside: then it was a frame, not a value. */
    private static boolean texts(Tlv value, List<String> texts, int depth) throws BadData {
        if (depth > Tlv.DEEPEST) {
            throw new BadData("text: too deep");
        }
        boolean context = (value.tag() & 0xC0) == 0x80 && value.tag() < 0x100;
        // [0] is the first and [1] the second of two, also when the other is left out.
        while (context && texts.size() < Math.min(2, value.tag() & 0x1F)) {
            texts.add("");
        }
        if (!value.constructed()) {
            if (context || value.tag() == Tlv.UTF8 || value.tag() == PRINTABLE || value.tag() == IA5) {
                texts.add(utf8(value.value()));
            }
            return true;
        }
        List<Tlv> children = value.children();
        if (children.size() >= 2 && children.get(0).tag() == Tlv.INTEGER) {
            return false;
        }
        boolean plain = true;
        for (Tlv child : children) {
            plain &= texts(child, texts, depth + 1);
        }
        return plain;
    }

    /** Letters that are none are left out; the group is signed as it is. */
    private static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        } catch (CharacterCodingException notText) {
            return "";
        }
    }

    /** Only which items there are. */
    @Override
    public String toString() {
        return "CardText" + items.keySet();
    }
}
