package vn.lienthong.steering.plan;

import gg.jte.Content;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.capability.ui.Page;

/**
 * What other rooms show of an item.
 *
 * @param ownSteps whether the plan's own list of steps is still needed: no room shows them with their progress
 */
record ItemParts(Map<ItemPart.Place, List<Content>> contents, boolean ownSteps) {

    /** The place of the plan's own steps in the wide column. */
    private static final int STEPS = 100;

    static ItemParts of(PlanItem item, Page page, List<ItemPart> parts) {
        Map<ItemPart.Place, List<Content>> contents = new EnumMap<>(ItemPart.Place.class);
        boolean ownSteps = true;
        for (ItemPart part : parts) {
            Optional<Content> content = part.of(item, page);
            if (content.isPresent()) {
                contents.computeIfAbsent(part.place(), place -> new java.util.ArrayList<>())
                        .add(content.get());
                ownSteps &= part.place() != ItemPart.Place.MAIN || part.order() != STEPS;
            }
        }
        return new ItemParts(contents, ownSteps);
    }

    List<Content> actions() {
        return at(ItemPart.Place.ACTIONS);
    }

    List<Content> state() {
        return at(ItemPart.Place.STATE);
    }

    List<Content> main() {
        return at(ItemPart.Place.MAIN);
    }

    List<Content> aside() {
        return at(ItemPart.Place.ASIDE);
    }

    private List<Content> at(ItemPart.Place place) {
        return contents.getOrDefault(place, List.of());
    }
}
