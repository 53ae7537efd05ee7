package vn.lienthong.steering.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.kernel.Ids;

/** Documents on their way into a plan, their text, and their items as read and corrected so far. */
@Repository
class ImportStore {

    private static final String IMPORT = """
            select id, plan_id, document_id, file_name, role, state, job_id, head, head_doubts, reporting, duties, pages,
                   refusal, notices, created_at, version
              from plan_import
            """;
    private static final String DRAFT = """
            select id, import_id, position, content, marks, line_from, line_to, settled, by_hand, version
              from plan_draft
            """;

    private final JdbcClient database;
    private final Contents contents;

    ImportStore(JdbcClient database, Contents contents) {
        this.database = database;
        this.contents = contents;
    }

    void begin(
            UUID id,
            @Nullable UUID planId,
            UUID documentId,
            String fileName,
            Import.Role role,
            Actor actor,
            Instant now) {
        database.sql("""
                        insert into plan_import (id, plan_id, document_id, file_name, role, state, created_by, agency_id,
                                                 created_at)
                        values (:id, :plan, :document, :name, :role, 'reading', :actor, :agency, :now)
                        """)
                .param("id", id)
                .param("plan", planId)
                .param("document", documentId)
                .param("name", fileName)
                .param("role", word(role))
                .param("actor", actor.accountId())
                .param("agency", actor.agencyId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The imports of a stored document. */
    List<Import> ofDocument(UUID document) {
        return database.sql(IMPORT + " where document_id = :id")
                .param("id", document)
                .query(this::row)
                .list();
    }

    /** Where the one works who brought a document; empty for somebody of the whole house. */
    Optional<UUID> agency(UUID id) {
        return database.sql("select agency_id from plan_import where id = :id and agency_id is not null")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** The unit that a person chose for a document; empty while nobody has. */
    Optional<String> unit(UUID id) {
        return database.sql("select unit_code from plan_import where id = :id and unit_code is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void unit(UUID id, String unitCode) {
        database.sql("update plan_import set unit_code = :unit where id = :id")
                .param("id", id)
                .param("unit", unitCode)
                .update();
    }

    void job(UUID id, UUID job) {
        database.sql("update plan_import set job_id = :job where id = :id")
                .param("id", id)
                .param("job", job)
                .update();
    }

    Optional<Import> find(UUID id) {
        return database.sql(IMPORT + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Locks the import until the end of the transaction: two people must not accept one document. */
    Optional<Import> lock(UUID id) {
        return database.sql(IMPORT + " where id = :id for update")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** Newest first; those of one plan, or those that began none yet. */
    List<Import> ofPlan(UUID plan) {
        return database.sql(IMPORT + " where plan_id = :plan order by created_at desc")
                .param("plan", plan)
                .query(this::row)
                .list();
    }

    /** Documents that still need a person: being read, to be reviewed, or refused a short while ago. */
    List<Import> open() {
        return database.sql(IMPORT + " where state in ('reading', 'review') order by created_at desc")
                .query(this::row)
                .list();
    }

    void read(UUID id, Head head, List<Mark> marks, List<Reporting> reporting, List<Import.Duty> duties, int pages) {
        database.sql("""
                        update plan_import
                           set state = 'review', head = :head::jsonb, head_doubts = :marks::jsonb,
                               reporting = :reporting::jsonb, duties = :duties::jsonb, pages = :pages, version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("head", contents.write(head))
                .param("marks", contents.write(marks))
                .param("reporting", contents.write(reporting))
                .param("duties", contents.write(duties))
                .param("pages", pages)
                .update();
    }

    void notices(UUID id, List<Import.Notice> notices) {
        database.sql("update plan_import set notices = :notices::jsonb where id = :id")
                .param("id", id)
                .param("notices", contents.write(notices))
                .update();
    }

    void text(UUID id, List<Line> lines) {
        database.sql("insert into plan_import_text (import_id, lines) values (:id, :lines::jsonb)")
                .param("id", id)
                .param("lines", contents.write(lines))
                .update();
    }

    List<Line> text(UUID id) {
        return database.sql("select lines from plan_import_text where import_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(lines -> contents.list(lines, new TypeReference<List<Line>>() {}))
                .orElse(List.of());
    }

    boolean state(UUID id, Import.State from, Import.State to) {
        return database.sql(
                                "update plan_import set state = :to, version = version + 1 where id = :id and state = :from")
                        .param("id", id)
                        .param("from", word(from))
                        .param("to", word(to))
                        .update()
                == 1;
    }

    void refuse(UUID id, Import.Refusal refusal) {
        database.sql(
                        "update plan_import set state = 'refused', refusal = :refusal::jsonb where id = :id and state = 'reading'")
                .param("id", id)
                .param("refusal", contents.write(refusal))
                .update();
    }

    boolean head(UUID id, Head head, int version) {
        return database.sql("""
                                update plan_import set head = :head::jsonb, head_doubts = '[]', version = version + 1
                                 where id = :id and version = :version and state = 'review'
                                """)
                        .param("id", id)
                        .param("head", contents.write(head))
                        .param("version", version)
                        .update()
                == 1;
    }

    void accepted(UUID id, UUID plan, Instant now) {
        database.sql("update plan_import set state = 'accepted', plan_id = :plan, accepted_at = :now where id = :id")
                .param("id", id)
                .param("plan", plan)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes away what a cancelled or repeated reading left. */
    void clear(UUID id) {
        database.sql("delete from plan_draft where import_id = :id")
                .param("id", id)
                .update();
        database.sql("delete from plan_import_text where import_id = :id")
                .param("id", id)
                .update();
    }

    List<Draft> drafts(UUID importId) {
        return database.sql(DRAFT + " where import_id = :id order by position, id")
                .param("id", importId)
                .query((row, index) -> draft(row))
                .list();
    }

    Optional<Draft> draft(UUID id) {
        return database.sql(DRAFT + " where id = :id")
                .param("id", id)
                .query((row, index) -> draft(row))
                .optional();
    }

    UUID add(
            UUID importId,
            int position,
            ItemContent content,
            List<Mark> marks,
            int from,
            int to,
            boolean settled,
            boolean byHand) {
        UUID id = Ids.next();
        database.sql("""
                        insert into plan_draft (id, import_id, position, content, marks, line_from, line_to, settled, by_hand)
                        values (:id, :import, :position, :content::jsonb, :marks::jsonb, :from, :to, :settled, :hand)
                        """)
                .param("id", id)
                .param("import", importId)
                .param("position", position)
                .param("content", contents.write(content))
                .param("marks", contents.write(marks))
                .param("from", from)
                .param("to", to)
                .param("settled", settled)
                .param("hand", byHand)
                .update();
        return id;
    }

    void makeRoom(UUID importId, int position) {
        database.sql("update plan_draft set position = position + 1 where import_id = :id and position >= :position")
                .param("id", importId)
                .param("position", position)
                .update();
    }

    /** Writes a correction; false if somebody else changed the draft meanwhile. */
    boolean correct(UUID id, ItemContent content, int from, int to, boolean settled, int version) {
        return database.sql("""
                                update plan_draft
                                   set content = :content::jsonb, line_from = :from, line_to = :to, settled = :settled,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("id", id)
                        .param("content", contents.write(content))
                        .param("from", from)
                        .param("to", to)
                        .param("settled", settled)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean settle(UUID id, int version) {
        return database.sql(
                                "update plan_draft set settled = true, version = version + 1 where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean remove(UUID id, int version) {
        return database.sql("delete from plan_draft where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private Import row(ResultSet row, int index) throws SQLException {
        String head = row.getString("head");
        String refusal = row.getString("refusal");
        return new Import(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getString("file_name"),
                Import.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Import.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("job_id", UUID.class),
                head == null ? null : contents.value(head, Head.class),
                contents.list(row.getString("head_doubts"), new TypeReference<List<Mark>>() {}),
                contents.list(row.getString("reporting"), new TypeReference<List<Reporting>>() {}),
                contents.list(row.getString("duties"), new TypeReference<List<Import.Duty>>() {}),
                row.getInt("pages"),
                refusal == null ? null : contents.value(refusal, Import.Refusal.class),
                contents.list(row.getString("notices"), new TypeReference<List<Import.Notice>>() {}),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getObject("import_id", UUID.class),
                row.getInt("position"),
                contents.item(row.getString("content")),
                contents.list(row.getString("marks"), new TypeReference<List<Mark>>() {}),
                row.getInt("line_from"),
                row.getInt("line_to"),
                row.getBoolean("settled"),
                row.getBoolean("by_hand"),
                row.getInt("version"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
