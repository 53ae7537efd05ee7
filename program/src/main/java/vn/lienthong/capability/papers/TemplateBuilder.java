package vn.lienthong.capability.papers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a .docx template of an outline, so that default templates lie in the repository as words that can be read and
 * compared. One line is one paragraph:
 *
 * <pre>
 * &#64;first-page          the blocks above the body, of a report or another named type, with its addressees
 * &#64;first-page letter   the same of a letter (công văn)
 * # I. Heading         bold heading
 * ## 1. Heading        bold and italic heading
 * = Words              centred, bold
 * ~ Words              centred, italic
 * Words {{field}}      justified body text with indent; **bold** and *italic* inside
 * {{#list}}            alone on a line: what follows is repeated, up to {{/list}}
 * &#64;table 1^ 4 2&gt;       a table by parts of its width; ^ centred, &gt; right, else left
 * | Heading | Heading  its first row is the heading, repeated on each page
 * | {{#list}}{{a}} | {{b}}{{/list}}
 * &#64;signature           copies on the left, signature on the right
 * &#64;annex landscape     a new section with pages counted for themselves; or portrait
 * // a remark          is left out
 * </pre>
 *
 * Margins 20, 20, 30 (left), 20 mm, 14 points, first line 1,27 cm, page number in the top margin but on the first page.
 */
public final class TemplateBuilder {

    private static final Pattern COLUMN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([<^>]?)");
    private static final Pattern STRESSED = Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(.+?)\\*");

    private final StringBuilder body = new StringBuilder();
    private final List<Column> table = new ArrayList<>();
    private boolean heading;
    private boolean landscape;

    private record Column(int width, String align) {}

    private TemplateBuilder() {}

    /**
     * The docx of an outline; the same outline always gives the same bytes.
     *
     * @throws IllegalArgumentException if a line is not understood
     */
    public static byte[] build(String outline) {
        TemplateBuilder builder = new TemplateBuilder();
        outline.lines().map(String::strip).forEach(builder::line);
        builder.endTable();
        String document = DocxWords.document(builder.body + DocxWords.section(builder.landscape));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        DocxWords.frame().forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        parts.put(DocxFile.BODY, document.getBytes(StandardCharsets.UTF_8));
        return DocxFile.zip(parts);
    }

    private void line(String line) {
        if (line.startsWith("|")) {
            row(line);
            return;
        }
        endTable();
        if (line.isEmpty() || line.startsWith("//")) {
            return;
        }
        if (line.startsWith("@")) {
            directive(line);
        } else if (line.startsWith("## ")) {
            body.append(DocxWords.paragraph("Heading2", runs(line.substring(3))));
        } else if (line.startsWith("# ")) {
            body.append(DocxWords.paragraph("Heading1", runs(line.substring(2))));
        } else if (line.startsWith("= ")) {
            body.append(DocxWords.paragraph("Title", runs(line.substring(2))));
        } else if (line.startsWith("~ ")) {
            body.append(DocxWords.paragraph("Subtitle", runs(line.substring(2))));
        } else {
            body.append(DocxWords.paragraph("BodyText", runs(line)));
        }
    }

    private void directive(String line) {
        String[] words = line.split("\\s+");
        switch (words[0]) {
            case "@first-page" -> body.append(DocxWords.firstPage(line.endsWith(" letter")));
            case "@signature" -> body.append(DocxWords.signature());
            case "@annex" -> {
                body.append(DocxWords.sectionEnd(landscape));
                landscape = line.endsWith(" landscape");
            }
            case "@table" -> columns(List.of(words).subList(1, words.length));
            default -> throw new IllegalArgumentException("not understood: " + line);
        }
    }

    private void columns(List<String> specs) {
        double sum = 0;
        List<Double> parts = new ArrayList<>();
        List<String> aligns = new ArrayList<>();
        for (String spec : specs) {
            Matcher matcher = COLUMN.matcher(spec);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a column: " + spec);
            }
            parts.add(Double.parseDouble(matcher.group(1)));
            sum += parts.getLast();
            aligns.add(
                    switch (matcher.group(2)) {
                        case "^" -> "center";
                        case ">" -> "right";
                        default -> "left";
                    });
        }
        int room = DocxWords.room(landscape);
        for (int i = 0; i < parts.size(); i++) {
            table.add(new Column((int) (room * parts.get(i) / sum), aligns.get(i)));
        }
        heading = true;
        body.append(DocxWords.tableStart(table.stream().mapToInt(Column::width).toArray(), true));
    }

    private void row(String line) {
        String[] cells = line.substring(1).split("\\|", -1);
        if (cells.length != table.size() && cells.length != 1) {
            throw new IllegalArgumentException(cells.length + " cells for " + table.size() + " columns: " + line);
        }
        body.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(heading ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (int i = 0; i < cells.length; i++) {
            Column column = table.get(i);
            int width =
                    cells.length == 1 ? table.stream().mapToInt(Column::width).sum() : column.width();
            int span = cells.length == 1 ? table.size() : 1;
            String align = heading ? "center" : column.align();
            String words = cells[i].strip();
            String paragraph = DocxWords.cellText(align, runs(heading ? "**" + words.replace("*", "") + "**" : words));
            body.append(DocxWords.cell(width, span, heading, paragraph));
        }
        body.append("</w:tr>");
        heading = false;
    }

    private void endTable() {
        if (!table.isEmpty()) {
            if (heading) {
                throw new IllegalArgumentException("a table without rows");
            }
            table.clear();
            body.append("</w:tbl>").append(DocxWords.paragraph("Gap", ""));
        }
    }

    private static String runs(String text) {
        StringBuilder runs = new StringBuilder();
        Matcher stressed = STRESSED.matcher(text);
        int from = 0;
        while (stressed.find()) {
            runs.append(DocxWords.run("", text.substring(from, stressed.start())));
            runs.append(
                    stressed.group(1) != null
                            ? DocxWords.run("<w:b/>", stressed.group(1))
                            : DocxWords.run("<w:i/>", stressed.group(2)));
            from = stressed.end();
        }
        return runs + DocxWords.run("", text.substring(from));
    }
}
