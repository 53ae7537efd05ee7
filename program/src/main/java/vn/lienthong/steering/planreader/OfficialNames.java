package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of bodies as they stand in capitals at the head of a document, written as people write them. */
final class OfficialNames {

    private static final Pattern COMMITTEE = Pattern.compile("(?iu)^(?:ủy|uỷ)\\s+ban\\s+nhân\\s+dân");
    private static final Pattern PLACE =
            Pattern.compile("(?iu)(?<![\\p{L}])(" + Grammar.UNITS.exact("name", "place") + ")\\s+(\\S.*)$");
    private static final Pattern SCHOOL =
            Pattern.compile("(?iu)^(?:" + Grammar.UNITS.exact("name", "school") + ")(?=\\s)");
    private static final Pattern PLACE_ONLY = Pattern.compile(
            "^(?:huyen|thanh pho|thi xa|thi tran|quan|xa|phuong|tinh|dac khu|khu vuc|de an|trien khai)\\b.*");

    private OfficialNames() {}

    /** The issuing body: the last of the bodies named in the lines of capitals above the title. */
    static Reading<String> issuer(List<Traced> capitals) {
        var bodies = new ArrayList<Traced>();
        for (Traced line : capitals) {
            boolean broken = !bodies.isEmpty() && bodies.getLast().plain().endsWith("nhan");
            if (broken && line.plain().equals("dan")) {
                bodies.set(bodies.size() - 1, bodies.getLast().then(' ', line));
            } else if (!bodies.isEmpty() && PLACE_ONLY.matcher(line.plain()).matches()) {
                bodies.set(bodies.size() - 1, bodies.getLast().then(' ', line));
            } else if (UnitLexicon.INSTANCE.opens(line.text)) {
                bodies.add(line);
            }
        }
        if (bodies.isEmpty()) {
            return Reading.none();
        }
        Traced last = bodies.getLast();
        String name = written(last.text);
        String place = place(written(bodies.getFirst().text));
        if (place(name).isEmpty() && !place.isEmpty()) {
            name = name + " " + place;
        }
        return Reading.sure(name, last.place());
    }

    /** "UBND" for the long form. */
    static String shortened(String name) {
        return COMMITTEE.matcher(name).replaceFirst("UBND");
    }

    /** "huyện Cao Khê" of "UBND huyện Cao Khê"; a school is its own place; empty if there is none. */
    static String place(String name) {
        if (Fold.plain(name).startsWith("truong ") || Fold.plain(name).startsWith("benh vien ")) {
            return name;
        }
        Matcher place = PLACE.matcher(name);
        return place.find() ? place.group(1).toLowerCase(Locale.ROOT) + " " + place.group(2) : "";
    }

    /** From capitals to ordinary writing; the name of a place keeps its capitals. */
    static String written(String capitals) {
        String name = shortened(capitals.strip());
        Matcher place = PLACE.matcher(name);
        String kind = place.find() ? name.substring(0, place.start()) : name;
        String rest = kind.length() == name.length()
                ? ""
                : place.group(1).toLowerCase(Locale.ROOT) + " " + titled(place.group(2));
        Matcher school = SCHOOL.matcher(kind);
        String lower =
                school.find() ? sentence(school.group()) + " " + titled(kind.substring(school.end())) : sentence(kind);
        return (lower.strip() + " " + rest).strip();
    }

    private static String sentence(String words) {
        if (words.startsWith("UBND")) {
            return words;
        }
        String lower = words.toLowerCase(Locale.ROOT);
        for (String name : Grammar.UNITS.words("name", "capital")) {
            lower = lower.replace(name.toLowerCase(Locale.ROOT), name);
        }
        lower = lower.strip().replaceAll("(?<=[\\p{L}\\d])\\s{2,}", " ");
        return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    static String titled(String words) {
        var out = new StringBuilder();
        for (String word : words.strip().split("\\s+", -1)) {
            boolean initials = word.matches("(?:THPT|THCS|TH|MN|PTDTNT|\\d+)");
            out.append(out.isEmpty() ? "" : " ");
            out.append(
                    initials || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                    + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
