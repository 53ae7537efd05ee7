package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What headings say about the items under them: their group, their lead, who takes part. */
final class Headings {

    private static final Pattern END = Pattern.compile(
            "\\s*\\(|:|\\.\\s|\\.$|\\s[-–—]\\s+(?:co quan|don vi|chu tri|dau moi|gom|phu trach|thuc hien|\\d{1,2} (?:mo hinh|nhiem vu))(?!\\p{L})");
    private static final Pattern COUNT = Pattern.compile(
            "\\(\\s*(?:gom |tong so )?(\\d{1,3})\\s*(?:mo hinh|nhiem vu|mh)[^)]*\\)|[:;-]?\\s*(?:gom )?(\\d{1,3}) (?:mo hinh|nhiem vu)\\s*\\.?$");

    /** An introduction that makes somebody do something, unlike "UBND huyện ban hành Kế hoạch như sau:". */
    private static final Pattern ACT = Pattern.compile(
            "(?:tap trung|trien khai|thuc hien|co trach nhiem|chiu trach nhiem)(?: thuc hien| trien khai)?(?: tot| hieu qua)?\\s+(?:thuc hien |tot )?(?:cac |mot so |nhung )?(?:noi dung|nhiem vu|cong viec|viec|cong tac|giai phap)");

    private static final Pattern THEN_ACT = Pattern.compile(
            "(?:co trach nhiem |tap trung |to chuc )?(?:thuc hien|trien khai)(?: thuc hien)?(?: nhu)?(?: sau| sau day)?\\s*:");
    private static final Pattern SEVERAL = Pattern.compile("mo hinh|nhiem vu|noi dung|cong viec");

    private Headings() {}

    /** The heading without counts, brackets at its end and punctuation. */
    static Traced words(Traced heading) {
        Traced text = heading.trim();
        Matcher count = text.matcher(COUNT);
        if (count.find()) {
            text = text.sub(0, count.start());
        }
        int sentence = text.text.indexOf("): ");
        if (sentence > 0) {
            text = text.sub(0, sentence + 1);
        }
        Matcher bracket = Pattern.compile("\\s*\\([^()]*(?:phu luc|mo hinh)[^()]*\\)\\s*[:.]?")
                .matcher(text.plain());
        if (bracket.find() && bracket.start() > 5) {
            text = text.sub(0, bracket.start());
        }
        return text.trimEnd(" .:;,");
    }

    /** How many items the heading announces; -1 if it does not say. */
    static int announced(Traced heading) {
        Matcher count = heading.matcher(COUNT);
        if (!count.find()) {
            return -1;
        }
        String number = count.group(1) == null ? count.group(2) : count.group(1);
        return Integer.parseInt(number, 10);
    }

    /** The units, if the heading names units and nothing else; empty otherwise. */
    static List<UnitLists.Unit> units(Traced heading) {
        Traced name = heading;
        Matcher end = heading.matcher(END);
        if (end.find()) {
            name = heading.sub(0, end.start());
        }
        name = afterWord(name.trim(" .:;"));
        return UnitLists.isList(name) ? UnitLists.split(name) : List.of();
    }

    /** "Giao A chủ trì 03 mô hình sau:", "A chủ trì, phối hợp với B triển khai 02 mô hình:": who leads what follows. */
    static Assignment assignment(Traced heading) {
        if (heading.length() > 400 || !SEVERAL.matcher(heading.plain()).find()) {
            return Assignment.NONE;
        }
        Assignment assignment = Assignment.parse(heading);
        return assignment.named() ? assignment : Assignment.NONE;
    }

    private static Traced afterWord(Traced name) {
        Matcher word = Pattern.compile("^(?:trach nhiem cua|nhiem vu cua|doi voi|giao|cac mo hinh do|mo hinh do)\\s+")
                .matcher(name.plain());
        Traced rest = word.find() ? name.from(word.end()) : name;
        Matcher leads = Pattern.compile("\\s+(?:chu tri|thuc hien|trien khai)(?: thuc hien)?$")
                .matcher(rest.plain());
        return leads.find() ? rest.sub(0, leads.start()) : rest;
    }

    /** Who takes part, if the words after the heading's name say "phối hợp với …". */
    static List<UnitLists.Unit> partners(Traced heading) {
        Matcher end = heading.matcher(Pattern.compile("\\)\\s*[:.]\\s*|:\\s+|\\.\\s+(?=phoi hop)"));
        if (!end.find()) {
            return List.of();
        }
        return Assignment.parse(heading.from(end.end())).coordinate();
    }

    /** "A, B và C thực hiện:" and nothing else. */
    private static boolean isListThatActs(Traced introduction) {
        return UnitLexicon.INSTANCE.opens(introduction.text)
                && THEN_ACT.matcher(introduction
                                .from(UnitLists.endOfList(introduction))
                                .plain())
                        .matches();
    }

    /** Who acts in an introduction that ends with a colon: "…, A, B và C tập trung thực hiện các nội dung sau:". */
    static List<UnitLists.Unit> actors(Traced introduction) {
        if (!introduction.text.endsWith(":")
                || !ACT.matcher(introduction.plain()).find() && !isListThatActs(introduction)) {
            return List.of();
        }
        var starts = new ArrayList<Integer>(List.of(0));
        Matcher comma = Pattern.compile(",\\s|;\\s|\\byeu cau\\s|\\bgiao\\s|\\bde nghi\\s")
                .matcher(introduction.plain());
        while (comma.find()) {
            starts.add(comma.end());
        }
        for (int start : starts) {
            List<UnitLists.Unit> units = UnitLists.leading(introduction.from(start));
            if (!units.isEmpty()) {
                return units;
            }
        }
        return List.of();
    }
}
