package vn.lienthong.matching.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which words names are made of, by sex, year of birth and people: the program's own lists for what is frequent, and a long
 * tail besides.
 */
final class NamePools {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2030;
    private static final int[] PERIOD_STARTS = {0, 1960, 1980, 2000, 2013};
    private static final String[] PERIODS = {"1930-1959", "1960-1979", "1980-1999", "2000-2012", "2013-2026"};

    /** How a people makes names. */
    record Pattern(Weighted<List<String>> surnames, Weighted<List<String>> middles, Weighted<List<String>> givens) {}

    final Weighted<List<String>> surnames;
    final Weighted<List<String>> southern;
    /** Peoples by their share among those who are not Kinh. */
    final Weighted<Integer> minorities;

    private final List<List<Weighted<List<String>>>> givens = new ArrayList<>();
    private final List<List<Weighted<List<String>>>> middles = new ArrayList<>();
    private final List<Weighted<List<String>>> syllables = new ArrayList<>();
    private final @Nullable Pattern[][] peoples = new @Nullable Pattern[100][2];

    NamePools() {
        surnames = surnames(2);
        southern = surnames(3);
        minorities = new Weighted<>();
        TextFiles.lines("names/ethnic-groups.csv", ",").stream()
                .skip(1)
                .limit(53)
                .forEach(cells -> minorities.add(Integer.parseInt(cells[0]), Double.parseDouble(cells[2])));
        minorities.close();
        List<String[]> tail = TextFiles.lines("more-names.tsv", "\t");
        for (String sex : List.of("M", "F")) {
            givens.add(byYear("names/given-names.csv", "given", sex, tail));
            middles.add(byYear("names/middle-names.csv", "middle", sex, tail));
            Weighted<List<String>> own = new Weighted<>();
            tail.stream()
                    .filter(cells -> cells[0].equals("syllable") && cells[1].equals(sex))
                    .forEach(cells -> Arrays.stream(cells[5].split(" ", -1)).forEach(one -> own.add(List.of(one), 1)));
            syllables.add(own.close());
        }
        for (String[] cells : TextFiles.lines("names/minority-names.tsv", "\t")) {
            peoples[Integer.parseInt(cells[0])][cells[1].equals("M") ? 0 : 1] =
                    new Pattern(even(cells[2]), even(cells[3]), even(cells[4]));
        }
    }

    Weighted<List<String>> givens(int sex, int year) {
        return givens.get(sex).get(clamp(year) - FIRST_YEAR);
    }

    Weighted<List<String>> middles(int sex, int year) {
        return middles.get(sex).get(clamp(year) - FIRST_YEAR);
    }

    /** A word by which somebody of the smaller peoples is called. */
    List<String> syllable(int sex, Draw draw) {
        return syllables.get(sex).pick(draw);
    }

    /** Null for those who are named like the Kinh. */
    @Nullable
    Pattern pattern(int people, int sex) {
        return peoples[people][sex];
    }

    private static int clamp(int year) {
        return Math.clamp(year, FIRST_YEAR, LAST_YEAR);
    }

    private static Weighted<List<String>> surnames(int column) {
        Weighted<List<String>> all = new Weighted<>();
        for (String[] cells : TextFiles.lines("names/surnames.csv", ",")) {
            if (!cells[0].equals("Y") && !cells[0].equals("H'")) {
                all.add(words(cells[0]), Double.parseDouble(cells[column]));
            }
        }
        return all.close();
    }

    private static List<Weighted<List<String>>> byYear(String file, String what, String sex, List<String[]> tail) {
        List<String[]> head = TextFiles.lines(file, ",");
        List<Weighted<List<String>>> years = new ArrayList<>();
        Weighted<List<String>> last = null;
        String lastKey = "";
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            String period = period(year);
            int born = year;
            String[] more = tail.stream()
                    .filter(cells -> cells[0].equals(what) && cells[1].equals(sex))
                    .filter(cells -> Integer.parseInt(cells[2]) <= born && born < Integer.parseInt(cells[3]))
                    .findFirst()
                    .orElseThrow();
            String key = period + more[2];
            if (last == null || !key.equals(lastKey)) {
                last = pool(head, sex, period, Double.parseDouble(more[4]), more[5]);
                lastKey = key;
            }
            years.add(Objects.requireNonNull(last));
        }
        return years;
    }

    private static Weighted<List<String>> pool(
            List<String[]> head, String sex, String period, double tailShare, String tail) {
        Weighted<List<String>> all = new Weighted<>();
        for (String[] cells : head) {
            if (cells[0].equals(sex) && cells[1].equals(period)) {
                all.add(words(cells[2]), Double.parseDouble(cells[3]));
            }
        }
        double scale = all.total() * tailShare / (1 - tailShare);
        String[] names = tail.split(" ", -1);
        double sum = 0;
        for (int i = 0; i < names.length; i++) {
            sum += weight(i);
        }
        for (int i = 0; i < names.length; i++) {
            all.add(words(names[i].replace('+', ' ')), scale * weight(i) / sum);
        }
        return all.close();
    }

    private static double weight(int rank) {
        return 1 / Math.pow(rank + 8, 0.8);
    }

    private static Weighted<List<String>> even(String names) {
        Weighted<List<String>> all = new Weighted<>();
        String[] each = names.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            all.add(words(each[i].replace('+', ' ')), 1.0 / (i + 2));
        }
        return all.close();
    }

    private static List<String> words(String text) {
        return text.equals("(none)") || text.equals("_") ? List.of() : List.copyOf(Arrays.asList(text.split(" ", -1)));
    }

    private static String period(int year) {
        int period = 0;
        while (period + 1 < PERIOD_STARTS.length && year >= PERIOD_STARTS[period + 1]) {
            period++;
        }
        return PERIODS[period];
    }
}
