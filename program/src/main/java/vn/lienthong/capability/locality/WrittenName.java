package vn.lienthong.capability.locality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.lienthong.kernel.VietnameseText;

/**
 * An agency's name as somebody wrote it, made comparable: no marks, no punctuation, no "và", the commonest bodies in their
 * short form. Each token remembers whether it is a word or an abbreviation, since "VHTT" stands for four words.
 */
record WrittenName(List<Token> tokens, String words, String compact, String digits) {

    /**
     * One token.
     *
     * @param text without marks, lower case
     * @param letters whether each letter stands for a word of its own
     */
    record Token(String text, boolean letters) {}

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)?|<[^>]*>|&\\w+;");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    /** What a folded Vietnamese syllable can look like; what can't is an abbreviation. */
    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?" + "[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?");

    /** Long and short forms of one word: the short one is compared. */
    private static final String[][] SHORT = {
        {"uy ban nhan dan", "ubnd"}, {"hoi dong nhan dan", "hdnd"}, {"mat tran to quoc", "mttq"}
    };

    static WrittenName of(String written) {
        String plain = ASIDE.matcher(VietnameseText.compose(written)).replaceAll(" ");
        List<Token> tokens = new ArrayList<>();
        boolean shouted = plain.equals(plain.toUpperCase(VietnameseText.VIETNAMESE));
        for (String part : BETWEEN.split(plain)) {
            String folded = VietnameseText.fold(part);
            if (!folded.isEmpty() && !folded.equals("va") && !folded.equals("cap")) {
                tokens.add(new Token(folded, isAbbreviation(part, folded, shouted)));
            }
        }
        shorten(tokens);
        String words = String.join(" ", tokens.stream().map(Token::text).toList());
        String compact = words.replace(" ", "");
        return new WrittenName(
                List.copyOf(tokens), words, compact, NOT_DIGITS.matcher(compact).replaceAll(""));
    }

    private static boolean isAbbreviation(String written, String folded, boolean shouted) {
        if (folded.length() < 2 || folded.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        boolean syllable = SYLLABLE.matcher(folded).matches();
        boolean capitals = written.equals(written.toUpperCase(VietnameseText.VIETNAMESE));
        boolean small = written.equals(written.toLowerCase(VietnameseText.VIETNAMESE));
        return (capitals && !(shouted && syllable)) || (small && !syllable);
    }

    private static void shorten(List<Token> tokens) {
        for (String[] pair : SHORT) {
            String[] longForm = pair[0].split(" ");
            for (int i = 0; i + longForm.length <= tokens.size(); i++) {
                List<Token> here = tokens.subList(i, i + longForm.length);
                if (String.join(" ", here.stream().map(Token::text).toList()).equals(pair[0])) {
                    here.clear();
                    tokens.add(i, new Token(pair[1], true));
                }
            }
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean hasAbbreviation() {
        return tokens.stream().anyMatch(Token::letters);
    }

    /** First letters of words, all letters of abbreviations: "pvhtt" for "Phòng VH và Thông tin". */
    String initials() {
        StringBuilder letters = new StringBuilder();
        for (Token token : tokens) {
            letters.append(isWhole(token) ? token.text() : token.text().substring(0, 1));
        }
        return letters.toString();
    }

    private static boolean isWhole(Token token) {
        return token.letters() || token.text().chars().anyMatch(Character::isDigit);
    }

    /**
     * Whether this, with its abbreviations read letter by letter, is the beginning of the full name.
     *
     * @return how many tokens of the full name are left over: 0 if it is that name, -1 if it is another
     */
    int leftOverOf(WrittenName full) {
        int next = 0;
        for (Token token : tokens) {
            if (next < full.tokens.size() && full.tokens.get(next).text().equals(token.text())) {
                next++;
            } else if (token.letters()) {
                next = read(token.text(), full.tokens, next);
                if (next < 0) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return full.tokens.size() - next;
    }

    private static int read(String letters, List<Token> full, int from) {
        int next = from;
        int at = 0;
        while (at < letters.length()) {
            if (next == full.size()) {
                return -1;
            }
            Token token = full.get(next);
            String piece = isWhole(token) ? token.text() : token.text().substring(0, 1);
            if (!letters.startsWith(piece, at)) {
                return -1;
            }
            at += piece.length();
            next++;
        }
        return next;
    }

    /** Insertions, losses, replacements and swaps of neighbours between two texts; more than the limit counts as limit + 1. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
