package vn.lienthong.steering.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/**
 * Who sees and does what: whoever sees a plan sees its rounds and issued reports; a unit reads and writes its own part and no
 * other; the standing body merges and issues; leaders read everything, remark and approve.
 */
@Component
class Sight {

    static final String READ = "reports.read";
    static final String WRITE = "reports.write";
    static final String ISSUE = "reports.issue";
    static final String APPROVE = "reports.approve";

    private final Access access;
    private final PlanBook plans;
    private final Locality locality;
    private final RoundStore rounds;
    private final ReportStore reports;
    private final Clock clock;

    Sight(Access access, PlanBook plans, Locality locality, RoundStore rounds, ReportStore reports, Clock clock) {
        this.access = access;
        this.plans = plans;
        this.locality = locality;
        this.rounds = rounds;
        this.reports = reports;
        this.clock = clock;
    }

    /** The plans whose rounds the one who looks sees. */
    List<UUID> plans() {
        return plans.plans().stream().map(Plan::id).toList();
    }

    /** A round that the one who looks may see; otherwise it is not there. */
    Round round(UUID id) {
        return rounds.find(id).filter(this::sees).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    boolean reads() {
        return access.may(READ);
    }

    boolean sees(Round round) {
        return mayIssue(round)
                || round.plans().stream().anyMatch(plan -> plans.plan(plan).isPresent());
    }

    /** A report in a state in which the one who looks may see it: drafts are for those who make and approve them. */
    Report report(UUID id) {
        Report report = reports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Round round = round(report.roundId());
        if (report.open() && !mayIssue(round) && !mayApprove(round)) {
            throw new AccessDeniedException("draft of a report " + id);
        }
        return report;
    }

    /** A part that the one who looks may read. */
    Round.Part part(UUID id) {
        Round.Part part = rounds.part(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Round round = round(part.roundId());
        if (!mayWrite(part) && !mayIssue(round) && !mayApprove(round)) {
            throw new AccessDeniedException("part " + id + " of another unit");
        }
        return part;
    }

    /** A part is written by its own unit, or the one that has taken its duties over; nobody writes for another. */
    boolean mayWrite(Round.Part part) {
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        if (own == null || !access.may(WRITE, own)) {
            return false;
        }
        return own.equals(part.agencyId())
                || locality.standing(part.agencyId(), LocalDate.now(clock))
                        .map(Agency::id)
                        .filter(own::equals)
                        .isPresent();
    }

    void requireWrite(Round.Part part) {
        if (!mayWrite(part)) {
            throw new AccessDeniedException(WRITE + " of part " + part.id());
        }
    }

    boolean mayIssue(Round round) {
        return access.may(ISSUE, round.agencyId());
    }

    void requireIssue(Round round) {
        access.require(ISSUE, round.agencyId());
    }

    /** Leaders of the locality whose plan it is; of the agency that issues where it is about several. */
    boolean mayApprove(Round round) {
        return access.may(APPROVE, approvesAt(round));
    }

    /** The agency whose leaders approve. */
    UUID approvesAt(Round round) {
        UUID owner = round.plans().size() == 1
                ? plans.plan(round.plans().getFirst()).map(Plan::owner).orElse(null)
                : null;
        return Objects.requireNonNullElse(owner, round.agencyId());
    }

    void requireApprove(Round round) {
        if (!mayApprove(round)) {
            throw new AccessDeniedException(APPROVE + " of round " + round.id());
        }
    }

    UUID actor() {
        return access.actor().accountId();
    }
}
