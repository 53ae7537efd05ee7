package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drops heads and feet of pages that stand between the lines of a text ("Kế hoạch triển khai … Trang 3"). */
final class RunningTitles {

    private static final int LONGEST = 160;
    private static final Pattern PAGE = Pattern.compile("(?<!\\p{L})trang\\s*(\\d{1,3})(?:\\s*/\\s*\\d{1,3})?\\s*$");
    private static final Pattern NUMBER = Pattern.compile("^\\s*[-–]?\\s*\\d{1,3}\\s*[-–]?\\s*$");

    private RunningTitles() {}

    static List<CleanLine> drop(List<CleanLine> lines) {
        Map<String, Integer> times = new HashMap<>();
        lines.forEach(line -> times.merge(title(line), 1, Integer::sum));
        var kept = new ArrayList<CleanLine>();
        for (int i = 0; i < lines.size(); i++) {
            CleanLine line = lines.get(i);
            boolean beside = isTitle(lines, i - 1, times) || isTitle(lines, i + 1, times);
            boolean pageNumber =
                    beside && !line.isRow() && NUMBER.matcher(line.text().text).matches();
            if (!pageNumber && !isTitle(lines, i, times)) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static boolean isTitle(List<CleanLine> lines, int at, Map<String, Integer> times) {
        if (at < 0 || at >= lines.size()) {
            return false;
        }
        String title = title(lines.get(at));
        return !title.isEmpty() && times.getOrDefault(title, 0) >= 2;
    }

    /** What stands before the page number; empty if the line ends with none. */
    private static String title(CleanLine line) {
        if (line.isRow() || line.text().length() > LONGEST) {
            return "";
        }
        String plain = line.text().plain();
        Matcher page = PAGE.matcher(plain);
        return page.find() ? Fold.words(plain.substring(0, page.start())) + " trang" : "";
    }
}
