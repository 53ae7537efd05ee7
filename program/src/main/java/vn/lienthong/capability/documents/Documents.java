package vn.lienthong.capability.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/**
 * Stores files and hands them out.
 *
 * <p>Whoever stores a document holds it. It goes when its last holder calls {@link #release}: a room never deletes what
 * another still needs.
 */
@Component
public class Documents {

    private final Vault vault;
    private final DocumentStore store;
    private final Access access;
    private final TransactionTemplate transaction;
    private final long limit;

    Documents(
            Vault vault,
            DocumentStore store,
            Access access,
            PlatformTransactionManager transactions,
            @Value("${lienthong.documents.limit-bytes:62914560}") long limit) {
        this.vault = vault;
        this.store = store;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.limit = limit;
    }

    /** {@link #store(String, String, InputStream)} for a document that nobody reads through a page of this room. */
    public StoredDocument store(String fileName, InputStream in) {
        return store("", fileName, in);
    }

    /**
     * Keeps a file. The record is written in the caller's transaction; the content is on the disk before that.
     *
     * @param owner room that holds it and decides who may read it, such as {@code plan}; see {@link DocumentGuard}
     * @param fileName name as given, with or without folders
     * @param in the content, read to its end and not closed
     * @throws DocumentRefused if it is empty, too large or breaks off
     */
    public StoredDocument store(String owner, String fileName, InputStream in) {
        String name = plainName(fileName);
        UUID by = access.actorIfAny().map(Actor::accountId).orElse(null);
        try (Vault.Incoming incoming = vault.receive(in, limit)) {
            String mediaType = MediaTypes.of(incoming.file(), name);
            return java.util.Objects.requireNonNull(transaction.execute(status -> {
                store.lockContentForStoring(incoming.sha256());
                vault.keep(incoming);
                StoredDocument stored =
                        store.insert(Ids.next(), owner, name, mediaType, incoming.size(), incoming.sha256(), by);
                store.hold(stored.id(), owner);
                return stored;
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record of a document; empty when there is none. */
    public Optional<StoredDocument> find(UUID id) {
        return store.find(id);
    }

    /**
     * The content, to be closed.
     *
     * @throws java.util.NoSuchElementException when there is no such document
     * @throws DocumentDamaged when the content is missing or has another length than it had
     */
    public InputStream open(UUID id) {
        try {
            return Files.newInputStream(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where the content lies, for programs that need a file (character recognition, PDF). Only to be read.
     *
     * @throws java.util.NoSuchElementException when there is no such document
     * @throws DocumentDamaged when the content is missing or has another length than it had
     */
    public Path path(UUID id) {
        StoredDocument document = store.find(id).orElseThrow();
        Path path = vault.path(document.sha256());
        try {
            if (!Files.exists(path) || Files.size(path) != document.size()) {
                throw new DocumentDamaged(id);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    /**
     * Says that somebody else needs the document too.
     *
     * @param holder room, or room and record, such as {@code plan/0190…}
     */
    public void hold(UUID id, String holder) {
        transaction.executeWithoutResult(status -> store.hold(id, holder));
    }

    /** Ends a hold; with the last one the document is gone, at the end of the caller's transaction. */
    public void release(UUID id, String holder) {
        transaction.executeWithoutResult(status -> store.release(id, holder));
    }

    /** Reads the whole content again: whether it still is what it was when it came. */
    public boolean verify(UUID id) {
        StoredDocument document = store.find(id).orElseThrow();
        try {
            return Files.exists(vault.path(document.sha256()))
                    && vault.hash(document.sha256()).equals(document.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plainName(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        name = VietnameseText.compose(name);
        if (name.length() > 200) {
            name = name.substring(name.length() - 200);
        }
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "document" : name;
    }
}
