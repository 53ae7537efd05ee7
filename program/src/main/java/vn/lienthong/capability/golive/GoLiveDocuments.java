package vn.lienthong.capability.golive;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/** Whoever sees a system may read its papers. */
@Component
class GoLiveDocuments implements DocumentGuard {

    private final GoLiveStore store;
    private final GoLiveReach reach;

    GoLiveDocuments(GoLiveStore store, GoLiveReach reach) {
        this.store = store;
        this.reach = reach;
    }

    @Override
    public String owner() {
        return GoLiveActs.OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return store.ofDocument(document.id()).filter(reach::sees).isPresent();
    }
}
