package vn.lienthong.steering.planreader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the words of a paragraph: "II.", "2.1.", "a)", "-".
 *
 * @param kind its kind; two paragraphs with one kind stand on one level
 * @param value its number, the last one of "2.1."; 0 for a bullet
 * @param end where the words begin
 */
record Marker(Kind kind, int value, int end) {

    /** From the widest to the narrowest. */
    enum Kind {
        NONE,
        PART,
        CAPITAL,
        ROMAN,
        NUMBER,
        DECIMAL,
        DECIMAL_3,
        DECIMAL_4,
        NUMBER_BRACKET,
        LETTER,
        BRACKETS,
        DASH,
        PLUS,
        STAR,
        DOT,
        OTHER_BULLET;

        boolean isBullet() {
            return compareTo(DASH) >= 0;
        }

        boolean isNumbered() {
            return this != NONE && !isBullet();
        }
    }

    static final Marker NONE = new Marker(Kind.NONE, 0, 0);

    private static final Pattern PART = Pattern.compile(
            "^(phan|chuong|muc)\\s+(?:thu\\s+)?(?:[ivxl]{1,6}|\\d{1,2}|nhat|hai|ba|tu|nam)(?![\\p{L}\\d])\\s*[.:)/-]?\\s+");
    /** "Điều 2." of a decision. */
    private static final Pattern ARTICLE = Pattern.compile("^dieu\\s+(\\d{1,2})\\s?[.:]\\s+(?=\\p{L})");

    private static final Pattern ROMAN = Pattern.compile("^([IVXL]{1,6})\\s?[.)/:-]\\s*(?=\\S)");
    private static final Pattern CAPITAL = Pattern.compile("^([A-HĐ])\\s?(?:[.)]\\s*(?=\\S)|[-–/]\\s+(?=\\p{Lu}))");
    private static final Pattern DECIMAL =
            Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?:\\s?[.):]?\\s*(?=[\\p{L}\"“(\\[*])|[.):]\\s+(?=\\d{1,3}\\s?%|\\d+\\s\\p{L}))");
    private static final Pattern NUMBER =
            Pattern.compile("^(\\d{1,2})\\s?([.)/:-])(?!\\d{3}(?!\\d|\\s?%))\\s*(?=[\\p{L}\"“”(\\[*+.-]|\\d{1,3}\\s?%|\\d+\\s\\p{L})");
    /** "1/ Mục tiêu", but not "01/9". */
    private static final Pattern SLASH = Pattern.compile("\\d{1,2}\\s?/\\s*\\p{L}");

    private static final Pattern LETTER = Pattern.compile("^([a-zđ]\\d?)\\s?[.)]\\s*(?=\\S)");
    private static final Pattern BRACKETS = Pattern.compile("^\\(\\s?(\\d{1,2}|[a-zđ]|[ivx]{1,4})\\s?\\)\\s*(?=\\S)");
    private static final Pattern BULLET = Pattern.compile("^([-–—‐−+*•●▪■□○◦·»➢✓❖♦✔→⁃◆>\\uf000-\\uf0ff])\\s*(?=\\S)");
    private static final Pattern O_BULLET = Pattern.compile("^o\\s+(?=\\p{Lu})");

    static Marker of(Traced text) {
        Marker first = one(text.text, text.plain());
        if (!first.kind.isBullet()) {
            return first;
        }
        Traced rest = text.from(first.end);
        Marker second = one(rest.text, rest.plain());
        if (second.kind == Kind.NONE || second.kind == Kind.ROMAN || second.kind == Kind.CAPITAL) {
            return first;
        }
        return new Marker(second.kind, second.value, first.end + second.end);
    }

    private static Marker one(String text, String plain) {
        if (text.isEmpty()) {
            return NONE;
        }
        Matcher match = PART.matcher(plain);
        if (match.find()) {
            return new Marker(match.group(1).equals("muc") ? Kind.ROMAN : Kind.PART, 0, match.end());
        }
        match = ARTICLE.matcher(plain);
        if (match.find()) {
            return new Marker(Kind.NUMBER, Integer.parseInt(match.group(1), 10), match.end());
        }
        match = ROMAN.matcher(text);
        if (match.find()) {
            return new Marker(Kind.ROMAN, roman(match.group(1)), match.end());
        }
        match = CAPITAL.matcher(text);
        if (match.find()) {
            return new Marker(Kind.CAPITAL, match.group(1).charAt(0) - 'A' + 1, match.end());
        }
        match = DECIMAL.matcher(text);
        if (match.find()) {
            return decimal(match);
        }
        match = NUMBER.matcher(text);
        boolean numbered = match.find();
        boolean slash = numbered && match.group(2).equals("/");
        if (numbered && (!slash || SLASH.matcher(text).lookingAt())) {
            boolean bracket = match.group(2).equals(")");
            int value = Integer.parseInt(match.group(1), 10);
            if (match.group(2).equals("-") && text.substring(match.end()).matches("(?s)\\d.*")) {
                return NONE;
            }
            return new Marker(bracket ? Kind.NUMBER_BRACKET : Kind.NUMBER, value, match.end());
        }
        match = LETTER.matcher(text);
        if (match.find()) {
            return new Marker(Kind.LETTER, letter(match.group(1).charAt(0)), match.end());
        }
        match = BRACKETS.matcher(text);
        if (match.find()) {
            String value = match.group(1);
            int number = Character.isDigit(value.charAt(0)) ? Integer.parseInt(value, 10) : letter(value.charAt(0));
            return new Marker(Kind.BRACKETS, number, match.end());
        }
        match = BULLET.matcher(text);
        if (match.find()) {
            return new Marker(bullet(match.group(1).charAt(0)), 0, match.end());
        }
        match = O_BULLET.matcher(text);
        return match.find() ? new Marker(Kind.OTHER_BULLET, 0, match.end()) : NONE;
    }

    private static Marker decimal(Matcher match) {
        String[] parts = match.group(1).split("\\.", -1);
        Kind kind = parts.length == 2 ? Kind.DECIMAL : parts.length == 3 ? Kind.DECIMAL_3 : Kind.DECIMAL_4;
        return new Marker(kind, Integer.parseInt(parts[parts.length - 1], 10), match.end());
    }

    private static Kind bullet(char c) {
        return switch (c) {
            case '-', '–', '—', '‐', '−' -> Kind.DASH;
            case '+' -> Kind.PLUS;
            case '*' -> Kind.STAR;
            case '•', '●', '·' -> Kind.DOT;
            default -> Kind.OTHER_BULLET;
        };
    }

    /** a b c d đ e g h …: the order of points in Vietnamese documents has no f, j, w, z. */
    private static int letter(char c) {
        return "abcdđeghiklmnopqrstuvxy".indexOf(c) + 1;
    }

    static int roman(String written) {
        int total = 0;
        int last = 0;
        for (int i = written.length() - 1; i >= 0; i--) {
            int value = switch (written.charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                case 'X' -> 10;
                default -> 50;
            };
            total += value < last ? -value : value;
            last = Math.max(last, value);
        }
        return total;
    }
}
