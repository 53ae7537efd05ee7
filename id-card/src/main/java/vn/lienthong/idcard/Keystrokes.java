package vn.lienthong.idcard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns Telex or VNI keystrokes back into letters. Some scanners press the keys of an input method, and if none is on, the keys
 * stand there themselves: "Nguyeenx Vawn An", "Nguye64n Va8n An". Words that are good as they stand are left alone.
 */
final class Keystrokes {

    private static final String TELEX_TONES = "zfrxsj";
    private static final String VNI_TONES = "023415";

    private Keystrokes() {}

    /** Mends name, sex and address in place. False, and nothing is changed, if the name does not become a name by it. */
    static boolean undo(List<String> fields) {
        if (fields.size() < 5) {
            return false;
        }
        int nameAt = fields.get(1).isEmpty()
                        || Digits.only(fields.get(1), fields.get(1).length())
                ? 2
                : 1;
        String name = undone(fields.get(nameAt));
        String address = nameAt + 3 < fields.size() ? undone(fields.get(nameAt + 3)) : "";
        String sex = undone(fields.get(nameAt + 2));
        boolean changed = !name.equals(fields.get(nameAt))
                || !sex.equals(fields.get(nameAt + 2))
                || (nameAt + 3 < fields.size() && !address.equals(fields.get(nameAt + 3)));
        if (!changed || (Letters.kinds(name) & Letters.DIGIT) != 0) {
            return false;
        }
        fields.set(nameAt, name);
        fields.set(nameAt + 2, sex);
        if (nameAt + 3 < fields.size()) {
            fields.set(nameAt + 3, address);
        }
        return true;
    }

    /** A line, every word of it judged alone. */
    static String undone(String line) {
        StringBuilder undone = new StringBuilder(line.length());
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean inside = i < line.length() && (Letters.letter(line.charAt(i)) || Digits.is(line.charAt(i)));
            if (!inside) {
                undone.append(word(line.substring(from, i)));
                if (i < line.length()) {
                    undone.append(line.charAt(i));
                }
                from = i + 1;
            }
        }
        return undone.toString();
    }

    private static String word(String keys) {
        if (keys.length() < 2 || keys.length() > 12 || !Letters.letter(keys.charAt(0)) || Syllables.plausible(keys)) {
            return keys;
        }
        String vni = decoded(keys, true);
        if (vni != null) {
            return vni;
        }
        String telex = decoded(keys, false);
        return telex == null ? keys : telex;
    }

    private static @Nullable String decoded(String keys, boolean vni) {
        StringBuilder letters = new StringBuilder();
        int tone = 0;
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            char lower = Character.toLowerCase(key);
            int toneKey = (vni ? VNI_TONES : TELEX_TONES).indexOf(lower);
            if (toneKey >= 0 && hasVowel(letters)) {
                tone = toneKey;
            } else if (!(vni ? vniShape(letters, lower) : telexShape(letters, key, lower))) {
                letters.append(key);
            }
        }
        String syllable = Syllables.withTone(letters.toString(), tone);
        return !syllable.equals(keys) && Syllables.plausible(syllable) ? syllable : null;
    }

    private static boolean telexShape(StringBuilder letters, char key, char lower) {
        return switch (lower) {
            case 'a' -> change(letters, "a", "â");
            case 'e' -> change(letters, "e", "ê");
            case 'o' -> change(letters, "o", "ô");
            case 'd' -> change(letters, "d", "đ");
            case 'w' -> horn(letters) || change(letters, "aou", "ăơư") || append(letters, key == 'W' ? 'Ư' : 'ư');
            default -> false;
        };
    }

    private static boolean vniShape(StringBuilder letters, char lower) {
        return switch (lower) {
            case '6' -> change(letters, "aeo", "âêô");
            case '7' -> horn(letters) || change(letters, "ou", "ơư");
            case '8' -> change(letters, "a", "ă");
            case '9' -> change(letters, "d", "đ");
            default -> false;
        };
    }

    private static boolean append(StringBuilder letters, char letter) {
        letters.append(letter);
        return true;
    }

    /** The pair "uo" takes both horns at once: "ươ". */
    private static boolean horn(StringBuilder letters) {
        int at = letters.toString().toLowerCase(Locale.ROOT).lastIndexOf("uo");
        if (at < 0 || at + 2 > letters.length() || "qQ".indexOf(at == 0 ? 'x' : letters.charAt(at - 1)) >= 0) {
            return false;
        }
        return change(letters, "u", "ư") && change(letters, "o", "ơ");
    }

    /** Changes the last letter that the key can change. */
    private static boolean change(StringBuilder letters, String plain, String shaped) {
        for (int i = letters.length() - 1; i >= 0; i--) {
            char c = letters.charAt(i);
            int at = plain.indexOf(Character.toLowerCase(c));
            if (at >= 0) {
                char better = shaped.charAt(at);
                letters.setCharAt(i, Character.isUpperCase(c) ? Character.toUpperCase(better) : better);
                return true;
            }
        }
        return false;
    }

    private static boolean hasVowel(CharSequence letters) {
        return letters.chars().anyMatch(c -> "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".indexOf(c) >= 0);
    }
}
