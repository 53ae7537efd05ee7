package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Deadline.Kind;
import vn.lienthong.steering.planreader.Deadline.Precision;

/** Reads the words of a deadline, and finds them in running text. */
final class Deadlines {

    private static final DateRules DATES = new DateRules();
    private static final Grammar RULES = Grammar.DATES;
    private static final Pattern STARTS = ending(RULES.any("start", "start", "\\s*"));
    private static final Pattern UNTIL = ending(RULES.any("until", "until", "\\s*"));
    private static final Pattern RECURRING = within("recurring");
    private static final Pattern REPLICATE = within("replicate");
    private static final Pattern MILESTONE = within("milestone");
    private static final Pattern NOW = within("now");
    private static final Pattern RELATIVE =
            Pattern.compile("(?<![\\p{L}\\d])(?:" + joined("relative", "word").replaceAll("\\?<n>", "?:") + ")");
    private static final Pattern AS_ITEM = within("as-item");
    private static final Pattern CITATION = Pattern.compile(joined("citation", "word"));
    private static final Pattern LEAD_IN =
            Pattern.compile("(?<![\\p{L}\\d])(?:" + joined("phrase", "lead-in") + ")(?![\\p{L}])");
    /** Words that open a clause of nothing but time. */
    static final Pattern TIME_FIRST = Pattern.compile(
            "^\\W*(?:truoc|trong|den|het|nam|quy|thang|ngay|giai doan|tu|ke tu|cham nhat|xong|hoan thanh|theo|khi co|thuong xuyen"
                    + "|bat dau|thuc hien|thoi gian|to chuc truoc|ca nam|cuoi|dau|giua|hang|dinh ky|lien tuc|tuan|\\d{1,2}[/.-]\\d)(?![\\p{L}])");

    /** Something written directly before a date. */
    private static final Pattern GLUED = Pattern.compile("[\\p{L}\\d][/.-]$|\\d$|\\d\\p{L}$");
    /** Figures and letters in one, figures with a sign between them, figures longer than a year, a year alone. */
    private static final Pattern ODD_FIGURES = Pattern.compile(
            "(?<![\\p{L}\\d])(?!p?[ac]\\d\\d|da06)(?:\\d+\\p{L}|\\p{L}+\\d)|\\d\\s?[/.-]\\s?[\\p{L}\\d]|\\d{5,}|(?:thang|ngay|quy)\\s{0,2}\\d|(?<!\\d)20\\d\\d(?!\\d)");

    private static final Pattern BARE_YEAR = Pattern.compile("^\\W*(20\\d\\d)\\W*$");
    private static final Pattern SENTENCE_END = Pattern.compile("[.;!?](?=\\s|$)|\\u2028");

    private final @Nullable LocalDate planDate;

    private final @Nullable LocalDate planStart;

    /**
     * @param planDate the date of the plan, or any day of its year; null if unknown
     * @param planStart what "từ nay" means: the date of the plan, or the first of its month; null if unknown
     */
    Deadlines(@Nullable LocalDate planDate, @Nullable LocalDate planStart) {
        this.planDate = planDate;
        this.planStart = planStart;
    }

    private static Pattern ending(Pattern words) {
        return Pattern.compile("(?<![\\p{L}])(?:" + words.pattern() + ")\\s*$");
    }

    private static Pattern within(String section) {
        return Pattern.compile("(?<![\\p{L}])(?:" + joined(section, "word") + ")(?![\\p{L}])");
    }

    private static String joined(String section, String name) {
        return String.join(
                "|",
                RULES.rules(section).stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(rule -> DateRules.expand(rule.pattern()))
                        .toList());
    }

