package vn.lienthong.capability.ui;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The counts of the frame, asked at most once in a few seconds for each reader. A room that cannot count is passed over. */
@Component
class NavCounts {

    private static final Logger LOG = LoggerFactory.getLogger(NavCounts.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int READERS = 2000;

    private final ObjectProvider<NavCount> counts;
    private final LongSupplier nanos;
    private final Map<String, Kept> byViewer = new ConcurrentHashMap<>();

    /** By a clock that nobody can set back. */
    private record Kept(Map<String, Count> counts, Optional<Count> bell, long at) {}

    /**
     * @param path where the counted things are
     * @param key of the words for it
     * @param number more than zero
     */
    record Count(String path, String key, long number) {}

    @Autowired
    NavCounts(ObjectProvider<NavCount> counts) {
        this(counts, System::nanoTime);
    }

    NavCounts(ObjectProvider<NavCount> counts, LongSupplier nanos) {
        this.counts = counts;
        this.nanos = nanos;
    }

    @EventListener
    void on(CountsChanged news) {
        news.viewers().forEach(byViewer::remove);
    }

    /** The count beside a line of the main list, unless it is zero. */
    Optional<Count> beside(Viewer viewer, String path) {
        return Optional.ofNullable(of(viewer).counts().get(path));
    }

    /** The bell, with its count even if that is zero; empty if no room rings it. */
    Optional<Count> bell(Viewer viewer) {
        return of(viewer).bell();
    }

    private Kept of(Viewer viewer) {
        Kept kept = byViewer.get(viewer.id());
        if (kept != null && nanos.getAsLong() - kept.at() < KEPT.toNanos()) {
            return kept;
        }
        // The moment is taken first: what changes while we count is counted again at the next page but one.
        long before = nanos.getAsLong();
        Map<String, Count> all = new ConcurrentHashMap<>();
        Optional<Count> bell = Optional.empty();
        for (NavCount count : counts.stream().toList()) {
            long number = number(count::count, count.path());
            if (count instanceof Bell) {
                bell = Optional.of(new Count(count.path(), count.key(), number));
            } else if (number > 0) {
                all.merge(count.path(), new Count(count.path(), count.key(), number), NavCounts::more);
            }
        }
        if (byViewer.size() >= READERS) {
            byViewer.clear();
        }
        Kept fresh = new Kept(Map.copyOf(all), bell, before);
        byViewer.put(viewer.id(), fresh);
        return fresh;
    }

    private static Count more(Count one, Count other) {
        return one.number() >= other.number() ? one : other;
    }

    private static long number(Supplier<Long> count, String path) {
        try {
            return count.get();
        } catch (RuntimeException e) {
            LOG.warn("no count for {}: {}", path, e.getClass().getName());
            return 0;
        }
    }
}
