package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperGuard;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Who may do what with letters: the standing body of a plan's locality drafts and issues, its leaders issue. */
@Component
class LetterReach implements PaperGuard {

    private final Access access;
    private final PlanBook book;
    private final Locality locality;
    private final People people;
    private final Clock clock;

    LetterReach(Access access, PlanBook book, Locality locality, People people, Clock clock) {
        this.people = people;
        this.access = access;
        this.book = book;
        this.locality = locality;
        this.clock = clock;
    }

    boolean mayDraft(UUID plan) {
        return may(LettersConfiguration.DRAFT, plan);
    }

    boolean mayIssue(UUID plan) {
        return may(LettersConfiguration.ISSUE, plan);
    }

    private boolean may(String right, UUID planId) {
        return book.plan(planId).filter(plan -> book.holds(right, plan)).isPresent();
    }

    /** Accounts of those who may issue letters at the plan's owner. */
    List<UUID> signers(UUID planId) {
        UUID owner = book.plan(planId).map(Plan::owner).orElse(null);
        return owner == null
                ? List.of()
                : people.holding(LettersConfiguration.ISSUE, owner).stream()
                        .map(Person::account)
                        .toList();
    }

    /** The agencies in whose name the one who drafts may write: one's own first, then the plan's. */
    List<Agency> issuers(UUID planId) {
        List<UUID> ids = new ArrayList<>();
        UUID own = own();
        if (own != null) {
            ids.add(own);
        }
        book.plan(planId).map(Plan::owner).filter(owner -> !ids.contains(owner)).ifPresent(ids::add);
        return ids.stream()
                .flatMap(id -> locality.agency(id, LocalDate.now(clock)).stream())
                .toList();
    }

    private @Nullable UUID own() {
        return access.actorIfAny().map(Actor::agencyId).orElse(null);
    }

    @Override
    public String room() {
        return "letters";
    }

    /** Whoever sees the item that a letter is about may read the letter. */
    @Override
    public boolean mayRead(IssuedPaper paper) {
        String subject = paper.subject();
        if (subject.startsWith(Letters.ITEM)) {
            return book.item(UUID.fromString(subject.substring(Letters.ITEM.length())))
                    .isPresent();
        }
        return subject.startsWith(Letters.PLAN)
                && book.plan(UUID.fromString(subject.substring(Letters.PLAN.length())))
                        .isPresent();
    }
}
