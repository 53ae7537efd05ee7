package vn.lienthong.steering.plan;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;

/**
 * Whose hands a document on its way and a plan are in. Several localities may work in one program: the standing body of one
 * handles neither the documents nor the plans of another.
 */
@Component
class ImportReach {

    static final String IMPORT = "plan.import";
    static final String CORRECT = "plan.correct";

    private final ImportStore imports;
    private final PlanBook book;
    private final Units units;
    private final Access access;

    ImportReach(ImportStore imports, PlanBook book, Units units, Access access) {
        this.imports = imports;
        this.book = book;
        this.units = units;
        this.access = access;
    }

    /** A document of a plan is in the hands of those who hold the plan; a new one, of those of the unit that brought it. */
    boolean handles(Import document) {
        UUID plan = document.planId();
        if (plan != null) {
            return book.plan(plan).filter(found -> book.holds(IMPORT, found)).isPresent();
        }
        UUID from = imports.agency(document.id()).orElse(null);
        if (from == null || access.may(IMPORT, from)) {
            return access.may(IMPORT);
        }
        return access.actorIfAny()
                .map(Actor::agencyId)
                .filter(own -> access.may(IMPORT, own) && units.together(own, from))
                .isPresent();
    }

    /** Documents that wait for the one who acts. */
    List<Import> open() {
        return imports.open().stream().filter(this::handles).toList();
    }

    /** Goes on only for those who handle the document. */
    void require(UUID id) {
        if (!handles(imports.find(id).orElseThrow(ImportReach::missing))) {
            throw new AccessDeniedException(IMPORT + " of " + id);
        }
    }

    /** The plan, for those who may bring further documents into it. */
    Plan joined(UUID id) {
        return held(IMPORT, id);
    }

    /** The plan, for those who may correct it. */
    Plan corrected(UUID id) {
        return held(CORRECT, id);
    }

    private Plan held(String right, UUID id) {
        Plan plan = book.plan(id).orElseThrow(ImportReach::missing);
        if (!book.holds(right, plan)) {
            throw new AccessDeniedException(right + " of " + id);
        }
        return plan;
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
