package vn.lienthong.capability.privacy;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The breach register: entering, changing, telling, closing; and reminding before each clock ends. */
@Service
class Breaches {

    /** Hours left at which people are told, by clock. */
    private static final Map<Breach.Addressee, List<Integer>> BEFORE = Map.of(
            Breach.Addressee.CYBER, List.of(12, 6, 2),
            Breach.Addressee.A05, List.of(48, 24, 6, 2));

    /** Once a clock is over, it is said again every so many hours. */
    private static final int AGAIN = 6;

    private final BreachStore store;
    private final Access access;
    private final AgencyDirectory agencies;
    private final People people;
    private final Notify notify;
    private final Documents documents;
    private final Audit audit;
    private final Clock clock;

    Breaches(
            BreachStore store,
            Access access,
            AgencyDirectory agencies,
            People people,
            Notify notify,
            Documents documents,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.agencies = agencies;
        this.people = people;
        this.notify = notify;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is written down about a breach. */
    record Facts(
            String title,
            String facts,
            @Nullable Instant happenedAt,
            boolean attack,
            boolean harm,
            List<String> kinds,
            @Nullable Integer people,
            String consequences,
            String measures,
            String contact,
            boolean tellPeople) {}

    /** How an act ended. */
    sealed interface Outcome {

        record Done(Breach breach) implements Outcome {}

        /** A rule says no: a message key that says what to do. */
        record Refused(String key) implements Outcome {}
    }

    boolean keeps(UUID agency) {
        return access.may(PrivacyConfiguration.BREACH, agency);
    }

    /** Those that the one who acts may know of. */
    List<Breach> seen() {
        return store.all().stream()
                .filter(breach -> access.may(PrivacyConfiguration.BREACH_READ, breach.agency()))
                .toList();
    }

    /** Enters a breach; the same id is entered once. */
    @Transactional
    Breach enter(UUID id, UUID agency, Instant detectedAt, Facts facts) {
        access.require(PrivacyConfiguration.BREACH, agency);
        Instant now = clock.instant();
        UUID by = access.actorIfAny().map(Actor::accountId).orElse(null);
        if (store.find(id).isEmpty()) {
            String code =
                    store.code(LocalDate.ofInstant(now, VietnameseText.ZONE).getYear());
            Breach breach = of(id, code, agency, detectedAt, facts, now, by, 1);
            store.insert(breach);
            store.append(id, new BreachStore.Step(now, "entered", "", by));
            audit.record("privacy.breach.entered", "breach", id.toString(), Map.of("code", code));
            tell(breach, "entered", "privacy.notice.breach", List.of(code), Urgency.NOW);
        }
        return store.find(id).orElseThrow();
    }

    private Breach of(
            UUID id,
            String code,
            UUID agency,
            Instant detectedAt,
            Facts facts,
            Instant enteredAt,
            @Nullable UUID by,
            int version) {
        return new Breach(
                id,
                code,
                agency,
                agencies.name(agency).orElse(""),
                facts.title(),
                facts.facts(),
                facts.happenedAt(),
                detectedAt,
                facts.attack(),
                facts.harm(),
                facts.kinds(),
                facts.people(),
                facts.consequences(),
                facts.measures(),
                facts.contact(),
                facts.tellPeople(),
                enteredAt,
                by,
                null,
                "",
                version);
    }

    /** More is known: the facts change, what was sent stays. */
    @Transactional
    Outcome change(UUID id, int version, Facts facts) {
        Breach breach = mine(id);
        Breach changed = of(
                id,
                breach.code(),
                breach.agency(),
                breach.detectedAt(),
                facts,
                breach.enteredAt(),
                breach.enteredBy(),
                version);
        if (!store.update(changed)) {
            return new Outcome.Refused("privacy.refused.changed-meanwhile");
        }
        written(breach, "changed", "", Map.of());
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    /** A notice has been sent: its clock stops. */
    @Transactional
    Outcome sent(
            UUID id, Breach.Addressee to, Instant at, String number, String words, Requests.@Nullable Upload file) {
        Breach breach = mine(id);
        if (!breach.open()) {
            return new Outcome.Refused("privacy.breach.refused.closed");
        }
        if (at.isBefore(breach.detectedAt()) || at.isAfter(clock.instant())) {
            return new Outcome.Refused("privacy.breach.refused.moment");
        }
        UUID document = file == null ? null : store(file.name(), file.content());
        store.sent(
                id,
                new Breach.Sent(Ids.next(), to, at, number, words, document),
                clock.instant(),
                access.actorIfAny().map(Actor::accountId).orElse(null));
        written(breach, "sent-" + to.name().toLowerCase(java.util.Locale.ROOT), number, Map.of("to", to.name()));
        notify.settle(start(breach, to));
        return new Outcome.Done(breach);
    }

    private UUID store(String name, InputStream content) {
        return documents.store(Requests.OWNER, name, content).id();
    }

    /** Closes with the lessons learnt; not before everybody was told who must be. */
    @Transactional
    Outcome close(UUID id, int version, String lessons) {
        Breach breach = mine(id);
        if (breach.timers(store.sent(id)).stream().anyMatch(Breach.Timer::runs)) {
            return new Outcome.Refused("privacy.breach.refused.clocks");
        }
        if (!breach.open() || !store.close(id, version, clock.instant(), lessons)) {
            return new Outcome.Refused("privacy.refused.changed-meanwhile");
        }
        written(breach, "closed", lessons, Map.of());
        notify.settle(start(breach));
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    @Transactional
    Outcome reopen(UUID id, int version, String why) {
        Breach breach = mine(id);
        if (breach.open() || !store.close(id, version, null, breach.lessons())) {
            return new Outcome.Refused("privacy.refused.changed-meanwhile");
        }
        written(breach, "reopened", why, Map.of());
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    private Breach mine(UUID id) {
        Breach breach = store.locked(id).orElseThrow();
        access.require(PrivacyConfiguration.BREACH, breach.agency());
        return breach;
    }

    private void written(Breach breach, String code, String words, Map<String, String> details) {
        store.append(
                breach.id(),
                new BreachStore.Step(
                        clock.instant(),
                        code,
                        words,
                        access.actorIfAny().map(Actor::accountId).orElse(null)));
        Map<String, String> all = new java.util.TreeMap<>(details);
        all.put("code", breach.code());
        all.put("step", code);
        audit.record("privacy.breach.written", "breach", breach.id().toString(), all);
    }

    /** Looks at every clock that runs; called every ten minutes. */
    @Transactional
    public void watch() {
        Instant now = clock.instant();
        for (Breach breach : store.all()) {
            if (breach.open()) {
                breach.timers(store.sent(breach.id())).stream()
                        .filter(Breach.Timer::runs)
                        .filter(timer -> timer.due() != null)
                        .forEach(timer -> remind(breach, timer, now));
            }
        }
    }

    private void remind(Breach breach, Breach.Timer timer, Instant now) {
        Duration left = timer.left(now);
        String start = "clock:" + timer.to().name() + ":";
        String hours = Long.toString(Math.abs(left.toHours()));
        if (left.isNegative()) {
            tell(
                    breach,
                    start + "over:" + left.abs().toHours() / AGAIN,
                    "privacy.notice.breach.over." + timer.to().name().toLowerCase(java.util.Locale.ROOT),
                    List.of(breach.code(), hours),
                    Urgency.NOW);
            return;
        }
        BEFORE.getOrDefault(timer.to(), List.of()).stream()
                .filter(mark -> left.compareTo(Duration.ofHours(mark)) <= 0)
                .min(Integer::compare)
                .ifPresent(mark -> tell(
                        breach,
                        start + mark,
                        "privacy.notice.breach.left." + timer.to().name().toLowerCase(java.util.Locale.ROOT),
                        List.of(breach.code(), hours),
                        Urgency.NOW));
    }

    private static String start(Breach breach) {
        return "privacy:breach:" + breach.id() + ":";
    }

    private static String start(Breach breach, Breach.Addressee to) {
        return start(breach) + "clock:" + to.name() + ":";
    }

    private void tell(Breach breach, String key, String message, List<String> arguments, Urgency urgency) {
        Instant detected = breach.detectedAt();
        LocalDate due = LocalDate.ofInstant(
                detected.plus(java.util.Objects.requireNonNull(Breach.Addressee.A05.within())), VietnameseText.ZONE);
        notify.tell(people.holding(PrivacyConfiguration.BREACH_READ, breach.agency()).stream()
                .map(Person::account)
                .map(account -> new Notice(
                        account,
                        start(breach) + key,
                        PrivacyConfiguration.NOTICE,
                        message,
                        arguments,
                        breach.path(),
                        urgency,
                        due))
                .toList());
    }
}
