package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;

/** Takes persons as bytes, field by field, and packs them. One thread. */
final class Intake {

    static final int ID = 0;
    static final int NUMBER = 1;
    static final int OLD_NUMBER = 2;
    static final int NAME = 3;
    static final int BIRTH = 4;
    static final int SEX = 5;
    static final int UNIT = 6;
    static final int ADDRESS = 7;
    static final int STATUS = 8;
    static final int FIELDS = 9;

    private static final int LONGEST_ID = 255;

    private final Lexicon lexicon;
    private final Traces tracing = new Traces();
    final int[] from = new int[FIELDS];
    final int[] to = new int[FIELDS];

    Intake(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Packs the person whose fields' places are set.
     *
     * @throws IllegalArgumentException if the person has no id, or one that is too long
     */
    void take(byte[] bytes, SegmentBuilder into) {
        int idSize = to[ID] - from[ID];
        if (idSize < 1 || idSize > LONGEST_ID) {
            throw new IllegalArgumentException("id of " + idSize + " bytes");
        }
        long digits = Numbers.digits(bytes, from[NUMBER], to[NUMBER]);
        long old = Numbers.digits(bytes, from[OLD_NUMBER], to[OLD_NUMBER]);
        int digitMany = digits == Numbers.NONE ? 0 : Numbers.many(digits);
        long number = digitMany >= 10 && digitMany <= Numbers.DIGITS ? Numbers.value(digits) : Segment.NO_NUMBER;
        if (old == Numbers.NONE && digitMany == Numbers.OLD_DIGITS) {
            old = digits;
        }
        long oldNumber = old != Numbers.NONE && Numbers.many(old) <= Numbers.OLD_DIGITS ? Numbers.value(old) : Segment.NO_OLD;
        int birth = Births.iso(bytes, from[BIRTH], to[BIRTH]);
        int name = lexicon.name(bytes, from[NAME], to[NAME]);
        int unit = lexicon.unit(bytes, from[UNIT], to[UNIT]);
        if (name >= Segment.MOST_NAMES || unit >= Segment.MOST_UNITS) {
            throw new IllegalArgumentException("too many names or units");
        }
        long traces = to[ADDRESS] > from[ADDRESS] ? tracing.of(bytes, from[ADDRESS], to[ADDRESS]) : 0;
        long sex = Batch.sexOf(bytes, from[SEX], to[SEX]);
        long first = number << 24 | (long) birth << 7 | sex << 5 | status(bytes) << 3;
        into.add(
                first,
                (long) name << 36 | oldNumber << 6,
                (long) unit << Segment.TRACE_BITS | traces,
                bytes,
                from[ID],
                to[ID]);
    }

    private long status(byte[] bytes) {
        if (from[STATUS] >= to[STATUS]) {
            return 0;
        }
        return switch (bytes[from[STATUS]] | 0x20) {
            case 'd' -> 1;
            case 'm' -> 2;
            case 'c' -> 3;
            default -> 0;
        };
    }

    /** Packs a person given as an object. */
    void take(Person person, SegmentBuilder into) {
        String[] texts = {
            person.id(),
            person.number(),
            person.oldNumber(),
            person.name(),
            person.birthDate(),
            person.sex() == Sex.MALE ? "M" : person.sex() == Sex.FEMALE ? "F" : "",
            person.unit(),
            person.address(),
            person.status().name()
        };
        byte[][] cells = new byte[FIELDS][];
        int size = 0;
        for (int f = 0; f < FIELDS; f++) {
            String text = f == NAME
                    ? java.text.Normalizer.normalize(texts[f], java.text.Normalizer.Form.NFC)
                    : texts[f];
            cells[f] = text.getBytes(StandardCharsets.UTF_8);
            size += cells[f].length;
        }
        byte[] bytes = new byte[size + Hash.PADDING];
        int at = 0;
        for (int f = 0; f < FIELDS; f++) {
            System.arraycopy(cells[f], 0, bytes, at, cells[f].length);
            from[f] = at;
            at += cells[f].length;
            to[f] = at;
        }
        take(bytes, into);
    }
}
