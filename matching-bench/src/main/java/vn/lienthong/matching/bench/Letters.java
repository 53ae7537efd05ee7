package vn.lienthong.matching.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Vietnamese letters: with and without marks, as typed in Telex and VNI, and as misspelt. */
final class Letters {

    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
    private static final String TELEX = "sfrxj";
    private static final String VNI = "12345";
    private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String[]> SOUNDS = List.of(
            new String[] {"Ch", "Tr"},
            new String[] {"Tr", "Ch"},
            new String[] {"S", "X"},
            new String[] {"X", "S"},
            new String[] {"D", "Gi"},
            new String[] {"Gi", "D"},
            new String[] {"L", "N"},
            new String[] {"N", "L"},
            new String[] {"V", "D"});
    private static final Map<String, String> REGIONAL = Map.ofEntries(
            Map.entry("Hoàng", "Huỳnh"),
            Map.entry("Huỳnh", "Hoàng"),
            Map.entry("Vũ", "Võ"),
            Map.entry("Võ", "Vũ"),
            Map.entry("Phúc", "Phước"),
            Map.entry("Phước", "Phúc"),
            Map.entry("Nhân", "Nhơn"),
            Map.entry("Cảnh", "Kiểng"),
            Map.entry("Đinh", "Đình"),
            Map.entry("Châu", "Chu"),
            Map.entry("Bảo", "Bửu"),
            Map.entry("Tùng", "Tòng"),
            Map.entry("Lý", "Lí"),
            Map.entry("Mỹ", "Mĩ"),
            Map.entry("Quý", "Quí"),
            Map.entry("Kỳ", "Kì"),
            Map.entry("Vy", "Vi"),
            Map.entry("Sỹ", "Sĩ"),
            Map.entry("Thúy", "Thuý"),
            Map.entry("Hòa", "Hoà"),
            Map.entry("Thủy", "Thuỷ"),
            Map.entry("Toàn", "Tòan"),
            Map.entry("Oanh", "Oang"),
            Map.entry("Lan", "Lang"),
            Map.entry("Hân", "Hâng"),
            Map.entry("Phượng", "Phựơng"),
            Map.entry("Nguyễn", "Nguyển"),
            Map.entry("Hoa", "Hoà"));

    private Letters() {}

    /** Plain letters; đ is d. */
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c == 'đ' ? 'd' : c == 'Đ' ? 'D' : c);
            }
        }
        return out.toString();
    }

    static boolean marked(String text) {
        return !fold(text).equals(text);
    }

    /** As it stands when the keyboard driver was off; the key of the tone comes after its vowel or last. */
    static String typed(String word, boolean vni, boolean toneLast) {
        StringBuilder out = new StringBuilder();
        StringBuilder tone = new StringBuilder();
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int at = TONES.indexOf(c);
            if (at >= 0) {
                (toneLast ? tone : out).append((vni ? VNI : TELEX).charAt(at));
            } else {
                switch (c) {
                    case '\u0302' -> out.append(vni ? '6' : Character.toLowerCase(letterBefore(apart, i)));
                    case '\u0306' -> out.append(vni ? '8' : 'w');
                    case '\u031b' -> out.append(vni ? '7' : 'w');
                    case 'đ' -> out.append(vni ? "d9" : "dd");
                    case 'Đ' -> out.append(vni ? "D9" : "Dd");
                    default -> out.append(c);
                }
            }
        }
        return out.append(tone).toString();
    }

    private static char letterBefore(String apart, int mark) {
        int i = mark - 1;
        while (Character.getType(apart.charAt(i)) == Character.NON_SPACING_MARK) {
            i--;
        }
        return apart.charAt(i);
    }

    /** Another tone: mostly hook and tilde are mixed up. */
    static String otherTone(String word, Draw draw) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            int at = TONES.indexOf(apart.charAt(i));
            if (at >= 0) {
                String other = at == 2 || at == 3
                        ? TONES.substring(5 - at, 6 - at)
                        : draw.happens(0.4)
                                ? ""
                                : TONES.substring((at + draw.between(1, 4)) % 5).substring(0, 1);
                return Normalizer.normalize(
                        apart.substring(0, i) + other + apart.substring(i + 1), Normalizer.Form.NFC);
            }
        }
        int vowel = firstVowel(word);
        return vowel < 0
                ? word
                : Normalizer.normalize(
                        word.substring(0, vowel + 1) + TONES.charAt(draw.below(5)) + word.substring(vowel + 1),
                        Normalizer.Form.NFC);
    }

    private static int firstVowel(String word) {
        String plain = fold(word).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            if ("aeiouy".indexOf(plain.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** As it is said elsewhere, or as it sounds. */
    static String misspelt(String word, Draw draw) {
        String regional = REGIONAL.get(word);
        if (regional != null && draw.happens(0.75)) {
            return regional;
        }
        for (String[] sound : SOUNDS) {
            if (word.startsWith(sound[0])
                    && word.length() > sound[0].length() + 1
                    && !word.startsWith("Ng")
                    && !word.startsWith("Nh")) {
                return sound[1] + word.substring(sound[0].length());
            }
        }
        return word.endsWith("n") ? word + "g" : word.endsWith("c") ? word.substring(0, word.length() - 1) + "t" : word;
    }

    /** A letter dropped, doubled, put in, struck beside or changed with its neighbour. */
    static String typo(String word, Draw draw) {
        if (word.length() < 2) {
            return word;
        }
        int at = draw.below(word.length());
        return switch (draw.below(5)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at + 1) + word.substring(at);
            case 2 -> word.substring(0, at) + beside(word.charAt(at), draw) + word.substring(at);
            case 3 -> word.substring(0, at) + beside(word.charAt(at), draw) + word.substring(at + 1);
            default -> {
                int first = Math.min(at, word.length() - 2);
                yield word.substring(0, first)
                        + word.charAt(first + 1)
                        + word.charAt(first)
                        + word.substring(first + 2);
            }
        };
    }

    private static char beside(char letter, Draw draw) {
        char plain = Character.toLowerCase(fold(String.valueOf(letter)).charAt(0));
        for (String row : ROWS) {
            int at = row.indexOf(plain);
            if (at >= 0) {
                int to = Math.clamp(at + (draw.happens(0.5) ? 1 : -1), 0, row.length() - 1);
                return row.charAt(to == at ? at - 1 + 2 * (at == 0 ? 1 : 0) : to);
            }
        }
        return 'a';
    }
}
