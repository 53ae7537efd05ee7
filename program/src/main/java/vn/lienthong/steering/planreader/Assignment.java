package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that says who does something: "A chủ trì, phối hợp với B và C …".
 *
 * @param lead who leads
 * @param coordinate who takes part
 * @param named whether the word "chủ trì" (or "giao", "chịu trách nhiệm") names the lead; false if it is only who acts
 */
record Assignment(List<UnitLists.Unit> lead, List<UnitLists.Unit> coordinate, boolean named) {

    static final Assignment NONE = new Assignment(List.of(), List.of(), false);

    private static final Pattern LEADS = Pattern.compile(
            "(?<![\\p{L}])(?:la )?(?:co quan |don vi |bo phan )?(?:cung |dong )?(?:chu tri|chiu trach nhiem chinh|phu trach chinh|lam dau moi)(?![\\p{L}])");
    private static final Pattern GIVEN =
            Pattern.compile("^(?:giao|do|de nghi|yeu cau|phan cong|giao cho)\\s+(?:cho\\s+)?");
    /** "Giao A lập danh sách …": who is told to do something is in charge of it. */
    private static final Pattern GIVES = Pattern.compile("^(?:giao|de nghi|yeu cau|phan cong)");

    private static final Pattern GIVEN_INSIDE =
            Pattern.compile("(?<!\\p{L})(?:giao(?: cho)?|do|phan cong(?: cho)?)\\s+(?=\\p{L})");
    private static final Pattern WITH =
            Pattern.compile("(?<![\\p{L}])(?:phoi hop|cung)(?: chat che)?(?: voi| cung voi| cung)?(?![\\p{L}])");

    /** A full stop after a word, not after an abbreviation ("VP. HĐND"). */
    private static final Pattern STOP = Pattern.compile("(?<=\\p{L}\\p{Ll}{2})\\.\\s+(?=\\p{Lu})");

    private static final Pattern LEAD_IN_BRACKETS = Pattern.compile(
            "\\(\\s*(?:co quan |don vi |bo phan )?(?:chu tri|phu trach chinh|dau moi)(?: chinh)?\\s*\\)");
    private static final Pattern PARTNER_IN_BRACKETS =
            Pattern.compile("\\(\\s*(?:cac )?(?:co quan |don vi |bo phan )?phoi hop(?: thuc hien)?\\s*\\)");

    /** "A (chính), B, C": the first is in charge, unless the words speak of partners only. */
    private static final Pattern MAIN_IN_BRACKETS = Pattern.compile("\\((?:lam |phu trach )?chinh\\)");

    /** "Do A thực hiện": said of what A is in charge of. */
    private static final Pattern BY = Pattern.compile("^do\\s");

    private static final Pattern DOES =
            Pattern.compile("^(?:to chuc |truc tiep )?(?:thuc hien|trien khai|phu trach|dam nhiem|chiu trach nhiem)");

    static Assignment parse(Traced sentence) {
        Traced text = sentence.trim("-+*•· ");
        Matcher given = text.matcher(GIVEN);
        boolean isGiven = given.find() && !isOtherWord(text, given.start());
        if (isGiven) {
            text = text.from(given.end());
        }
        Matcher role = text.matcher(LEAD_IN_BRACKETS);
        if (role.find() || isFirstMarkedMain(text, role.usePattern(MAIN_IN_BRACKETS).reset())) {
            Assignment assignment = byBrackets(text, role);
            if (!assignment.lead.isEmpty()) {
                return assignment;
            }
        }
        Matcher leads = text.matcher(LEADS);
        while (leads.find()) {
            Traced before = text.sub(0, leads.start());
            List<UnitLists.Unit> lead = lastList(before);
            if (!lead.isEmpty()) {
                return new Assignment(lead, partners(text.from(leads.end())), true);
            }
            if (leads.start() == 0) {
                return new Assignment(List.of(), partners(text.from(leads.end())), false);
            }
        }
        List<UnitLists.Unit> lead = UnitLists.leading(text);
        if (lead.isEmpty()) {
            Matcher with = text.matcher(WITH);
            return with.lookingAt() ? new Assignment(List.of(), partners(text), false) : NONE;
        }
        Traced rest = text.from(UnitLists.endOfList(text));
        boolean doneBy = BY.matcher(sentence.trim("-+*•· ").plain()).find()
                && DOES.matcher(rest.plain()).find();
        return new Assignment(lead, partners(rest), doneBy || isGiven && GIVES.matcher(given.group()).find());
    }

