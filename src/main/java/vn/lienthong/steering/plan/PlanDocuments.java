package vn.lienthong.steering.plan;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/** Whoever reads the plan may read the documents it came from. */
@Component
class PlanDocuments implements DocumentGuard {

    static final String OWNER = "plan";

    private final Access access;

    PlanDocuments(Access access) {
        this.access = access;
    }

    @Override
    public String owner() {
        return OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return access.may("plan.read");
    }
}
