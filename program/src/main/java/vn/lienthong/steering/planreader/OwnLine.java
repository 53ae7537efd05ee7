package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Units and times that stand behind a title without any word saying what they are: "Tên việc – Công an xã – 30/6/2025",
 * "Tên việc; A; B, C; Quý III", "Tên việc → A (chính), B → 30/6", "[A | B | 30/6/2025]". The first units lead.
 */
final class OwnLine {

    private static final Pattern CUT = Pattern.compile("\\s*[;|→⇒»]\\s*|\\s+[–—-]\\s+|\\s+/\\s+|\\.\\s+(?=\\p{Lu})|->");
    private static final Pattern PARTNERS = Pattern.compile(
            "^(?:phoi hop(?: chat che)?(?: voi| cung)?|cung(?: voi)?|co su tham gia cua|tham gia|ho tro)\\s+:?\\s*");
    private static final int SHORTEST_TITLE = 8;
    /** So short a word in brackets behind a title is another name of it. */
    private static final int LONGEST_SIGLUM = 8;

    private OwnLine() {}

    /** The title without what is said behind it; that goes into the draft. */
    static Traced peel(Traced title, Draft draft) {
        List<int[]> cuts = cuts(title);
        int end = title.trimEnd(" .;").length();
        var said = new ArrayList<Traced>();
        Traced bracket = bracketAtEnd(title.sub(0, end));
        if (bracket != null) {
            said.addAll(parts(bracket));
            end = title.text.lastIndexOf('(', end);
        }
        for (int i = cuts.size() - 1; i >= 0; i--) {
            Traced part = title.sub(cuts.get(i)[1], end).trim(" .;,");
            if (cuts.get(i)[0] < SHORTEST_TITLE || cuts.get(i)[1] > end || !part.isBlank() && !isSaid(part)) {
                break;
            }
            if (!part.isBlank()) {
                said.addFirst(part);
            }
            end = cuts.get(i)[0];
        }
        if (said.isEmpty() || end < SHORTEST_TITLE || said.stream().noneMatch(OwnLine::mayStandAlone)) {
            return title;
        }
        take(said, draft);
        return title.sub(0, end).trimEnd(" .;:,–-→");
    }

    /** Whether a paragraph is nothing but several units and times. */
    static boolean isOne(Traced paragraph) {
        List<Traced> said = parts(paragraph.trim(" ()[].*_"));
        return said.size() >= 2 && said.stream().allMatch(OwnLine::isSaid);
    }

    /** Takes a paragraph of nothing but units and times; false if it is anything else. */
    static boolean take(Traced paragraph, Draft draft) {
        if (!isOne(paragraph)) {
            return false;
        }
        take(parts(paragraph.trim(" ()[].*_")), draft);
        return true;
    }

    private static void take(List<Traced> said, Draft draft) {
        for (Traced part : said) {
            Matcher partners = part.matcher(PARTNERS);
            if (partners.find()) {
                add(draft, Field.COORDINATE, part.from(partners.end()));
            } else if (Contents.isTime(part)) {
                add(draft, Field.DEADLINE, part);
            } else if (Assignment.namesRoles(part)) {
                draft.assignments.add(part);
            } else {
                add(draft, draft.has(Field.LEAD) || !draft.assignments.isEmpty() ? Field.COORDINATE : Field.LEAD, part);
            }
        }
    }

    private static void add(Draft draft, Field field, Traced words) {
        if (!draft.has(field)) {
            draft.add(field, words);
        }
    }

    /** A word that a title may well end with is no unit: at least a time or a known unit must be among what is said. */
    private static boolean mayStandAlone(Traced part) {
        Matcher partners = part.matcher(PARTNERS);
        Traced names = partners.find() ? part.from(partners.end()) : part;
        return Contents.isTime(part) && part.length() < 40 || areUnits(names);
    }

    private static boolean isSaid(Traced part) {
        Matcher partners = part.matcher(PARTNERS);
        return Contents.isTime(part) && Deadlines.TIME_FIRST.matcher(part.plain()).find()
                || areUnits(partners.find() ? part.from(partners.end()) : part);
    }

    /** Units of which each is known for one: a clause that only names some is not meant. */
    private static boolean areUnits(Traced names) {
        return Assignment.namesRoles(names)
                || Contents.isUnits(names)
                        && UnitLists.split(names).stream()
                                .allMatch(unit -> UnitLists.known(unit.name().text));
    }

    private static @org.jspecify.annotations.Nullable Traced bracketAtEnd(Traced title) {
        for (int[] pair : Brackets.of(title.text).pairs()) {
            Traced inner = title.sub(pair[0] + 1, pair[1]).trim();
            if (pair[1] == title.length() - 1
                    && pair[0] >= SHORTEST_TITLE
                    && !Assignment.namesRoles(title.from(pair[0]))
                    && (parts(inner).size() > 1 || inner.length() > LONGEST_SIGLUM)
                    && parts(inner).stream().allMatch(OwnLine::isSaid)) {
                return inner;
            }
        }
        return null;
    }

    /** A dash stands inside names as well: what it cuts off begins as a unit or a time does. */
    private static boolean divides(Traced before, Traced rest) {
        if (UnitLexicon.INSTANCE.joins(before.text, rest.text)) {
            return false;
        }
        return UnitLexicon.INSTANCE.opens(rest.text)
                || rest.matcher(PARTNERS).find()
                || Deadlines.TIME_FIRST.matcher(rest.plain()).find();
    }

    private static List<Traced> parts(Traced text) {
        var parts = new ArrayList<Traced>();
        int from = 0;
        for (int[] cut : cuts(text)) {
            parts.add(text.sub(from, cut[0]).trim(" .;,"));
            from = cut[1];
        }
        parts.add(text.from(from).trim(" .;,"));
        parts.removeIf(Traced::isBlank);
        return parts;
    }

    /** Where signs divide the text, outside brackets. */
    private static List<int[]> cuts(Traced text) {
        var cuts = new ArrayList<int[]>();
        List<int[]> brackets = Brackets.of(text.text).pairs();
        Matcher cut = CUT.matcher(text.text);
        while (cut.find()) {
            int at = cut.start();
            boolean dash = "–—-".indexOf(text.text.substring(cut.start(), cut.end()).strip()) >= 0;
            if (dash && !divides(text.sub(0, cut.start()), text.from(cut.end()))) {
                continue;
            }
            if (brackets.stream().noneMatch(pair -> pair[0] < at && at < pair[1])) {
                cuts.add(new int[] {cut.start(), cut.end()});
            }
        }
        return cuts;
    }
}
