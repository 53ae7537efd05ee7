package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.capability.reading.PageContent.Word;

/** Turns a ruled table and the words that stand in it into rows of cells. */
final class TableRows {

    /** All rows of the table, each with as many cells as it has columns. */
    List<List<String>> of(RuledTable table, List<Word> words) {
        List<List<Word>> byPlace = new ArrayList<>();
        for (int i = 0; i < table.rows() * table.columns(); i++) {
            byPlace.add(List.of());
        }
        for (Word word : words) {
            int place = table.placeOf(word);
            if (byPlace.get(place).isEmpty()) {
                byPlace.set(place, new ArrayList<>());
            }
            byPlace.get(place).add(word);
        }
        String[][] text = new String[table.rows()][table.columns()];
        for (RuledTable.Cell cell : table.cells()) {
            text[cell.row()][cell.column()] = text(cell, byPlace.get(table.placeOf(cell)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String[] row : text) {
            List<String> cells = new ArrayList<>();
            for (String value : row) {
                cells.add(value == null ? "" : value);
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String text(RuledTable.Cell cell, List<Word> words) {
        if (words.isEmpty()) {
            return "";
        }
        List<TextRow> rows = TextRow.group(words);
        float left = rows.stream().map(TextRow::left).min(Float::compare).orElse(cell.left());
        float right = rows.stream().map(TextRow::right).max(Float::compare).orElse(cell.right());
        // Word leaves the same room on both sides of a cell; a centred text shows less of it than there is.
        float padding = Math.clamp(left - cell.left(), 1.5f, 5.6f);
        return Paragraphs.join(rows, Math.min(left, cell.left() + padding), Math.max(right, cell.right() - padding))
                .stream()
                .map(Paragraphs.Paragraph::text)
                .collect(Collectors.joining(String.valueOf(Lines.BREAK)));
    }
}
