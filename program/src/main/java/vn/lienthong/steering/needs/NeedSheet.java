package vn.lienthong.steering.needs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.imports.Sheet;
import vn.lienthong.capability.ui.Messages;

/** Needs as a table for an office program. */
@Component
class NeedSheet {

    private final Messages messages;

    NeedSheet(Messages messages) {
        this.messages = messages;
    }

    Sheet of(List<NeedLine> lines, Locale locale) {
        return new Sheet(
                words(locale, "needs.tab"),
                "",
                List.of(
                        Sheet.Column.text(words(locale, "needs.column.unit"), 32),
                        Sheet.Column.text(words(locale, "needs.column.item"), 50),
                        Sheet.Column.text(words(locale, "needs.column.kind"), 12),
                        Sheet.Column.text(words(locale, "needs.column.what"), 40),
                        Sheet.Column.text(words(locale, "needs.column.place"), 30),
                        Sheet.Column.number(words(locale, "needs.column.count")),
                        Sheet.Column.number(words(locale, "needs.column.price")),
                        Sheet.Column.number(words(locale, "needs.column.total")),
                        Sheet.Column.text(words(locale, "needs.column.fund"), 24),
                        Sheet.Column.text(words(locale, "needs.column.state"), 18),
                        Sheet.Column.number(words(locale, "needs.column.granted")),
                        Sheet.Column.text(words(locale, "needs.column.decision"), 24)),
                lines.stream().map(line -> row(line, locale)).toList());
    }

    private List<@Nullable Object> row(NeedLine line, Locale locale) {
        var need = line.need();
        return Arrays.asList(
                line.unit(),
                line.item(),
                words(locale, "devices.kind." + need.kind()),
                need.what(),
                need.place(),
                need.count(),
                need.price().dong(),
                need.total().dong(),
                need.fund(),
                words(locale, "devices.state." + need.state()),
                need.granted() == 0 ? null : need.granted(),
                need.decision());
    }

    private String words(Locale locale, String key) {
        return messages.text(locale, key);
    }
}
