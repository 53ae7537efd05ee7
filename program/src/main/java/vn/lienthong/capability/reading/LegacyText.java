package vn.lienthong.capability.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.capability.reading.VietnameseSyllables.Evidence;

/**
 * Text typed with the fonts of the years before Unicode (TCVN3 "ABC", VNI-Windows): its characters are Latin-1 letters
 * that only such a font shows as Vietnamese. Recognised by what makes more legal syllables, never by the name of a font.
 */
final class LegacyText {

    private static final String TCVN3 = "\u00B5\u00E0\u00B8\u00E1\u00B6\u1EA3\u00B7\u00E3\u00B9\u1EA1\u00A8\u0103"
            + "\u00BB\u1EB1\u00BE\u1EAF\u00BC\u1EB3\u00BD\u1EB5\u00C6\u1EB7\u00A9\u00E2\u00C7\u1EA7\u00CA\u1EA5"
            + "\u00C8\u1EA9\u00C9\u1EAB\u00CB\u1EAD\u00AE\u0111\u00CC\u00E8\u00D0\u00E9\u00CE\u1EBB\u00CF\u1EBD"
            + "\u00D1\u1EB9\u00AA\u00EA\u00D2\u1EC1\u00D5\u1EBF\u00D3\u1EC3\u00D4\u1EC5\u00D6\u1EC7\u00D7\u00EC"
            + "\u00DD\u00ED\u00D8\u1EC9\u00DC\u0129\u00DE\u1ECB\u00DF\u00F2\u00E3\u00F3\u00E1\u1ECF\u00E2\u00F5"
            + "\u00E4\u1ECD\u00AB\u00F4\u00E5\u1ED3\u00E8\u1ED1\u00E6\u1ED5\u00E7\u1ED7\u00E9\u1ED9\u00AC\u01A1"
            + "\u00EA\u1EDD\u00ED\u1EDB\u00EB\u1EDF\u00EC\u1EE1\u00EE\u1EE3\u00EF\u00F9\u00F3\u00FA\u00F1\u1EE7"
            + "\u00F2\u0169\u00F4\u1EE5\u00AD\u01B0\u00F5\u1EEB\u00F8\u1EE9\u00F6\u1EED\u00F7\u1EEF\u00F9\u1EF1"
            + "\u00FA\u1EF3\u00FD\u00FD\u00FB\u1EF7\u00FC\u1EF9\u00FE\u1EF5"
            + "\u00A1\u0102\u00A2\u00C2\u00A7\u0110\u00A3\u00CA\u00A4\u00D4\u00A5\u01A0\u00A6\u01AF";

    /** VNI: mark after the vowel → the combining marks it means, tone last. */
    private static final Map<Character, String> VNI_MARKS = Map.ofEntries(
            Map.entry('\u00F8', "\u0300"),
            Map.entry('\u00F9', "\u0301"),
            Map.entry('\u00FB', "\u0309"),
            Map.entry('\u00F5', "\u0303"),
            Map.entry('\u00EF', "\u0323"),
            Map.entry('\u00EA', "\u0306"),
            Map.entry('\u00E8', "\u0306\u0300"),
            Map.entry('\u00E9', "\u0306\u0301"),
            Map.entry('\u00FA', "\u0306\u0309"),
            Map.entry('\u00FC', "\u0306\u0303"),
            Map.entry('\u00EB', "\u0306\u0323"),
            Map.entry('\u00E2', "\u0302"),
            Map.entry('\u00E0', "\u0302\u0300"),
            Map.entry('\u00E1', "\u0302\u0301"),
            Map.entry('\u00E5', "\u0302\u0309"),
            Map.entry('\u00E3', "\u0302\u0303"),
            Map.entry('\u00E4', "\u0302\u0323"));

    /** VNI: letters that are one character each. */
    private static final String VNI_LETTERS = "\u00F1\u0111\u00D1\u0110\u00E6\u1EC9\u00C6\u1EC8\u00F3\u0129\u00D3\u0128"
            + "\u00F2\u1ECB\u00D2\u1ECA\u00F4\u01A1\u00D4\u01A0\u00F6\u01B0\u00D6\u01AF\u00EE\u1EF5\u00CE\u1EF4";

    private static final Map<Character, Character> TCVN3_LETTERS = pairs(TCVN3);
    private static final Map<Character, Character> VNI_SINGLE = pairs(VNI_LETTERS);
    private static final int ENOUGH = 6;
    private static final int PLENTY = 30;

    private LegacyText() {}

    enum Encoding {
        TCVN3(Reading.Code.CONVERTED_TCVN3),
        VNI(Reading.Code.CONVERTED_VNI);

        private final Reading.Code notice;

        Encoding(Reading.Code notice) {
            this.notice = notice;
        }

        String toUnicode(String text) {
            return switch (this) {
                case TCVN3 -> fromTcvn3(text);
                case VNI -> fromVni(text);
            };
        }
    }

