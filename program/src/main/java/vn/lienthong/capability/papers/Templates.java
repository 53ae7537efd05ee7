package vn.lienthong.capability.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.kernel.Ids;

/** The kinds of paper and their templates: the one that comes with the program, and those that the locality changed. */
@Service
class Templates {

    static final String OWNER = "papers";

    /** A changed template. */
    record Version(
            UUID id,
            String kind,
            int version,
            UUID document,
            String fileName,
            Instant madeAt,
            String madeBy,
            boolean inForce) {}

    private final Map<String, PaperKind> kinds = new LinkedHashMap<>();
    private final Map<String, byte[]> defaults = new ConcurrentHashMap<>();
    private final Documents documents;
    private final JdbcClient database;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Templates(
            ObjectProvider<PaperKind> declared,
            Documents documents,
            JdbcClient database,
            Access access,
            Audit audit,
            Clock clock) {
        declared.stream().sorted(Comparator.comparing(PaperKind::code)).forEach(kind -> kinds.put(kind.code(), kind));
        this.documents = documents;
        this.database = database;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    List<PaperKind> kinds() {
        return List.copyOf(kinds.values());
    }

    Optional<PaperKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    PaperKind kind(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no kind of paper is called " + code));
    }

    /** Everything that a template of a kind may use. */
    static List<PaperKind.Field> fields(PaperKind kind) {
        List<PaperKind.Field> all = new ArrayList<>(LetterheadFields.ALL);
        all.addAll(kind.fields());
        return all;
    }

    byte[] ofProgram(PaperKind kind) {
        return defaults.computeIfAbsent(kind.code(), code -> {
            byte[] resource = resource(kind.room(), kind.template());
            return kind.template().endsWith(".docx")
                    ? resource
                    : TemplateBuilder.build(new String(resource, StandardCharsets.UTF_8));
        });
    }

    private static byte[] resource(Class<?> room, String name) {
        try (InputStream in = Objects.requireNonNull(room.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] inForce(PaperKind kind) {
        return versions(kind.code()).stream()
                .filter(Version::inForce)
                .findFirst()
                .map(version -> content(version.document()))
                .orElseGet(() -> ofProgram(kind));
    }

    byte[] content(UUID document) {
        try (InputStream in = documents.open(document)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Version> versions(String kind) {
        return database.sql("select * from papers_template where kind = :kind order by version desc")
                .param("kind", kind)
                .query((row, number) -> new Version(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getInt("version"),
                        row.getObject("document_id", UUID.class),
                        row.getString("file_name"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("made_by"),
                        row.getBoolean("in_force")))
                .list();
    }

    /** Keeps a changed template as a draft; it is put in force by {@link #use}. */
    @Transactional
    public Version add(PaperKind kind, String fileName, byte[] docx) {
        database.sql("select pg_advisory_xact_lock(hashtext(:kind))")
                .param("kind", "papers/" + kind.code())
                .query((row, number) -> number)
                .list();
        StoredDocument stored = documents.store(OWNER, fileName, new ByteArrayInputStream(docx));
        int next =
                versions(kind.code()).stream().mapToInt(Version::version).max().orElse(0) + 1;
        Version version = new Version(
                Ids.next(),
                kind.code(),
                next,
                stored.id(),
                stored.name(),
                clock.instant(),
                access.actorIfAny().map(Actor::displayName).orElse(""),
                false);
        database.sql("""
                        insert into papers_template (id, kind, version, document_id, file_name, made_at, made_by, in_force)
                        values (:id, :kind, :version, :document, :name, :at, :by, false)
                        """)
                .param("id", version.id())
                .param("kind", kind.code())
                .param("version", next)
                .param("document", stored.id())
                .param("name", stored.name())
                .param("at", version.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", version.madeBy())
                .update();
        audit.record(
                "papers.template.uploaded",
                "paper-kind",
                kind.code(),
                Map.of("version", Integer.toString(next), "sha256", stored.sha256()));
        return version;
    }

    /** Puts a version in force; the caller has checked that it is usable. */
    @Transactional
    public void use(Version version) {
        off(version.kind());
        database.sql("update papers_template set in_force = true where id = :id")
                .param("id", version.id())
                .update();
        audit.record(
                "papers.template.used",
                "paper-kind",
                version.kind(),
                Map.of("version", Integer.toString(version.version())));
    }

    /** Goes back to the template that comes with the program; the changed ones stay to be used again. */
    @Transactional
    public void useDefault(PaperKind kind) {
        off(kind.code());
        audit.record("papers.template.reset", "paper-kind", kind.code(), Map.of());
    }

    private void off(String kind) {
        database.sql("update papers_template set in_force = false where kind = :kind and in_force")
                .param("kind", kind)
                .update();
    }
}
