package vn.lienthong.steering.planreader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.capability.reading.SourceLine;
import vn.lienthong.capability.reading.SourceText;

/** From source lines to lines and table rows without mark-up, each character still knowing where it stood. */
final class Cleaner {

    /** More than any plan: what goes beyond is not read, so that memory stays bounded. */
    static final int MAX_CHARACTERS = 600_000;

    private static final Pattern PIPE_RULE = Pattern.compile("[\\s|:+=-]*-{2,}[\\s|:+=-]*");
    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(#{1,6})\\s*(?=\\S)");
    /** The right half of a document's head, on one line with the left half. */
    private static final Pattern HEAD_COLUMN = Pattern.compile(
            "(?<=\\S)\\s{2,}(?=cong hoa xa hoi chu nghia|doc lap\\s*-\\s*tu do|[^\\s,]{1,12}(?: [^\\s,]{1,12}){0,4},\\s*ngay\\s)");

    private static final int HEAD_LINES = 25;
    private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}>\\s+");
    private static final Pattern RULE = Pattern.compile("(?=(?:\\s*[-*_=~.…]){3})[-*_=~.…\\s]++");
    private static final Pattern HTML_ROW = Pattern.compile("(?i)<t[rdh][\\s>]");

    private Cleaner() {}

    static List<CleanLine> clean(SourceText source) {
        var traced = new ArrayList<Numbered>();
        int budget = MAX_CHARACTERS;
        for (SourceLine line : source.lines()) {
            if (line.text().length() > budget) {
                break;
            }
            budget -= line.text().length();
            traced.add(new Numbered(line.page(), line.number(), composed(line)));
        }
        if (traced.stream().anyMatch(line -> HTML_ROW.matcher(line.text.text).find())) {
            return HtmlTables.read(traced);
        }
        var out = new ArrayList<CleanLine>();
        int at = 0;
        while (at < traced.size()) {
            at = GridTables.isRule(traced.get(at).text.text) ? gridRow(traced, at + 1, out) : at;
            if (at < traced.size() && !GridTables.isRule(traced.get(at).text.text)) {
                addLine(traced.get(at), out);
                at++;
            }
        }
        return out;
    }

    /** Adds the row whose lines begin at a place, up to the next rule; answers where to go on. */
    private static int gridRow(List<Numbered> lines, int from, List<CleanLine> out) {
        int to = from;
        while (to < lines.size() && isPipeRow(lines.get(to).text.text)) {
            to++;
        }
        if (to > from) {
            List<List<Traced>> parts = lines.subList(from, to).stream()
                    .map(line -> pipeCells(line.text))
                    .toList();
            out.add(row(lines.get(from), GridTables.row(parts)));
        }
        return to;
    }

    /** A source line before cleaning. */
    record Numbered(int page, int number, Traced text) {}

    static void addLine(Numbered line, List<CleanLine> out) {
        Traced text = line.text;
        String raw = text.text;
        if (raw.strip().indexOf('\t') >= 0
                || !raw.isBlank() && raw.chars().filter(c -> c == '\t').count() >= 2) {
            out.add(row(line, text.split('\t')));
            return;
        }
        if (isPipeRow(raw)) {
            if (!PIPE_RULE.matcher(raw).matches()) {
                out.add(row(line, pipeCells(text)));
            }
            return;
        }
        if (RULE.matcher(raw).matches()) {
            out.add(new CleanLine(line.page, line.number, 0, Traced.EMPTY, List.of()));
            return;
        }
        int heading = 0;
        Matcher quote = QUOTE.matcher(text.text);
        if (quote.find()) {
            text = text.from(quote.end());
        }
        Matcher hashes = HEADING.matcher(text.text);
        if (hashes.find()) {
            heading = hashes.group(1).length();
            text = text.from(hashes.end());
        }
        Matcher columns = HEAD_COLUMN.matcher(text.plain());
        if (line.number <= HEAD_LINES && columns.find()) {
            addParts(line, heading, Markup.strip(text.sub(0, columns.start())), out);
            addParts(line, heading, Markup.strip(text.from(columns.end())), out);
            return;
        }
        addParts(line, heading, Markup.strip(text), out);
    }

    /** A line of HTML may hold several paragraphs: each becomes a line of its own. */
    private static void addParts(Numbered line, int heading, Traced text, List<CleanLine> out) {
        for (Traced part : text.split(Traced.BREAK)) {
            out.add(new CleanLine(line.page, line.number, heading, part.trim(), List.of()));
        }
    }

    static CleanLine row(Numbered line, List<Traced> raw) {
        return new CleanLine(
                line.page,
                line.number,
                0,
                Traced.EMPTY,
                raw.stream().map(Markup::strip).toList());
    }

    private static boolean isPipeRow(String raw) {
        String text = raw.strip();
        if (text.startsWith("|")) {
            return text.indexOf('|', 1) > 0;
        }
        return text.chars().filter(c -> c == '|').count() >= 2;
    }

    private static List<Traced> pipeCells(Traced line) {
        Traced text = line.trim();
        var cells = new ArrayList<Traced>();
        int from = text.text.startsWith("|") ? 1 : 0;
        int end = text.text.endsWith("|") && !text.text.endsWith("\\|") ? text.length() - 1 : text.length();
        int start = from;
        for (int i = from; i <= end; i++) {
            if (i == end || text.charAt(i) == '|' && (i == 0 || text.charAt(i - 1) != '\\')) {
                cells.add(text.sub(start, i));
                start = i + 1;
            }
        }
        return cells;
    }

    /** NFC text; a letter that was written as several characters keeps the position of the first. */
    static Traced composed(SourceLine line) {
        String text = line.text();
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return Traced.of(text, line.number());
        }
        var out = new Traced.Builder();
        int i = 0;
        while (i < text.length()) {
            int end = i + 1;
            while (end < text.length() && Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK) {
                end++;
            }
            String letter = Normalizer.normalize(text.substring(i, end), Normalizer.Form.NFC);
            for (int k = 0; k < letter.length(); k++) {
                out.add(letter.charAt(k), line.number(), i);
            }
            i = end;
        }
        return out.build();
    }
}
