package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.steering.planreader.PlanReading.Document;
import vn.lienthong.steering.planreader.PlanReading.Item;
import vn.lienthong.steering.planreader.PlanReading.Step;

/** Writes a reading as the JSON of {@code plan extract}. */
final class PlanJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    static String write(PlanReading plan) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(tree(plan));
    }

    static ObjectNode tree(PlanReading plan) {
        ObjectNode root = NODES.objectNode();
        root.set("document", document(plan.document()));
        ArrayNode items = root.putArray("items");
        plan.items().forEach(item -> items.add(item(item)));
        ArrayNode reporting = root.putArray("reporting");
        plan.reporting().forEach(report -> {
            ObjectNode node = reporting.addObject();
            node.put("what", report.what().value());
            node.put("by", report.by().value());
            node.put("to", report.to().value());
            node.put("cadence", report.cadence().value());
        });
        ArrayNode duties = root.putArray("duties");
        plan.duties().forEach(duty -> {
            ObjectNode node = duties.addObject();
            node.put("unit", duty.unit().value());
            node.put("text", duty.text().value());
        });
        ArrayNode remarks = root.putArray("remarks");
        plan.remarks().forEach(remark -> {
            ObjectNode node = remarks.addObject();
            node.put("number", remark.number());
            node.put("status", remark.applicable() ? "active" : "not_applicable");
            node.put("text", remark.text().value());
        });
        return root;
    }

    private static ObjectNode document(Document document) {
        ObjectNode node = NODES.objectNode();
        node.put("issuer", document.issuer().value());
        node.put("locality", document.locality().value());
        node.put("province", document.province().value());
        node.put("number", document.number().value());
        node.put("date", date(document.date().value()));
        node.put("title", document.title().value());
        strings(node.putArray("basis"), document.basis());
        strings(node.putArray("recipients"), document.recipients());
        node.put("signer_title", document.signerTitle().value());
        ArrayNode doubts = node.putArray("doubts");
        doubt(doubts, "issuer", document.issuer(), v -> v);
        doubt(doubts, "locality", document.locality(), v -> v);
        doubt(doubts, "province", document.province(), v -> v);
        doubt(doubts, "number", document.number(), v -> v);
        doubt(doubts, "date", document.date(), LocalDate::toString);
        doubt(doubts, "title", document.title(), v -> v);
        doubt(doubts, "signer_title", document.signerTitle(), v -> v);
        return node;
    }

    private static ObjectNode item(Item item) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", lower(item.kind()));
        node.put("number", item.number().value());
        node.put("title", item.title().value());
        node.put("group", item.group().value());
        node.put("catalogue", item.catalogue().value());
        list(node.putArray("lead"), item.lead());
        list(node.putArray("coordinate"), item.coordinate());
        node.put("main_coordinator", item.mainCoordinator().value());
        list(node.putArray("support"), item.support());
        list(node.putArray("implementers"), item.implementers());
        Deadline deadline = item.deadline().value();
        if (deadline == null) {
            node.putNull("deadline");
        } else {
            node.set("deadline", deadline(deadline));
        }
        node.put("objective", item.objective().value());
        node.put("effect", item.effect().value());
        strings(node.putArray("responsibilities"), item.responsibilities());
        strings(node.putArray("tools"), item.tools());
        strings(node.putArray("devices"), item.devices());
        strings(node.putArray("sites"), item.sites());
        strings(node.putArray("enterprises"), item.enterprises());
        node.put("cost", lower(item.cost().value()));
        node.put("cost_text", item.costText().value());
        strings(node.putArray("notes"), item.notes());
        node.put("status", item.applicable() ? "active" : "not_applicable");
        node.put("status_reason", item.statusReason().value());
        ArrayNode steps = node.putArray("steps");
        for (Reading<Step> reading : item.steps()) {
            Step step = reading.value();
            if (step != null) {
                steps.add(step(step, reading.place()));
            }
        }
        ObjectNode source = node.putObject("source");
        source.put("line_from", item.lineFrom());
        source.put("line_to", item.lineTo());
        doubts(node.putArray("doubts"), item);
        return node;
    }

    private static ObjectNode step(Step step, @Nullable Place place) {
        ObjectNode node = NODES.objectNode();
        node.put("n", step.n());
        node.put("text", step.text());
        ArrayNode units = node.putArray("units");
        step.units().forEach(units::add);
        if (place != null) {
            node.put("line_from", place.lineFrom());
            node.put("line_to", place.lineTo());
        }
        return node;
    }

    private static ObjectNode deadline(Deadline deadline) {
        ObjectNode node = NODES.objectNode();
        node.put("text", deadline.text());
        node.put("kind", lower(deadline.kind()));
        node.put("date", date(deadline.date()));
        node.put("precision", lower(deadline.precision()));
        node.put("start", date(deadline.start()));
        node.put("recurring", deadline.recurring());
        node.put("then_replicate", deadline.thenReplicate());
        node.put("milestone_free", deadline.milestoneFree());
        ArrayNode parts = node.putArray("parts");
        deadline.parts().forEach(part -> parts.add(deadline(part)));
        return node;
    }

    /** Every doubtful reading of an item by field. */
    private static void doubts(ArrayNode out, Item item) {
        for (Doubt doubt : item.doubts()) {
            add(out, "item", doubt, item.title().value());
        }
        doubt(out, "number", item.number(), String::valueOf);
        doubt(out, "title", item.title(), v -> v);
        doubt(out, "group", item.group(), v -> v);
        doubt(out, "catalogue", item.catalogue(), v -> v);
        doubt(out, "lead", item.lead(), v -> String.join("; ", v));
        doubt(out, "coordinate", item.coordinate(), v -> String.join("; ", v));
        doubt(out, "support", item.support(), v -> String.join("; ", v));
        doubt(out, "implementers", item.implementers(), v -> String.join("; ", v));
        doubt(out, "deadline", item.deadline(), Deadline::text);
        for (Doubt doubt : item.stepDoubts()) {
            add(out, "steps", doubt, String.valueOf(item.steps().size()));
        }
        for (Reading<Step> step : item.steps()) {
            doubt(out, "steps", step, Step::text);
        }
    }

    private static <T> void doubt(ArrayNode out, String field, Reading<T> reading, Function<T, String> show) {
        T value = reading.value();
        String shown = value == null ? null : show.apply(value);
        for (Doubt doubt : reading.doubts()) {
            add(out, field, doubt, shown);
        }
    }

    private static void add(ArrayNode out, String field, Doubt doubt, @Nullable String value) {
        ObjectNode node = out.addObject();
        node.put("field", field);
        node.put("reason", lower(doubt.reason()));
        node.put("value", value);
        ArrayNode arguments = node.putArray("arguments");
        doubt.arguments().forEach(argument -> arguments.add(Privacy.mask(argument)));
    }

    private static void strings(ArrayNode out, List<Reading<String>> readings) {
        for (Reading<String> reading : readings) {
            String value = reading.value();
            if (value != null) {
                out.add(value);
            }
        }
    }

    private static void list(ArrayNode out, Reading<List<String>> reading) {
        List<String> values = reading.value();
        if (values != null) {
            values.forEach(out::add);
        }
    }

    private static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String lower(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
