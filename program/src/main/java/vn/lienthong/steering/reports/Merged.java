package vn.lienthong.steering.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The fields of the merged report, filled in from the parts of the units, in the outline of {@link Outline}. */
final class Merged {

    private static final String GROUP = "group:";

    /** The words of a key, in Vietnamese. */
    interface Voice extends BiFunction<String, Object[], String> {

        default String say(String key, Object... arguments) {
            return apply(key, arguments);
        }
    }

    /** What one unit submitted. */
    record UnitPart(String unit, List<Field> fields) {}

    private final List<UnitPart> parts;
    private final Voice voice;

    Merged(List<UnitPart> parts, Voice voice) {
        this.parts = parts;
        this.voice = voice;
    }

    /**
     * The fields of a draft.
     *
     * @param overview the numbers in words
     * @param models the models in words
     */
    List<Field> fields(String overview, String models) {
        List<Field> fields = new ArrayList<>();
        fields.add(field(Outline.LEADERSHIP, lines(ReportSection.LEADERSHIP)));
        fields.add(field(Outline.OVERVIEW, overview));
        results()
                .forEach((group, text) -> fields.add(Field.filled(
                        Outline.RESULTS.name(),
                        GROUP + group,
                        group,
                        group.isEmpty() ? voice.say("reports.group.other") : group,
                        "",
                        text)));
        fields.add(field(Outline.CONDITIONS, lines(ReportSection.CONDITIONS)));
        fields.add(field(Outline.MODELS, models));
        fields.add(field(Outline.OBSTACLES, lines(ReportSection.OBSTACLES)));
        fields.add(field(Outline.NEXT, lines(ReportSection.NEXT)));
        fields.add(field(Outline.PROPOSALS, proposals()));
        return List.copyOf(fields);
    }

    private static Field field(Outline section, String text) {
        return Field.filled(section.name(), "", "", "", "", text);
    }

    /** One line for each thing said, with the unit that says it. */
    private String lines(ReportSection section) {
        List<String> lines = new ArrayList<>();
        for (UnitPart part : parts) {
            for (Field field : PartFields.in(part.fields(), section)) {
                said(field, part).ifPresent(lines::add);
            }
        }
        return String.join("\n", lines);
    }

    private Optional<String> said(Field field, UnitPart part) {
        if (field.text().isBlank() || field.subject().endsWith(PartFields.WHY)) {
            return Optional.empty();
        }
        String text = oneLine(field.text()) + reason(field, part);
        return Optional.of(
                field.title().isEmpty()
                        ? voice.say("reports.merged.line", part.unit(), text)
                        : voice.say("reports.merged.titled", field.title(), part.unit(), text));
    }

    private String reason(Field field, UnitPart part) {
        return part.fields().stream()
                .filter(other -> other.section().equals(field.section())
                        && other.subject().equals(field.subject() + PartFields.WHY)
                        && !other.text().isBlank())
                .findFirst()
                .map(other -> "; " + voice.say("reports.merged.reason", oneLine(other.text())))
                .orElse("");
    }

    /** By groups of tasks, in the order in which the parts name them; what belongs to none comes last. */
    private Map<String, String> results() {
        Map<String, Map<ReportSection, List<String>>> groups = new LinkedHashMap<>();
        for (UnitPart part : parts) {
            for (ReportSection section : List.of(ReportSection.DONE, ReportSection.DOING, ReportSection.LATE)) {
                for (Field field : PartFields.in(part.fields(), section)) {
                    said(field, part)
                            .ifPresent(line -> groups.computeIfAbsent(field.group(), name -> new LinkedHashMap<>())
                                    .computeIfAbsent(section, name -> new ArrayList<>())
                                    .add(line));
                }
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        groups.forEach((group, sections) -> {
            if (!group.isEmpty()) {
                texts.put(group, text(sections));
            }
        });
        Map<ReportSection, List<String>> rest = groups.get("");
        if (rest != null) {
            texts.put("", text(rest));
        }
        return texts;
    }

    private String text(Map<ReportSection, List<String>> sections) {
        List<String> lines = new ArrayList<>();
        for (ReportSection section : List.of(ReportSection.DONE, ReportSection.DOING, ReportSection.LATE)) {
            List<String> here = sections.getOrDefault(section, List.of());
            if (!here.isEmpty()) {
                lines.add(voice.say("reports.merged." + section.name()));
                lines.addAll(here);
            }
        }
        return String.join("\n", lines);
    }

    /** By the one who is asked. */
    private String proposals() {
        Map<String, List<String>> byAddressee = new LinkedHashMap<>();
        for (UnitPart part : parts) {
            for (Field field : PartFields.in(part.fields(), ReportSection.PROPOSALS)) {
                if (!field.text().isBlank()) {
                    byAddressee
                            .computeIfAbsent(field.addressee().strip(), name -> new ArrayList<>())
                            .add(voice.say("reports.merged.line", part.unit(), oneLine(field.text())));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        byAddressee.forEach((whom, asked) -> {
            if (!whom.isEmpty()) {
                lines.add(voice.say("reports.merged.asks", whom));
            }
            lines.addAll(asked);
        });
        return String.join("\n", lines);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
