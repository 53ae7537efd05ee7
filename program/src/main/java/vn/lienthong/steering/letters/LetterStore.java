package vn.lienthong.steering.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.papers.Letterhead;

/** Letters, from the draft on. */
@Repository
class LetterStore {

    private final JdbcClient database;

    LetterStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Letter> find(UUID id) {
        return database.sql("select * from letters_letter where id = :id")
                .param("id", id)
                .query(LetterStore::letter)
                .optional();
    }

    List<Letter> of(UUID item) {
        return database.sql("""
                        select * from letters_letter where item_id = :item and state <> 'DROPPED' order by made_at desc
                        """).param("item", item).query(LetterStore::letter).list();
    }

    List<Letter> drafts(UUID plan) {
        return database.sql("""
                        select * from letters_letter where plan_id = :plan and state = 'DRAFT' order by made_at desc
                        """).param("plan", plan).query(LetterStore::letter).list();
    }

    /** Adds a draft, once for its id. */
    void add(Letter letter) {
        bound(database.sql("""
                        insert into letters_letter (id, kind, plan_id, item_id, agency_id, addressees, summary, request,
                            answer_by, authority, instead, title, signer, copies, state, made_at, made_by)
                        values (:id, :kind, :plan, :item, :agency, :to, :summary, :request,
                            :answerBy, :authority, :instead, :title, :signer, :copies, 'DRAFT', :at, :by)
                        on conflict do nothing
                        """), letter)
                .param("kind", letter.kind().name())
                .param("plan", letter.plan())
                .param("item", letter.item())
                .param("at", letter.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", letter.madeBy())
                .update();
    }

    /** Saves what a form changes in a draft. False if somebody else was quicker, or it is a draft no more. */
    boolean save(Letter letter) {
        return bound(database.sql("""
                                update letters_letter set agency_id = :agency, addressees = :to, summary = :summary,
                                    request = :request, answer_by = :answerBy, authority = :authority,
                                    instead = :instead, title = :title, signer = :signer, copies = :copies,
                                    version = version + 1
                                where id = :id and version = :version and state = 'DRAFT'
                                """), letter)
                        .param("version", letter.version())
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Letter letter) {
        return statement
                .param("id", letter.id())
                .param("agency", letter.agency())
                .param("to", String.join("\n", letter.addressees()))
                .param("summary", letter.summary())
                .param("request", letter.request())
                .param("answerBy", letter.answerBy())
                .param("authority", letter.signature().authority().name())
                .param("instead", letter.signature().instead())
                .param("title", letter.signature().title())
                .param("signer", letter.signature().name())
                .param("copies", String.join("\n", letter.copies()));
    }

    /** Lays a draft before those who sign. False if it is a draft no more or was changed since. */
    boolean present(UUID id, int version, Instant at, String by) {
        return database.sql("""
                        update letters_letter set presented_at = :at, presented_by = :by
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Drafts that were laid before those who sign, the oldest first. */
    List<Letter> presented() {
        return database.sql("""
                        select * from letters_letter where state = 'DRAFT' and presented_at is not null
                        order by presented_at, id
                        """).query(LetterStore::letter).list();
    }

    /** Moves a draft on. False if it is a draft no more or was changed since. */
    boolean move(UUID id, int version, Letter.State to) {
        return database.sql("""
                        update letters_letter set state = :to, version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("to", to.name())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                Letter.Kind.valueOf(row.getString("kind")),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("addressees").lines().toList(),
                row.getString("summary"),
                row.getString("request"),
                row.getObject("answer_by", LocalDate.class),
                new Letterhead.Signature(
                        Letterhead.Authority.valueOf(row.getString("authority")),
                        row.getString("instead"),
                        row.getString("title"),
                        row.getString("signer")),
                row.getString("copies").lines().toList(),
                Letter.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getTimestamp("presented_at") == null
                        ? null
                        : row.getTimestamp("presented_at").toInstant());
    }
}
