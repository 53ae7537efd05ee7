package vn.lienthong.capability.mandates;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.registry.Answer;
import vn.lienthong.capability.registry.Kin;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.capability.registry.Registry;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** What officers do: enter a paper, end it, stop a parent and let them act again. */
@Service
class MandateEntries {

    static final String OWNER = "mandates";

    private final MandateStore store;
    private final Mandates mandates;
    private final Registry registry;
    private final Kin kin;
    private final Documents documents;
    private final AgencyDirectory agencies;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    MandateEntries(
            MandateStore store,
            Mandates mandates,
            Registry registry,
            Kin kin,
            Documents documents,
            AgencyDirectory agencies,
            Access access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.mandates = mandates;
        this.registry = registry;
        this.kin = kin;
        this.documents = documents;
        this.agencies = agencies;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A paper as an officer enters it.
     *
     * @param id made when the form was opened: sent twice, it is entered once
     * @param deeds codes; empty for all
     */
    record Entry(
            UUID id,
            Ground ground,
            Pair pair,
            String paper,
            String paperBy,
            LocalDate paperOn,
            LocalDate until,
            Set<String> deeds) {}

    /** What stands against a person of a paper: a message key; empty for nothing. */
    record Objection(boolean principal, String key) {}

    /**
     * Compares both with the register, which is a look at each: the name of the number, whether they live, their years. Whom the
     * register does not hold is taken as the paper says.
     */
    @Transactional
    Optional<Objection> objection(Entry entry) {
        Pair pair = entry.pair();
        Optional<Objection> principal = against(pair.principal(), pair.principalName(), entry.paper())
                .map(key -> new Objection(true, key));
        if (principal.isPresent()) {
            return principal;
        }
        Optional<Objection> agent = against(pair.agent(), pair.agentName(), entry.paper())
                .map(key -> new Objection(false, key));
        if (agent.isPresent()) {
            return agent;
        }
        if (kin.standing(pair.agent())
                .filter(found -> mandates.minor(found.born()))
                .isPresent()) {
            return Optional.of(new Objection(false, "mandates.wrong.agent-minor"));
        }
        LocalDate born = born(pair);
        return entry.ground() == Ground.WRITTEN && born != null && mandates.minor(born)
                ? Optional.of(new Objection(true, "mandates.wrong.principal-minor"))
                : Optional.empty();
    }

    private Optional<String> against(String number, String name, String paper) {
        return switch (registry.byNumber(number, MandatesConfiguration.ENTERING.serving("paper", paper))) {
            case Answer.Found(Person person) -> {
                String known = person.fullName();
                Person.Life life = person.life();
                if (life != null
                        && (life.status() == Person.Life.Status.DECEASED
                                || life.status() == Person.Life.Status.MISSING)) {
                    yield Optional.of("mandates.wrong.dead");
                }
                yield known == null
                                || VietnameseText.fold(known).equals(VietnameseText.fold(name))
                        ? Optional.empty()
                        : Optional.of("mandates.wrong.other-name");
            }
            case Answer.Several _ -> Optional.of("mandates.wrong.several");
            case Answer.Restricted _, Answer.Refused _ -> Optional.of("mandates.wrong.restricted");
            case Answer.NotFound _ -> Optional.empty();
        };
    }

    /** The register's day of birth where it has one, else the paper's; null if neither says it. */
    private @Nullable LocalDate born(Pair pair) {
        return kin.standing(pair.principal()).map(Kin.Standing::born).orElse(pair.born());
    }

    /** A minor's guardianship ends the day before they are of age, whatever the paper says. */
    LocalDate lastDay(Entry entry) {
        LocalDate born = born(entry.pair());
        if (born == null || !mandates.minor(born)) {
            return entry.until();
        }
        LocalDate ofAge = born.plusYears(Mandates.OF_AGE).minusDays(1);
        return ofAge.isBefore(entry.until()) ? ofAge : entry.until();
    }

    /** Enters it, with a line in the diaries of both. */
    @Transactional
    public UUID enter(Entry entry, String fileName, InputStream file) {
        UUID agency = access.actor().agencyId();
        if (agency == null) {
            throw new IllegalStateException("an officer of no agency enters no papers");
        }
        access.require(MandatesConfiguration.RECORD, agency);
        if (store.find(entry.id()).isPresent()) {
            return entry.id();
        }
        UUID document = documents.store(OWNER, fileName, file).id();
        LocalDate born = born(entry.pair());
        Pair pair = entry.pair();
        store.insert(new MandateStore.Written(
                entry.id(),
                entry.ground(),
                agency,
                agencies.name(agency).orElse(""),
                new Pair(pair.principal(), pair.principalName(), pair.agent(), pair.agentName(), born),
                born != null && mandates.minor(born),
                entry.paper(),
                entry.paperBy(),
                entry.paperOn(),
                lastDay(entry),
                entry.deeds(),
                document,
                access.actor().accountId(),
                access.actor().displayName(),
                clock.instant(),
                null));
        audit.record(
                "mandates.mandate.entered",
                "mandate",
                entry.id().toString(),
                Map.of("ground", entry.ground().code(), "paper", entry.paper(), "until", lastDay(entry).toString()));
        return entry.id();
    }

    /** Ends a paper. False if it had ended. */
    @Transactional
    public boolean end(MandateStore.Written one, String why) {
        access.require(MandatesConfiguration.RECORD, one.agency());
        boolean done = store.end(
                one.id(),
                new MandateStore.Ending(
                        clock.instant(), "officer", access.actor().displayName(), why));
        if (done) {
            kin.shownTo(
                    access.actor().displayName(),
                    one.pair().principal(),
                    MandatesConfiguration.ACTING.serving(
                            "mandate", messages.text(VietnameseText.VIETNAMESE, "mandates.record.ended")),
                    Set.of());
            audit.record(
                    "mandates.mandate.ended",
                    "mandate",
                    one.id().toString(),
                    Map.of("ground", one.ground().code(), "by", "officer", "why", why));
        }
        return done;
    }

    /** Stops a parent from acting for a child here, by a decision. False if they are stopped already. */
    @Transactional
    public boolean stop(Pair pair, String decision) {
        UUID agency = access.actor().agencyId();
        if (agency == null) {
            throw new IllegalStateException("an officer of no agency stops nobody");
        }
        access.require(MandatesConfiguration.RECORD, agency);
        UUID id = Ids.next();
        boolean done = store.stop(
                new MandateStore.Stop(
                        id,
                        agency,
                        pair,
                        "officer",
                        access.actor().displayName(),
                        clock.instant(),
                        decision,
                        null),
                agencies.name(agency).orElse(""));
        if (done) {
            audit.record("mandates.parent.stopped", "mandate-stop", id.toString(), Map.of("by", decision));
        }
        return done;
    }

    /** Lets a parent act again. False if it had been lifted. */
    @Transactional
    public boolean lift(MandateStore.Stop stop, String why) {
        UUID agency = stop.agency();
        if (agency == null) {
            access.require(MandatesConfiguration.RECORD);
        } else {
            access.require(MandatesConfiguration.RECORD, agency);
        }
        boolean done = store.lift(
                stop.id(),
                access.actor().accountId(),
                access.actor().displayName(),
                why,
                clock.instant());
        if (done) {
            audit.record("mandates.parent.let", "mandate-stop", stop.id().toString(), Map.of("why", why));
        }
        return done;
    }

    /** Agencies whose papers the one who acts sees. */
    List<UUID> agencies() {
        return store.agencies().stream()
                .filter(agency -> access.may(MandatesConfiguration.RECORD, agency))
                .toList();
    }
}
