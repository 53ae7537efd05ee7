package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides "A, B và C" into units; commas and dashes inside a name do not divide. */
final class UnitLists {

    private static final UnitLexicon LEXICON = UnitLexicon.INSTANCE;
    private static final Pattern SEPARATOR = Pattern.compile(
            "[,;\\u2028\\n]|\\s+(?:va|cung voi|cung|voi)\\s+|\\s*&\\s+|\\s+&\\s*|(?<=\\p{L}{5})\\.\\s+(?=\\p{L})|\\s/\\s|\\s[-+]\\s");
    private static final Pattern MAIN = Pattern.compile("\\(\\s*(?:don vi )?(?:phoi hop )?chinh\\s*\\)");
    private static final Pattern BULLET = Pattern.compile("^(?:[-+*•·]|\\d{1,2}[.)])\\s*");
    /** "đơn vị có chức năng tiếp nhận, giải quyết …": these verbs say which unit, not what it does. */
    private static final Pattern RELATIVE = Pattern.compile("(?:" + Grammar.UNITS.exact("pattern", "relative") + ")$");

    /** Letters on both sides of a digit: "PC0G". */
    private static final Pattern MIXED = Pattern.compile("\\p{Lu}\\d+\\p{L}");
    /** A full stop inside: the next sentence stands in the name. */
    private static final Pattern SENTENCE = Pattern.compile(
            "\\p{Ll}{2}\\.\\s+[\\p{Lu}\\d]|.{5}\\p{L}\\.\\s+\\p{Lu}\\p{Ll}|\\s\\p{Lu}{2,4}\\.\\s+\\p{Lu}");
    /** The kind of a unit without its name. */
    private static final Pattern BARE_KIND = Pattern.compile(Grammar.UNITS.exact("pattern", "bare-kind"));

    /** One syllable in small letters: the rest of a name that was divided wrongly. */
    private static final Pattern BARE_WORD = Pattern.compile("\\p{Ll}{2,7}");

    /** A count of the heading that has run into the name: "Phòng Tư pháp 02 mô hình". */
    private static final Pattern COUNTED = Pattern.compile("\\d\\s*(?:mo hinh|nhiem vu)|mo hinh$");

    private static final int LONGEST = 160;
    private static final int LONGEST_LIST = 4_000;

    private UnitLists() {}

    /** A unit as written. */
    record Unit(Traced name, boolean main) {}

    static List<Unit> split(Traced list) {
        var units = new ArrayList<Unit>();
        Traced rest = list.sub(0, Math.min(list.length(), LONGEST_LIST));
        Matcher main = rest.matcher(MAIN);
        while (main.find()) {
            List<Unit> before = parts(rest.sub(0, main.start()));
            for (int i = 0; i < before.size(); i++) {
                units.add(new Unit(before.get(i).name, i == before.size() - 1));
            }
            rest = rest.from(main.end()).trim(",;.");
            main = rest.matcher(MAIN);
        }
        units.addAll(parts(rest));
        return units;
    }

    private static List<Unit> parts(Traced list) {
        var units = new ArrayList<Unit>();
        int start = 0;
        Matcher separator = list.matcher(SEPARATOR);
        while (separator.find()) {
            if (depth(list.text, separator.start()) == 0 && divides(list, start, separator.start(), separator.end())) {
                add(units, list.sub(start, separator.start()));
                start = separator.end();
            }
        }
        add(units, list.from(start));
        return units;
    }

