package vn.lienthong.steering.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence and the count of it at its step. */
@Repository
class EvidenceStore {

    private final JdbcClient database;

    EvidenceStore(JdbcClient database) {
        this.database = database;
    }

    void add(Evidence one) {
        database.sql("""
                        insert into progress_evidence (id, plan_id, item_id, step_id, kind, title, address, document_id, sha256,
                                                       bytes, scan, note, added_by, agency_name, added_at)
                        values (:id, :plan, :item, :step, :kind, :title, :address, :document, :sha256, :bytes, :scan, :note,
                                :by, :agency, :at)
                        """)
                .param("id", one.id())
                .param("plan", one.planId())
                .param("item", one.itemId())
                .param("step", one.stepId())
                .param("kind", one.kind().name())
                .param("title", one.title())
                .param("address", one.address())
                .param("document", one.document())
                .param("sha256", one.sha256())
                .param("bytes", one.bytes())
                .param("scan", one.scan().name())
                .param("note", one.note())
                .param("by", one.by())
                .param("agency", one.agencyName())
                .param("at", ProgressStore.at(one.at()))
                .update();
        count(one.stepId());
    }

    /** Says of which source a record of this program is, and what it is called there. */
    void isRecord(UUID id, String kind, String record) {
        database.sql("update progress_evidence set record_kind = :kind, record_id = :record where id = :id")
                .param("kind", kind)
                .param("record", record)
                .param("id", id)
                .update();
    }

    /** The source and id of a record of this program; empty for everything else. */
    Optional<String> record(UUID id) {
        return database.sql("""
                        select record_kind || '/' || record_id from progress_evidence where id = :id and record_kind <> ''
                        """).param("id", id).query(String.class).optional();
    }

    /** What waits for the scanner proves nothing yet. */
    private void count(UUID step) {
        database.sql("""
                        update progress_step set evidence = (
                            select count(*) from progress_evidence e
                             where e.step_id = :step and e.removed_at is null and e.scan in ('NONE', 'CLEAN'))
                         where id = :step
                        """).param("step", step).update();
    }

    /** Takes it off; false if it is gone already. */
    boolean remove(UUID id, UUID step, @Nullable UUID by, String why, Instant now) {
        int removed = database.sql("""
                        update progress_evidence set removed_at = :now, removed_by = :by, removed_why = :why
                         where id = :id and removed_at is null
                        """)
                .param("id", id)
                .param("by", by)
                .param("why", why)
                .param("now", ProgressStore.at(now))
                .update();
        count(step);
        return removed == 1;
    }

    void scanned(Evidence one, Evidence.Scan verdict) {
        database.sql("update progress_evidence set scan = :scan where id = :id")
                .param("id", one.id())
                .param("scan", verdict.name())
                .update();
        count(one.stepId());
    }

    Optional<Evidence> find(UUID id) {
        return database.sql("select * from progress_evidence where id = :id and removed_at is null")
                .param("id", id)
                .query(EvidenceStore::evidence)
                .optional();
    }

    Optional<Evidence> ofDocument(UUID document) {
        return database.sql("select * from progress_evidence where document_id = :id and removed_at is null")
                .param("id", document)
                .query(EvidenceStore::evidence)
                .optional();
    }

    /** Of an item, the newest first. */
    List<Evidence> of(UUID item) {
        return database.sql(
                        "select * from progress_evidence where item_id = :item and removed_at is null order by added_at desc, id")
                .param("item", item)
                .query(EvidenceStore::evidence)
                .list();
    }

    /** The same content, anywhere in the plan. */
    List<Evidence> same(UUID plan, String sha256) {
        return database.sql("""
                        select * from progress_evidence
                         where plan_id = :plan and sha256 = :sha256 and sha256 <> '' and removed_at is null order by added_at
                        """)
                .param("plan", plan)
                .param("sha256", sha256)
                .query(EvidenceStore::evidence)
                .list();
    }

    /** What came while the scanner was away, the oldest first. */
    List<Evidence> waiting() {
        return database.sql(
                        "select * from progress_evidence where scan = 'WAITING' and removed_at is null order by added_at limit 500")
                .query(EvidenceStore::evidence)
                .list();
    }

    private static Evidence evidence(ResultSet row, int index) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("step_id", UUID.class),
                Evidence.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("address"),
                row.getObject("document_id", UUID.class),
                row.getString("sha256"),
                row.getLong("bytes"),
                Evidence.Scan.valueOf(row.getString("scan")),
                row.getString("note"),
                row.getObject("added_by", UUID.class),
                row.getString("agency_name"),
                Objects.requireNonNull(ProgressStore.instant(row, "added_at")));
    }
}
