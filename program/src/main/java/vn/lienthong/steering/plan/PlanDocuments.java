package vn.lienthong.steering.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/** Whoever reads the plan may read the documents it came from; one on its way, those who handle it. */
@Component
class PlanDocuments implements DocumentGuard {

    static final String OWNER = "plan";

    private final ImportStore imports;
    private final ImportReach reach;
    private final PlanBook book;

    PlanDocuments(ImportStore imports, ImportReach reach, PlanBook book) {
        this.imports = imports;
        this.reach = reach;
        this.book = book;
    }

    @Override
    public String owner() {
        return OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return imports.ofDocument(document.id()).stream()
                .anyMatch(one -> reach.handles(one)
                        || (one.state() == Import.State.ACCEPTED
                                && one.planId() != null
                                && book.plan(one.planId()).isPresent()));
    }
}
