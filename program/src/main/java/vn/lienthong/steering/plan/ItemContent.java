package vn.lienthong.steering.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/**
 * What a plan says about one model or task.
 *
 * @param number as written in the document, or null
 * @param group the heading it stands under
 * @param catalogue id in the catalogue of models; null for a model of this plan's own and for tasks
 * @param lead lead units as written, in order
 * @param mainCoordinator the coordinating unit marked as the main one
 * @param costText the document's own words about money
 * @param statusReason why it does not apply here
 */
public record ItemContent(
        PlanReading.Kind kind,
        @Nullable Integer number,
        String title,
        String group,
        @Nullable String catalogue,
        List<String> lead,
        List<String> coordinate,
        @Nullable String mainCoordinator,
        List<String> support,
        List<String> implementers,
        @Nullable Deadline deadline,
        String objective,
        String effect,
        List<String> responsibilities,
        List<String> tools,
        List<String> devices,
        List<String> sites,
        List<String> enterprises,
        Cost cost,
        String costText,
        List<String> notes,
        boolean active,
        String statusReason,
        List<PlanReading.Step> steps) {

    /** What the plan says about money. */
    public enum Cost {
        FREE,
        PAID,
        UNSAID
    }

    /** Every unit named in a role, once each, in the order of the roles. */
    public Stream<String> units() {
        return Stream.of(
                        lead.stream(),
                        Stream.ofNullable(mainCoordinator),
                        coordinate.stream(),
                        support.stream(),
                        implementers.stream())
                .flatMap(units -> units)
                .distinct();
    }

    ItemContent withSteps(List<PlanReading.Step> others) {
        return new ItemContent(
                kind,
                number,
                title,
                group,
                catalogue,
                lead,
                coordinate,
                mainCoordinator,
                support,
                implementers,
                deadline,
                objective,
                effect,
                responsibilities,
                tools,
                devices,
                sites,
                enterprises,
                cost,
                costText,
                notes,
                active,
                statusReason,
                List.copyOf(others));
    }

    /** The same item with one other lead unit. */
    ItemContent ledBy(String unit) {
        return new ItemContent(
                kind,
                number,
                title,
                group,
                catalogue,
                List.of(unit),
                coordinate,
                mainCoordinator,
                support,
                implementers,
                deadline,
                objective,
                effect,
                responsibilities,
                tools,
                devices,
                sites,
                enterprises,
                cost,
                costText,
                notes,
                active,
                statusReason,
                List.copyOf(steps));
    }
}
