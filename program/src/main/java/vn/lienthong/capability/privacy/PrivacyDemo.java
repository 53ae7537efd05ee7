package vn.lienthong.capability.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.SimulatedTime;

/**
 * What invented citizens of the sandbox asked the invented commune, at different clocks, and two breaches: {@code demo.tsv}.
 * The newest breach was found some hours before the first start, so that a newcomer sees clocks run.
 */
@Component
class PrivacyDemo implements DemoStory {

    private static final int ACT = 3;
    private static final int WHO = 4;
    private static final int KIND = 5;
    private static final int TARGETS = 6;
    private static final int WORDS = 7;
    private static final int CLAUSE = 8;

    private final Requests requests;
    private final RequestStore store;
    private final Breaches breaches;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Clock clock;

    PrivacyDemo(
            Requests requests,
            RequestStore store,
            Breaches breaches,
            Access access,
            AgencyDirectory agencies,
            Clock clock) {
        this.requests = requests;
        this.store = store;
        this.breaches = breaches;
        this.access = access;
        this.agencies = agencies;
        this.clock = clock;
    }

    @Override
    public List<Scene> scenes() {
        List<List<String>> lines = DemoStory.lines(PrivacyDemo.class, "demo.tsv");
        List<Scene> all = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            List<String> line = lines.get(n);
            all.add(Scene.of("privacy.demo." + n, line, () -> act(line)));
        }
        return all;
    }

    private void act(List<String> line) {
        UUID agency = java.util.Objects.requireNonNull(access.actor().agencyId());
        switch (line.get(ACT)) {
            case "desk" ->
                store.desk(
                        new RequestStore.Desk(agency, agencies.name(agency).orElse(""), line.get(WORDS)),
                        clock.instant());
            case "file" -> file(line, agency);
            case "move" -> move(line, agency);
            case "breach" -> breach(line, agency);
            case "told" ->
                done(breaches.sent(
                        id(line.get(WHO)),
                        Breach.Addressee.valueOf(line.get(KIND)),
                        clock.instant(),
                        line.get(WORDS),
                        "",
                        null));
            case "closed" -> done(breaches.close(id(line.get(WHO)), 1, line.get(WORDS)));
            default -> throw new IllegalStateException(line.get(ACT));
        }
    }

    private void file(List<String> line, UUID agency) {
        Kind kind = Kind.of(line.get(KIND)).orElseThrow();
        List<String> targets = words(line.get(TARGETS));
        boolean corrects = kind == Kind.CORRECT;
        requests.file(new Requests.Filing(
                Ids.next(),
                kind,
                agency,
                new Subject(
                        citizen(line).get(1),
                        citizen(line).get(2),
                        "",
                        "",
                        "",
                        line.get(WORDS),
                        corrects ? targets.getLast() : ""),
                corrects ? targets.subList(0, 1) : targets,
                Consents.Channel.PAGE,
                false,
                null));
    }

    /** Moves the citizen's open request here. */
    private void move(List<String> line, UUID agency) {
        DataRequest request = store.ofPerson(citizen(line).get(1)).stream()
                .filter(one -> one.agency().equals(agency))
                .filter(one -> one.state() == State.RECEIVED || one.state() == State.ANSWERED)
                .findFirst()
                .orElseThrow();
        String clause = line.get(CLAUSE).equals("-") ? "" : line.get(CLAUSE);
        Requests.Outcome outcome = requests.move(
                request.id(),
                line.get(KIND),
                new Requests.Facts(
                        request.version(), line.get(WORDS), clause, false, new Deeds.Manner(Set.of(), null), null));
        if (!(outcome instanceof Requests.Outcome.Done)) {
            throw new IllegalStateException("the act of line " + line + ": " + outcome);
        }
    }

    private void breach(List<String> line, UUID agency) {
        if (line.get(KIND).equals("attack")) {
            // Found some hours before the first start, whenever that is: the clocks are seen running.
            Instant found = SimulatedTime.real(clock).minus(Duration.ofHours(17));
            SimulatedTime.at(found.plus(Duration.ofHours(1)), () -> enter(line, agency, found, true));
        } else {
            enter(line, agency, clock.instant().minus(Duration.ofMinutes(30)), false);
        }
    }

    private void enter(List<String> line, UUID agency, Instant found, boolean attack) {
        breaches.enter(
                id(line.get(WHO)),
                agency,
                found,
                new Breaches.Facts(
                        line.get(WORDS),
                        line.get(CLAUSE),
                        null,
                        attack,
                        true,
                        words(line.get(TARGETS)),
                        attack ? null : Integer.valueOf(86),
                        "",
                        "",
                        "",
                        false));
    }

    private static void done(Breaches.Outcome outcome) {
        if (!(outcome instanceof Breaches.Outcome.Done)) {
            throw new IllegalStateException("a demo breach: " + outcome);
        }
    }

    private static List<String> citizen(List<String> line) {
        return DemoStory.lines(PrivacyDemo.class, "demo-citizens.tsv").stream()
                .filter(one -> one.getFirst().equals(line.get(WHO)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" ", -1));
    }

    private static UUID id(String word) {
        return UUID.nameUUIDFromBytes(("privacy.demo." + word).getBytes(StandardCharsets.UTF_8));
    }
}
