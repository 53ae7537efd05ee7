package vn.lienthong.capability.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaches, their notices and histories. */
@Repository
class BreachStore {

    private final JdbcClient database;

    BreachStore(JdbcClient database) {
        this.database = database;
    }

    /** A line of the history. */
    record Step(
            Instant at, String code, String words, @Nullable UUID by) {}

    String code(int year) {
        int number = database.sql("""
                        insert into privacy_breach_series (year, last) values (:year, 1)
                        on conflict (year) do update set last = privacy_breach_series.last + 1 returning last
                        """).param("year", year).query(Integer.class).single();
        return String.format(java.util.Locale.ROOT, "SC-%d-%04d", year, number);
    }

    boolean insert(Breach one) {
        return database.sql("""
                        insert into privacy_breach (id, code, agency, agency_name, title, facts, happened_at, detected_at, attack,
                            harm, kinds, people, consequences, measures, contact, tell_people, entered_at, entered_by, lessons)
                        values (:id, :code, :agency, :agencyName, :title, :facts, :happened, :detected, :attack,
                            :harm, :kinds, :people, :consequences, :measures, :contact, :tell, :entered, :by, '')
                        on conflict (id) do nothing
                        """)
                        .param("id", one.id())
                        .param("code", one.code())
                        .param("agency", one.agency())
                        .param("agencyName", one.agencyName())
                        .param("title", one.title())
                        .param("facts", one.facts())
                        .param("happened", Moments.offset(one.happenedAt()))
                        .param("detected", Moments.offset(one.detectedAt()))
                        .param("attack", one.attack())
                        .param("harm", one.harm())
                        .param("kinds", one.kinds().toArray(String[]::new))
                        .param("people", one.people())
                        .param("consequences", one.consequences())
                        .param("measures", one.measures())
                        .param("contact", one.contact())
                        .param("tell", one.tellPeople())
                        .param("entered", Moments.offset(one.enteredAt()))
                        .param("by", one.enteredBy())
                        .update()
                == 1;
    }

    /** Writes what can change; the moment of detection cannot, for the clocks start there. */
    boolean update(Breach one) {
        return database.sql("""
                        update privacy_breach set title = :title, facts = :facts, happened_at = :happened, attack = :attack,
                            harm = :harm, kinds = :kinds, people = :people, consequences = :consequences,
                            measures = :measures, contact = :contact, tell_people = :tell, version = version + 1
                         where id = :id and version = :version and closed_at is null
                        """)
                        .param("title", one.title())
                        .param("facts", one.facts())
                        .param("happened", Moments.offset(one.happenedAt()))
                        .param("attack", one.attack())
                        .param("harm", one.harm())
                        .param("kinds", one.kinds().toArray(String[]::new))
                        .param("people", one.people())
                        .param("consequences", one.consequences())
                        .param("measures", one.measures())
                        .param("contact", one.contact())
                        .param("tell", one.tellPeople())
                        .param("id", one.id())
                        .param("version", one.version())
                        .update()
                == 1;
    }

    /** Closes with lessons, or opens again with null. */
    boolean close(UUID id, int version, @Nullable Instant at, String lessons) {
        return database.sql("""
                        update privacy_breach set closed_at = :at, lessons = :lessons, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("at", Moments.offset(at))
                        .param("lessons", lessons)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    void sent(UUID breach, Breach.Sent sent, Instant now, @Nullable UUID by) {
        database.sql("""
                        insert into privacy_breach_notice (id, breach_id, addressee, sent_at, number, words, document_id,
                            written_at, by_account)
                        values (:id, :breach, :to, :at, :number, :words, :document, :now, :by)
                        """)
                .param("id", sent.id())
                .param("breach", breach)
                .param("to", sent.to().name())
                .param("at", Moments.offset(sent.at()))
                .param("number", sent.number())
                .param("words", sent.words())
                .param("document", sent.document())
                .param("now", Moments.offset(now))
                .param("by", by)
                .update();
    }

    List<Breach.Sent> sent(UUID breach) {
        return database.sql("select * from privacy_breach_notice where breach_id = :id order by sent_at, id")
                .param("id", breach)
                .query((row, n) -> new Breach.Sent(
                        row.getObject("id", UUID.class),
                        Breach.Addressee.valueOf(row.getString("addressee")),
                        Moments.instant(row, "sent_at"),
                        row.getString("number"),
                        row.getString("words"),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    void append(UUID breach, Step step) {
        database.sql("""
                        insert into privacy_breach_step (breach_id, n, at, code, words, by_account)
                        select :id, coalesce(max(n), 0) + 1, :at, :code, :words, :by
                          from privacy_breach_step where breach_id = :id
                        """)
                .param("id", breach)
                .param("at", Moments.offset(step.at()))
                .param("code", step.code())
                .param("words", step.words())
                .param("by", step.by())
                .update();
    }

    List<Step> history(UUID breach) {
        return database.sql("select * from privacy_breach_step where breach_id = :id order by n desc")
                .param("id", breach)
                .query((row, n) -> new Step(
                        Moments.instant(row, "at"),
                        row.getString("code"),
                        row.getString("words"),
                        row.getObject("by_account", UUID.class)))
                .list();
    }

    Optional<Breach> find(UUID id) {
        return database.sql("select * from privacy_breach where id = :id")
                .param("id", id)
                .query(BreachStore::breach)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<Breach> locked(UUID id) {
        return database.sql("select * from privacy_breach where id = :id for update")
                .param("id", id)
                .query(BreachStore::breach)
                .optional();
    }

    Optional<Breach> ofDocument(UUID document) {
        return database.sql("""
                        select b.* from privacy_breach b join privacy_breach_notice n on n.breach_id = b.id
                         where n.document_id = :document
                        """)
                .param("document", document)
                .query(BreachStore::breach)
                .optional();
    }

    /** All of them, open ones first; a locality has tens. */
    List<Breach> all() {
        return database.sql("select * from privacy_breach order by closed_at is not null, detected_at desc, code desc")
                .query(BreachStore::breach)
                .list();
    }

    private static Breach breach(ResultSet row, int number) throws SQLException {
        return new Breach(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                row.getString("title"),
                row.getString("facts"),
                Moments.moment(row, "happened_at"),
                Moments.instant(row, "detected_at"),
                row.getBoolean("attack"),
                row.getBoolean("harm"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getObject("people", Integer.class),
                row.getString("consequences"),
                row.getString("measures"),
                row.getString("contact"),
                row.getBoolean("tell_people"),
                Moments.instant(row, "entered_at"),
                row.getObject("entered_by", UUID.class),
                Moments.moment(row, "closed_at"),
                row.getString("lessons"),
                row.getInt("version"));
    }
}
