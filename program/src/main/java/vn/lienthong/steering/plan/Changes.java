package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/** Two states of an item, field by field, in words that can stand side by side. */
final class Changes {

    /** An item about which nothing is known yet. */
    static final ItemContent NOTHING = new ItemContent(
            PlanReading.Kind.MODEL,
            null,
            "",
            "",
            null,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ItemContent.Cost.UNSAID,
            "",
            List.of(),
            true,
            "",
            List.of());

    private Changes() {}

    /** One field that differs, a line of words each. */
    record Change(Field field, List<String> one, List<String> other) {}

    static List<Change> between(ItemContent one, ItemContent other) {
        List<Change> changes = new ArrayList<>();
        for (Field field : Field.values()) {
            List<String> left = words(field, one);
            List<String> right = words(field, other);
            if (!left.equals(right)) {
                changes.add(new Change(field, left, right));
            }
        }
        return changes;
    }

    /** A field in the document's own words, a line each; what is no word of the document is left to the page. */
    static List<String> words(Field field, ItemContent content) {
        return switch (field) {
            case TITLE -> one(content.title());
            case GROUP -> one(content.group());
            case NUMBER ->
                content.number() == null ? List.of() : List.of(content.number().toString());
            case CATALOGUE -> content.catalogue() == null ? List.of() : List.of(content.catalogue());
            case LEAD -> content.lead();
            case MAIN_COORDINATOR -> content.mainCoordinator() == null ? List.of() : List.of(content.mainCoordinator());
            case COORDINATE -> content.coordinate();
            case SUPPORT -> content.support();
            case IMPLEMENTERS -> content.implementers();
            case DEADLINE -> deadline(content.deadline());
            case OBJECTIVE -> one(content.objective());
            case EFFECT -> one(content.effect());
            case RESPONSIBILITIES -> content.responsibilities();
            case TOOLS -> content.tools();
            case DEVICES -> content.devices();
            case SITES -> content.sites();
            case ENTERPRISES -> content.enterprises();
            case COST -> one(content.costText());
            case NOTES -> content.notes();
            case STATUS -> one(content.statusReason());
            case STEPS ->
                content.steps().stream()
                        .map(step -> step.n() + ". " + step.text())
                        .toList();
        };
    }

    private static List<String> deadline(@Nullable Deadline due) {
        if (due == null) {
            return List.of();
        }
        String date = due.date() == null ? "" : "%1$td/%1$tm/%1$tY".formatted(due.date());
        String parts = due.parts().stream()
                .map(part -> part.date() == null ? part.text() : "%1$td/%1$tm/%1$tY".formatted(part.date()))
                .collect(Collectors.joining("; "));
        List<String> words = new ArrayList<>();
        for (String each : List.of(date, due.text(), parts)) {
            if (!each.isBlank()) {
                words.add(each);
            }
        }
        return words;
    }

    private static List<String> one(String words) {
        return words.isBlank() ? List.of() : List.of(words);
    }
}
