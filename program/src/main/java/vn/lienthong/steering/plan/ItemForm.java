package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/** What an officer types for an item, kept as typed, with what has to be mended. */
final class ItemForm {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final int TITLE_LIMIT = 1000;

    private final MultiValueMap<String, String> typed;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private ItemForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    static ItemForm of(MultiValueMap<String, String> typed) {
        return new ItemForm(typed);
    }

    /** Message keys by field name; empty when nothing has to be mended. */
    Map<String, String> errors() {
        return errors;
    }

    int version() {
        String version = text("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    /** Reads the form over what is known; parts of it that the form does not show stay as they were. */
    ItemContent content(ItemContent before) {
        String title = text("title");
        if (title.isEmpty()) {
            errors.put("title", "plan.error.title-missing");
        } else if (title.length() > TITLE_LIMIT) {
            errors.put("title", "plan.error.title-long");
        }
        boolean active = !text("active").equals("no");
        if (!active && text("statusReason").isEmpty()) {
            errors.put("statusReason", "plan.error.reason-missing");
        }
        return new ItemContent(
                text("kind").equals("TASK") ? PlanReading.Kind.TASK : PlanReading.Kind.MODEL,
                number(),
                title,
                text("group"),
                text("catalogue").isEmpty() ? null : text("catalogue"),
                lines("lead"),
                lines("coordinate"),
                text("mainCoordinator").isEmpty() ? null : text("mainCoordinator"),
                lines("support"),
                lines("implementers"),
                deadline(before.deadline()),
                text("objective"),
                text("effect"),
                lines("responsibilities"),
                lines("tools"),
                lines("devices"),
                lines("sites"),
                lines("enterprises"),
                switch (text("cost")) {
                    case "FREE" -> ItemContent.Cost.FREE;
                    case "PAID" -> ItemContent.Cost.PAID;
                    default -> ItemContent.Cost.UNSAID;
                },
                text("costText"),
                lines("notes"),
                active,
                active ? "" : text("statusReason"),
                steps(before));
    }

    /** Reads a day as {@code 30/12/2023}; also with dots or dashes. */
    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip().replace('.', '/').replace('-', '/'), DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private @Nullable Integer number() {
        String number = text("number");
        if (number.isEmpty()) {
            return null;
        }
        if (!number.matches("\\d{1,4}")) {
            errors.put("number", "plan.error.number");
            return null;
        }
        return Integer.valueOf(number);
    }

    private @Nullable Deadline deadline(@Nullable Deadline before) {
        String type = text("deadlineType");
        if (type.isEmpty()) {
            return null;
        }
        Deadline.Kind kind = Deadline.Kind.valueOf(type);
        LocalDate date = day("deadlineDate", "plan.error.day");
        LocalDate start = day("deadlineStart", "plan.error.day");
        if (kind == Deadline.Kind.BY && date == null && !errors.containsKey("deadlineDate")) {
            errors.put("deadlineDate", "plan.error.day-missing");
        }
        if (date != null && start != null && date.isBefore(start)) {
            errors.put("deadlineDate", "plan.error.day-before-start");
        }
        Deadline.Precision precision = before != null && java.util.Objects.equals(before.date(), date)
                ? before.precision()
                : Deadline.Precision.DAY;
        return new Deadline(
                text("deadlineText"),
                kind,
                date,
                date == null ? null : precision,
                start,
                checked("recurring"),
                checked("thenReplicate"),
                kind == Deadline.Kind.MILESTONE && date == null,
                before == null ? List.of() : parts(before.parts()));
    }

    private List<Deadline> parts(List<Deadline> before) {
        List<String> dates = typed.getOrDefault("partDate", List.of());
        List<Deadline> parts = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Deadline part = before.get(i);
            String written = i < dates.size() ? dates.get(i).strip() : "";
            Optional<LocalDate> date = day(written);
            if (!written.isEmpty() && date.isEmpty()) {
                errors.put("partDate" + i, "plan.error.day");
            }
            parts.add(new Deadline(
                    part.text(),
                    part.kind(),
                    date.orElse(null),
                    date.isEmpty() ? null : part.precision(),
                    part.start(),
                    part.recurring(),
                    part.thenReplicate(),
                    part.milestoneFree(),
                    List.of()));
        }
        return parts;
    }

    private @Nullable LocalDate day(String name, String error) {
        String written = text(name);
        if (written.isEmpty()) {
            return null;
        }
        Optional<LocalDate> day = day(written);
        if (day.isEmpty()) {
            errors.put(name, error);
        }
        return day.orElse(null);
    }

    private List<PlanReading.Step> steps(ItemContent before) {
        List<PlanReading.Step> steps = new ArrayList<>();
        for (String text : typed.getOrDefault("step", List.of())) {
            String words = text.strip();
            if (words.isEmpty()) {
                continue;
            }
            List<String> units = before.steps().stream()
                    .filter(step -> step.text().equals(words))
                    .findFirst()
                    .map(PlanReading.Step::units)
                    .orElse(List.of());
            steps.add(new PlanReading.Step(steps.size() + 1, words.replace("\r\n", "\n"), units));
        }
        return steps;
    }

    private boolean checked(String name) {
        return typed.containsKey(name);
    }

    private String text(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip().replace("\r\n", "\n");
    }

    private List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
