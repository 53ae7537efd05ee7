package vn.lienthong.steering.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.kernel.VietnameseText;

/** Titles as headings: the document's words, without what every such document repeats. */
final class Titles {

    /** The full name of the national project in quotation marks; it fills three lines of every title. */
    private static final Pattern QUOTED = Pattern.compile("[“\"«][^“”\"«»]{40,400}[”\"»]");

    private Titles() {}

    /**
     * A plan's title with the project's full name in short.
     *
     * @param project how the project is called in short
     */
    static String plan(String title, String project) {
        Matcher quoted = QUOTED.matcher(title);
        if (!quoted.find()) {
            return title;
        }
        String name = VietnameseText.fold(quoted.group());
        if (!name.contains("dinh danh") || !name.contains("xac thuc")) {
            return title;
        }
        String before = title.substring(0, quoted.start()).stripTrailing();
        String lead =
                VietnameseText.fold(before).endsWith("de an") ? before.substring(0, before.length() - 5) : before + " ";
        return (lead.stripTrailing() + " " + project + title.substring(quoted.end())).strip();
    }

    /** A line as a heading begins: with a capital. */
    static String item(String title) {
        return title.isEmpty()
                ? title
                : title.substring(0, 1).toUpperCase(VietnameseText.VIETNAMESE) + title.substring(1);
    }
}
