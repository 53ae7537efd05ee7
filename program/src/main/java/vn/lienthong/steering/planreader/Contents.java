package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.function.Predicate;

/** What a cell, or the words behind a label, can be by themselves: units, a time, a title. */
final class Contents {

    private static final int LONGEST_TIME = 90;
    private static final int SHORTEST_TITLE = 12;
    private static final int LONGEST_TITLE = 350;

    /** The year does not matter for what kind of words they are. */
    private static final Deadlines ANY_YEAR = new Deadlines(null, null);

    private Contents() {}

    static boolean isTime(Traced words) {
        Traced text = words.flat().trim(" .;:");
        return text.length() > 0
                && text.length() <= LONGEST_TIME
                && ANY_YEAR.speaksOfTime(text)
                && !UnitLexicon.INSTANCE.opens(text.text);
    }

    static boolean isUnits(Traced words) {
        Traced text = words.flat().trim(" .;:");
        return !text.isBlank() && (UnitLists.isList(text) || Assignment.namesRoles(text));
    }

    /** Words that may be the name of a model or task: neither units nor time, and not too short. */
    static boolean isTitle(Traced words) {
        Traced text = words.flat().trim(" .;:");
        return text.length() >= SHORTEST_TITLE
                && text.length() <= LONGEST_TITLE
                && !isUnits(text)
                && !ANY_YEAR.hasDate(text.sub(0, Math.min(SHORTEST_TITLE, text.length())))
                && !Deadlines.TIME_FIRST.matcher(text.plain()).find();
    }

    /** Which share of the texts is of a kind; 0 of none. */
    static double share(List<Traced> texts, Predicate<Traced> kind) {
        return texts.isEmpty() ? 0 : (double) texts.stream().filter(kind).count() / texts.size();
    }
}
