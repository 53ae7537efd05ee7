package vn.lienthong.capability.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words from which invented names are made, by sex and time of birth, with the weights of the data files. */
final class NameWords {

    private static final String FOLDER = "invented/";
    private static final int[] PERIOD_ENDS = {1960, 1980, 2000, 2013};
    private static final List<String> PERIODS =
            List.of("1930-1959", "1960-1979", "1980-1999", "2000-2012", "2013-2026");

    /**
     * A word of a name.
     *
     * @param rank its place among all words by their key, so that keys are sorted by numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: a table of bytes to write
    record Word(byte[] text, byte[] key, int rank) {}

    /** Some choices of words. A choice may be no word at all. */
    @SuppressWarnings("ArrayRecordComponent")
    record Choice(Word[][] words, Chance.Weighted weights) {

        Word[] pick(Chance chance) {
            return words[weights.pick(chance)];
        }
    }

    /** How a people makes names. */
    record Pattern(Choice surnames, Choice middles, Choice givens) {}

    private final Map<String, Word> dictionary = new HashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    final Choice surnames;
    private final Choice[][] middles = new Choice[2][PERIODS.size()];
    private final Choice[][] givens = new Choice[2][PERIODS.size()];
    /** By code of the people; null for those named like the Kinh. */
    final Pattern[][] peoples = new Pattern[100][];

    NameWords() {
        List<String[]> surnameLines = lines("surnames.csv", ",");
        List<String[]> middleLines = lines("middle-names.csv", ",");
        List<String[]> givenLines = lines("given-names.csv", ",");
        List<String[]> minority = lines("minority-names.tsv", "\t");
        learn(surnameLines, middleLines, givenLines, minority);
        lines("words.tsv", "\t").forEach(cells -> constants.put(cells[0], cells[1]));
        surnames = choice(surnameLines.stream().map(cells -> cells[0]).toList(), weights(surnameLines, 1));
        for (int sex = 0; sex < 2; sex++) {
            for (int period = 0; period < PERIODS.size(); period++) {
                middles[sex][period] = choice(middleLines, sex, period);
                givens[sex][period] = choice(givenLines, sex, period);
            }
        }
        for (String[] cells : minority) {
            int code = Integer.parseInt(cells[0]);
            Pattern[] both = peoples[code] == null ? new Pattern[2] : peoples[code];
            both[cells[1].equals("M") ? 0 : 1] = new Pattern(plain(cells[2]), plain(cells[3]), plain(cells[4]));
            peoples[code] = both;
        }
    }

    Choice middles(int sex, int year) {
        return middles[sex][period(year)];
    }

    Choice givens(int sex, int year) {
        return givens[sex][period(year)];
    }

    String constant(String name) {
        return Objects.requireNonNull(constants.get(name), name);
    }

    byte[] bytes(String name) {
        return constant(name).getBytes(StandardCharsets.UTF_8);
    }

    static int period(int year) {
        int period = 0;
        while (period < PERIOD_ENDS.length && year >= PERIOD_ENDS[period]) {
            period++;
        }
        return period;
    }

    /** Lines of a data file of this room, without comments, without the heading of a csv. */
    static List<String[]> lines(String file, String separator) {
        try (InputStream in = Objects.requireNonNull(NameWords.class.getResourceAsStream(FOLDER + file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(file.endsWith(".csv") ? 1 : 0)
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void learn(
            List<String[]> surnameLines,
            List<String[]> middleLines,
            List<String[]> givenLines,
            List<String[]> minority) {
        SortedSet<String> texts = new TreeSet<>();
        surnameLines.forEach(cells -> texts.addAll(split(cells[0])));
        middleLines.forEach(cells -> texts.addAll(split(cells[2])));
        givenLines.forEach(cells -> texts.addAll(split(cells[2])));
        for (String[] cells : minority) {
            Arrays.asList(cells).subList(2, 5).forEach(list -> {
                for (String one : list.split(" ")) {
                    texts.addAll(split(one.replace('+', ' ')));
                }
            });
        }
        List<String> keys =
                texts.stream().map(NameWords::key).distinct().sorted().toList();
        for (String text : texts) {
            String key = key(text);
            dictionary.put(
                    text,
                    new Word(
                            text.getBytes(StandardCharsets.UTF_8),
                            key.getBytes(StandardCharsets.US_ASCII),
                            keys.indexOf(key)));
        }
    }

    private static String key(String word) {
        return String.join("", NameKey.words(word));
    }

    private static List<String> split(String words) {
        return words.equals("(none)") || words.equals("_") ? List.of() : List.of(words.split(" "));
    }

    private Choice choice(List<String[]> lines, int sex, int period) {
        List<String[]> mine = lines.stream()
                .filter(cells -> cells[0].equals(sex == 0 ? "M" : "F") && cells[1].equals(PERIODS.get(period)))
                .toList();
        return choice(mine.stream().map(cells -> cells[2]).toList(), weights(mine, 3));
    }

    private Choice plain(String words) {
        List<String> all = new ArrayList<>();
        for (String one : words.split(" ")) {
            all.add(one.replace('+', ' '));
        }
        double[] weights = new double[all.size()];
        Arrays.fill(weights, 1);
        return choice(all, weights);
    }

    private Choice choice(List<String> texts, double[] weights) {
        Word[][] words = new Word[texts.size()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = split(texts.get(i)).stream()
                    .map(text -> Objects.requireNonNull(dictionary.get(text), text))
                    .toArray(Word[]::new);
        }
        return new Choice(words, new Chance.Weighted(weights));
    }

    private static double[] weights(List<String[]> lines, int column) {
        return lines.stream()
                .mapToDouble(cells -> Double.parseDouble(cells[column]))
                .toArray();
    }
}
