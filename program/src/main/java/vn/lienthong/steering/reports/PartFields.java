package vn.lienthong.steering.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The fields of a unit's part: what the sources fill in, and over it what the unit wrote. */
final class PartFields {

    /** End of the subject of a field that holds the reason for being late. */
    static final String WHY = "/why";

    /** Beginning of the subjects of a unit's own proposals. */
    static final String OWN = "own:";

    private static final int BLANK_PROPOSALS = 2;

    private PartFields() {}

    /**
     * The fields in the order of the form.
     *
     * @param lines of this unit, in the order of their sources
     * @param words that were written, by {@link Field#key()}
     * @param reasons given before for being late, by subject
     */
    static List<Field> of(List<ReportSource.Line> lines, Map<String, Field.Words> words, Map<String, String> reasons) {
        Map<ReportSection, List<ReportSource.Line>> bySection =
                lines.stream().collect(Collectors.groupingBy(ReportSource.Line::section));
        List<Field> fields = new ArrayList<>();
        for (ReportSection section : ReportSection.values()) {
            List<ReportSource.Line> here = bySection.getOrDefault(section, List.of());
            for (ReportSource.Line line : here) {
                fields.add(field(line));
                if (line.asks()) {
                    fields.add(why(line, reasons));
                }
            }
            if (section.hasOwnWords()) {
                fields.add(Field.filled(section.name(), "", "", "", "", "")
                        .asking(section == ReportSection.NEXT && here.isEmpty()));
            }
        }
        List<Field> overlaid = overlay(fields, words);
        overlaid.addAll(forgotten(overlaid, words));
        overlaid.addAll(blankProposals(words));
        return List.copyOf(overlaid);
    }

    static Field field(ReportSource.Line line) {
        return Field.filled(line.section().name(), line.subject(), line.group(), line.title(), line.path(), line.text())
                .to(line.addressee());
    }

    private static Field why(ReportSource.Line line, Map<String, String> reasons) {
        String subject = line.subject() + WHY;
        return Field.filled(
                        line.section().name(),
                        subject,
                        line.group(),
                        line.title(),
                        line.path(),
                        reasons.getOrDefault(subject, ""))
                .asking(true);
    }

    static List<Field> overlay(List<Field> fields, Map<String, Field.Words> words) {
        List<Field> overlaid = new ArrayList<>(fields.size());
        for (Field field : fields) {
            Field.Words written = words.get(field.key());
            overlaid.add(written == null ? field : field.with(written));
        }
        return overlaid;
    }

    /** Words about what is filled in no more (the step was done meanwhile): they stay, for the unit to decide. */
    private static List<Field> forgotten(List<Field> shown, Map<String, Field.Words> words) {
        List<String> keys = shown.stream().map(Field::key).toList();
        return words.values().stream()
                .filter(one -> !keys.contains(one.key())
                        && one.own() != null
                        && !one.own().isBlank()
                        && !one.subject().endsWith(WHY))
                .map(one -> Field.filled(one.section(), one.subject(), "", "", "", "")
                        .with(one))
                .toList();
    }

    /** Two more rows for proposals, numbered after those that were ever written. */
    private static List<Field> blankProposals(Map<String, Field.Words> words) {
        int last = words.values().stream()
                .filter(one -> one.section().equals(ReportSection.PROPOSALS.name())
                        && one.subject().startsWith(OWN))
                .mapToInt(one -> Integer.parseInt(one.subject().substring(OWN.length())))
                .max()
                .orElse(0);
        List<Field> blank = new ArrayList<>();
        for (int i = 1; i <= BLANK_PROPOSALS; i++) {
            blank.add(Field.filled(ReportSection.PROPOSALS.name(), OWN + (last + i), "", "", "", ""));
        }
        return blank;
    }

    /**
     * How much of it stands already.
     *
     * @param filled fields that need nothing more
     * @param missing those that wait for the unit's words
     */
    record Count(int filled, List<Field> missing) {

        int all() {
            return filled + missing.size();
        }
    }

    /** Counts what is filled in or asked; empty fields that nobody asks for do not count. */
    static Count count(List<Field> fields) {
        List<Field> missing = fields.stream().filter(Field::missing).toList();
        long filled = fields.stream()
                .filter(field -> !field.missing() && (!field.text().isBlank() || field.asks()))
                .count();
        return new Count(Math.toIntExact(filled), missing);
    }

    /** The fields of one section. */
    static List<Field> in(List<Field> fields, ReportSection section) {
        return fields.stream()
                .filter(field -> Objects.equals(field.section(), section.name()))
                .toList();
    }
}
