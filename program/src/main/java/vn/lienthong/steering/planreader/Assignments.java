package vn.lienthong.steering.planreader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sentences that give a task to units, standing after the task or inside its paragraph. */
final class Assignments {

    private static final Pattern SENTENCE = Pattern.compile("[.;!?]\\s+(?=\\p{Lu})|\\u2028");
    private static final Pattern CLAUSE = Pattern.compile("(?:;|\\.)\\s+|\\u2028");
    private static final Pattern GIVES = Pattern.compile(
            "(?<![\\p{L}])(?:chu tri|phoi hop|thuc hien|trien khai|hoan thanh|chiu trach nhiem|tham muu|dau moi)(?![\\p{L}])");

    private Assignments() {}

    /** A paragraph of its own: it begins with units, says what they do, and is no longer than such a line is. */
    static boolean isAssignment(Traced paragraph, Deadlines deadlines) {
        if (paragraph.length() > 500) {
            return false;
        }
        Assignment assignment = Assignment.parse(firstSentence(paragraph));
        if (assignment.lead().isEmpty()) {
            return false;
        }
        return assignment.named() || deadlines.find(paragraph) != null;
    }

    static Traced firstSentence(Traced paragraph) {
        Matcher end = SENTENCE.matcher(paragraph.text);
        return end.find() ? paragraph.sub(0, end.start()) : paragraph;
    }

    /** A bracket that gives the item to units: "(A chủ trì, phối hợp với B; …)", "(Giao A; …)"; null if none does. */
    static @Nullable Traced inBracket(Traced paragraph) {
        for (int[] pair : Brackets.of(paragraph.text).pairs()) {
            Traced inner = paragraph.sub(pair[0] + 1, pair[1]).trim("*_ ");
            Assignment assignment = Assignment.parse(firstSentence(inner));
            if (!assignment.lead().isEmpty() && (assignment.named() || Assignment.isGiven(inner))) {
                return inner;
            }
        }
        return null;
    }

    /** The last clause or sentence of an assignment that speaks of time and not of a unit; null if none does. */
    static @Nullable Traced time(Traced assignment, Deadlines deadlines) {
        Matcher cut = CLAUSE.matcher(assignment.text);
        while (cut.find()) {
            Traced rest = assignment.from(cut.end()).trim();
            if (!UnitLexicon.INSTANCE.opens(rest.text)
                    && rest.length() < 200
                    && Deadlines.TIME_FIRST.matcher(rest.plain()).find()
                    && deadlines.speaksOfTime(rest)) {
                return rest;
            }
        }
        return null;
    }

    /** The part of a task's own paragraph that assigns it, from there to the end; null if none does. */
    static @Nullable Traced within(Traced paragraph, Deadlines deadlines) {
        for (int[] pair : Brackets.of(paragraph.text).pairs()) {
            Traced inner = paragraph.sub(pair[0] + 1, pair[1]);
            if (Assignment.parse(inner).named() && inner.plain().contains("chu tri")) {
                return inner;
            }
        }
        Matcher end = SENTENCE.matcher(paragraph.text);
        while (end.find()) {
            Traced rest = paragraph.from(end.end());
            Traced sentence = firstSentence(rest);
            if (!UnitLexicon.INSTANCE.opens(rest.text)
                    || !GIVES.matcher(sentence.plain()).find()) {
                continue;
            }
            Assignment assignment = Assignment.parse(sentence);
            if (!assignment.lead().isEmpty()
                    && (assignment.named() || rest.length() < 400 && deadlines.find(rest) != null)) {
                return rest;
            }
        }
        return null;
    }
}
