package vn.lienthong.capability.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** Makes addresses, takes them back, and says what stands at one. */
@Service
class Feeds {

    /** What fell away is told so long: a client that looks once a week still hears of it. */
    private static final Duration CANCELLED_KEPT = Duration.ofDays(60);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final FeedStore store;
    private final List<FeedSource> sources;
    private final Access access;
    private final People people;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    Feeds(
            FeedStore store,
            ObjectProvider<FeedSource> sources,
            Access access,
            People people,
            AgencyDirectory agencies,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.sources = sources.orderedStream().toList();
        this.access = access;
        this.people = people;
        this.agencies = agencies;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A new address of the one who acts; the only sight of its secret. */
    @Transactional
    String make(@Nullable UUID agency, Locale locale) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        UUID id = Ids.next();
        store.insert(
                id,
                hash(secret),
                access.actor().accountId(),
                agency,
                locale.getLanguage().equals("en") ? "en" : "vi",
                clock.instant());
        audit.record(
                "feeds.feed.made", "feed", id.toString(), Map.of("agency", agency == null ? "" : agency.toString()));
        return secret;
    }

    @Transactional
    boolean revoke(UUID id) {
        boolean revoked = store.revoke(id, access.actor().accountId(), clock.instant());
        if (revoked) {
            audit.record("feeds.feed.revoked", "feed", id.toString(), Map.of());
        }
        return revoked;
    }

    /**
     * The calendar of a secret; empty for one that does not work, or whose maker has left or changed the unit.
     *
     * @param server address of this program
     */
    @Transactional
    Optional<String> read(String secret, String server) {
        SecurityContext before = SecurityContextHolder.getContext();
        // The address speaks for its maker, whoever opens it: what a browser's own session may see plays no part.
        SecurityContextHolder.clearContext();
        try {
            return store.bySecret(hash(secret)).filter(this::stillLawful).map(feed -> calendar(feed, server));
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private boolean stillLawful(FeedStore.Feed feed) {
        Optional<Person> maker = people.find(feed.account());
        UUID agency = feed.agency();
        return maker.isPresent()
                && (agency == null
                        || (maker.get().agency() != null
                                && agencies.reaches(
                                        java.util.Objects.requireNonNull(
                                                maker.get().agency()),
                                        agency)));
    }

    private String calendar(FeedStore.Feed feed, String server) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        store.lock(feed.id(), now);
        Locale locale = Locale.of(feed.language(), "VN");
        UUID agency = feed.agency();
        List<FeedEntry> entries = sources.stream()
                .flatMap(source -> (agency == null
                                ? source.ofPerson(feed.account(), locale)
                                : source.ofAgency(agency, locale))
                        .stream())
                .toList();
        String name = agency == null
                ? messages.text(locale, "feeds.name.person")
                : messages.text(
                        locale, "feeds.name.agency", agencies.name(agency).orElse(""));
        store.forget(feed.id(), now.minus(CANCELLED_KEPT));
        return ICalendar.write(feed.id(), name, server, events(feed.id(), entries, now));
    }

    private List<ICalendar.Event> events(UUID feed, List<FeedEntry> entries, Instant now) {
        Map<String, ICalendar.Event> told = store.told(feed);
        List<ICalendar.Event> events = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (FeedEntry entry : entries) {
            if (!keys.add(entry.key())) {
                continue;
            }
            ICalendar.Event before = told.get(entry.key());
            if (before != null && !before.cancelled() && before.entry().equals(entry)) {
                events.add(before);
            } else {
                ICalendar.Event event =
                        new ICalendar.Event(entry, before == null ? 0 : before.sequence() + 1, now, false);
                store.tell(feed, event);
                events.add(event);
            }
        }
        for (ICalendar.Event before : told.values()) {
            if (!keys.contains(before.entry().key())) {
                ICalendar.Event gone = before.cancelled()
                        ? before
                        : new ICalendar.Event(before.entry(), before.sequence() + 1, now, true);
                if (!before.cancelled()) {
                    store.tell(feed, gone);
                }
                events.add(gone);
            }
        }
        events.sort(
                Comparator.comparing((ICalendar.Event event) -> event.entry().day())
                        .thenComparing(event -> event.entry().key()));
        return events;
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
