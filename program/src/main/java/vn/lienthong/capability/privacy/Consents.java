package vn.lienthong.capability.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * Who agreed to what, when, by which text, and who took it back. Silence is no consent: what was not written here does not
 * hold. Persons are known by a keyed hash of their number; no number and no name stands here. Whether the one who acts may
 * write for the person is the caller's to ask.
 */
@Component
public class Consents {

    /** How somebody agreed or took it back. */
    public enum Channel {
        /** A tick on a page of the person's own, signed in with VNeID. */
        PAGE,
        /** Said and written down at a counter. */
        COUNTER,
        /** A signed paper. */
        PAPER;

        String key() {
            return "privacy.channel." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A consent with the text it was given for.
     *
     * @param withdrawnAt null while it holds
     */
    public record Consent(
            UUID id,
            String purpose,
            String title,
            String text,
            int version,
            Channel channel,
            Instant givenAt,
            @Nullable Instant withdrawnAt,
            @Nullable Channel withdrawnBy) {

        public boolean holds() {
            return withdrawnAt == null;
        }
    }

    private static final String SELECT = """
            select c.*, t.title, t.words, t.version from privacy_consent c join privacy_consent_text t on t.id = c.text_id
            """;

    private final JdbcClient database;
    private final SubjectSeal seal;
    private final Messages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, ConsentPurpose> declared = new LinkedHashMap<>();

    Consents(
            JdbcClient database,
            SubjectSeal seal,
            Messages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            ObjectProvider<ConsentPurpose> purposes) {
        this.database = database;
        this.seal = seal;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        purposes.orderedStream().forEach(purpose -> {
            if (declared.put(purpose.code(), purpose) != null) {
                throw new IllegalStateException("consent " + purpose.code() + " is declared twice");
            }
        });
    }

    Collection<ConsentPurpose> purposes() {
        return declared.values();
    }

    Optional<ConsentPurpose> purpose(String code) {
        return Optional.ofNullable(declared.get(code));
    }

    /**
     * The person agrees to the text as it is worded now. Who has agreed already agrees once.
     *
     * @param number the person's twelve digits
     * @param evidence where the proof lies, such as the number of a paper; possibly empty
     * @return id of the consent that holds
     * @throws IllegalArgumentException if no room declares the purpose
     */
    @Transactional
    public UUID given(String number, ConsentPurpose purpose, Channel channel, String evidence) {
        if (!purpose.equals(declared.get(purpose.code()))) {
            throw new IllegalArgumentException("no room declares the consent " + purpose.code());
        }
        UUID id = Ids.next();
        int written = database.sql("""
                        insert into privacy_consent (id, subject_key, purpose, text_id, channel, evidence, given_at)
                        values (:id, :subject, :purpose, :text, :channel, :evidence, :now)
                        on conflict (subject_key, purpose) where withdrawn_at is null do nothing
                        """)
                .param("id", id)
                .param("subject", seal.mark(number))
                .param("purpose", purpose.code())
                .param("text", text(purpose))
                .param("channel", channel.name())
                .param("evidence", evidence)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (written == 1) {
            audit.record(
                    "privacy.consent.given",
                    "consent",
                    id.toString(),
                    Map.of("purpose", purpose.code(), "channel", channel.name()));
            return id;
        }
        return holding(number, purpose.code()).orElseThrow();
    }

    /**
     * The person takes it back, from now on. What was done before stays lawful.
     *
     * @return whether there was something to take back
     */
    @Transactional
    public boolean withdrawn(String number, ConsentPurpose purpose, Channel channel) {
        return holding(number, purpose.code())
                .map(id -> withdrawn(id, purpose.code(), channel))
                .orElse(false);
    }

    private boolean withdrawn(UUID id, String purpose, Channel channel) {
        boolean done = database.sql("""
                                update privacy_consent set withdrawn_at = :now, withdrawn_channel = :channel
                                 where id = :id and withdrawn_at is null
                                """)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("channel", channel.name())
                        .param("id", id)
                        .update()
                == 1;
        if (done) {
            audit.record(
                    "privacy.consent.withdrawn",
                    "consent",
                    id.toString(),
                    Map.of("purpose", purpose, "channel", channel.name()));
            events.publishEvent(new ConsentWithdrawn(id, purpose));
        }
        return done;
    }

    /** Whether the person has agreed and not taken it back. */
    public boolean holds(String number, ConsentPurpose purpose) {
        return holding(number, purpose.code()).isPresent();
    }

    /** All that a person agreed to, the newest first; for the person and who answers them. */
    public List<Consent> of(String number) {
        return database.sql(SELECT + " where c.subject_key = :subject order by c.given_at desc, c.id desc")
                .param("subject", seal.mark(number))
                .query(Consents::consent)
                .list();
    }

    private Optional<UUID> holding(String number, String purpose) {
        return database.sql("""
                        select id from privacy_consent
                         where subject_key = :subject and purpose = :purpose and withdrawn_at is null
                        """)
                .param("subject", seal.mark(number))
                .param("purpose", purpose)
                .query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }

    /** The text as it is worded now: a new version if the words have changed. */
    private UUID text(ConsentPurpose purpose) {
        String title = messages.text(VietnameseText.VIETNAMESE, purpose.key());
        String words = messages.text(VietnameseText.VIETNAMESE, purpose.textKey());
        database.sql("""
                        insert into privacy_consent_text (id, purpose, version, title, words, since)
                        select :id, :purpose, coalesce(max(version), 0) + 1, :title, :words, :now
                          from privacy_consent_text where purpose = :purpose
                        on conflict (purpose, title, words) do nothing
                        """)
                .param("id", Ids.next())
                .param("purpose", purpose.code())
                .param("title", title)
                .param("words", words)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return database.sql("""
                        select id from privacy_consent_text
                         where purpose = :purpose and title = :title and words = :words
                        """)
                .param("purpose", purpose.code())
                .param("title", title)
                .param("words", words)
                .query((row, n) -> row.getObject("id", UUID.class))
                .single();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        String by = row.getString("withdrawn_channel");
        return new Consent(
                row.getObject("id", UUID.class),
                row.getString("purpose"),
                row.getString("title"),
                row.getString("words"),
                row.getInt("version"),
                Channel.valueOf(row.getString("channel")),
                Objects.requireNonNull(row.getObject("given_at", OffsetDateTime.class))
                        .toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                by == null ? null : Channel.valueOf(by));
    }
}