    /** Reads text that is a deadline: the content of a cell, of a label, of a bracket. */
    Reading<Deadline> read(Traced written) {
        Traced text = written.flat().trim(" .;:,()[]-–*\"");
        Deadline whole = parse(written);
        if (whole == null) {
            return Reading.doubtful(null, text.place(), 0.3, Doubt.of(Doubt.Reason.DEADLINE_UNREADABLE, text.text));
        }
        Reading<Deadline> reading = Reading.sure(whole, text.place());
        String plain = withoutCitations(text.plain());
        if (RELATIVE.matcher(plain).find() && whole.date() == null) {
            reading = reading.doubting(0.5, Doubt.of(Doubt.Reason.DEADLINE_RELATIVE, text.text));
        }
        for (DateRules.Token token : DATES.find(plain, planDate)) {
            if (token.yearAssumed()) {
                reading = reading.doubting(
                        0.6,
                        Doubt.of(
                                Doubt.Reason.DEADLINE_YEAR_ASSUMED,
                                String.valueOf(token.last().getYear())));
            }
        }
        return reading;
    }

    /** Whether figures are left over that belong to no date and to no name: "3o/12", "30/1212023", "ZS/6/2026". */
    static boolean leavesFigures(String written) {
        var plain = new StringBuilder(withoutCitations(Fold.plain(written)));
        for (DateRules.Token token : DATES.find(plain.toString(), LocalDate.EPOCH)) {
            boolean torn = token.from() > 1
                    && GLUED.matcher(plain.substring(0, token.from())).find();
            if (torn) {
                return true;
            }
            for (int i = token.from(); i < token.to(); i++) {
                plain.setCharAt(i, ' ');
            }
        }
        return ODD_FIGURES.matcher(plain).find();
    }

    /** Whether the text holds anything a deadline is made of. */
    boolean speaksOfTime(Traced text) {
        String plain = withoutCitations(text.flat().plain());
        return !DATES.find(plain, planDate).isEmpty()
                || RECURRING.matcher(plain).find()
                || MILESTONE.matcher(plain).find()
                || RELATIVE.matcher(plain).find();
    }

    /** The number of the item whose deadline is meant ("như Mô hình 9"); -1 if none is. */
    int sameAsItem(Traced text) {
        Matcher as = text.flat().matcher(AS_ITEM);
        return as.find() ? Integer.parseInt(as.group("n"), 10) : -1;
    }

    boolean hasDate(Traced text) {
        return !DATES.find(withoutCitations(text.flat().plain()), planDate).isEmpty();
    }

    private @Nullable Deadline parse(Traced written) {
        Traced text = written.trim(" .;:,()[]-–*\"");
        List<Deadline> parts = new ArrayList<>();
        for (Traced segment : segments(text)) {
            Deadline part = single(segment);
            if (part != null && (part.date() != null || part.start() != null)) {
                parts.add(part);
            }
        }
        if (parts.size() >= 2) {
            return several(text, parts);
        }
        return single(text.flat());
    }

    private static Deadline several(Traced text, List<Deadline> parts) {
        List<LocalDate> dates =
                parts.stream().map(Deadline::date).filter(Objects::nonNull).toList();
        LocalDate last = dates.stream().max(Comparator.naturalOrder()).orElse(null);
        List<Deadline> first = parts.stream()
                .filter(part -> !part.thenReplicate() && part.date() != null)
                .toList();
        if (first.size() == 1 && parts.size() == 2 && parts.getLast().thenReplicate()) {
            return replicated(text, first.getFirst(), parts);
        }
        Deadline main = parts.stream()
                .filter(part -> Objects.equals(part.date(), last))
                .findFirst()
                .orElseGet(parts::getFirst);
        LocalDate start = parts.stream()
                .map(Deadline::start)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Deadline(
                text.flat().text,
                main.kind(),
                last,
                main.precision(),
                start,
                parts.stream().anyMatch(Deadline::recurring),
                parts.stream().anyMatch(Deadline::thenReplicate),
                false,
                List.copyOf(parts));
    }

