package vn.lienthong.capability.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A web page or a document saved as one: blocks become lines, tables become rows. */
final class HtmlReader {

    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "template", "noscript", "svg", "select", "textarea", "iframe", "object");
    private static final Set<String> INLINE_TAGS = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "kbd", "label", "mark",
            "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "ins",
            "nobr", "wbr", "img", "input", "button");
    private static final int MAX_SPAN = 200;

    private final Lines lines;
    private final ReadingProgress progress;

    private HtmlReader(Lines lines, ReadingProgress progress) {
        this.lines = lines;
        this.progress = progress;
    }

    static Reading.Read read(String title, Path file, ReadingLimits limits, ReadingProgress progress)
            throws IOException {
        List<Reading.Notice> notices = new ArrayList<>();
        String html = TextEncoding.decode(TextReader.bytes(file, limits), notices);
        Lines lines = new Lines(limits);
        HtmlReader reader = new HtmlReader(lines, progress);
        Block body = new Block(text -> lines.paragraph(1, text));
        reader.walk(Jsoup.parse(html).body(), body, true);
        body.flush();
        if (lines.all().isEmpty()) {
            throw new RefusedException(Reading.Reason.NO_TEXT_FOUND, Map.of("found", "html"));
        }
        progress.at(1, 1);
        return new Reading.Read(
                new SourceText(title, LegacyText.modern(lines.all(), notices)), Reading.Kind.HTML, notices);
    }

    private interface Sink {
        void paragraph(String text) throws RefusedException;
    }

    /** The running text of the place being read. */
    private static final class Block {
        private final Sink sink;
        private final StringBuilder text = new StringBuilder();
        private String label = "";

        Block(Sink sink) {
            this.sink = sink;
        }

        void label(String next) throws RefusedException {
            flush();
            label = next;
        }

        void flush() throws RefusedException {
            String whole = text.toString();
            text.setLength(0);
            if (!whole.isBlank()) {
                sink.paragraph(label + whole.strip());
                label = "";
            }
        }
    }

    private void walk(Node node, Block into, boolean top) throws RefusedException {
        for (Node child : node.childNodes()) {
            if (progress.cancelled()) {
                throw new RefusedException(Reading.Reason.CANCELLED);
            }
            if (child instanceof TextNode text) {
                into.text.append(text.getWholeText().replaceAll("[\\s\u00A0]+", " "));
            } else if (child instanceof Element element && !SILENT.contains(element.normalName())) {
                element(element, into, top);
            }
        }
    }

    private void element(Element element, Block into, boolean top) throws RefusedException {
        String name = element.normalName();
        switch (name) {
            case "br", "hr" -> into.flush();
            case "table" -> {
                into.flush();
                table(element, into, top);
            }
            case "li" -> {
                into.label(marker(element));
                walk(element, into, top);
                into.flush();
                into.label = "";
            }
            default -> {
                boolean block = !INLINE_TAGS.contains(name);
                if (block) {
                    into.flush();
                }
                walk(element, into, top);
                if (block) {
                    into.flush();
                }
            }
        }
    }

    private static String marker(Element item) {
        Element list = item.parent();
        if (list == null || !list.normalName().equals("ol")) {
            return item.ownText().strip().matches("[-+*\u2022].*")
                            || item.text().strip().matches("[-+*\u2022].*")
                    ? ""
                    : "- ";
        }
        int start = number(list.attr("start"), 1);
        int place = 0;
        for (Element sibling : list.children()) {
            if (sibling.normalName().equals("li")) {
                place++;
            }
            if (sibling.equals(item)) {
                break;
            }
        }
        String format = switch (list.attr("type")) {
            case "a" -> "lowerLetter";
            case "A" -> "upperLetter";
            case "i" -> "lowerRoman";
            case "I" -> "upperRoman";
            default -> "decimal";
        };
        return DocxNumbering.format(format, start + place - 1) + (format.equals("lowerLetter") ? ") " : ". ");
    }

    private void table(Element table, Block into, boolean top) throws RefusedException {
        for (Element caption : table.children()) {
            if (caption.normalName().equals("caption")) {
                walk(caption, into, top);
                into.flush();
            }
        }
        Map<Integer, Integer> blockedRows = new HashMap<>();
        for (Element row : rows(table)) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
                    continue;
                }
                skipMerged(cells, blockedRows);
                int across = Math.clamp(number(cell.attr("colspan"), 1), 1, MAX_SPAN);
                int down = Math.clamp(number(cell.attr("rowspan"), 1), 1, 10_000);
                for (int i = 0; i < across; i++) {
                    if (down > 1) {
                        blockedRows.put(cells.size(), down - 1);
                    }
                    cells.add(i == 0 ? cellText(cell) : "");
                }
            }
            skipMerged(cells, blockedRows);
            if (top) {
                lines.row(1, cells);
            } else {
                into.sink.paragraph(
                        String.join(" ", cells).replace(Lines.BREAK, ' ').strip());
            }
        }
    }

    /** Places taken by a cell that reaches down from a row above stay empty. */
    private static void skipMerged(List<String> cells, Map<Integer, Integer> blockedRows) {
        for (Integer left = blockedRows.get(cells.size()); left != null; left = blockedRows.get(cells.size())) {
            int column = cells.size();
            if (left == 1) {
                blockedRows.remove(column);
            } else {
                blockedRows.put(column, left - 1);
            }
            cells.add("");
        }
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element part : table.children()) {
            switch (part.normalName()) {
                case "tr" -> rows.add(part);
                case "thead", "tbody", "tfoot" ->
                    part.children().stream()
                            .filter(row -> row.normalName().equals("tr"))
                            .forEach(rows::add);
                default -> {
                    // a caption was read before, columns carry no text
                }
            }
        }
        return rows;
    }

    private String cellText(Element cell) throws RefusedException {
        List<String> paragraphs = new ArrayList<>();
        Block inside = new Block(paragraphs::add);
        walk(cell, inside, false);
        inside.flush();
        return String.join(String.valueOf(Lines.BREAK), paragraphs);
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
    }
}
