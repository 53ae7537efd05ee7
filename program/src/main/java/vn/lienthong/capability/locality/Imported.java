package vn.lienthong.capability.locality;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a sheet brought in, noted in order so that a stopped import can be taken back from its end. */
@Repository
class Imported {

    enum Kind {
        AGENCY,
        ALIAS,
        CODE,
        POST,
        STAFF,
        ACCOUNT
    }

    /**
     * One thing that a sheet brought.
     *
     * @param id of the alias, post, holding of a post or account; none for an agency and a code
     * @param note the scheme, for a code
     */
    record Thing(
            Kind kind,
            UUID agency,
            @Nullable UUID id,
            @Nullable String note) {}

    private final JdbcClient database;

    Imported(JdbcClient database) {
        this.database = database;
    }

    void note(UUID importId, Thing thing) {
        database.sql("""
                        insert into locality_imported (import_id, kind, agency_id, made_id, note)
                        values (:import, :kind, :agency, :id, :note)
                        """)
                .param("import", importId)
                .param("kind", thing.kind().name().toLowerCase(Locale.ROOT))
                .param("agency", thing.agency())
                .param("id", thing.id())
                .param("note", thing.note())
                .update();
    }

    /** The newest first. */
    List<Thing> of(UUID importId) {
        return database.sql("""
                        select kind, agency_id, made_id, note from locality_imported
                        where import_id = :import order by number desc
                        """)
                .param("import", importId)
                .query((row, number) -> new Thing(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("made_id", UUID.class),
                        row.getString("note")))
                .list();
    }

    void forget(UUID importId) {
        database.sql("delete from locality_imported where import_id = :import")
                .param("import", importId)
                .update();
    }
}