    /** "trước 15/12/2023, nhân rộng trong năm 2024": due at the first date, carried on until the second. */
    private static Deadline replicated(Traced text, Deadline due, List<Deadline> parts) {
        return new Deadline(
                text.flat().text,
                due.kind(),
                due.date(),
                due.precision(),
                due.start(),
                parts.stream().anyMatch(Deadline::recurring),
                true,
                false,
                List.copyOf(parts));
    }

    /** The text cut where one date ends and the words of the next begin. */
    private List<Traced> segments(Traced text) {
        String plain = withoutCitations(text.plain().replace(Traced.BREAK, ' '));
        List<DateRules.Token> tokens = DATES.find(plain, planDate);
        var cuts = new ArrayList<Integer>();
        for (int i = 1; i < tokens.size(); i++) {
            DateRules.Token left = tokens.get(i - 1);
            DateRules.Token right = tokens.get(i);
            String between = plain.substring(left.to(), right.from());
            if (UNTIL.matcher(between).find() && between.strip().length() < 14) {
                continue;
            }
            int cut = cutBetween(text.text, left.to(), right.from());
            if (cut >= 0) {
                cuts.add(cut);
            }
        }
        var segments = new ArrayList<Traced>();
        int from = 0;
        for (int cut : cuts) {
            segments.add(text.sub(from, cut).trim(" ;,.+-"));
            from = cut;
        }
        segments.add(text.from(from).trim(" ;,.+-"));
        return segments;
    }

    private static int cutBetween(String text, int from, int to) {
        for (char c : new char[] {Traced.BREAK, ';', '.', ','}) {
            int at = text.indexOf(c, from);
            if (at >= 0 && at < to) {
                return at + 1;
            }
        }
        for (String word : new String[] {" - ", " va "}) {
            int at = Fold.plain(text).indexOf(word, from);
            if (at >= 0 && at < to) {
                return at + 1;
            }
        }
        return -1;
    }

    /** One deadline without parts; null if the text says nothing about time. */
    private @Nullable Deadline single(Traced text) {
        String plain = withoutCitations(text.plain());
        boolean recurring = RECURRING.matcher(plain).find();
        boolean replicate = REPLICATE.matcher(plain).find();
        boolean milestone = MILESTONE.matcher(plain).find();
        List<DateRules.Token> tokens = DATES.find(plain, planDate);
        if (milestone && tokens.stream().allMatch(DateRules.Token::schoolYear)) {
            tokens = List.of();
        }
        if (tokens.isEmpty()) {
            tokens = bareYear(plain);
        }
        if (tokens.isEmpty()) {
            if (recurring || milestone || RELATIVE.matcher(plain).find()) {
                Kind kind = recurring && !leadsWithMilestone(plain) ? Kind.CONTINUOUS : Kind.MILESTONE;
                return new Deadline(
                        text.text, kind, null, null, null, recurring, replicate, kind == Kind.MILESTONE, List.of());
            }
            return null;
        }
        return dated(text.text, plain, tokens, recurring, replicate);
    }

    /** "theo tiến độ … thường xuyên": the course comes first; "thường xuyên theo kế hoạch": the permanence. */
    private static boolean leadsWithMilestone(String plain) {
        Matcher milestone = MILESTONE.matcher(plain);
        Matcher recurring = RECURRING.matcher(plain);
        return milestone.find() && recurring.find() && milestone.start() < recurring.start();
    }

    private static List<DateRules.Token> bareYear(String plain) {
        Matcher year = BARE_YEAR.matcher(plain);
        if (!year.find()) {
            return List.of();
        }
        int y = Integer.parseInt(year.group(1), 10);
        return List.of(new DateRules.Token(
                year.start(1),
                year.end(1),
                LocalDate.of(y, 1, 1),
                LocalDate.of(y, 12, 31),
                Precision.YEAR,
                false,
                false,
                false));
    }

