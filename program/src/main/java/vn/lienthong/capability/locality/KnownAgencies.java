package vn.lienthong.capability.locality;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Agencies as they were read, kept while no agency changes: who may see what is asked of the tree of agencies hundreds of
 * times for one page. A change by this program is seen at once, one by another copy of it within a second.
 */
final class KnownAgencies {

    private static final int MOST = 20_000;
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private record Key(UUID id, LocalDate on) {}

    /**
     * What was read of a revision; a reader that is late writes into one that nobody asks any more.
     *
     * @param changes of this program, as they were counted before the revision was asked for
     */
    private record Kept(long changes, long revision, long lookedAt, Map<Key, Agency> agencies) {}

    private final LongSupplier revision;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();
    private volatile Kept kept = new Kept(-1, -1, 0, Map.of());

    /**
     * @param revision grows with every change of an agency by whomever
     * @param nanos a clock that only runs forward, {@link System#nanoTime}
     */
    KnownAgencies(LongSupplier revision, LongSupplier nanos) {
        this.revision = revision;
        this.nanos = nanos;
    }

    /** Inside a transaction the database is asked: it may have changed what others must not see yet. */
    Optional<Agency> find(UUID id, LocalDate on, Supplier<Optional<Agency>> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.get();
        }
        Kept now = now();
        Key key = new Key(id, on);
        Agency known = now.agencies.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Agency> found = read.get();
        found.filter(agency -> now.agencies.size() < MOST).ifPresent(agency -> now.agencies.put(key, agency));
        return found;
    }

    private Kept now() {
        Kept last = kept;
        long moment = nanos.getAsLong();
        long counted = changes.get();
        if (last.changes == counted && moment - last.lookedAt < LOOK_AGAIN) {
            return last;
        }
        // The revision is read first: what changes after it is read again, never kept as if it were new.
        long number = revision.getAsLong();
        Kept next = new Kept(
                counted,
                number,
                moment,
                last.changes == counted && last.revision == number ? last.agencies : new ConcurrentHashMap<>());
        kept = next;
        return next;
    }

    /** An agency was changed; what is kept is good for nothing once that is seen by all. */
    void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    changes.incrementAndGet();
                }
            });
        } else {
            changes.incrementAndGet();
        }
    }
}
