package vn.lienthong.steering.board;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** The views as tables for an office program. */
@Component
class BoardSheets {

    private final Messages messages;

    BoardSheets(Messages messages) {
        this.messages = messages;
    }

    Sheet items(List<Row> rows, Locale locale) {
        return new Sheet(
                words(locale, "board.sheet.items"),
                "",
                List.of(
                        Sheet.Column.text(words(locale, "board.column.number"), 8),
                        Sheet.Column.text(words(locale, "board.column.item"), 60),
                        Sheet.Column.text(words(locale, "board.column.unit"), 32),
                        Sheet.Column.text(words(locale, "board.column.state"), 16),
                        Sheet.Column.number(words(locale, "board.column.steps-done")),
                        Sheet.Column.number(words(locale, "board.column.steps")),
                        Sheet.Column.percent(words(locale, "board.column.percent")),
                        Sheet.Column.date(words(locale, "board.column.planned")),
                        Sheet.Column.date(words(locale, "board.column.due")),
                        Sheet.Column.date(words(locale, "board.column.done-on")),
                        Sheet.Column.number(words(locale, "board.column.late-days"))),
                rows.stream()
                        .map(row -> values(
                                number(row),
                                row.item().title(),
                                row.unit().name(),
                                words(locale, row.progress().state().key()),
                                row.progress().done(),
                                row.progress().total(),
                                row.progress().percent() / 100.0,
                                row.progress().baselineDue(),
                                row.progress().due(),
                                row.progress().doneOn(),
                                row.progress().workingDaysLate()))
                        .toList());
    }

    Sheet late(LateSteps late, Map<UUID, String> people, Locale locale) {
        return new Sheet(
                words(locale, "board.tab.qua-han"),
                "",
                List.of(
                        Sheet.Column.text(words(locale, "board.column.unit"), 32),
                        Sheet.Column.text(words(locale, "board.column.person"), 24),
                        Sheet.Column.text(words(locale, "board.column.number"), 8),
                        Sheet.Column.text(words(locale, "board.column.item"), 50),
                        Sheet.Column.text(words(locale, "board.column.step"), 60),
                        Sheet.Column.date(words(locale, "board.column.due")),
                        Sheet.Column.number(words(locale, "board.column.late-days"))),
                late.units().stream()
                        .flatMap(unit -> unit.steps().stream())
                        .map(one -> values(
                                one.unit().name(),
                                one.person() == null ? null : people.get(one.person()),
                                number(one.row()),
                                one.row().item().title(),
                                one.step().text(),
                                one.step().due(),
                                one.step().workingDaysLate()))
                        .toList());
    }

    Sheet units(Ranking<Row.Unit> ranking, Locale locale) {
        return ranking(ranking.lines(), words(locale, "board.tab.don-vi"), Row.Unit::name, locale);
    }

    Sheet places(Ranking<RollUp.Place> ranking, Locale locale) {
        return ranking(ranking.lines(), words(locale, "board.nav.places"), place -> name(place, locale), locale);
    }

    private String name(RollUp.Place place, Locale locale) {
        Instant reported = place.reported();
        return reported == null
                ? place.name()
                : place.name() + " (" + messages.text(locale, "board.places.reported", moment(reported)) + ")";
    }

    private static String moment(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy")
                .withZone(VietnameseText.ZONE)
                .format(moment);
    }

    private <T> Sheet ranking(
            List<Ranking.Line<T>> lines, String name, java.util.function.Function<T, String> who, Locale locale) {
        return new Sheet(
                name,
                "",
                List.of(
                        Sheet.Column.number(words(locale, "board.column.place")),
                        Sheet.Column.text(words(locale, "board.column.unit"), 40),
                        Sheet.Column.number(words(locale, "board.column.items")),
                        Sheet.Column.number(words(locale, "board.column.done")),
                        Sheet.Column.number(words(locale, "board.column.late")),
                        Sheet.Column.number(words(locale, "board.column.blocked")),
                        Sheet.Column.number(words(locale, "board.column.steps-done")),
                        Sheet.Column.number(words(locale, "board.column.steps")),
                        Sheet.Column.percent(words(locale, "board.column.percent"))),
                lines.stream()
                        .map(line -> values(
                                line.place() == 0 ? null : line.place(),
                                who.apply(line.who()),
                                line.score().items(),
                                line.score().done(),
                                line.score().late(),
                                line.score().blocked(),
                                line.score().stepsDone(),
                                line.score().stepsTotal(),
                                line.score().known() ? line.score().percent() / 100.0 : null))
                        .toList());
    }

    Sheet models(List<RollUp.Model> models, Locale locale) {
        return new Sheet(
                words(locale, "board.places.models"),
                "",
                List.of(
                        Sheet.Column.text(words(locale, "board.column.item"), 60),
                        Sheet.Column.number(words(locale, "board.places.having")),
                        Sheet.Column.number(words(locale, "board.column.done")),
                        Sheet.Column.number(words(locale, "board.column.late")),
                        Sheet.Column.number(words(locale, "board.places.inactive")),
                        Sheet.Column.percent(words(locale, "board.column.percent"))),
                models.stream()
                        .map(model -> values(
                                model.title(),
                                model.having(),
                                model.done(),
                                model.late(),
                                model.inactive(),
                                model.score().known() ? model.score().percent() / 100.0 : null))
                        .toList());
    }

    Sheet month(MonthSheet sheet, Locale locale) {
        return new Sheet(
                words(locale, "board.tab.lich"),
                "",
                List.of(
                        Sheet.Column.date(words(locale, "board.column.due")),
                        Sheet.Column.text(words(locale, "board.column.number"), 8),
                        Sheet.Column.text(words(locale, "board.column.item"), 50),
                        Sheet.Column.text(words(locale, "board.column.step"), 60),
                        Sheet.Column.text(words(locale, "board.column.unit"), 32),
                        Sheet.Column.text(words(locale, "board.column.state"), 16)),
                sheet.weeks().stream()
                        .flatMap(List::stream)
                        .flatMap(day -> day.due().stream())
                        .map(due -> values(
                                due.step().due(),
                                number(due.row()),
                                due.row().item().title(),
                                due.oneOfSeveral() ? due.step().text() : "",
                                due.row().unit().name(),
                                words(locale, due.step().state().key())))
                        .toList());
    }

    private static String number(Row row) {
        Integer number = row.item().content().number();
        return number == null ? "" : number.toString();
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private String words(Locale locale, String key) {
        return messages.text(locale, key);
    }
}
