package vn.lienthong.steering.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people wrote in the fields of parts and drafts. */
@Component
class WordStore {

    private final JdbcClient database;
    private final Clock clock;

    WordStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By {@link Field#key()}. */
    Map<String, Field.Words> of(UUID holder) {
        Map<String, Field.Words> all = new LinkedHashMap<>();
        database.sql("select * from reports_words where holder = :holder order by section, subject")
                .param("holder", holder)
                .query(WordStore::words)
                .list()
                .forEach(words -> all.put(words.key(), words));
        return all;
    }

    /**
     * Writes a field if nobody has written in it since that version.
     *
     * @param own null puts back what is filled in
     * @param version the one that the writer has seen; 0: nobody had written
     */
    boolean write(
            UUID holder,
            String section,
            String subject,
            String prefilled,
            @Nullable String own,
            String addressee,
            int version,
            UUID by) {
        return database.sql("""
                        insert into reports_words as w (holder, section, subject, prefilled, own, addressee, version,
                                                        edited_by, edited_at)
                        select :holder, :section, :subject, :prefilled, :own, :addressee, 1, :by, :now
                         where :version = 0 or exists (select from reports_words x where x.holder = :holder
                                                          and x.section = :section and x.subject = :subject)
                            on conflict (holder, section, subject) do update
                           set prefilled = excluded.prefilled, own = excluded.own, addressee = excluded.addressee,
                               version = w.version + 1, edited_by = excluded.edited_by, edited_at = excluded.edited_at
                         where w.version = :version
                        """)
                        .param("holder", holder)
                        .param("section", section)
                        .param("subject", subject)
                        .param("prefilled", prefilled)
                        .param("own", own)
                        .param("addressee", addressee)
                        .param("version", version)
                        .param("by", by)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes the words of one holder over to another, for the correction of a report. */
    void copy(UUID from, UUID to) {
        database.sql("""
                        insert into reports_words (holder, section, subject, prefilled, own, addressee, version, edited_by,
                                                   edited_at)
                        select :to, section, subject, prefilled, own, addressee, 1, edited_by, edited_at
                          from reports_words where holder = :from
                        """).param("from", from).param("to", to).update();
    }

    /** What an agency wrote about a subject in the parts that it has submitted before, the newest first. */
    Map<String, String> earlier(UUID agency, UUID part, ReportSection section, List<String> subjects) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!subjects.isEmpty()) {
            database.sql("""
                            select distinct on (w.subject) w.subject, w.own
                              from reports_words w join reports_part p on p.id = w.holder
                             where p.agency_id = :agency and p.id <> :part and w.section = :section
                               and w.subject in (:subjects) and coalesce(w.own, '') <> ''
                               and p.state <> 'TO_WRITE'
                             order by w.subject, w.edited_at desc
                            """)
                    .param("agency", agency)
                    .param("part", part)
                    .param("section", section.name())
                    .param("subjects", subjects)
                    .query(row -> {
                        found.put(row.getString("subject"), row.getString("own"));
                    });
        }
        return found;
    }

    private static Field.Words words(ResultSet row, int number) throws SQLException {
        return new Field.Words(
                row.getString("section"),
                row.getString("subject"),
                row.getString("prefilled"),
                row.getString("own"),
                row.getString("addressee"),
                row.getInt("version"),
                row.getObject("edited_by", UUID.class),
                row.getObject("edited_at", OffsetDateTime.class).toInstant());
    }
}
