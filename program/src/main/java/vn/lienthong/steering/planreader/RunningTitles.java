package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drops heads and feet of pages that stand between the lines of a text ("Kế hoạch triển khai … Trang 3"). */
final class RunningTitles {

    private static final int LONGEST = 160;
    private static final Pattern PAGE = Pattern.compile("(?<!\\p{L})trang\\s*(\\d{1,3})(?:\\s*/\\s*\\d{1,3})?\\s*$");
    private static final Pattern NUMBER = Pattern.compile("^\\s*[-–]?\\s*\\d{1,3}\\s*[-–]?\\s*$");

    /** Words with a figure behind them that may be a page number; not "Bước 2", "Quý 3". */
    private static final Pattern FIGURE_AT_END = Pattern.compile("^((?:\\S+\\s+){3,}\\S+)\\s+(\\d{1,3})$");

    private static final Pattern COUNTED = Pattern.compile(
            ".*(?:quy|thang|nam|buoc|mo hinh|so|phu luc|bieu|ngay|phong|khu|thon|ap|to|nhom|dot|ky|muc|phan|tai|du|trong|truoc|[,:;-])");

    private RunningTitles() {}

    static List<CleanLine> drop(List<CleanLine> lines) {
        Map<String, Integer> times = new HashMap<>();
        lines.forEach(line -> times.merge(title(line), 1, Integer::sum));
        var figures = new HashMap<String, Set<String>>();
        for (CleanLine line : lines) {
            Matcher end = figureAtEnd(line);
            if (end != null) {
                figures.computeIfAbsent(Fold.words(end.group(1)), words -> new HashSet<>())
                        .add(end.group(2));
            }
        }
        var kept = new ArrayList<CleanLine>();
        for (int i = 0; i < lines.size(); i++) {
            CleanLine line = lines.get(i);
            boolean beside = isTitle(lines, i - 1, times) || isTitle(lines, i + 1, times);
            boolean pageNumber =
                    beside && !line.isRow() && NUMBER.matcher(line.text().text).matches();
            Matcher end = figureAtEnd(line);
            boolean numbered = end != null
                    && figures.getOrDefault(Fold.words(end.group(1)), Set.of()).size() >= 2;
            if (!pageNumber && !numbered && !isTitle(lines, i, times)) {
                kept.add(line);
            }
        }
        return kept;
    }

    /** "UBND HUYỆN … - KẾ HOẠCH ĐỀ ÁN 06   3": the same words with another figure are the head of another page. */
    private static @Nullable Matcher figureAtEnd(CleanLine line) {
        if (line.isRow() || line.text().length() > LONGEST) {
            return null;
        }
        Matcher end = FIGURE_AT_END.matcher(line.text().plain().strip());
        boolean title = end.matches()
                && !COUNTED.matcher(end.group(1)).matches()
                && Marker.of(line.text()).kind() == Marker.Kind.NONE;
        return title ? end : null;
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
