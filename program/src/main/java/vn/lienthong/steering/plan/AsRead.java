package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.Doubt;
import vn.lienthong.steering.planreader.Place;
import vn.lienthong.steering.planreader.PlanReading;
import vn.lienthong.steering.planreader.Reading;

/** What the reader found, in the terms of this room: plain values on one side, where they stand and doubts on the other. */
final class AsRead {

    private AsRead() {}

    static ItemContent content(PlanReading.Item item) {
        Deadline deadline = item.deadline().value();
        PlanReading.Cost cost = item.cost().value();
        return new ItemContent(
                item.kind(),
                item.number().value(),
                text(item.title()),
                text(item.group()),
                item.catalogue().value(),
                list(item.lead()),
                list(item.coordinate()),
                item.mainCoordinator().value(),
                list(item.support()),
                list(item.implementers()),
                deadline,
                text(item.objective()),
                text(item.effect()),
                texts(item.responsibilities()),
                texts(item.tools()),
                texts(item.devices()),
                texts(item.sites()),
                texts(item.enterprises()),
                cost == null ? ItemContent.Cost.UNSAID : ItemContent.Cost.valueOf(cost.name()),
                text(item.costText()),
                texts(item.notes()),
                item.applicable(),
                text(item.statusReason()),
                item.steps().stream()
                        .map(Reading::value)
                        .filter(Objects::nonNull)
                        .toList());
    }

    static List<Mark> marks(PlanReading.Item item) {
        List<Mark> marks = new ArrayList<>();
        add(marks, Field.TITLE, item.title());
        add(marks, Field.NUMBER, item.number());
        add(marks, Field.GROUP, item.group());
        add(marks, Field.CATALOGUE, item.catalogue());
        add(marks, Field.LEAD, item.lead());
        add(marks, Field.COORDINATE, item.coordinate());
        add(marks, Field.MAIN_COORDINATOR, item.mainCoordinator());
        add(marks, Field.SUPPORT, item.support());
        add(marks, Field.IMPLEMENTERS, item.implementers());
        add(marks, Field.DEADLINE, item.deadline());
        add(marks, Field.OBJECTIVE, item.objective());
        add(marks, Field.EFFECT, item.effect());
        item.responsibilities().forEach(each -> add(marks, Field.RESPONSIBILITIES, each));
        item.tools().forEach(each -> add(marks, Field.TOOLS, each));
        item.devices().forEach(each -> add(marks, Field.DEVICES, each));
        item.sites().forEach(each -> add(marks, Field.SITES, each));
        item.enterprises().forEach(each -> add(marks, Field.ENTERPRISES, each));
        add(marks, Field.COST, item.cost());
        item.notes().forEach(each -> add(marks, Field.NOTES, each));
        add(marks, Field.STATUS, item.statusReason());
        item.steps().forEach(each -> add(marks, Field.STEPS, each));
        item.stepDoubts().forEach(doubt -> marks.add(whole(Field.STEPS.key(), item, doubt)));
        item.doubts().forEach(doubt -> marks.add(whole("item", item, doubt)));
        return marks;
    }

    private static Mark whole(String field, PlanReading.Item item, Doubt doubt) {
        return new Mark(field, item.lineFrom(), 0, item.lineFrom(), 0, 0.5, key(doubt), doubt.arguments());
    }

    private static void add(List<Mark> marks, Field field, Reading<?> reading) {
        Place place = reading.place();
        Optional<Doubt> doubt = reading.doubts().stream().findFirst();
        if (place == null && doubt.isEmpty()) {
            return;
        }
        marks.add(new Mark(
                field.key(),
                place == null ? 0 : place.lineFrom(),
                place == null ? 0 : place.charFrom(),
                place == null ? 0 : place.lineTo(),
                place == null ? 0 : place.charTo(),
                reading.confidence(),
                doubt.map(AsRead::key).orElse(null),
                doubt.map(Doubt::arguments).orElse(List.of())));
    }

    private static String key(Doubt doubt) {
        return "planreader.doubt." + doubt.reason().name();
    }

    static Head head(PlanReading.Document document) {
        LocalDate issued = document.date().value();
        return new Head(
                text(document.issuer()),
                text(document.locality()),
                text(document.province()),
                text(document.number()),
                issued,
                text(document.title()),
                texts(document.basis()),
                texts(document.recipients()),
                text(document.signerTitle()));
    }

    static List<Mark> headMarks(PlanReading.Document document) {
        List<Mark> marks = new ArrayList<>();
        for (Reading<?> reading :
                List.of(document.title(), document.number(), document.date(), document.issuer(), document.locality())) {
            reading.doubts().stream()
                    .map(doubt -> new Mark("document", 0, 0, 0, 0, reading.confidence(), key(doubt), doubt.arguments()))
                    .filter(mark -> !marks.contains(mark))
                    .forEach(marks::add);
        }
        return marks;
    }

    static List<Reporting> reporting(PlanReading reading) {
        return reading.reporting().stream()
                .map(duty -> new Reporting(text(duty.what()), text(duty.by()), text(duty.to()), text(duty.cadence())))
                .toList();
    }

    static List<Import.Duty> duties(PlanReading reading) {
        return reading.duties().stream()
                .map(duty -> new Import.Duty(text(duty.unit()), text(duty.text())))
                .toList();
    }

    private static String text(Reading<String> reading) {
        String value = reading.value();
        return value == null ? "" : value;
    }

    private static List<String> list(Reading<List<String>> reading) {
        List<String> value = reading.value();
        return value == null ? List.of() : value;
    }

    private static List<String> texts(List<Reading<String>> readings) {
        return readings.stream()
                .map(AsRead::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
