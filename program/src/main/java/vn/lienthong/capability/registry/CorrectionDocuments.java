package vn.lienthong.capability.registry;

import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.StoredDocument;

/** Evidence of a correction is read by whoever proposed it and whoever decides it. */
@Component
class CorrectionDocuments implements DocumentGuard {

    private final Corrections corrections;

    CorrectionDocuments(Corrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public String owner() {
        return Corrections.OWNER;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return corrections.ofDocument(document.id()).filter(corrections::sees).isPresent();
    }
}
