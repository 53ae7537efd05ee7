package vn.lienthong.steering.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** What people say about items, and whom they name in it with an @. */
@Service
public class Comments {

    /** How long the author may change what was said; what it said before stays in the history. */
    static final Duration EDITABLE = Duration.ofMinutes(30);

    static final int LONGEST = 4000;
    private static final int MOST_MENTIONS = 20;
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}.@_-])@([a-zA-Z0-9][a-zA-Z0-9._-]{0,62})");

    private final JdbcClient database;
    private final PlanBook book;
    private final Progress progress;
    private final Hands hands;
    private final History history;
    private final Access access;
    private final People people;
    private final Locality locality;
    private final Notify notify;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Comments(
            JdbcClient database,
            PlanBook book,
            Progress progress,
            Hands hands,
            History history,
            Access access,
            People people,
            Locality locality,
            Notify notify,
            Audit audit,
            ApplicationEventPublisher events) {
        this.database = database;
        this.book = book;
        this.progress = progress;
        this.hands = hands;
        this.history = history;
        this.access = access;
        this.people = people;
        this.locality = locality;
        this.notify = notify;
        this.audit = audit;
        this.events = events;
    }

    /** One thing said. */
    record Comment(
            UUID id,
            UUID itemId,
            @Nullable UUID stepId,
            UUID author,
            String agencyName,
            Instant at,
            String text,
            @Nullable Instant editedAt) {}

    /** What it said before. */
    record Before(UUID commentId, String text, Instant until) {}

    /**
     * Says something about an item.
     *
     * @param step the step it is about, or null
     * @param key the same for every repetition of one click: it counts once
     */
    @Transactional
    public ActOutcome add(UUID itemId, @Nullable UUID step, String text, UUID key) {
        PlanItem item = book.item(itemId).orElse(null);
        if (item == null) {
            return new ActOutcome.Refused("", "progress.refused.GONE");
        }
        hands.require(hands.comments(item, progress.item(itemId).orElseThrow()), Hands.COMMENT, itemId);
        Optional<ActOutcome> no = refused(text);
        if (no.isPresent()) {
            return no.get();
        }
        Actor actor = access.actor();
        UUID agency = actor.agencyId();
        int added = database.sql("""
                        insert into progress_comment (id, plan_id, item_id, step_id, author, agency_name, at, text)
                        values (:id, :plan, :item, :step, :author, :agency, :at, :text) on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("plan", item.planId())
                .param("item", itemId)
                .param("step", step)
                .param("author", actor.accountId())
                .param(
                        "agency",
                        agency == null
                                ? ""
                                : locality.agency(agency, history.today())
                                        .map(Agency::name)
                                        .orElse(""))
                .param("at", ProgressStore.at(history.now()))
                .param("text", text.strip())
                .update();
        if (added == 1) {
            seen(itemId); // an answer is a reading
            List<UUID> mentioned = mention(key, item, text);
            audit.record("progress.comment.added", "plan-item", itemId.toString(), Map.of("comment", key.toString()));
            events.publishEvent(new Commented(item.planId(), itemId, step, key, mentioned));
        }
        return new ActOutcome.Done(key);
    }

    private static Optional<ActOutcome> refused(String text) {
        return text.isBlank()
                ? Optional.of(new ActOutcome.Refused("text", "progress.refused.comment"))
                : text.length() > LONGEST
                        ? Optional.of(new ActOutcome.Refused("text", "progress.refused.comment-long"))
                        : Optional.empty();
    }

    /** Changes what one said oneself, a short while after; those named for the first time are told. */
    @Transactional
    public ActOutcome edit(UUID commentId, String text) {
        Comment comment = find(commentId, true).orElse(null);
        if (comment == null) {
            return new ActOutcome.Refused("", "progress.refused.GONE");
        }
        PlanItem item = book.item(comment.itemId()).orElseThrow();
        hands.require(comment.author().equals(access.actor().accountId()), Hands.COMMENT, commentId);
        if (!editable(comment)) {
            return new ActOutcome.Refused("text", "progress.refused.comment-old");
        }
        Optional<ActOutcome> no = refused(text);
        if (no.isPresent()) {
            return no.get();
        }
        if (!comment.text().equals(text.strip())) {
            database.sql("""
                            insert into progress_comment_before (id, comment_id, text, until)
                            values (:id, :comment, :text, :until)
                            """)
                    .param("id", Ids.next())
                    .param("comment", commentId)
                    .param("text", comment.text())
                    .param("until", ProgressStore.at(history.now()))
                    .update();
            database.sql("update progress_comment set text = :text, edited_at = :now where id = :id")
                    .param("id", commentId)
                    .param("text", text.strip())
                    .param("now", ProgressStore.at(history.now()))
                    .update();
            mention(commentId, item, text);
            audit.record(
                    "progress.comment.edited",
                    "plan-item",
                    comment.itemId().toString(),
                    Map.of("comment", commentId.toString()));
        }
        return new ActOutcome.Done(commentId);
    }

    boolean editable(Comment comment) {
        return access.actorIfAny()
                        .filter(actor -> actor.accountId().equals(comment.author()))
                        .isPresent()
                && comment.at().plus(EDITABLE).isAfter(history.now());
    }

    /** Names written with an @, in the order of the text, once each. */
    static Set<String> mentions(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = MENTION.matcher(text);
        while (found.find() && names.size() < MOST_MENTIONS) {
            // A full stop after a name ends the sentence.
            names.add(found.group(1).replaceAll("[._-]+$", "").toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }

    private List<UUID> mention(UUID comment, PlanItem item, String text) {
        UUID author = access.actor().accountId();
        List<UUID> told = new ArrayList<>();
        for (String name : mentions(text)) {
            Optional<Person> person =
                    people.named(name).filter(one -> !one.account().equals(author));
            if (person.isPresent() && remember(comment, item.id(), person.get().account())) {
                UUID account = person.get().account();
                told.add(account);
                notify.tell(new Notice(
                        account,
                        "progress:mention-" + comment,
                        ProgressConfiguration.MENTIONS,
                        "progress.notice.mention",
                        List.of(access.actor().displayName(), item.title()),
                        item.path() + "#y-kien-" + comment,
                        Urgency.TASK,
                        null));
            }
        }
        return told;
    }

    private boolean remember(UUID comment, UUID item, UUID account) {
        return database.sql("""
                        insert into progress_mention (comment_id, account_id, item_id, at)
                        values (:comment, :account, :item, :at) on conflict do nothing
                        """)
                        .param("comment", comment)
                        .param("account", account)
                        .param("item", item)
                        .param("at", ProgressStore.at(history.now()))
                        .update()
                == 1;
    }

    Optional<Comment> find(UUID id) {
        return find(id, false).filter(comment -> book.item(comment.itemId()).isPresent());
    }

    private Optional<Comment> find(UUID id, boolean lock) {
        return database.sql("select * from progress_comment where id = :id" + (lock ? " for update" : ""))
                .param("id", id)
                .query((row, index) -> comment(row))
                .optional();
    }

    /** What was said about an item, the oldest first. */
    List<Comment> of(UUID item) {
        return database.sql("select * from progress_comment where item_id = :item order by at, id")
                .param("item", item)
                .query((row, index) -> comment(row))
                .list();
    }

    /** What comments said before they were changed, by comment. */
    Map<UUID, List<Before>> before(Collection<UUID> comments) {
        Map<UUID, List<Before>> before = new LinkedHashMap<>();
        if (!comments.isEmpty()) {
            database.sql("select * from progress_comment_before where comment_id in (:ids) order by until")
                    .param("ids", comments)
                    .query((row, index) -> new Before(
                            row.getObject("comment_id", UUID.class),
                            row.getString("text"),
                            java.util.Objects.requireNonNull(ProgressStore.instant(row, "until"))))
                    .list()
                    .forEach(one -> before.computeIfAbsent(one.commentId(), id -> new ArrayList<>())
                            .add(one));
        }
        return before;
    }

    /** An open mention of an account. */
    record Mention(UUID commentId, UUID itemId, UUID author, Instant at) {}

    /** Where somebody is named and has not looked yet, the newest first. */
    List<Mention> unseen(UUID account) {
        return database.sql("""
                        select m.comment_id, m.item_id, c.author, m.at
                          from progress_mention m join progress_comment c on c.id = m.comment_id
                         where m.account_id = :account and m.seen_at is null order by m.at desc limit 50
                        """)
                .param("account", account)
                .query((row, index) -> new Mention(
                        row.getObject("comment_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getObject("author", UUID.class),
                        java.util.Objects.requireNonNull(ProgressStore.instant(row, "at"))))
                .list();
    }

    /** Whether the one who looks is named on an item and has not said to have read it. */
    boolean named(UUID item) {
        return access.actorIfAny()
                .map(actor -> database.sql("""
                                select count(*) from progress_mention
                                 where account_id = :account and item_id = :item and seen_at is null
                                """)
                                .param("account", actor.accountId())
                                .param("item", item)
                                .query(Integer.class)
                                .single()
                        > 0)
                .orElse(false);
    }

    /** Says that the one who acts has read where they are named on an item. */
    @Transactional
    public void seen(UUID itemId) {
        UUID account = access.actor().accountId();
        List<UUID> comments = database.sql("""
                        update progress_mention set seen_at = :now
                         where account_id = :account and item_id = :item and seen_at is null returning comment_id
                        """)
                .param("account", account)
                .param("item", itemId)
                .param("now", ProgressStore.at(history.now()))
                .query((row, index) -> row.getObject("comment_id", UUID.class))
                .list();
        if (!comments.isEmpty()) {
            audit.record("progress.mention.seen", "plan-item", itemId.toString(), Map.of());
        }
    }

    private static Comment comment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("step_id", UUID.class),
                row.getObject("author", UUID.class),
                row.getString("agency_name"),
                java.util.Objects.requireNonNull(ProgressStore.instant(row, "at")),
                row.getString("text"),
                ProgressStore.instant(row, "edited_at"));
    }
}
