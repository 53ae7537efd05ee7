package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares names of units as people would: abbreviations, punctuation and marks aside. */
public final class UnitNames {

    private UnitNames() {}

    static Set<String> canonical(List<String> names) {
        var all = new TreeSet<String>();
        names.forEach(name -> all.add(UnitLexicon.INSTANCE.canonical(name)));
        return all;
    }

    /** Whether two names mean one unit as people would say it, abbreviations and punctuation aside. */
    public static boolean same(String a, String b) {
        String left = UnitLexicon.INSTANCE.canonical(a);
        String right = UnitLexicon.INSTANCE.canonical(b);
        if (left.equals(right)) {
            return true;
        }
        return Math.min(left.length(), right.length()) >= 8 && Likeness.ratio(left, right) >= 0.85;
    }
}
