package vn.lienthong.steering.obstacles;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/** Whoever sees an obstacle may read the files in its history. */
@Component
class ObstacleDocuments implements DocumentGuard {

    private final ObstacleStore store;
    private final Reach reach;

    ObstacleDocuments(ObstacleStore store, Reach reach) {
        this.store = store;
        this.reach = reach;
    }

    @Override
    public String owner() {
        return ObstacleActs.OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return store.planOfDocument(document.id()).filter(reach::sees).isPresent();
    }
}
