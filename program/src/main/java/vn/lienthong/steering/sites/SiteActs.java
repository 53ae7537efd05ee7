package vn.lienthong.steering.sites;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.steering.plan.PlanItem;

/** What people do to places. */
@Service
class SiteActs {

    static final String OWNER = "sites";
    static final String SURVEY = "survey";
    static final String EVALUATION = "evaluation";

    private final SiteStore store;
    private final SiteReach reach;
    private final Documents documents;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SiteActs(
            SiteStore store,
            SiteReach reach,
            Documents documents,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Upload(String name, InputStream content) {}

    /** What is written down with a move or a sheet. */
    record Facts(
            int version,
            LocalDate day,
            String number,
            String words,
            @Nullable Upload file) {}

    /** How an act ended. */
    sealed interface Outcome {

        record Done(Site site) implements Outcome {}

        /** A rule says no: a message key that says what to do. */
        record Refused(String key) implements Outcome {}
    }

    /**
     * Brings a place in.
     *
     * @param id made when the form was opened: sent twice, it is brought in once
     */
    @Transactional
    public Site propose(UUID id, PlanItem item, String kind, String name, @Nullable String unitCode, String unitName) {
        if (!reach.works(item)) {
            throw new AccessDeniedException(SiteConfiguration.WORK + " at " + item.id());
        }
        LocalDate today = LocalDate.now(clock);
        Site site = new Site(
                id,
                item.planId(),
                item.id(),
                kind,
                name,
                unitCode,
                unitName,
                reach.own().orElseThrow(),
                Site.State.CANDIDATE,
                today,
                false,
                null,
                clock.instant(),
                1);
        if (store.insert(site)) {
            store.append(id, moved("proposed", Site.State.CANDIDATE, new Facts(1, today, "", "", null)));
            written(site, "proposed", Map.of("name", name, "item", item.id().toString()));
        }
        return store.find(id).orElseThrow();
    }

    /** Keeps a survey; the place counts as surveyed. */
    @Transactional
    public Outcome survey(UUID id, List<SiteStore.Line> lines, Facts facts) {
        Site site = worked(id);
        if (site.state() == Site.State.STOPPED) {
            return new Outcome.Refused("sites.refused.not-now");
        }
        if (!store.surveyed(id, facts.version())) {
            return new Outcome.Refused("sites.refused.changed-meanwhile");
        }
        store.sheet(id, store.append(id, moved("surveyed", site.state(), facts)), SURVEY, lines);
        return written(site, "surveyed", Map.of());
    }

    /** Keeps an evaluation and its score. */
    @Transactional
    public Outcome evaluate(UUID id, List<SiteStore.Line> lines, Facts facts) {
        Site site = worked(id);
        if (site.state() != Site.State.RUNNING && site.state() != Site.State.REPLICATED) {
            return new Outcome.Refused("sites.refused.not-running");
        }
        int percent = percent(lines);
        if (!store.score(id, percent, facts.version())) {
            return new Outcome.Refused("sites.refused.changed-meanwhile");
        }
        store.sheet(id, store.append(id, moved("evaluated", site.state(), facts)), EVALUATION, lines);
        return written(site, "evaluated", Map.of("score", Integer.toString(percent)));
    }

    /** Share of the greatest score that was reached, rounded to whole percent. */
    static int percent(List<SiteStore.Line> lines) {
        int most = lines.stream().mapToInt(SiteStore.Line::most).sum();
        int reached = lines.stream()
                .filter(line -> line.most() > 0)
                .mapToInt(line -> Integer.parseInt(line.value()))
                .sum();
        return most == 0 ? 0 : Math.toIntExact(Math.round(100.0 * reached / most));
    }

    @Transactional
    public Outcome move(UUID id, String code, Facts facts) {
        Site site = found(id);
        Optional<SiteProcess.Move> found = SiteProcess.find(site.state(), code);
        if (found.isEmpty()) {
            return new Outcome.Refused("sites.refused.not-now");
        }
        SiteProcess.Move move = found.get();
        if (!reach.mayMake(move, site)) {
            throw new AccessDeniedException("sites move " + code + " of " + id);
        }
        Optional<String> no = refuses(move, site);
        if (no.isPresent()) {
            return new Outcome.Refused(no.get());
        }
        if (site.version() != facts.version() || !store.update(site.moved(move.to(), facts.day()))) {
            return new Outcome.Refused("sites.refused.changed-meanwhile");
        }
        store.append(id, moved(code, move.to(), facts));
        events.publishEvent(new SiteMoved(id, site.planId(), site.itemId(), move.to()));
        return written(site, "moved", Map.of("move", code, "day", facts.day().toString(), "number", facts.number()));
    }

    /** What a rule says against a move now. */
    static Optional<String> refuses(SiteProcess.Move move, Site site) {
        return switch (move.guard()) {
            case NONE -> Optional.empty();
            case SURVEYED -> site.surveyed() ? Optional.empty() : Optional.of("sites.refused.not-surveyed");
            case EVALUATED -> site.score() != null ? Optional.empty() : Optional.of("sites.refused.not-evaluated");
        };
    }

    private SiteStore.Moved moved(String code, Site.State to, Facts facts) {
        Upload file = facts.file();
        UUID document = file == null
                ? null
                : documents.store(OWNER, file.name(), file.content()).id();
        return new SiteStore.Moved(
                0,
                clock.instant(),
                code,
                to,
                facts.day(),
                access.actor().accountId(),
                facts.number(),
                facts.words(),
                document);
    }

    private Outcome written(Site site, String act, Map<String, String> details) {
        audit.record("sites.site." + act, "site", site.id().toString(), details);
        return new Outcome.Done(store.find(site.id()).orElseThrow());
    }

    private Site worked(UUID id) {
        Site site = found(id);
        if (!reach.works(site)) {
            throw new AccessDeniedException(SiteConfiguration.WORK + " at " + site.itemId());
        }
        return site;
    }

    private Site found(UUID id) {
        return store.find(id).filter(reach::sees).orElseThrow(() -> new NoSuchElementException("site"));
    }
}
