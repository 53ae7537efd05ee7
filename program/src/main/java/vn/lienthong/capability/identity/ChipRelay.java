package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.SessionEnded;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.idcard.chip.AccessKey;
import vn.lienthong.idcard.chip.ChipReader;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.Transceiver;
import vn.lienthong.kernel.Ids;

/**
 * Chips being read through browsers: one for each session, each on a thread of its own, in memory only. A reading belongs to the
 * session that began it; it ends with the session, with the next one, with the page, or by the clock.
 */
@Component
class ChipRelay {

    /** For so long the key to the card that was scanned last is at hand; then the card must be scanned again. */
    static final Duration KEY_HELD = Duration.ofMinutes(3);

    private static final Duration ENDED_HELD = Duration.ofMinutes(1);
    private static final int MOST = 200;

    private final ChipTrust trust;
    private final Clock clock;
    private final Map<UUID, Open> open = new HashMap<>();
    private final Map<UUID, Keys> keys = new HashMap<>();

    ChipRelay(ChipTrust trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    private record Open(
            UUID id,
            RelayedCard card,
            Instant until,
            @Nullable ChipReading ended) {}

    private record Keys(List<AccessKey> keys, Instant until) {}

    /** What the page is to do next. */
    sealed interface Next {

        record Send(UUID reading, List<byte[]> commands) implements Next {
            public Send {
                commands = List.copyOf(commands);
            }
        }

        /** The reading may be taken. */
        record Ended(UUID reading) implements Next {}

        /** There is no such reading of this session, or no longer. */
        record Gone() implements Next {}

        /** More are being read than the program takes at a time. */
        record Busy() implements Next {}
    }

    /** A card was scanned or photographed: its print may open its chip. */
    void scanned(UUID session, Scan scan) {
        List<AccessKey> candidates = switch (scan) {
            case Scan.Qr(QrReading.Read read, boolean picture) -> AccessKey.candidates(read.card());
            case Scan.Qr(QrReading.ReadWithDoubts read, boolean picture) -> AccessKey.candidates(read.card());
            case Scan.Mrz(MrzReading.Read read, boolean picture) -> List.of(AccessKey.of(read.mrz()));
            default -> List.of();
        };
        remember(session, candidates);
    }

    /** Both sides of a card in one picture: the zone names the key itself. */
    void photographed(UUID session, Optional<CardQr> code, Optional<MrzReading.Read> zone) {
        remember(
                session,
                zone.map(read -> List.of(AccessKey.of(read.mrz())))
                        .or(() -> code.map(AccessKey::candidates))
                        .orElse(List.of()));
    }

    private synchronized void remember(UUID session, List<AccessKey> candidates) {
        forgetOld();
        if (candidates.isEmpty() || keys.size() >= MOST) {
            keys.remove(session);
        } else {
            keys.put(session, new Keys(candidates, clock.instant().plus(KEY_HELD)));
        }
    }

    /** The keys of the card that this session scanned last; none if that is too long ago or there was none. */
    synchronized List<AccessKey> remembered(UUID session) {
        forgetOld();
        Keys known = keys.get(session);
        return known == null ? List.of() : known.keys();
    }

    /** Begins to read a chip; one that this session was reading ends. */
    Next begin(UUID session, List<AccessKey> candidates) throws InterruptedException {
        RelayedCard card = new RelayedCard();
        UUID id = Ids.next();
        synchronized (this) {
            forgetOld();
            end(session);
            if (open.size() >= MOST) {
                return new Next.Busy();
            }
            open.put(session, new Open(id, card, clock.instant().plus(RelayedCard.LONGEST.plus(ENDED_HELD)), null));
        }
        ChipReader reader = new ChipReader(trust.list(), clock);
        Thread.ofVirtual().name("chip").start(() -> card.finish(read(reader, card, candidates)));
        return next(session, id, card);
    }

    /** A mistake of ours in reading must not leave the page waiting. */
    private static ChipReading read(ChipReader reader, Transceiver card, List<AccessKey> candidates) {
        try {
            return reader.read(card, candidates, true);
        } catch (RuntimeException unforeseen) {
            return new ChipReading.Unreadable(unforeseen.getClass().getSimpleName());
        }
    }

    /** What the card said to the last commands. */
    Next answer(UUID session, UUID id, List<byte[]> answers) throws InterruptedException {
        RelayedCard card = card(session, id);
        return card == null || !card.answer(answers) ? new Next.Gone() : next(session, id, card);
    }

    /** The card is off the reader, or the reader failed: the reading ends, and says so. */
    Next removed(UUID session, UUID id) throws InterruptedException {
        RelayedCard card = card(session, id);
        if (card == null) {
            return new Next.Gone();
        }
        card.remove();
        return next(session, id, card);
    }

    private Next next(UUID session, UUID id, RelayedCard card) throws InterruptedException {
        Optional<RelayedCard.Step> step = card.next();
        if (step.isPresent() && step.get() instanceof RelayedCard.Step.Send send) {
            return new Next.Send(id, send.commands());
        }
        if (step.isPresent()
                && step.get() instanceof RelayedCard.Step.Done done
                && ended(session, id, done.reading())) {
            return new Next.Ended(id);
        }
        drop(session, id);
        return new Next.Gone();
    }

    private synchronized boolean ended(UUID session, UUID id, ChipReading reading) {
        Open now = open.get(session);
        if (now == null || !now.id().equals(id)) {
            return false;
        }
        open.put(session, new Open(id, now.card(), clock.instant().plus(ENDED_HELD), reading));
        return true;
    }

    private synchronized @Nullable RelayedCard card(UUID session, UUID id) {
        Open now = open.get(session);
        return now == null || !now.id().equals(id) || now.ended() != null ? null : now.card();
    }

    /** What came of a reading, once; from here on it is the check's. */
    synchronized Optional<ChipReading> take(UUID session, UUID id) {
        Open now = open.get(session);
        if (now == null || !now.id().equals(id) || now.ended() == null) {
            return Optional.empty();
        }
        open.remove(session);
        return Optional.of(now.ended());
    }

    /** The page is gone. */
    synchronized void drop(UUID session, UUID id) {
        Open now = open.get(session);
        if (now != null && now.id().equals(id)) {
            end(session);
        }
    }

    @EventListener
    synchronized void sessionEnded(SessionEnded ended) {
        end(ended.session());
        keys.remove(ended.session());
    }

    private void end(UUID session) {
        Open old = open.remove(session);
        if (old != null) {
            old.card().remove();
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        keys.values().removeIf(old -> !old.until().isAfter(now));
        open.values().removeIf(old -> {
            boolean over = !old.until().isAfter(now);
            if (over) {
                old.card().remove();
            }
            return over;
        });
    }

    synchronized int openReadings() {
        forgetOld();
        return open.size();
    }
}
