package vn.lienthong.steering.planreader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The outermost pairs of round brackets of a text; one that is never closed ends with the text. */
record Brackets(List<int[]> pairs) {

    static Brackets of(String text) {
        var pairs = new ArrayList<int[]>();
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open.push(i);
            } else if (c == ')' && !open.isEmpty()) {
                int from = open.pop();
                if (open.isEmpty()) {
                    pairs.add(new int[] {from, i});
                }
            }
        }
        if (!open.isEmpty()) {
            pairs.add(new int[] {open.getLast(), text.length()});
        }
        return new Brackets(pairs);
    }

    /** Whether a bracket opens that never closes, or closes that never opened. */
    static boolean isUneven(String text) {
        return text.chars().filter(c -> c == '(').count()
                != text.chars().filter(c -> c == ')').count();
    }
}
