package vn.lienthong.capability.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records of documents and who holds them. */
@Component
class DocumentStore {

    private final JdbcClient client;
    private final Clock clock;

    DocumentStore(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Until the end of the transaction no sweeper removes this content; several may store the same content at once.
     */
    void lockContentForStoring(String sha256) {
        client.sql("select 1 from (select pg_advisory_xact_lock_shared(hashtextextended(:sha256, 4711))) taken")
                .param("sha256", sha256)
                .query(Integer.class)
                .single();
    }

    /** Whether the sweeper may remove this content: nobody is storing it, and no record names it. */
    boolean lockContentForRemoval(String sha256) {
        return client.sql("""
                select pg_try_advisory_xact_lock(hashtextextended(:sha256, 4711))
                """).param("sha256", sha256).query(Boolean.class).single()
                && client.sql("select count(*) from documents_document where sha256 = :sha256")
                                .param("sha256", sha256)
                                .query(Long.class)
                                .single()
                        == 0;
    }

    StoredDocument insert(
            UUID id, String owner, String name, String mediaType, long size, String sha256, @Nullable UUID by) {
        // The database keeps microseconds: what is handed out now must be what is found later.
        OffsetDateTime now = now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        client.sql("""
                insert into documents_document (id, owner, name, media_type, size, sha256, stored_by, stored_at)
                values (:id, :owner, :name, :mediaType, :size, :sha256, :by, :now)
                """)
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("mediaType", mediaType)
                .param("size", size)
                .param("sha256", sha256)
                .param("by", by, Types.OTHER)
                .param("now", now)
                .update();
        return new StoredDocument(id, name, mediaType, size, sha256, now.toInstant(), owner);
    }

    void hold(UUID document, String holder) {
        client.sql("""
                insert into documents_hold (document, holder, since) values (:document, :holder, :now)
                on conflict do nothing
                """)
                .param("document", document)
                .param("holder", holder)
                .param("now", now())
                .update();
    }

    /** Ends a hold, and with the last one the record. Two who release at once wait for each other. */
    void release(UUID document, String holder) {
        client.sql("select id from documents_document where id = :document for update")
                .param("document", document)
                .query(UUID.class)
                .optional();
        client.sql("delete from documents_hold where document = :document and holder = :holder")
                .param("document", document)
                .param("holder", holder)
                .update();
        client.sql("""
                delete from documents_document
                where id = :document and not exists (select 1 from documents_hold where document = :document)
                """).param("document", document).update();
    }

    Optional<StoredDocument> find(UUID id) {
        return client.sql("select * from documents_document where id = :id")
                .param("id", id)
                .query(DocumentStore::document)
                .optional();
    }

    /** Documents in order of their ids, for going through all of them. */
    List<StoredDocument> after(UUID id, int limit) {
        return client.sql("select * from documents_document where id > :id order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(DocumentStore::document)
                .list();
    }

    long count() {
        return client.sql("select count(*) from documents_document")
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static StoredDocument document(ResultSet row, int number) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getTimestamp("stored_at").toInstant(),
                row.getString("owner"));
    }
}
