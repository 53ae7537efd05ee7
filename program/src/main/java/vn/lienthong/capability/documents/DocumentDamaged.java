package vn.lienthong.capability.documents;

import java.util.UUID;

/** A stored content is missing or has changed on the disk: a matter for whoever keeps the backups. */
public final class DocumentDamaged extends RuntimeException {

    DocumentDamaged(UUID document) {
        super("the stored content of document " + document + " is missing or damaged; restore it from a backup");
    }
}
