package vn.lienthong.capability.indicators;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Messages;

/** The numbers as tables to be saved. */
@Component
class IndicatorSheet {

    private final Sheets sheets;
    private final Messages messages;

    IndicatorSheet(Sheets sheets, Messages messages) {
        this.sheets = sheets;
        this.messages = messages;
    }

    /** All indicators of one place. */
    void all(HttpServletResponse response, String kind, String place, List<IndicatorPages.Row> rows, Locale locale)
            throws IOException {
        List<List<@Nullable Object>> lines = rows.stream()
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.indicator().id(),
                        row.name(),
                        row.period(),
                        amount(row.indicator(), row.value()),
                        row.value() == null ? null : row.value().numerator(),
                        row.value() == null ? null : row.value().denominator(),
                        row.target() == null ? null : row.target().amount(),
                        row.target() == null ? null : row.target().due(),
                        light(row.light(), locale),
                        row.value() == null ? null : row.value().asOf()))
                .toList();
        send(response, "chi-tieu", kind, place, "indicators.column.name", lines, locale);
    }

    /** One indicator at all places. */
    void one(
            HttpServletResponse response,
            String kind,
            Indicator indicator,
            List<IndicatorPages.Line> values,
            Locale locale)
            throws IOException {
        List<List<@Nullable Object>> lines = values.stream()
                .map(line -> Arrays.<@Nullable Object>asList(
                        PlaceParameter.write(line.value().cell().place()),
                        line.part().isEmpty() ? line.place() : line.place() + " – " + line.part(),
                        line.period(),
                        amount(indicator, line.value()),
                        line.value().numerator(),
                        line.value().denominator(),
                        line.target() == null ? null : line.target().amount(),
                        line.target() == null ? null : line.target().due(),
                        light(line.light(), locale),
                        line.value().asOf()))
                .toList();
        send(
                response,
                indicator.id().replace('.', '-'),
                kind,
                messages.text(locale, indicator.key("name")),
                "indicators.column.place",
                lines,
                locale);
    }

    private void send(
            HttpServletResponse response,
            String file,
            String kind,
            String title,
            String subject,
            List<List<@Nullable Object>> lines,
            Locale locale)
            throws IOException {
        List<Sheet.Column> columns = List.of(
                Sheet.Column.text(word("indicators.column.code", locale), 28),
                Sheet.Column.text(word(subject, locale), 60),
                Sheet.Column.text(word("indicators.column.period", locale), 24),
                Sheet.Column.number(word("indicators.column.value", locale)),
                Sheet.Column.number(word("indicators.column.numerator", locale)),
                Sheet.Column.number(word("indicators.column.denominator", locale)),
                Sheet.Column.number(word("indicators.column.target", locale)),
                Sheet.Column.date(word("indicators.column.due", locale)),
                Sheet.Column.text(word("indicators.column.light", locale), 20),
                Sheet.Column.date(word("indicators.column.as-of", locale)));
        sheets.send(response, file + "." + kind, new Sheet(word("indicators.title", locale), title, columns, lines));
    }

    private static @Nullable BigDecimal amount(Indicator indicator, @Nullable Value value) {
        return value == null ? null : value.amount(indicator).orElse(null);
    }

    private String light(Target.Light light, Locale locale) {
        return light == Target.Light.NONE ? "" : word("indicators.light." + light, locale);
    }

    private String word(String key, Locale locale) {
        return messages.text(locale, key);
    }
}
