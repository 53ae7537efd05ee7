package vn.lienthong.capability.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.TypedDay;

/**
 * What an officer typed into the search box, understood: a number, its last digits, or words of a name with a year or day of
 * birth anywhere among them.
 */
sealed interface Typed {

    /** Nothing that could be looked for. */
    record Nothing() implements Typed {}

    /** A whole number: 12 digits or the old 9. */
    record WholeNumber(String digits) implements Typed {}

    /** The end of a number, four digits or more; with words of a name, if any were typed. */
    record NumberEnd(String digits, List<String> words) implements Typed {}

    /**
     * Words of a name.
     *
     * @param words without marks, in the order typed; at least one unless a day is given
     * @param year of birth, or null
     * @param day of birth, or null
     */
    record Name(
            List<String> words,
            @Nullable Integer year,
            @Nullable LocalDate day) implements Typed {}

    Pattern DAY = Pattern.compile("\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{4}");
    Pattern GROUPED = Pattern.compile("\\d(?:[ .]?\\d){8,11}");
    int MOST_WORDS = 10;
    int FIRST_YEAR = 1880;
    int LAST_YEAR = 2150;

    /** Understands what was typed; never fails. */
    static Typed of(String text) {
        String rest = text.strip();
        if (GROUPED.matcher(rest).matches()) {
            String digits = rest.replaceAll("\\D", "");
            if (digits.length() == 9 || digits.length() == 12) {
                return new WholeNumber(digits);
            }
        }
        LocalDate day = null;
        Matcher written = DAY.matcher(rest);
        if (written.find()) {
            Optional<LocalDate> found = TypedDay.parse(written.group().replace(" ", ""));
            if (found.isPresent()) {
                day = found.get();
                rest = rest.substring(0, written.start()) + " " + rest.substring(written.end());
            }
        }
        return name(NameKey.words(rest), day);
    }

    private static Typed name(List<String> all, @Nullable LocalDate day) {
        List<String> words = new ArrayList<>();
        Integer year = day == null ? null : day.getYear();
        String digits = "";
        for (String word : all.subList(0, Math.min(all.size(), MOST_WORDS))) {
            if (!word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                words.add(word);
            } else if (year == null && word.length() == 4 && isYear(Integer.parseInt(word)) && !onlyDigits(all)) {
                year = Integer.parseInt(word);
            } else if (word.length() > digits.length()) {
                digits = word;
            }
        }
        joinPrefix(words);
        if (digits.length() == 9 || digits.length() == 12) {
            return new WholeNumber(digits);
        }
        if (digits.length() >= 4) {
            return new NumberEnd(digits, words);
        }
        return words.isEmpty() && day == null ? new Nothing() : new Name(words, year, day);
    }

    /** "H bia" is the name H'Bia, written by somebody without the apostrophe's key. */
    private static void joinPrefix(List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("h") || words.get(i).equals("k")) {
                words.set(i, words.get(i) + words.remove(i + 1));
            }
        }
    }

    private static boolean onlyDigits(List<String> words) {
        return words.size() == 1;
    }

    private static boolean isYear(int number) {
        return number >= FIRST_YEAR && number <= LAST_YEAR;
    }
}
