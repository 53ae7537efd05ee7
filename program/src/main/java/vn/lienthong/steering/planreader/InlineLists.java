package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Models and tasks that one paragraph counts behind a colon ("A chủ trì các mô hình: (1) …; (2) …; (3) …") become
 * paragraphs below it.
 */
final class InlineLists {

    private static final Pattern MARK = Pattern.compile("(?<=[:;,.]\\s|[:;,.]\\u2028)\\(?(\\d{1,2}|[a-zđ])\\)\\s*(?=\\p{L}|[“\"])");
    private static final Pattern SEVERAL =
            Pattern.compile("(?<!\\p{L})(?:cac|nhung|\\d{1,2}) (?:mo hinh|nhiem vu|tien ich|noi dung|viec|cong viec)");
    private static final int FEWEST = 2;

    private InlineLists() {}

    static List<Block> divide(List<Block> blocks, CatalogueMatcher titles) {
        var out = new ArrayList<Block>();
        for (Block block : blocks) {
            List<Traced> parts = block.isRow() || block.step() != null ? List.of() : parts(block.whole(), titles);
            if (parts.isEmpty()) {
                out.add(block);
            } else {
                out.add(Block.paragraph(parts.getFirst(), block.heading()));
                parts.stream().skip(1).map(part -> Block.paragraph(part, 0)).forEach(out::add);
            }
        }
        return out;
    }

    /** The introduction and what it counts; nothing if it counts nothing. */
    private static List<Traced> parts(Traced text, CatalogueMatcher titles) {
        int colon = text.text.indexOf(':');
        if (colon < 0 || !SEVERAL.matcher(text.plain().substring(0, colon)).find()) {
            return List.of();
        }
        List<Traced> marked = marked(text, colon);
        if (!marked.isEmpty()) {
            return marked;
        }
        var parts = new ArrayList<Traced>();
        for (Traced part : text.from(colon + 1).split(';')) {
            if (!part.isBlank()) {
                parts.add(dashed(part.trim()));
            }
        }
        boolean models = parts.size() >= FEWEST && titles.shareOfModels(parts) >= 0.6;
        if (!models) {
            return List.of();
        }
        parts.addFirst(text.sub(0, colon + 1));
        return parts;
    }

    private static List<Traced> marked(Traced text, int colon) {
        var starts = new ArrayList<Integer>();
        Matcher mark = MARK.matcher(text.text);
        while (mark.find()) {
            String value = mark.group(1);
            int number = Character.isDigit(value.charAt(0)) ? Integer.parseInt(value, 10) : "abcdđegh".indexOf(value) + 1;
            if (number == starts.size() + 1 && mark.start() > colon && (number > 1 || mark.start() <= colon + 3)) {
                starts.add(mark.start());
            }
        }
        if (starts.size() < FEWEST) {
            return List.of();
        }
        var parts = new ArrayList<Traced>();
        parts.add(text.sub(0, starts.getFirst()).trim());
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            parts.add(text.sub(starts.get(i), to).trim(" ;"));
        }
        return parts;
    }

    /** With the dash of a point before it. */
    private static Traced dashed(Traced part) {
        var out = new Traced.Builder();
        out.add('-', part.lineAt(0), part.columnAt(0));
        out.add(' ', part.lineAt(0), part.columnAt(0));
        out.add(part);
        return out.build();
    }
}