    private Deadline dated(
            String text, String plain, List<DateRules.Token> tokens, boolean recurring, boolean replicate) {
        LocalDate start = null;
        LocalDate end = null;
        Precision startPrecision = null;
        Precision precision = null;
        boolean period = false;
        boolean now = NOW.matcher(plain).find();
        for (DateRules.Token token : tokens) {
            String before = plain.substring(0, token.from());
            boolean until = UNTIL.matcher(before).find();
            boolean starts = !until && STARTS.matcher(before).find() && !token.span();
            if (starts && start == null) {
                start = token.first();
                startPrecision = token.precision();
            } else if (end == null || token.last().isAfter(end)) {
                end = token.last();
                precision = token.precision();
                if (token.span()) {
                    start = start == null ? token.first() : start;
                    period = true;
                }
            }
        }
        if (end == null) {
            return new Deadline(text, Kind.START, null, startPrecision, start, recurring, replicate, false, List.of());
        }
        if (now && start == null && planStart != null && !planStart.isAfter(end)) {
            start = planStart;
        }
        period |= start != null && !start.isAfter(end);
        return new Deadline(
                text,
                period ? Kind.PERIOD : Kind.BY,
                end,
                period ? Precision.PERIOD : precision,
                period ? start : null,
                recurring,
                replicate,
                false,
                List.of());
    }

    /** The same text with cited documents blanked out: their dates are not deadlines. */
    private static String withoutCitations(String plain) {
        Matcher citation = CITATION.matcher(plain);
        if (!citation.find()) {
            return plain;
        }
        var out = new StringBuilder(plain);
        do {
            for (int i = citation.start(); i < citation.end(); i++) {
                out.setCharAt(i, '#');
            }
        } while (citation.find());
        return out.toString();
    }

    /** Words of a deadline in running text: from what introduces them to the end of the sentence; null if none. */
    @Nullable
    Traced find(Traced text) {
        Traced bracket = inBrackets(text);
        if (bracket != null) {
            return bracket;
        }
        Traced found = null;
        int foundFrom = 0;
        int after = -1;
        int from = 0;
        Matcher end = SENTENCE_END.matcher(text.text);
        while (from < text.length()) {
            int to = end.find(from) ? end.end() : text.length();
            Traced sentence = text.sub(from, to);
            Traced words = inSentence(sentence);
            if (words != null) {
                int start = text.text.indexOf(words.text, from);
                boolean continues = found != null && start >= 0 && hasDate(found) && !hasDate(words) && from == after;
                found = continues ? text.sub(foundFrom, start + words.length()) : words;
                foundFrom = continues ? foundFrom : Math.max(start, from);
                after = to;
            }
            from = to;
        }
        return found;
    }

    private @Nullable Traced inSentence(Traced sentence) {
        String plain = withoutCitations(sentence.plain());
        Matcher leadIn = LEAD_IN.matcher(plain);
        while (leadIn.find()) {
            Traced rest = sentence.from(leadIn.start()).trim(" .;,");
            if (speaksOfTime(rest) && single(rest.flat()) != null) {
                return rest;
            }
        }
        return null;
    }

    /** The last bracket that speaks of time and is introduced as a deadline. */
    @Nullable
    Traced inBrackets(Traced text) {
        Traced found = null;
        Brackets brackets = Brackets.of(text.text);
        for (int[] pair : brackets.pairs()) {
            Traced inner = text.sub(pair[0] + 1, pair[1]).trim();
            String plain = withoutCitations(inner.plain());
            boolean dated = !DATES.find(plain, null).isEmpty();
            boolean other =
                    MILESTONE.matcher(plain).find() || RECURRING.matcher(plain).find();
            boolean bare = inner.length() < 90
                    && pair[1] >= text.text.stripTrailing().length() - 4
                    && TIME_FIRST.matcher(plain).find();
            if ((dated || other) && (bare || LEAD_IN.matcher(plain).find())) {
                found = inner;
            }
        }
        return found;
    }
}