    private static boolean isFirstMarkedMain(Traced words, Matcher main) {
        return main.find()
                && !words.plain().contains("phoi hop")
                && UnitLists.isList(words.sub(0, main.start()).trim());
    }

    /** The words from "giao A làm đầu mối …" inside a sentence on; null if nobody is given anything there. */
    static @Nullable Traced within(Traced sentence) {
        Matcher given = sentence.matcher(GIVEN_INSIDE);
        while (given.find()) {
            if (isOtherWord(sentence, given.start())) {
                continue;
            }
            Traced rest = sentence.from(given.start());
            Assignment assignment = parse(rest);
            if (!assignment.lead.isEmpty() && assignment.named) {
                return rest;
            }
        }
        return null;
    }

    /** Whether the words say in brackets who leads. */
    static boolean namesRoles(Traced words) {
        return words.matcher(LEAD_IN_BRACKETS).find()
                || isFirstMarkedMain(words, words.matcher(MAIN_IN_BRACKETS));
    }

    /** "A (chủ trì); B, C (phối hợp)". */
    private static Assignment byBrackets(Traced text, Matcher role) {
        Traced before = text.sub(0, role.start());
        Traced lead = before.from(Math.max(before.text.lastIndexOf(';'), before.text.lastIndexOf('\u2028')) + 1);
        Traced first = before.sub(0, before.length() - lead.length());
        var partners = new java.util.ArrayList<UnitLists.Unit>();
        for (Traced part : List.of(first, text.from(role.end()))) {
            Matcher with = part.matcher(PARTNER_IN_BRACKETS);
            Traced names = with.find() ? part.sub(0, with.start()) : part;
            Matcher stop = STOP.matcher(names.text);
            partners.addAll(UnitLists.split((stop.find() ? names.sub(0, stop.start()) : names).trim(" ;,.-+")));
        }
        partners.removeIf(unit -> !UnitLists.known(unit.name().text));
        return new Assignment(UnitLists.split(lead.trim(" ;,.-+")), List.copyOf(partners), true);
    }

    /** "giáo viên", "đo", "độ": with other marks it is another word. */
    private static boolean isOtherWord(Traced text, int at) {
        String word = text.text.substring(at, Math.min(at + 4, text.length())).toLowerCase(java.util.Locale.ROOT);
        return !word.equals(Fold.plain(word)) && (word.startsWith("gi") || !word.startsWith("đ"));
    }

    /** Whether the words begin with "giao", "đề nghị" and the like. */
    static boolean isGiven(Traced words) {
        Traced text = words.trim("-+*•· ");
        return text.matcher(GIVEN).find() && !isOtherWord(text, 0);
    }

    /** The list of units directly before "chủ trì". */
    private static List<UnitLists.Unit> lastList(Traced words) {
        Traced before = words.trimEnd(" :,-–");
        if (UnitLexicon.INSTANCE.opens(before.text) && UnitLists.endOfList(before) == before.length()) {
            return UnitLists.split(before);
        }
        if (UnitLists.known(before.text) && Character.isUpperCase(before.charAt(0))) {
            return UnitLists.split(before);
        }
        int cut = Math.max(
                before.text.lastIndexOf(". "), Math.max(before.text.lastIndexOf(';'), before.text.lastIndexOf(':')));
        Traced last = before.from(cut + 1).trim();
        if (cut >= 0 && UnitLexicon.INSTANCE.opens(last.text) && UnitLists.endOfList(last) == last.length()) {
            return UnitLists.split(last);
        }
        return List.of();
    }

    private static List<UnitLists.Unit> partners(Traced words) {
        Matcher stop = STOP.matcher(words.text);
        Traced after = stop.find() ? words.sub(0, stop.start()) : words;
        Matcher with = after.matcher(WITH);
        while (with.find()) {
            Traced rest = after.from(with.end()).trim(", ");
            List<UnitLists.Unit> units = UnitLists.leading(rest);
            if (!units.isEmpty()) {
                return units;
            }
            Traced before = after.sub(0, with.start());
            Traced all = before.from(before.text.lastIndexOf(';') + 1).trim(", ");
            if (UnitLexicon.INSTANCE.opens(all.text) && UnitLists.endOfList(all) == all.length()) {
                return UnitLists.split(all);
            }
            int cut = Math.max(before.text.lastIndexOf(';'), before.text.lastIndexOf(','));
            Traced last = before.from(cut + 1).trim();
            if (UnitLexicon.INSTANCE.opens(last.text)) {
                List<UnitLists.Unit> earlier = UnitLists.leading(last);
                if (!earlier.isEmpty()) {
                    return earlier;
                }
            }
        }
        return List.of();
    }
}
