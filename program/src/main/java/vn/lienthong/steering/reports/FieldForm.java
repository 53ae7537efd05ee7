package vn.lienthong.steering.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fields as a form shows them: by section, each with its number in the form.
 *
 * @param conflicts fields that somebody else has changed while this form was open
 */
record FieldForm(List<Section> sections, int conflicts, int edited) {

    private static final int LINE = 90;
    private static final int FEWEST = 2;
    private static final int MOST = 12;

    /** The fields under one heading. */
    record Section(String name, List<Entry> entries) {}

    /**
     * One field.
     *
     * @param n its number in the form
     * @param typed what this person typed while another wrote; null where nobody else did
     * @param editor who wrote last; empty if nobody did
     * @param missing whether it was asked for and is empty
     */
    record Entry(int n, Field field, @Nullable Typed typed, String editor, boolean missing) {

        String shown() {
            return typed == null ? field.text() : typed.text();
        }

        String addressee() {
            return typed == null ? field.addressee() : typed.addressee();
        }

        boolean why() {
            return field.subject().endsWith(PartFields.WHY);
        }

        boolean proposal() {
            return field.section().equals(ReportSection.PROPOSALS.name());
        }

        boolean own() {
            return field.subject().isEmpty();
        }

        int rows() {
            int rows = 0;
            for (String line : shown().split("\n", -1)) {
                rows += 1 + line.length() / LINE;
            }
            return Math.clamp(rows, FEWEST, MOST);
        }
    }

    static FieldForm of(List<Field> fields, List<Typed> conflicts, Map<UUID, String> names, List<Field> missing) {
        Map<String, Typed> typed = new LinkedHashMap<>();
        conflicts.forEach(one -> typed.put(one.key(), one));
        List<String> wanted = missing.stream().map(Field::key).toList();
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        int n = 0;
        int edited = 0;
        for (Field field : fields) {
            UUID by = field.editedBy();
            edited += field.edited() ? 1 : 0;
            sections.computeIfAbsent(field.section(), name -> new ArrayList<>())
                    .add(new Entry(
                            n++,
                            field,
                            typed.get(field.key()),
                            by == null ? "" : names.getOrDefault(by, ""),
                            wanted.contains(field.key())));
        }
        List<Section> all = new ArrayList<>();
        sections.forEach((name, entries) -> all.add(new Section(name, List.copyOf(entries))));
        return new FieldForm(List.copyOf(all), conflicts.size(), edited);
    }
}
