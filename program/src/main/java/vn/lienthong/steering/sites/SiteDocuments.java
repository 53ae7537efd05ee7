package vn.lienthong.steering.sites;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.steering.plan.PlanBook;

/** Whoever sees a plan may read the files of its places. */
@Component
class SiteDocuments implements DocumentGuard {

    private final SiteStore store;
    private final PlanBook plans;

    SiteDocuments(SiteStore store, PlanBook plans) {
        this.store = store;
        this.plans = plans;
    }

    @Override
    public String owner() {
        return SiteActs.OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return store.planOfDocument(document.id()).flatMap(plans::plan).isPresent();
    }
}
