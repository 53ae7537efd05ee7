package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.steering.planreader.PlanReading;

/** What becomes of two items that are one, and of one that is two. */
final class Joining {

    private Joining() {}

    static ItemContent join(ItemContent into, ItemContent from) {
        List<PlanReading.Step> steps = new ArrayList<>(into.steps());
        for (PlanReading.Step step : from.steps()) {
            steps.add(new PlanReading.Step(steps.size() + 1, step.text(), step.units()));
        }
        return new ItemContent(
                into.kind(),
                into.number() == null ? from.number() : into.number(),
                into.title().isBlank() ? from.title() : into.title(),
                into.group().isBlank() ? from.group() : into.group(),
                into.catalogue() == null ? from.catalogue() : into.catalogue(),
                both(into.lead(), from.lead()),
                both(into.coordinate(), from.coordinate()),
                into.mainCoordinator() == null ? from.mainCoordinator() : into.mainCoordinator(),
                both(into.support(), from.support()),
                both(into.implementers(), from.implementers()),
                into.deadline() == null ? from.deadline() : into.deadline(),
                words(into.objective(), from.objective()),
                words(into.effect(), from.effect()),
                both(into.responsibilities(), from.responsibilities()),
                both(into.tools(), from.tools()),
                both(into.devices(), from.devices()),
                both(into.sites(), from.sites()),
                both(into.enterprises(), from.enterprises()),
                into.cost() == ItemContent.Cost.UNSAID ? from.cost() : into.cost(),
                words(into.costText(), from.costText()),
                both(into.notes(), from.notes()),
                into.active() && from.active(),
                words(into.statusReason(), from.statusReason()),
                steps);
    }

    static ItemContent secondPart(ItemContent whole, String title, List<PlanReading.Step> steps) {
        List<PlanReading.Step> counted = new ArrayList<>();
        for (PlanReading.Step step : steps) {
            counted.add(new PlanReading.Step(counted.size() + 1, step.text(), step.units()));
        }
        return new ItemContent(
                whole.kind(),
                null,
                title,
                whole.group(),
                null,
                whole.lead(),
                whole.coordinate(),
                whole.mainCoordinator(),
                whole.support(),
                whole.implementers(),
                whole.deadline(),
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
                whole.active(),
                whole.statusReason(),
                counted);
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static String words(String one, String other) {
        return one.isBlank() || one.equals(other) ? other : other.isBlank() ? one : one + "\n" + other;
    }
}
