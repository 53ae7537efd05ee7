package vn.lienthong.capability.mandates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.registry.Kin;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * For whom a citizen may act, judged anew each time it is asked: the register, the papers and the stops as they are now. Nothing is
 * remembered from one request to the next, so that what ends has ended.
 */
@Component
public class Mandates {

    /** Below it a mandate has its pages. */
    public static final String PAGES = "/cong-dan/thay-mat";

    /** With how many years one acts for oneself (Bộ luật Dân sự article 20). */
    static final int OF_AGE = 18;
    /** From how many years on a minor may end it themself (Bộ luật Dân sự article 21.4). */
    static final int OWN_WILL = 15;

    private static final String LEVEL_2 = ":2";

    private final MandateStore store;
    private final Kin kin;
    private final List<MandateDeed> deeds;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    Mandates(
            MandateStore store,
            Kin kin,
            ObjectProvider<MandateDeed> deeds,
            Messages messages,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.kin = kin;
        this.deeds = deeds.orderedStream().toList();
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be done for another, in all rooms. */
    public List<MandateDeed> deeds() {
        return deeds;
    }

    /** For whom a citizen may act now; nobody below level 2 of VNeID. */
    public List<Mandate> heldBy(Citizen citizen) {
        if (!citizen.level().endsWith(LEVEL_2)) {
            return List.of();
        }
        List<Mandate> all = new ArrayList<>();
        kin.childrenOf(citizen.personalNumber(), today().minusYears(OF_AGE)).stream()
                .filter(child -> child.alive() && minor(child.born()))
                .filter(child -> child.number().isEmpty() || !store.stopped(child.number(), citizen.personalNumber()))
                .map(child -> ofChild(child, citizen))
                .forEach(all::add);
        store.of(citizen.personalNumber(), false).stream()
                .filter(this::holds)
                .map(this::ofPaper)
                .forEach(all::add);
        return all;
    }

    /**
     * The leave to do something for somebody now; empty if there is none, whatever the reason: ids cannot be tried out.
     *
     * @param id as it stands in the address
     * @param deed code of what is to be done
     */
    public Optional<Mandate> find(Citizen citizen, UUID id, String deed) {
        return heldBy(citizen).stream()
                .filter(one -> one.id().equals(id) && one.deeds().contains(deed))
                .findFirst();
    }

    /** Who stands in and by which right, as the diary of the person says it. */
    public String who(Mandate mandate) {
        return messages.text(
                VietnameseText.VIETNAMESE,
                "mandates.who." + mandate.ground().code(),
                mandate.agentName(),
                mandate.paper());
    }

    /** For reading a person's data: who reads. */
    public OwnData.Reader reader(Mandate mandate) {
        return new OwnData.Reader.StandIn(who(mandate));
    }

    /**
     * Writes down that something was done for somebody: a line in the diary of the person that names who acted, and one in the audit
     * trail that names nobody. In the caller's transaction.
     *
     * @param deed code
     * @param recordKind what it was done to, such as {@code request}
     * @param record its number as people write it
     * @param shown what the representative was shown of the person; empty for an act that shows nothing
     */
    @Transactional
    public void acted(Mandate mandate, String deed, String recordKind, String record, Set<PersonField> shown) {
        kin.shownTo(
                who(mandate), mandate.number(), MandatesConfiguration.ACTING.serving(recordKind, record), shown);
        audit.record(
                "mandates.deed.done",
                "mandate",
                mandate.id().toString(),
                Map.of("deed", deed, "ground", mandate.ground().code(), "record", record));
    }

    /**
     * Papers about a person, for the copy of their data: each in words, those ended too.
     *
     * @param number 12 digits
     */
    public List<String> about(String number) {
        return store.about(number).stream()
                .map(one -> messages.text(
                        VietnameseText.VIETNAMESE,
                        "mandates.about",
                        messages.text(VietnameseText.VIETNAMESE, one.ground().key()),
                        one.pair().agentName(),
                        one.pair().principalName(),
                        one.paper(),
                        vn.lienthong.kernel.TypedDay.show(one.until()),
                        messages.text(VietnameseText.VIETNAMESE, "mandates.state." + one.state(today()))))
                .toList();
    }

    // --- for the pages of this room ---

    /** Somebody who may act for the citizen. */
    record Standing(UUID id, Ground ground, String name, String paper, LocalDate until, boolean stopped) {}

    /** Who may act for a citizen: parents of a minor, and whoever holds a paper. */
    List<Standing> standingFor(Citizen citizen) {
        String number = citizen.personalNumber();
        List<Standing> all = new ArrayList<>();
        LocalDate ofAge = born(citizen).plusYears(OF_AGE);
        if (ofAge.isAfter(today())) {
            kin.parentsOf(number)
                    .forEach(parent -> all.add(new Standing(
                            pairId(number, parent.number()),
                            Ground.PARENT,
                            parent.name(),
                            "",
                            ofAge.minusDays(1),
                            store.stopped(number, parent.number()))));
        }
        store.of(number, true).stream()
                .filter(this::holds)
                .forEach(one -> all.add(new Standing(
                        one.id(), one.ground(), one.pair().agentName(), one.paper(), one.until(), false)));
        return all;
    }

    /** Whether the citizen is old enough to end what somebody may do for them. */
    boolean ownWill(Citizen citizen) {
        return !born(citizen).plusYears(OWN_WILL).isAfter(today());
    }

    /** Who stands in does not want to any more. False if there was nothing to end. */
    @Transactional
    public boolean laidDown(Citizen citizen, UUID id, String why) {
        Optional<Mandate> mandate =
                heldBy(citizen).stream().filter(one -> one.id().equals(id)).findFirst();
        if (mandate.isEmpty()) {
            return false;
        }
        Mandate one = mandate.get();
        boolean done = one.ground() == Ground.PARENT
                ? stopped(one.number(), one.name(), one.agentNumber(), one.agentName(), "agent", one.agentName(), why)
                : store.end(id, new MandateStore.Ending(clock.instant(), "agent", one.agentName(), why));
        if (done) {
            ended(one.id(), one.ground(), "agent", one.number(), who(one));
        }
        return done;
    }

    /** Who is stood in for does not want it any more. False if there was nothing to end, or they are too young. */
    @Transactional
    public boolean takenBack(Citizen citizen, UUID id, String why) {
        Optional<Standing> standing = standingFor(citizen).stream()
                .filter(one -> one.id().equals(id) && !one.stopped())
                .findFirst();
        if (standing.isEmpty() || !citizen.level().endsWith(LEVEL_2) || !ownWill(citizen)) {
            return false;
        }
        Standing one = standing.get();
        String number = citizen.personalNumber();
        boolean done = one.ground() == Ground.PARENT
                ? kin.parentsOf(number).stream()
                        .filter(parent -> pairId(number, parent.number()).equals(id))
                        .anyMatch(parent -> stopped(
                                number,
                                citizen.name(),
                                parent.number(),
                                parent.name(),
                                "principal",
                                citizen.name(),
                                why))
                : store.end(id, new MandateStore.Ending(clock.instant(), "principal", citizen.name(), why));
        if (done) {
            ended(id, one.ground(), "principal", number, citizen.name());
        }
        return done;
    }

    private boolean stopped(
            String principal,
            String principalName,
            String agent,
            String agentName,
            String by,
            String byName,
            String why) {
        return !principal.isEmpty()
                && store.stop(
                        new MandateStore.Stop(
                                Ids.next(),
                                null,
                                new Pair(principal, principalName, agent, agentName, null),
                                by,
                                byName,
                                clock.instant(),
                                why,
                                null),
                        "");
    }

    private void ended(UUID id, Ground ground, String by, String number, String who) {
        kin.shownTo(
                who,
                number,
                MandatesConfiguration.ACTING.serving(
                        "mandate", messages.text(VietnameseText.VIETNAMESE, "mandates.record.ended")),
                Set.of());
        audit.record("mandates.mandate.ended", "mandate", id.toString(), Map.of("ground", ground.code(), "by", by));
    }

    /** The same pair has the same id in addresses, and nobody comes from it to a number. */
    private UUID pairId(String principal, String agent) {
        return UUID.nameUUIDFromBytes(
                (store.mark(principal) + store.mark(agent)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Whether a paper lets somebody act now: not ended, not over, both alive, and the minor still one. */
    boolean holds(MandateStore.Written one) {
        LocalDate born = one.pair().born();
        return one.state(today()).equals("holds")
                && !one.pair().principal().isEmpty()
                && alive(one.pair().principal())
                && alive(one.pair().agent())
                && (!one.minor() || (born != null && minor(born)));
    }

    /** Whom this register does not hold counts as alive: their death is not known here. */
    boolean alive(String number) {
        return kin.standing(number).map(Kin.Standing::alive).orElse(true);
    }

    /** Whether this register says when somebody was born. */
    boolean known(String number) {
        return kin.standing(number).isPresent();
    }

    boolean minor(LocalDate born) {
        return born.plusYears(OF_AGE).isAfter(today());
    }

    private Mandate ofChild(Kin.Child child, Citizen parent) {
        return new Mandate(
                child.id(),
                Ground.PARENT,
                child.number(),
                child.name(),
                parent.personalNumber(),
                parent.name(),
                child.born(),
                child.origin().source(),
                child.origin().legalBasis(),
                child.origin().on(),
                child.born().plusYears(OF_AGE).minusDays(1),
                child.number().isEmpty() ? Set.of() : codes());
    }

    private Mandate ofPaper(MandateStore.Written one) {
        return new Mandate(
                one.id(),
                one.ground(),
                one.pair().principal(),
                one.pair().principalName(),
                one.pair().agent(),
                one.pair().agentName(),
                one.pair().born(),
                one.paper(),
                one.paperBy(),
                one.paperOn(),
                one.until(),
                one.deeds().isEmpty() ? codes() : one.deeds());
    }

    private Set<String> codes() {
        return deeds.stream().map(MandateDeed::code).collect(Collectors.toUnmodifiableSet());
    }

    /** The latest day on which a citizen can have been born by what VNeID said. */
    private LocalDate born(Citizen citizen) {
        String birth = citizen.birth();
        return switch (birth.length()) {
            case 10 -> LocalDate.parse(birth);
            case 7 -> YearMonth.parse(birth).atEndOfMonth();
            case 4 -> LocalDate.of(Integer.parseInt(birth), 12, 31);
            default -> today();
        };
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}
