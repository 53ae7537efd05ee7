package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Finds the headings of a sheet, one line or two, and which column means what. */
@Component
class Columns {

    private static final int LINES_LOOKED_AT = 30;

    private final Messages messages;

    Columns(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param first line of the sheet where the headings begin
     * @param last line where they end
     * @param headings by column; of two lines the words of both
     * @param fields codes of {@link SheetField} by column, empty for "left aside"
     */
    record Found(int first, int last, List<String> headings, List<String> fields) {

        long named() {
            return fields.stream().filter(field -> !field.isEmpty()).count();
        }
    }

    /** The line, or the two lines, that name the most fields; headings of a sector are known from before. */
    Found find(List<SheetReading.Row> head, Map<String, String> remembered) {
        Found best = new Found(0, 0, List.of(), List.of());
        long bestScore = -1;
        for (int i = 0; i < Math.min(head.size(), LINES_LOOKED_AT); i++) {
            Found one = matched(
                    head.get(i).number(), head.get(i).number(), head.get(i).cells(), remembered);
            long score = score(one, 1);
            if (score > bestScore) {
                best = one;
                bestScore = score;
            }
            if (i + 1 < head.size() && !isData(head.get(i + 1))) {
                Found two = matched(
                        head.get(i).number(),
                        head.get(i + 1).number(),
                        joined(head.get(i), head.get(i + 1)),
                        remembered);
                if (score(two, 0) > bestScore && two.named() > one.named()) {
                    best = two;
                    bestScore = score(two, 0);
                }
            }
        }
        return best;
    }

    /** The headings in the lines that a person points at. */
    Found at(List<SheetReading.Row> head, int first, int last, Map<String, String> remembered) {
        SheetReading.Row top = row(head, first);
        List<String> headings = last > first ? joined(top, row(head, last)) : top.cells();
        return matched(first, last, headings, remembered);
    }

    private static SheetReading.Row row(List<SheetReading.Row> head, int line) {
        return head.stream()
                .filter(row -> row.number() == line)
                .findFirst()
                .orElse(new SheetReading.Row(line, List.of()));
    }

    private static long score(Found found, int oneLine) {
        return found.named() * 1000
                + Math.min(
                        found.headings().stream()
                                .filter(text -> !text.isEmpty())
                                .count(),
                        400)
                + oneLine;
    }

    private Found matched(int first, int last, List<String> headings, Map<String, String> remembered) {
        List<String> fields = new ArrayList<>(SheetReading.match(names(), headings, remembered));
        headOfHousehold(headings, fields);
        return new Found(first, last, List.copyOf(headings), List.copyOf(fields));
    }

    /** Where nobody else is named, the head of the household, or who uses the land, is the person of the row. */
    private static void headOfHousehold(List<String> headings, List<String> fields) {
        boolean named = fields.contains(SheetField.NAME.code()) || fields.contains(SheetField.GIVEN.code());
        int parent = fields.indexOf(SheetField.PARENT.code());
        if (!named && parent >= 0 && SheetReading.plain(headings.get(parent)).contains("chu ")) {
            fields.set(parent, SheetField.NAME.code());
        }
    }

    /** Words of two lines; what is joined across columns above stands above each of them. */
    private static List<String> joined(SheetReading.Row upper, SheetReading.Row lower) {
        int width = Math.max(upper.cells().size(), lower.cells().size());
        List<String> all = new ArrayList<>();
        String above = "";
        for (int column = 0; column < width; column++) {
            String top = upper.cell(column);
            String below = lower.cell(column);
            above = top.isEmpty() ? above : top;
            all.add(below.isEmpty() ? top : (top.isEmpty() ? above + " " + below : top + " " + below).strip());
        }
        return all;
    }

    /** A row of a person, and no second line of headings: it has a long number or a day in it. */
    private static boolean isData(SheetReading.Row row) {
        return row.cells().stream()
                .anyMatch(cell -> cell.replaceAll("[\\s.'-]", "").matches("\\d{4,12}|\\d{1,2}/\\d{1,2}/\\d{2,4}"));
    }

    private Map<String, Set<String>> names() {
        Map<String, Set<String>> names = new HashMap<>();
        for (SheetField field : EnumSet.allOf(SheetField.class)) {
            Set<String> known = new HashSet<>();
            for (Locale locale : List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH)) {
                known.add(SheetReading.plain(messages.text(locale, field.key())));
                for (String name : messages.text(locale, field.key() + ".also").split("\\|", -1)) {
                    known.add(SheetReading.plain(name));
                }
            }
            known.remove("");
            names.put(field.code(), known);
        }
        return names;
    }
}
