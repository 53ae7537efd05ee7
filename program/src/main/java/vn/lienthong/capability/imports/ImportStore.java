package vn.lienthong.capability.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The imports, their refused rows, and what headings meant before. */
@Component
class ImportStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;
    private final Clock clock;

    ImportStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    enum Status {
        DRAFT,
        RUNNING,
        DONE,
        STOPPED
    }

    /** An import as it stands. */
    record Import(
            UUID id,
            String kind,
            UUID owner,
            UUID document,
            String fileName,
            int tab,
            int headerLine,
            List<String> headings,
            List<String> fields,
            Status status,
            @Nullable UUID job,
            int good,
            int bad,
            @Nullable UUID badDocument,
            Instant createdAt) {}

    /** A refused row as it waits for its sheet. */
    record BadRow(int line, List<Map<String, String>> cells, List<BadReason> reasons) {}

    record BadReason(String labelKey, String key, List<Object> arguments) {}

    void insert(UUID id, String kind, UUID owner, UUID document, String fileName) {
        client.sql("""
                insert into imports_import (id, kind, owner, document, file_name, created_at)
                values (:id, :kind, :owner, :document, :fileName, :now)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("owner", owner)
                .param("document", document)
                .param("fileName", fileName)
                .param("now", now())
                .update();
    }

    Optional<Import> find(UUID id) {
        return client.sql("select * from imports_import where id = :id")
                .param("id", id)
                .query(ImportStore::read)
                .optional();
    }

    /** Whose import a document belongs to, as the file or as the sheet of refused rows. */
    Optional<UUID> ownerOfDocument(UUID document) {
        return client.sql("select owner from imports_import where document = :document or bad_document = :document")
                .param("document", document)
                .query(UUID.class)
                .optional();
    }

    void match(UUID id, int tab, Headings.Matched matched) {
        client.sql("""
                update imports_import set tab = :tab, header_line = :line, headings = :headings, fields = :fields
                where id = :id and status = 'draft'
                """)
                .param("tab", tab)
                .param("line", matched.line())
                .param("headings", JSON.writeValueAsString(matched.headings()))
                .param("fields", JSON.writeValueAsString(matched.fields()))
                .param("id", id)
                .update();
    }

    /** Moves a draft to running, once. */
    boolean begin(UUID id, UUID job) {
        return client.sql(
                                "update imports_import set status = 'running', job = :job where id = :id and status = 'draft'")
                        .param("job", job)
                        .param("id", id)
                        .update()
                == 1;
    }

    void addBad(UUID importId, List<RowChecks.Refused> refused) {
        for (RowChecks.Refused row : refused) {
            List<Map<String, String>> cells = new ArrayList<>();
            row.line().cells().forEach(cell -> cells.add(stored(cell)));
            List<BadReason> reasons = row.reasons().stream()
                    .map(reason -> new BadReason(
                            reason.labelKey(),
                            reason.problem().key(),
                            reason.problem().arguments()))
                    .toList();
            client.sql("""
                    insert into imports_bad_row (import, line, cells, reasons)
                    values (:import, :line, :cells, :reasons)
                    """)
                    .param("import", importId)
                    .param("line", row.line().number())
                    .param("cells", JSON.writeValueAsString(cells))
                    .param("reasons", JSON.writeValueAsString(reasons))
                    .update();
        }
    }

    List<BadRow> badAfter(UUID importId, int line, int limit) {
        return client.sql("""
                select line, cells, reasons from imports_bad_row
                where import = :import and line > :line order by line limit :limit
                """)
                .param("import", importId)
                .param("line", line)
                .param("limit", limit)
                .query((row, number) -> new BadRow(
                        row.getInt("line"),
                        cells(row.getString("cells")),
                        List.of(JSON.readValue(row.getString("reasons"), BadReason[].class))))
                .list();
    }

    void removeBad(UUID importId) {
        client.sql("delete from imports_bad_row where import = :import")
                .param("import", importId)
                .update();
    }

    void end(UUID id, Status status, int good, int bad, @Nullable UUID badDocument) {
        client.sql("""
                update imports_import set status = :status, good = :good, bad = :bad, bad_document = :badDocument,
                    finished_at = :now
                where id = :id
                """)
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .param("good", good)
                .param("bad", bad)
                .param("badDocument", badDocument, java.sql.Types.OTHER)
                .param("now", now())
                .param("id", id)
                .update();
    }

    Map<String, String> remembered(String kind) {
        Map<String, String> fields = new HashMap<>();
        client.sql("select heading, field from imports_heading where kind = :kind")
                .param("kind", kind)
                .query((row, number) -> fields.put(row.getString("heading"), row.getString("field")))
                .list();
        return fields;
    }

    void remember(String kind, Map<String, String> fieldsByHeading) {
        fieldsByHeading.forEach((heading, field) -> client.sql("""
                        insert into imports_heading (kind, heading, field) values (:kind, :heading, :field)
                        on conflict (kind, heading) do update set field = excluded.field
                        """)
                .param("kind", kind)
                .param("heading", heading)
                .param("field", field)
                .update());
    }

    /** Imports that nobody needs any more: drafts since before one moment, others since before another. */
    List<Import> outdated(Instant drafts, Instant ended) {
        return client.sql("""
                select * from imports_import
                where (status = 'draft' and created_at < :drafts)
                   or (status in ('done', 'stopped') and finished_at < :ended)
                order by id limit 200
                """)
                .param("drafts", OffsetDateTime.ofInstant(drafts, ZoneOffset.UTC))
                .param("ended", OffsetDateTime.ofInstant(ended, ZoneOffset.UTC))
                .query(ImportStore::read)
                .list();
    }

    void remove(UUID id) {
        client.sql("delete from imports_import where id = :id").param("id", id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Map<String, String> stored(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> Map.of("text", text.text());
            case Cell.Quantity quantity -> Map.of("number", quantity.number().toPlainString());
            case Cell.Moment moment -> Map.of("moment", moment.moment().toString());
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> cells(String json) {
        return List.of(JSON.readValue(json, Map[].class));
    }

    private static Import read(ResultSet row, int number) throws SQLException {
        Timestamp created = row.getTimestamp("created_at");
        return new Import(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("owner", UUID.class),
                row.getObject("document", UUID.class),
                row.getString("file_name"),
                row.getInt("tab"),
                row.getInt("header_line"),
                List.of(JSON.readValue(row.getString("headings"), String[].class)),
                List.of(JSON.readValue(row.getString("fields"), String[].class)),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("job", UUID.class),
                row.getInt("good"),
                row.getInt("bad"),
                row.getObject("bad_document", UUID.class),
                created.toInstant());
    }
}
