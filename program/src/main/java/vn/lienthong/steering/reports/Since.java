package vn.lienthong.steering.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the records say otherwise than when a part was submitted: the figures of a report are counted when it is merged, the words
 * of a part stand as they were handed in.
 *
 * @param section name of a {@link ReportSection}
 * @param title what it is about
 * @param path its page; possibly empty
 * @param then what was filled in when the part was submitted; empty if nothing was
 * @param now what would be filled in today; empty if nothing
 */
record Since(String section, String title, String path, String then, String now) {

    /**
     * What has changed, in the order of the part.
     *
     * @param submitted the fields as they were handed in
     * @param lines what the sources say of the unit now
     */
    static List<Since> of(List<Field> submitted, List<ReportSource.Line> lines) {
        Map<String, Field> then = submitted.stream()
                .filter(field -> !field.subject().isEmpty()
                        && !field.prefilled().isEmpty()
                        && !field.subject().endsWith(PartFields.WHY))
                .collect(Collectors.toMap(Field::key, Function.identity(), (first, second) -> first));
        List<Since> changes = new ArrayList<>();
        for (ReportSection section : ReportSection.values()) {
            List<Field> now = lines.stream()
                    .filter(line -> line.section() == section)
                    .map(PartFields::field)
                    .toList();
            List<String> keys = now.stream().map(Field::key).toList();
            Stream<Since> other = now.stream()
                    .filter(field -> !same(section, then.get(field.key()), field))
                    .map(field -> new Since(
                            section.name(),
                            field.title(),
                            field.path(),
                            then.containsKey(field.key())
                                    ? then.get(field.key()).prefilled()
                                    : "",
                            field.prefilled()));
            Stream<Since> gone = PartFields.in(List.copyOf(then.values()), section).stream()
                    .filter(field -> !keys.contains(field.key()))
                    .map(field -> new Since(section.name(), field.title(), field.path(), field.prefilled(), ""));
            Stream.concat(other, gone).forEach(changes::add);
        }
        return List.copyOf(changes);
    }

    /** That what is late is a day later every day is no news. */
    private static boolean same(ReportSection section, @Nullable Field then, Field now) {
        if (then == null) {
            return false;
        }
        return section == ReportSection.LATE
                ? numberless(then.prefilled()).equals(numberless(now.prefilled()))
                : then.prefilled().equals(now.prefilled());
    }

    private static String numberless(String text) {
        return text.replaceAll("\\d+", "#");
    }
}
