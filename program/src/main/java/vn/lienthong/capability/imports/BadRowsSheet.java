package vn.lienthong.capability.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/**
 * The sheet that goes back to its bringer: the refused rows with their headings and cells as they came, and in a last
 * column what is wrong. Mended there, it can be brought again as it is.
 */
@Component
class BadRowsSheet {

    private static final Locale LOCALE = VietnameseText.VIETNAMESE;
    private static final int BATCH = 500;

    private final ImportStore store;
    private final Documents documents;
    private final Sheets sheets;
    private final Messages messages;

    BadRowsSheet(ImportStore store, Documents documents, Sheets sheets, Messages messages) {
        this.store = store;
        this.documents = documents;
        this.sheets = sheets;
        this.messages = messages;
    }

    StoredDocument write(ImportStore.Import done) {
        try {
            Path file = Files.createTempFile("lienthong-rows", ".xlsx");
            try {
                try (var out = Files.newOutputStream(file)) {
                    sheets.xlsx(out, List.of(sheet(done)));
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return documents.store(SheetImport.ROOM, fileName(done.fileName()), in);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String fileName(String original) {
        int dot = original.lastIndexOf('.');
        String base = dot > 0 ? original.substring(0, dot) : original;
        return messages.text(LOCALE, "imports.bad.file", base) + ".xlsx";
    }

    private Sheet sheet(ImportStore.Import done) {
        String reason = messages.text(LOCALE, "imports.bad.reason");
        List<String> headings = new ArrayList<>(done.headings());
        // A sheet of refused rows that comes back still has the column of reasons; it gets new ones.
        headings.removeIf(heading -> Headings.plain(heading).equals(Headings.plain(reason)));
        List<Integer> kept = new ArrayList<>();
        for (int column = 0; column < done.headings().size(); column++) {
            if (!Headings.plain(done.headings().get(column)).equals(Headings.plain(reason))) {
                kept.add(column);
            }
        }
        List<Sheet.Column> columns = new ArrayList<>();
        headings.forEach(heading -> columns.add(new Sheet.Column(heading, Sheet.Kind.NUMBER, 20)));
        columns.add(Sheet.Column.text(reason, 60));
        return new Sheet(messages.text(LOCALE, "imports.bad.tab"), "", columns, () -> rows(done.id(), kept));
    }

    private Iterator<List<?>> rows(UUID importId, List<Integer> kept) {
        return new Iterator<>() {
            private Iterator<ImportStore.BadRow> batch =
                    List.<ImportStore.BadRow>of().iterator();
            private int last;

            @Override
            public boolean hasNext() {
                if (!batch.hasNext()) {
                    batch = store.badAfter(importId, last, BATCH).iterator();
                }
                return batch.hasNext();
            }

            @Override
            public List<?> next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                ImportStore.BadRow row = batch.next();
                last = row.line();
                List<@Nullable Object> values = new ArrayList<>();
                kept.forEach(column -> values.add(
                        column < row.cells().size() ? value(row.cells().get(column)) : null));
                values.add(row.reasons().stream()
                        .map(reason -> reason(messages, LOCALE, reason))
                        .collect(Collectors.joining("; ")));
                return values;
            }
        };
    }

    static String reason(Messages messages, Locale locale, ImportStore.BadReason reason) {
        String problem = messages.text(locale, reason.key(), reason.arguments().toArray());
        return reason.labelKey().isEmpty() ? problem : messages.text(locale, reason.labelKey()) + ": " + problem;
    }

    private static @Nullable Object value(Map<String, String> cell) {
        String number = cell.get("number");
        String moment = cell.get("moment");
        if (number != null) {
            return new BigDecimal(number);
        }
        if (moment != null) {
            return LocalDateTime.parse(moment).toLocalDate();
        }
        String text = cell.getOrDefault("text", "");
        return text.isEmpty() ? null : text;
    }
}