    private static int depth(String text, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
        }
        return text.indexOf(')', at) < 0 ? 0 : depth;
    }

    private static boolean divides(Traced list, int start, int from, int to) {
        String left = BULLET.matcher(list.text.substring(start, from).strip()).replaceFirst("");
        String right = BULLET.matcher(list.text.substring(to).strip()).replaceFirst("");
        String mark = list.text.substring(from, to).strip();
        if (right.isEmpty() || left.isEmpty()) {
            return true;
        }
        if (LEXICON.joins(left, right)) {
            return false;
        }
        String next = firstPart(right);
        String whole = left.endsWith(",") ? left.substring(0, left.length() - 1) : left;
        String last = whole.substring(whole.lastIndexOf(',') + 1);
        if (LEXICON.isOpenCollective(last) && LEXICON.isCollective(next) && !startsWithDeterminer(next)) {
            return false;
        }
        if (mark.equals("-") || mark.equals("+")) {
            return Character.isUpperCase(right.charAt(0)) && LEXICON.opens(right) && left.length() > 40;
        }
        return mark.equals(";") || LEXICON.opens(right) || !mark.isEmpty() && LEXICON.isDomain(next);
    }

    private static boolean startsWithDeterminer(String text) {
        return Fold.soft(text).startsWith("các ");
    }

    private static String firstPart(String right) {
        Matcher separator = SEPARATOR.matcher(Fold.plain(right));
        return separator.find() ? right.substring(0, separator.start()) : right;
    }

    /** "Công an phường)": the bracket that closes was opened before the list. */
    private static Traced withoutLoneBracket(Traced name) {
        boolean lone = name.text.endsWith(")") && name.text.indexOf('(') < 0;
        return lone ? name.trimEnd(" )").trim(",;. ") : name;
    }

    private static void add(List<Unit> units, Traced part) {
        Traced name = withoutLoneBracket(part.flat().trim(",;:.-–+*•·/ "));
        Matcher bullet = name.matcher(BULLET);
        if (bullet.find() && !name.text.startsWith("2 ")) {
            name = name.from(bullet.end()).trim();
        }
        if (name.plain().startsWith("va ")) {
            name = name.from(3).trim();
        }
        if (!name.isBlank() && name.text.chars().anyMatch(Character::isLetter)) {
            units.add(new Unit(name, false));
        }
    }

    /** Where the list of units at the beginning of running text ends: at the first word that says what they do. */
    static int endOfList(Traced text) {
        String soft = Fold.soft(text.text);
        boolean[] inName = new boolean[soft.length() + 1];
        Matcher name = LEXICON.notVerb().matcher(soft);
        while (name.find()) {
            java.util.Arrays.fill(inName, name.start(), name.end(), true);
        }
        Matcher verb = LEXICON.verb().matcher(soft);
        boolean relative = false;
        while (verb.find()) {
            String before = soft.substring(0, verb.start()).stripTrailing();
            if (RELATIVE.matcher(before).find()) {
                relative = true;
                continue;
            }
            if (relative && before.endsWith(",")) {
                continue;
            }
            boolean capital = Character.isUpperCase(text.charAt(verb.start())) && verb.start() > 0;
            if (!inName[verb.start()] && !capital && depth(text.text, verb.start()) == 0) {
                return verb.start();
            }
        }
        int colon = text.text.indexOf(':');
        return colon >= 0 ? colon : text.length();
    }

    /** The units at the beginning of running text; empty if it does not begin with a unit. */
    static List<Unit> leading(Traced text) {
        if (!LEXICON.opens(text.text)) {
            return List.of();
        }
        int end = endOfList(text);
        if (end == 0 || end > LONGEST * 2) {
            return List.of();
        }
        return split(text.sub(0, end)).stream()
                .filter(unit -> LEXICON.opens(unit.name.text) || LEXICON.isCollective(unit.name.text))
                .toList();
    }

    /** Whether the whole text is a list of units and nothing else. */
    static boolean isList(Traced text) {
        if (text.length() == 0 || text.length() > LONGEST || !LEXICON.opens(text.text)) {
            return false;
        }
        return endOfList(text) == text.length()
                && split(text).stream().allMatch(unit -> known(unit.name.text) && unit.name.length() < 90);
    }

    static boolean known(String name) {
        return LEXICON.opens(name) || LEXICON.isCollective(name) || LEXICON.isDomain(name);
    }

    /** A name that is cut, grown together with the words beside it, or misread. */
    static boolean seemsGarbled(String name) {
        String soft = Fold.soft(name);
        boolean collective = LEXICON.isCollective(name);
        return name.length() > (collective ? 110 : 75)
                || name.chars().filter(c -> c == '(').count()
                        != name.chars().filter(c -> c == ')').count()
                || MIXED.matcher(name).find()
                || Syllables.hasMisread(name)
                || SENTENCE.matcher(name).find()
                || BARE_KIND.matcher(soft).matches()
                || BARE_WORD.matcher(name).matches()
                || name.matches("(?s).*\\s\\d{1,3}|\\d{1,2}\\s+\\p{Lu}.*")
                || COUNTED.matcher(Fold.plain(name)).find()
                || !collective && endOfList(Traced.of(name, 1)) < name.length();
    }

    /** Units named anywhere in running text, in order, each once. */
    static List<Unit> mentioned(Traced text) {
        var units = new ArrayList<Unit>();
        Matcher clause = Pattern.compile(
                        "[;.:(]\\s|\\bphoi hop(?: chat che)?(?: voi| cung)?\\s|\\bdenghi\\b|\\bde nghi\\s|,\\s|\\bva\\s|\\bgui\\s|\\bgiao\\s|\\bcua\\s|^")
                .matcher(text.plain());
        int covered = -1;
        while (clause.find()) {
            if (clause.end() < covered) {
                continue;
            }
            Traced rest = text.from(clause.end());
            if (!Character.isUpperCase(rest.text.isEmpty() ? ' ' : rest.charAt(0))
                    && !rest.plain().startsWith("cac ")
                    && !rest.plain().startsWith("cong an")
                    && !rest.plain().startsWith("phong ")) {
                continue;
            }
            List<Unit> found = leading(rest.sub(0, Math.min(rest.length(), LONGEST)));
            for (Unit unit : found) {
                if (unit.name.length() <= 80
                        && units.stream().noneMatch(known -> known.name.text.equals(unit.name.text))) {
                    units.add(unit);
                }
            }
            if (!found.isEmpty()) {
                covered = clause.end() + endOfList(rest.sub(0, Math.min(rest.length(), LONGEST)));
            }
        }
        return units;
    }
}
