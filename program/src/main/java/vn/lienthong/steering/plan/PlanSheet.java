package vn.lienthong.steering.plan;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Messages;

/** The plan as a workbook: items, steps, reporting. */
@Component
class PlanSheet {

    private final Sheets sheets;
    private final Messages messages;

    PlanSheet(Sheets sheets, Messages messages) {
        this.sheets = sheets;
        this.messages = messages;
    }

    void write(Plan plan, PlanList list, List<Reporting> reporting, Locale locale, HttpServletResponse response)
            throws IOException {
        String number = plan.head().number().replaceAll("[^0-9A-Za-z]+", "-");
        sheets.send(
                response,
                "ke-hoach-" + (number.isBlank() ? "de-an-06" : number) + ".xlsx",
                List.of(items(plan, list, locale), steps(list.shown(), locale), reporting(reporting, locale)));
    }

    private Sheet items(Plan plan, PlanList list, Locale locale) {
        List<Sheet.Column> columns = List.of(
                text("plan.column.number", 8, locale),
                text("plan.column.title", 60, locale),
                text("plan.column.group", 40, locale),
                text("plan.field.kind", 12, locale),
                text("plan.field.lead", 34, locale),
                text("plan.field.coordinate", 40, locale),
                text("plan.field.support", 30, locale),
                text("plan.field.implementers", 30, locale),
                Sheet.Column.date(word("plan.field.deadline", locale)),
                text("plan.column.deadline-words", 40, locale),
                text("plan.column.state", 18, locale),
                Sheet.Column.number(word("plan.field.steps", locale)),
                Sheet.Column.number(word("plan.column.done", locale)),
                Sheet.Column.date(word("plan.column.next-due", locale)),
                Sheet.Column.number(word("plan.column.late", locale)),
                text("plan.field.cost", 24, locale),
                text("plan.field.tools", 40, locale),
                text("plan.field.devices", 30, locale),
                text("plan.field.notes", 40, locale));
        List<List<@Nullable Object>> rows = list.groups().stream()
                .flatMap(group -> group.items().stream())
                .distinct()
                .map(item -> row(item, list.standings().get(item.id()), locale))
                .toList();
        return new Sheet(word("plan.nav.plan", locale), plan.head().title(), columns, rows);
    }

    private List<@Nullable Object> row(PlanItem item, Standings.@Nullable Standing standing, Locale locale) {
        ItemContent content = item.content();
        LocalDate date = content.deadline() == null ? null : content.deadline().date();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(content.number() == null ? "" : content.number().toString());
        row.add(content.title());
        row.add(content.group());
        row.add(word("plan.kind." + content.kind().name(), locale));
        row.add(String.join("; ", content.lead()));
        List<String> coordinate = new ArrayList<>();
        if (content.mainCoordinator() != null) {
            coordinate.add(content.mainCoordinator());
        }
        coordinate.addAll(content.coordinate());
        row.add(String.join("; ", coordinate.stream().distinct().toList()));
        row.add(String.join("; ", content.support()));
        row.add(String.join("; ", content.implementers()));
        row.add(date);
        row.add(content.deadline() == null ? "" : content.deadline().text());
        row.add(
                !content.active()
                        ? messages.text(locale, "plan.item.inactive", content.statusReason())
                        : standing == null ? "" : word(standing.state(), locale));
        row.add(standing == null ? content.steps().size() : standing.total());
        row.add(standing == null ? null : standing.done());
        row.add(standing == null ? null : standing.due());
        row.add(standing == null ? null : standing.workingDaysLate());
        row.add(
                content.costText().isBlank()
                        ? content.cost() == ItemContent.Cost.UNSAID
                                ? ""
                                : word("plan.cost." + content.cost().name(), locale)
                        : content.costText());
        row.add(String.join("; ", content.tools()));
        row.add(String.join("; ", content.devices()));
        row.add(String.join("\n", content.notes()));
        return row;
    }

    private Sheet steps(List<PlanItem> items, Locale locale) {
        List<Sheet.Column> columns = List.of(
                text("plan.column.number", 8, locale),
                text("plan.column.title", 50, locale),
                text("plan.column.step", 8, locale),
                text("plan.field.steps", 100, locale),
                text("plan.column.step-units", 50, locale));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PlanItem item : items) {
            item.content().steps().forEach(step -> {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(
                        item.content().number() == null
                                ? ""
                                : item.content().number().toString());
                row.add(item.content().title());
                row.add(Integer.toString(step.n()));
                row.add(step.text());
                row.add(String.join("; ", step.units()));
                rows.add(row);
            });
        }
        return new Sheet(word("plan.field.steps", locale), "", columns, rows);
    }

    private Sheet reporting(List<Reporting> reporting, Locale locale) {
        List<Sheet.Column> columns = List.of(
                text("plan.reporting.what", 60, locale),
                text("plan.reporting.by", 40, locale),
                text("plan.reporting.to", 40, locale),
                text("plan.reporting.cadence", 30, locale));
        List<List<String>> rows = reporting.stream()
                .map(duty -> List.of(duty.what(), duty.byWhom(), duty.toWhom(), duty.cadence()))
                .toList();
        return new Sheet(word("plan.reporting.title", locale), "", columns, rows);
    }

    private Sheet.Column text(String key, int width, Locale locale) {
        return Sheet.Column.text(word(key, locale), width);
    }

    private String word(String key, Locale locale) {
        return messages.text(locale, key);
    }
}
