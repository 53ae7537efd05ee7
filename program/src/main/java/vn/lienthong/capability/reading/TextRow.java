package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.capability.reading.PageContent.Word;

/** The words that stand side by side on one line of print. */
record TextRow(List<Word> words, float left, float top, float right, float bottom, float size) {

    static TextRow of(List<Word> words) {
        List<Word> sorted =
                words.stream().sorted(Comparator.comparingDouble(Word::left)).toList();
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = 0;
        float bottom = 0;
        float size = 0;
        for (Word word : sorted) {
            left = Math.min(left, word.left());
            top = Math.min(top, word.top());
            right = Math.max(right, word.right());
            bottom = Math.max(bottom, word.bottom());
            size += word.size();
        }
        return new TextRow(sorted, left, top, right, bottom, size / sorted.size());
    }

    /** Groups words into rows from top to bottom by where their middles stand. */
    static List<TextRow> group(List<Word> words) {
        List<Word> sorted =
                words.stream().sorted(Comparator.comparingDouble(Word::middle)).toList();
        List<TextRow> rows = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        float middle = 0;
        float size = 0;
        for (Word word : sorted) {
            if (!current.isEmpty() && word.middle() - middle > 0.5f * Math.min(size, word.size())) {
                rows.add(of(current));
                current = new ArrayList<>();
            }
            current.add(word);
            // The running mean keeps a slightly slanted row together without letting two rows melt into one.
            middle += (word.middle() - middle) / current.size();
            size += (word.size() - size) / current.size();
        }
        if (!current.isEmpty()) {
            rows.add(of(current));
        }
        return rows;
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    float width() {
        return right - left;
    }

    float centre() {
        return (left + right) / 2;
    }

    float middle() {
        return (top + bottom) / 2;
    }
}
