package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Cadence.Rhythm;
import vn.lienthong.steering.planreader.PlanReading.Reporting;

/** Reads from a paragraph who reports what to whom, and when it is due: one duty for each rhythm. */
final class ReportReader {

    private static final Grammar DATES = Grammar.DATES;
    private static final Pattern CADENCE = Pattern.compile("(?<![\\p{L}\\d])(?:" + words("word") + ")(?![\\p{L}\\d])");
    private static final Pattern ONCE = Pattern.compile("(?<![\\p{L}\\d])(?:" + words("once") + ")(?![\\d])");
    private static final Pattern REPORTS =
            Pattern.compile("(?<![\\p{L}])(?:bao cao|gui ke hoach|gui ve|gui bao cao|gui)(?![\\p{L}])");
    private static final Pattern TO = Pattern.compile(
            "(?<![\\p{L}])(?:gui ve|bao cao ve|gui|ve|bao cao)\\s+(?:ket qua ve |cho )?(?=to cong tac|co quan|ubnd|uy ban|cong an|phong|chu tich|so|van phong|ban chi dao|hieu truong|nha truong|truong)");
    private static final Pattern SENTENCE = Pattern.compile("[.;](?=\\s+\\p{Lu})|\\u2028");

    private static final Pattern CUT = Pattern.compile("[,;]|(?<![\\p{L}])va(?![\\p{L}])");

    private final @Nullable LocalDate planDate;
    private final List<Reporting> found = new ArrayList<>();
    /** Who reports by the sentence before: "Định kỳ báo cáo …" goes on with it. */
    private Reading<String> byBefore = Reading.none();

    private ReportReader(@Nullable LocalDate planDate) {
        this.planDate = planDate;
    }

    private static String words(String name) {
        return String.join(
                "|",
                DATES.rules("cadence").stream()
                        .filter(rule -> rule.name().equals(name))
                        .map(rule -> DateRules.expand(rule.pattern()).replaceAll("\\?<[a-z0-9]+>", "?:"))
                        .toList());
    }

    static List<Reporting> read(Traced paragraph, @Nullable LocalDate planDate) {
        var reader = new ReportReader(planDate);
        int from = 0;
        Matcher end = SENTENCE.matcher(paragraph.text);
        while (from < paragraph.length()) {
            int to = end.find(from) ? end.end() : paragraph.length();
            reader.sentence(paragraph.sub(from, to).trim());
            from = to;
        }
        return reader.found;
    }

    private void sentence(Traced sentence) {
        if (!REPORTS.matcher(sentence.plain()).find()) {
            return;
        }
        Reading<String> by = by(sentence);
        if (by.value() == null && byBefore.value() != null) {
            by = new Reading<>(byBefore.value(), byBefore.place(), 0.6, List.of());
        }
        byBefore = by;
        var seen = new ArrayList<Rhythm>();
        for (Pattern when : List.of(ONCE, CADENCE)) {
            Matcher cadence = sentence.matcher(when);
            while (cadence.find()) {
                Traced words = sentence.sub(cadence.start(), cadence.end());
                for (Rhythm rhythm : Cadence.of(words.text, planDate).rhythms()) {
                    if (seen.stream().noneMatch(known -> isSame(known, rhythm))) {
                        seen.add(rhythm);
                        add(sentence, by, wordsOf(rhythm, words), rhythm);
                    }
                }
            }
        }
    }

    /** "thứ 3 hàng tuần … (gắn với báo cáo định kỳ hàng tuần)": the second says nothing new. */
    private static boolean isSame(Rhythm known, Rhythm other) {
        return known.equals(other)
                || !other.dayWritten()
                        && known.code().split(":", 2)[0].equals(other.code().split(":", 2)[0]);
    }

    /** Of "hàng tuần, hàng tháng" the part that means the rhythm; all of it, where no part alone does. */
    private Traced wordsOf(Rhythm rhythm, Traced words) {
        int from = 0;
        Matcher cut = CUT.matcher(words.plain());
        while (from < words.length()) {
            int to = cut.find(from) ? cut.start() : words.length();
            Traced part = words.sub(from, to).trim();
            if (Cadence.of(part.text, planDate).rhythms().equals(List.of(rhythm))) {
                return part;
            }
            from = to == words.length() ? to : cut.end();
        }
        return words;
    }

    private void add(Traced sentence, Reading<String> by, Traced words, Rhythm rhythm) {
        found.add(new Reporting(
                Reading.sure(Privacy.mask(sentence.text), sentence.place()),
                by,
                to(sentence),
                Reading.sure(words.text, words.place()),
                new Cadence(words.text, List.of(rhythm))));
    }

    private static Reading<String> by(Traced sentence) {
        Traced text = sentence.trim("-+* ");
        Matcher ask =
                Pattern.compile("^(?:yeu cau|giao|de nghi|can cu[^,]*,)\\s+").matcher(text.plain());
        if (ask.find()) {
            text = text.from(ask.end());
        }
        List<UnitLists.Unit> units = UnitLists.leading(text);
        if (units.isEmpty()) {
            return Reading.none();
        }
        Traced all = text.sub(0, UnitLists.endOfList(text)).trim(" ,;");
        return Reading.sure(all.text, all.place());
    }

    private static Reading<String> to(Traced sentence) {
        Matcher to = sentence.matcher(TO);
        while (to.find()) {
            List<UnitLists.Unit> units = UnitLists.leading(sentence.from(to.end()));
            if (!units.isEmpty()) {
                Traced name = units.getFirst().name();
                Matcher cut = Pattern.compile("\\s+(?:truoc|vao|de(?! an)|cham nhat|dinh ky|theo|hang)\\s")
                        .matcher(name.plain());
                Traced words = cut.find() ? name.sub(0, cut.start()) : name;
                return Reading.sure(words.text, words.place());
            }
        }
        return Reading.none();
    }
}
