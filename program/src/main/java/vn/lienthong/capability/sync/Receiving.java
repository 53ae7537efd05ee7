package vn.lienthong.capability.sync;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.lienthong.capability.access.Access;

/**
 * Takes what devices send: in the order in which it was made, each entry once, however often the connection breaks in between. The
 * number of the last answered entry and the receipt commit with the work itself.
 */
@Component
class Receiving {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final SyncStore store;
    private final ObjectProvider<OfflineWork> works;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Receiving(
            SyncStore store,
            ObjectProvider<OfflineWork> works,
            Access access,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.works = works;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * An entry as it comes in.
     *
     * @param number counted by the device; grows, may leave gaps where its maker dropped one
     */
    record Sent(long number, UUID key, String kind, Instant madeAt, JsonNode body) {}

    /** What became of one. */
    record Answered(long number, OfflineAnswer answer) {}

    /**
     * What became of all.
     *
     * @param stopped whether the program broke at the one behind the last answered: it is sent again later
     */
    record Outcome(List<Answered> answered, boolean stopped) {}

    /** @param sentAt by the device's clock */
    Outcome take(Device device, Instant sentAt, List<Sent> entries) {
        Instant received = clock.instant();
        Map<String, OfflineWork> known =
                works.stream().collect(Collectors.toMap(OfflineWork::kind, Function.identity()));
        List<Answered> answered = new ArrayList<>();
        for (Sent sent :
                entries.stream().sorted(Comparator.comparingLong(Sent::number)).toList()) {
            OfflineEntry entry = entry(device, sent, sentAt, received);
            OfflineAnswer answer = one(device.id(), sent, entry, known);
            if (answer == null) {
                return new Outcome(answered, true);
            }
            answered.add(new Answered(sent.number(), answer));
        }
        store.seen(device.id(), received);
        return new Outcome(answered, false);
    }

    private @Nullable OfflineAnswer one(UUID device, Sent sent, OfflineEntry entry, Map<String, OfflineWork> known) {
        try {
            return transaction.execute(status -> inTurn(device, sent, entry, known));
        } catch (AccessDeniedException noMore) {
            return kept(device, sent, entry, OfflineAnswer.refused("sync.refused.right"));
        } catch (RuntimeException broken) {
            // The message may quote what somebody entered.
            LOG.warn(
                    "An entry of kind {} broke: {}",
                    sent.kind(),
                    broken.getClass().getName());
            Integer times = transaction.execute(status -> store.failed(device, sent.number()));
            return times != null && times >= Offline.TRIES
                    ? kept(device, sent, entry, OfflineAnswer.refused("sync.refused.broken"))
                    : null;
        }
    }

    private @Nullable OfflineAnswer kept(UUID device, Sent sent, OfflineEntry entry, OfflineAnswer answer) {
        return transaction.execute(status -> {
            Device held = store.held(device);
            if (sent.number() > held.lastNumber()) {
                store.answered(entry, sent.number(), sent.kind(), answer);
                return answer;
            }
            return again(device, sent);
        });
    }

    private OfflineAnswer inTurn(UUID device, Sent sent, OfflineEntry entry, Map<String, OfflineWork> known) {
        Device held = store.held(device);
        if (sent.number() <= held.lastNumber()) {
            return again(device, sent);
        }
        OfflineWork work = known.get(sent.kind());
        OfflineAnswer answer = work == null ? OfflineAnswer.refused("sync.refused.kind") : asOwner(held, work, entry);
        store.answered(entry, sent.number(), sent.kind(), answer);
        return answer;
    }

    /** An entry that was answered before, or one that its maker dropped and another took the place of. */
    private OfflineAnswer again(UUID device, Sent sent) {
        return store.receipt(device, sent.number())
                .filter(receipt -> receipt.key().equals(sent.key()))
                .map(SyncStore.Receipt::answer)
                .orElseGet(() -> OfflineAnswer.refused("sync.refused.number"));
    }

    private OfflineAnswer asOwner(Device device, OfflineWork work, OfflineEntry entry) {
        List<OfflineAnswer> answers = new ArrayList<>();
        access.actAs(device.account(), () -> {
            access.require(work.right());
            answers.add(work.take(entry));
        });
        return answers.getFirst();
    }

    static OfflineEntry entry(Device device, Sent sent, Instant sentAt, Instant received) {
        Instant believed = sent.madeAt();
        boolean doubtful;
        try {
            Duration error = Duration.between(sentAt, received);
            doubtful = error.abs().compareTo(Offline.CLOCK_ERROR) > 0;
            believed = doubtful ? believed.plus(error) : believed;
        } catch (ArithmeticException | DateTimeException absurd) {
            doubtful = true;
        }
        if (believed.isAfter(received) || believed.isBefore(device.enrolledAt())) {
            doubtful |= believed.isBefore(device.enrolledAt().minus(Offline.CLOCK_ERROR))
                    || believed.isAfter(received.plus(Offline.CLOCK_ERROR));
            believed = believed.isAfter(received) ? received : device.enrolledAt();
        }
        return new OfflineEntry(device.id(), sent.key(), sent.madeAt(), believed, doubtful, received, sent.body());
    }
}