    /** The lines in Unicode; refuses a document whose letters are plainly not Vietnamese in any encoding known here. */
    static List<SourceLine> modern(List<SourceLine> lines, List<Reading.Notice> notices) throws RefusedException {
        Evidence raw = new Evidence(0, 0);
        Evidence all = new Evidence(0, 0);
        Map<Encoding, Evidence> converted = new HashMap<>();
        for (SourceLine line : lines) {
            Evidence asIs = VietnameseSyllables.evidence(line.text());
            all = all.plus(asIs);
            if (asIs.witnesses() > 0 && onlyLatin1(line.text())) {
                raw = raw.plus(asIs);
                for (Encoding encoding : Encoding.values()) {
                    Evidence then = VietnameseSyllables.evidence(encoding.toUnicode(line.text()));
                    converted.merge(encoding, then, Evidence::plus);
                }
            }
        }
        Encoding best =
                share(converted, Encoding.TCVN3) >= share(converted, Encoding.VNI) ? Encoding.TCVN3 : Encoding.VNI;
        boolean old = raw.witnesses() >= ENOUGH
                && share(converted, best) >= 0.8
                && share(converted, best) > raw.share() + 0.25;
        if (!old && all.witnesses() >= PLENTY && all.share() < 0.4) {
            throw new RefusedException(Reading.Reason.ENCODING_UNKNOWN);
        }
        if (old) {
            notices.add(new Reading.Notice(best.notice, Map.of()));
        }
        List<SourceLine> result = new ArrayList<>(lines.size());
        for (SourceLine line : lines) {
            String text = old ? better(line.text(), best) : line.text();
            result.add(new SourceLine(line.page(), line.number(), text.replace("\u00AD", "")));
        }
        return result;
    }

    /** The encoding under which this text makes Vietnamese words, if there is one. */
    static java.util.Optional<Encoding> recognise(String text) {
        Evidence raw = VietnameseSyllables.evidence(text);
        for (Encoding encoding : Encoding.values()) {
            Evidence then = VietnameseSyllables.evidence(encoding.toUnicode(text));
            if (raw.witnesses() >= ENOUGH && then.share() >= 0.8 && then.share() > raw.share() + 0.25) {
                return java.util.Optional.of(encoding);
            }
        }
        return java.util.Optional.empty();
    }

    private static double share(Map<Encoding, Evidence> all, Encoding encoding) {
        return all.getOrDefault(encoding, new Evidence(0, 0)).share();
    }

    private static String better(String text, Encoding encoding) {
        if (!onlyLatin1(text)) {
            return text;
        }
        String then = encoding.toUnicode(text);
        boolean worse = VietnameseSyllables.evidence(then).legal()
                < VietnameseSyllables.evidence(text).legal();
        return worse ? text : then;
    }

    /** Unicode Vietnamese of more than a few words always has letters beyond Latin-1; old text never has. */
    private static boolean onlyLatin1(String text) {
        return text.chars().allMatch(c -> c < 0x100 || (c >= 0x2010 && c <= 0x2028) || c == 0x2122 || c == 0x0192);
    }

    static String fromTcvn3(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append((char) TCVN3_LETTERS.getOrDefault(c, c));
        }
        return capitals(out.toString());
    }

    /**
     * TCVN3 has no capital letters with tones; writers used a second font for them, which a text does not show. A word
     * whose other letters are capitals gets them back; a word with one other letter follows its neighbour.
     */
    private static String capitals(String text) {
        String[] parts = text.split("(?<=[^\\p{L}])|(?=[^\\p{L}])", -1);
        boolean before = false;
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty() || !Character.isLetter(part.charAt(0))) {
                out.append(part);
                continue;
            }
            boolean shout = shouts(part, 2)
                    || (shouts(part, 1) && (before || (i + 2 < parts.length && shouts(parts[i + 2], 2))));
            out.append(shout ? part.toUpperCase(java.util.Locale.ROOT) : part);
            before = shout;
        }
        return out.toString();
    }

    private static boolean shouts(String word, int atLeast) {
        long capitals = word.chars().filter(Character::isUpperCase).count();
        boolean smallPlain = word.chars().anyMatch(c -> c < 0x80 && Character.isLowerCase(c));
        return capitals >= atLeast && !smallPlain;
    }

    static String fromVni(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String marks = out.isEmpty() || !bearsMark(out.charAt(out.length() - 1))
                    ? null
                    : VNI_MARKS.get(Character.toLowerCase(c));
            if (marks != null) {
                out.append(marks);
            } else {
                out.append((char) VNI_SINGLE.getOrDefault(c, c));
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static boolean bearsMark(char c) {
        return "aeouyAEOUY\u01A1\u01B0\u01A0\u01AF".indexOf(c) >= 0;
    }

    private static Map<Character, Character> pairs(String flat) {
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i < flat.length(); i += 2) {
            map.put(flat.charAt(i), flat.charAt(i + 1));
        }
        return Map.copyOf(map);
    }
}
