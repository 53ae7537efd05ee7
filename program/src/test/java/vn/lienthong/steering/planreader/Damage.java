package vn.lienthong.steering.planreader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What happens to a plan on its way through scanners, copies and old programs, one kind at a time. The first kinds were
 * there while the rules about doubts were made; {@link #isFresh} ones were not, and only measure them.
 */
enum Damage {
    LETTERS_FEW(false),
    LETTERS_MANY(false),
    FIGURES(false),
    MARKS_LOST(false),
    BLANKS_LOST(false),
    BLANKS_TORN(false),
    PUNCTUATION(false),
    BRACKETS_LOST(false),
    LINES_LOST(false),
    LINES_DOUBLED(false),
    LINES_JOINED(false),
    PAGE_LOST(false),
    CELLS_MERGED(false),
    CELLS_SWAPPED(false),
    COUNTS_WRONG(false),
    /** Two letters beside each other changed places. */
    LETTERS_SWAPPED(true),
    /** Every 25th line or so is not there. */
    LINES_DROPPED(true),
    /** A line runs on into the next without a blank line or mark between them. */
    LINES_MERGED(true),
    /** 0 and 8, 1 and 7, 3 and 8, 5 and 6 taken for each other. */
    DIGITS_CONFUSED(true),
    /** Page number and running title stand in the middle of the text. */
    PAGE_HEADS(true),
    /** Whole words without their marks, some lines more than others. */
    DIACRITICS_LOST(true);

    /** A line and the number it had in the whole document. */
    record Line(int origin, String text) {
        Line with(String other) {
            return new Line(origin, other);
        }
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");
    private static final String[] ALIKE = {
        "eco", "ocae", "ae", "aes", "uvn", "nmu", "mnr", "htb", "bh", "il1", "liI", "tfl", "ft", "rn", "gq9", "qg",
        "vuy", "yv", "đd", "dđ", "kh", "sa", "ủùú", "ảàá", "ểềế", "ờởơ", "ưuứ", "ịìi", "ọoo", "ộôồ", "êe", "ơo", "SB",
        "BE", "O0", "IlT", "PF", "TI"
    };
    private static final String FIGURES_ALIKE = "0O6819 1l74 2z7 3859 4 1 5S6 685 71 8306 9g0";

    private final boolean fresh;

    Damage(boolean fresh) {
        this.fresh = fresh;
    }

    boolean isFresh() {
        return fresh;
    }

    List<Line> apply(List<Line> lines, Random random) {
        return switch (this) {
            case LETTERS_FEW -> letters(lines, random, 0.004);
            case LETTERS_MANY -> letters(lines, random, 0.012);
            case FIGURES -> each(lines, text -> signs(text, "\\d", random, 0.04, Damage::likeFigure));
            case MARKS_LOST -> each(lines, text -> words(text, random, 0.05, Damage::withoutMarks));
            case BLANKS_LOST -> each(lines, text -> signs(text, "(?<=\\S) (?=\\S)", random, 0.02, (c, r) -> ""));
            case BLANKS_TORN -> each(lines, text -> signs(text, "(?<=\\p{L})(?=\\p{L})", random, 0.006, (c, r) -> " "));
            case PUNCTUATION -> each(lines, text -> signs(text, "[.,;:]", random, 0.12, (c, r) -> pick(".,;: ", r)));
            case BRACKETS_LOST -> each(lines, text -> signs(text, "[()]", random, 0.2, (c, r) -> ""));
            case LINES_LOST -> without(lines, random, 0.03, 1);
            case LINES_DOUBLED -> doubled(lines, random, 0.03);
            case LINES_JOINED -> joined(lines, random, 0.05, " ");
            case PAGE_LOST -> pageLost(lines, random);
            case CELLS_MERGED -> each(lines, text -> cells(text, random, Damage::merge));
            case CELLS_SWAPPED -> each(lines, text -> cells(text, random, Damage::swap));
            case COUNTS_WRONG ->
                each(
                        lines,
                        text -> signs(text, "(?<=\\()\\d{2}(?= mô hình)", random, 0.5, (c, r) -> "0" + r.nextInt(9)));
            case LETTERS_SWAPPED ->
                each(lines, text -> signs(text, "\\p{L}{2}", random, 0.015, (c, r) -> c.substring(1) + c.charAt(0)));
            case LINES_DROPPED -> without(lines, random, 0.04, 1);
            case LINES_MERGED -> joined(lines, random, 0.06, "");
            case DIGITS_CONFUSED -> each(lines, text -> signs(text, "[01356788]", random, 0.05, Damage::confused));
            case PAGE_HEADS -> withPageHeads(lines, random);
            case DIACRITICS_LOST ->
                each(lines, text -> random.nextInt(4) == 0 ? words(text, random, 0.25, Damage::withoutMarks) : text);
        };
    }

    private interface Change {
        String of(String sign, Random random);
    }

    private static List<Line> each(List<Line> lines, UnaryOperator<String> change) {
        return lines.stream().map(line -> line.with(change.apply(line.text()))).toList();
    }

    private static List<Line> letters(List<Line> lines, Random random, double rate) {
        return each(lines, text -> signs(text, "[\\p{L}\\d]", random, rate, Damage::like));
    }

    private static String signs(String text, String which, Random random, double rate, Change change) {
        return Pattern.compile(which)
                .matcher(text)
                .replaceAll((MatchResult sign) -> java.util.regex.Matcher.quoteReplacement(
                        random.nextDouble() < rate ? change.of(sign.group(), random) : sign.group()));
    }

    private static String words(String text, Random random, double rate, UnaryOperator<String> change) {
        return WORD.matcher(text)
                .replaceAll(word -> java.util.regex.Matcher.quoteReplacement(
                        random.nextDouble() < rate ? change.apply(word.group()) : word.group()));
    }

    private static String pick(String from, Random random) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }

    private static String like(String sign, Random random) {
        if (Character.isDigit(sign.charAt(0))) {
            return likeFigure(sign, random);
        }
        for (String group : ALIKE) {
            if (group.startsWith(sign)) {
                return pick(group.substring(1), random);
            }
        }
        return pick("ceoailnu", random);
    }

    private static String likeFigure(String figure, Random random) {
        for (String group : FIGURES_ALIKE.split(" ", -1)) {
            if (group.startsWith(figure) && group.length() > 1) {
                return pick(group.substring(1), random);
            }
        }
        return figure;
    }

    private static String confused(String figure, Random random) {
        return switch (figure) {
            case "0" -> "8";
            case "1" -> "7";
            case "7" -> "1";
            case "3" -> "8";
            case "5" -> "6";
            case "6" -> "5";
            default -> random.nextBoolean() ? "3" : "0";
        };
    }

    private static String withoutMarks(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private static List<Line> without(List<Line> lines, Random random, double rate, int run) {
        var left = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).text().isBlank() && random.nextDouble() < rate) {
                i += run - 1;
            } else {
                left.add(lines.get(i));
            }
        }
        return left;
    }

    private static List<Line> doubled(List<Line> lines, Random random, double rate) {
        var all = new ArrayList<Line>();
        for (Line line : lines) {
            all.add(line);
            if (!line.text().isBlank() && random.nextDouble() < rate) {
                all.add(line);
            }
        }
        return all;
    }

    private static List<Line> joined(List<Line> lines, Random random, double rate, String between) {
        var all = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            int next = i + 1;
            while (next < lines.size() && lines.get(next).text().isBlank()) {
                next++;
            }
            Line line = lines.get(i);
            boolean joins = !line.text().isBlank() && next < lines.size() && random.nextDouble() < rate;
            all.add(joins ? line.with(line.text() + between + lines.get(next).text()) : line);
            i = joins ? next : i;
        }
        return all;
    }

    private static List<Line> pageLost(List<Line> lines, Random random) {
        int page = Math.min(25, lines.size() / 6);
        int at = lines.size() / 5 + random.nextInt(Math.max(1, lines.size() * 3 / 5));
        var left = new ArrayList<>(lines.subList(0, at));
        left.addAll(lines.subList(Math.min(lines.size(), at + page), lines.size()));
        return left;
    }

    private static List<Line> withPageHeads(List<Line> lines, Random random) {
        var all = new ArrayList<Line>();
        int page = 2;
        int left = 18 + random.nextInt(8);
        for (Line line : lines) {
            all.add(line);
            if (--left == 0) {
                all.add(line.with(String.valueOf(page)));
                all.add(line.with("Kế hoạch triển khai các mô hình điểm Đề án 06   Trang " + page++));
                left = 18 + random.nextInt(8);
            }
        }
        return all;
    }

    private static String cells(
            String text, Random random, java.util.function.BiConsumer<List<String>, Random> change) {
        String sign = text.contains("\t") ? "\t" : text.startsWith("|") && !text.contains("---") ? "|" : "";
        if (sign.isEmpty() || random.nextDouble() > 0.12) {
            return text;
        }
        var cells = new ArrayList<>(List.of(text.split(Pattern.quote(sign), -1)));
        if (cells.size() < 4) {
            return text;
        }
        change.accept(cells, random);
        return String.join(sign, cells);
    }

    private static void merge(List<String> cells, Random random) {
        int at = 1 + random.nextInt(cells.size() - 2);
        cells.set(at, cells.get(at) + " " + cells.remove(at + 1));
    }

    private static void swap(List<String> cells, Random random) {
        int at = 1 + random.nextInt(cells.size() - 2);
        Collections.swap(cells, at, at + 1);
    }
}
