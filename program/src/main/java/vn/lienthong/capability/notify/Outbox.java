package vn.lienthong.capability.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/**
 * The mails that are to leave, and what becomes of each: waiting → sending → sent, or back to waiting, or failed (the server
 * says never), or given up (tried long enough). Each move names the sender that holds the mail, so a sender that was thought
 * dead changes nothing any more.
 */
@Component
class Outbox {

    /** From one minute, doubled each time. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** About four days in all. */
    private static final int MOST_TRIES = 20;

    private final JdbcClient database;
    private final Clock clock;

    Outbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a mail says. */
    record Words(String subject, String text, String html) {}

    /**
     * Puts a mail in, in the caller's transaction.
     *
     * @param key goes in once; a second time changes nothing
     * @return its id, or empty if the key had been in before
     */
    Optional<UUID> put(String key, @Nullable UUID account, String recipient, String domain, Words words) {
        UUID id = Ids.next();
        int rows = database.sql("""
                        insert into notify_mail (id, key, account, recipient, message_id, subject, body_text, body_html,
                            next_at, made_at)
                        values (:id, :key, :account, :recipient, :message, :subject, :text, :html, :now, :now)
                        on conflict (key) do nothing
                        """)
                .param("id", id)
                .param("key", key)
                .param("account", account)
                .param("recipient", recipient)
                .param("message", "<" + id + "@" + domain + ">")
                .param("subject", words.subject())
                .param("text", words.text())
                .param("html", words.html())
                .param("now", now())
                .update();
        return rows == 1 ? Optional.of(id) : Optional.empty();
    }

    /**
     * Takes the next letters in hand. A time to try that lies further off than any pause was written by a clock that has been
     * set back since, and counts as now; what was never tried is due at once.
     */
    List<Letter> claim(int holder, int most) {
        return database.sql("""
                        update notify_mail set state = 'sending', holder = :holder, handed = false, tries = tries + 1
                         where id in (select id from notify_mail
                                       where state = 'waiting' and (tries = 0 or next_at <= :now or next_at > :far)
                                       order by next_at, id limit :most for update skip locked)
                        returning *
                        """)
                .param("holder", holder)
                .param("now", now())
                .param("far", now().plus(LONGEST_PAUSE).plusMinutes(1))
                .param("most", most)
                .query((row, number) -> letter(row))
                .list();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("message_id"),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getInt("unsure"));
    }

    /** From here on the server may have it, whatever happens to us. */
    void lastWord(int holder, UUID mail) {
        moved(database.sql("update notify_mail set handed = true where id = :id and holder = :holder"
                        + " and state = 'sending'")
                .param("id", mail)
                .param("holder", holder)
                .update());
    }

    /** What is said in a confirmation is a secret until then; it is not kept. */
    void sent(int holder, UUID mail) {
        database.sql("""
                        update notify_mail
                           set state = 'sent', holder = null, sent_at = :now, reason = null, answer = null,
                               body_text = case when key like 'confirm:%' then '' else body_text end,
                               body_html = case when key like 'confirm:%' then '' else body_html end
                         where id = :id and holder = :holder
                        """)
                .param("id", mail)
                .param("holder", holder)
                .param("now", now())
                .update();
    }

    /** The server was away and has not taken it: no fault of this mail, and no try of it. */
    void untouched(int holder, UUID mail) {
        database.sql("update notify_mail set state = 'waiting', holder = null, handed = false, tries = tries - 1"
                        + " where id = :id and holder = :holder")
                .param("id", mail)
                .param("holder", holder)
                .update();
    }

    /** Not now: again after a pause that doubles, until enough is enough. */
    void later(int holder, Letter letter, String answer) {
        boolean enough = letter.tries() >= MOST_TRIES;
        end(holder, letter.id(), enough ? "given_up" : "waiting", "notify.reason.later", answer, pause(letter.tries()));
    }

    void refused(int holder, Letter letter, String answer) {
        end(holder, letter.id(), "failed", "notify.reason.refused", answer, Duration.ZERO);
    }

    void closed(int holder, Letter letter) {
        end(holder, letter.id(), "given_up", "notify.reason.closed", "", Duration.ZERO);
    }

    /** Nobody knows whether the server took it. Once it is sent again by itself, then a person decides. */
    void unsure(int holder, Letter letter, String answer) {
        boolean again = letter.unsure() == 0;
        end(holder, letter.id(), again ? "waiting" : "given_up", "notify.reason.unsure", answer, pause(letter.tries()));
        database.sql("update notify_mail set unsure = unsure + 1 where id = :id")
                .param("id", letter.id())
                .update();
    }

    private void end(int holder, UUID mail, String state, String reason, String answer, Duration pause) {
        database.sql("""
                        update notify_mail set state = :state, holder = null, reason = :reason, answer = :answer, next_at = :next
                         where id = :id and holder = :holder
                        """)
                .param("id", mail)
                .param("holder", holder)
                .param("state", state)
                .param("reason", reason)
                .param("answer", answer)
                .param("next", now().plus(pause))
                .update();
    }

    static Duration pause(int tries) {
        Duration pause = Duration.ofMinutes(1L << Math.clamp(tries - 1, 0, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Senders that hold mails in hand, other than this one. */
    List<Integer> otherHolders(int holder) {
        return database.sql("select distinct holder from notify_mail where state = 'sending' and holder <> :holder")
                .param("holder", holder)
                .query((row, number) -> row.getInt("holder"))
                .list();
    }

    /**
     * A sender died with letters in hand: those before their last word wait again, the others are unsure. It counts as a try,
     * with its pause: should a letter itself be what kills senders, the others go first.
     */
    void recover(int dead) {
        inHand(dead, false)
                .forEach(letter -> end(dead, letter.id(), "waiting", "notify.reason.died", "", pause(letter.tries())));
        inHand(dead, true).forEach(letter -> unsure(dead, letter, ""));
    }

    private List<Letter> inHand(int holder, boolean handed) {
        return database.sql(
                        "select * from notify_mail where state = 'sending' and holder = :holder and handed = :handed")
                .param("holder", holder)
                .param("handed", handed)
                .query((row, number) -> letter(row))
                .list();
    }

    /** An administrator wants it tried again, though it may have arrived. */
    boolean retry(UUID mail) {
        return database.sql("""
                        update notify_mail set state = 'waiting', tries = 0, unsure = 0, handed = false, next_at = :now
                         where id = :id and state in ('failed', 'given_up') and body_text <> ''
                        """).param("id", mail).param("now", now()).update() == 1;
    }

    /** Everything that waits is tried now: an administrator has mended the server. */
    int hurry() {
        return database.sql("update notify_mail set next_at = :now where state = 'waiting'")
                .param("now", now())
                .update();
    }

    /** Removes what left long ago, and the words of what was given up long ago. */
    void tidy(Instant before) {
        OffsetDateTime day = before.atOffset(ZoneOffset.UTC);
        database.sql("delete from notify_mail where state in ('sent', 'failed', 'given_up') and made_at < :before")
                .param("before", day)
                .update();
        database.sql("delete from notify_digest where day < :before")
                .param("before", day.toLocalDate())
                .update();
    }

    private static void moved(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the mail is in other hands");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
