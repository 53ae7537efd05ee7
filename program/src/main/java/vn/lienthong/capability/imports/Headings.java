package vn.lienthong.capability.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Finds the line of headings in a sheet, and which column fills which field. */
@Component
class Headings {

    private static final int LINES_LOOKED_AT = 30;
    private static final int SHORTEST_PART = 4;

    private final Messages messages;

    Headings(Messages messages) {
        this.messages = messages;
    }

    /**
     * @param line number of the line with the headings
     * @param headings as they stand there, by column
     * @param fields name of the field that each column fills, an empty text for none; no field twice
     */
    record Matched(int line, List<String> headings, List<String> fields) {}

    /** How headings are compared: without marks, capitals, punctuation and remarks in brackets. */
    static String plain(String heading) {
        return VietnameseText.fold(heading.replaceAll("\\([^)]*\\)", " "))
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /**
     * The line among the first thirty that names the most fields; of those that name none, the first with the most words.
     *
     * @param remembered what a heading meant before, by its plain form; an empty text for "leave aside"
     */
    Matched find(RowType type, List<RowSource.Line> head, Map<String, String> remembered) {
        Matched best = new Matched(1, List.of(), List.of());
        long bestScore = -1;
        for (RowSource.Line line : head.subList(0, Math.min(head.size(), LINES_LOOKED_AT))) {
            Matched matched = match(type, line, remembered);
            long named =
                    matched.fields().stream().filter(name -> !name.isEmpty()).count();
            long words = line.cells().stream()
                    .filter(cell -> cell instanceof Cell.Text && !cell.isEmpty())
                    .count();
            long score = named * 1000 + Math.min(words, 999);
            if (score > bestScore) {
                bestScore = score;
                best = matched;
            }
        }
        return best;
    }

    /** Fields for the headings of one line: what was said before, then the same words, then words within words. */
    Matched match(RowType type, RowSource.Line line, Map<String, String> remembered) {
        List<String> headings = line.cells().stream().map(Cell::text).toList();
        return new Matched(line.number(), headings, match(names(type), headings, remembered));
    }

    /** The same for fields that are known by their plain names. */
    static List<String> match(Map<String, Set<String>> names, List<String> headings, Map<String, String> remembered) {
        Set<String> free = new HashSet<>(names.keySet());
        String[] fields = new String[headings.size()];
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            String said = remembered.get(plain(headings.get(column)));
            fields[column] = "";
            if (said == null) {
                open.add(column);
            } else if (!said.isEmpty() && free.remove(said)) {
                fields[column] = said;
            }
        }
        settle(open, headings, fields, names, free, true);
        settle(open, headings, fields, names, free, false);
        return List.of(fields);
    }

    private static void settle(
            List<Integer> open,
            List<String> headings,
            String[] fields,
            Map<String, Set<String>> names,
            Set<String> free,
            boolean exact) {
        Set<Integer> settled = new HashSet<>();
        for (int column : open) {
            String heading = plain(headings.get(column));
            List<String> fitting = names.entrySet().stream()
                    .filter(field -> free.contains(field.getKey()))
                    .filter(field -> field.getValue().stream().anyMatch(name -> fits(heading, name, exact)))
                    .map(Map.Entry::getKey)
                    .toList();
            // Two fields that fit are no answer: the person decides.
            if (fitting.size() == 1) {
                fields[column] = fitting.getFirst();
                free.remove(fitting.getFirst());
                settled.add(column);
            }
        }
        open.removeAll(settled);
    }

    private static boolean fits(String heading, String name, boolean exact) {
        if (exact) {
            return heading.equals(name);
        }
        return name.length() >= SHORTEST_PART && (" " + heading + " ").contains(" " + name + " ");
    }

    private Map<String, Set<String>> names(RowType type) {
        Map<String, Set<String>> names = new HashMap<>();
        for (RowField<?> field : type.fields()) {
            Set<String> known = new HashSet<>();
            for (Locale locale : List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH)) {
                known.add(plain(messages.text(locale, field.labelKey())));
                String also = field.labelKey() + ".also";
                if (messages.has(also)) {
                    for (String name : messages.text(locale, also).split("\\|", -1)) {
                        known.add(plain(name));
                    }
                }
            }
            known.remove("");
            names.put(field.name(), known);
        }
        return names;
    }
}
