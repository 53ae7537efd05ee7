package vn.lienthong.capability.notify;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Empties the outbox: batches taken in hand, one connection to the mail server, each letter's fate written down at once. */
@Component
class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int BATCH = 20;

    private final Outbox outbox;
    private final ServerState state;
    private final Recipients recipients;
    private final DataSource source;
    private final Supplier<Optional<Channel>> channel;

    @org.springframework.beans.factory.annotation.Autowired
    Sender(Outbox outbox, ServerState state, Recipients recipients, DataSource source, MailChannel channel) {
        this(outbox, state, recipients, source, channel::now);
    }

    Sender(
            Outbox outbox,
            ServerState state,
            Recipients recipients,
            DataSource source,
            Supplier<Optional<Channel>> channel) {
        this.outbox = outbox;
        this.state = state;
        this.recipients = recipients;
        this.source = source;
        this.channel = channel;
    }

    /** What a round came to. */
    enum Round {
        /** Nothing waits any more. */
        EMPTY,
        /** The server takes nothing now. */
        AWAY,
        /** Asked to end in the middle. */
        ENDED
    }

    /**
     * Sends what is due, until nothing is left or nothing can be.
     *
     * @param goOn asked between letters
     */
    Round send(java.util.function.BooleanSupplier goOn) throws SQLException {
        Optional<Channel> way = channel.get();
        if (way.isEmpty()) {
            return Round.EMPTY;
        }
        try (SenderLock lock = SenderLock.take(source)) {
            for (int other : outbox.otherHolders(lock.number())) {
                if (lock.isDead(other)) {
                    outbox.recover(other);
                }
            }
            List<Letter> batch = outbox.claim(lock.number(), BATCH);
            return batch.isEmpty() ? Round.EMPTY : batches(way.get(), lock.number(), batch, goOn);
        }
    }

    /** A server may hang up after so many mails: as long as a line took something, the next one is opened. */
    private Round batches(Channel way, int holder, List<Letter> first, java.util.function.BooleanSupplier goOn) {
        List<Letter> batch = first;
        while (!batch.isEmpty()) {
            AtomicInteger handed = new AtomicInteger();
            try (Channel.Line line = way.open()) {
                while (!batch.isEmpty()) {
                    if (!batch(line, holder, batch, handed, goOn)) {
                        return Round.ENDED;
                    }
                    batch = outbox.claim(holder, BATCH);
                }
            } catch (Channel.Away e) {
                putBack(holder, batch);
                if (handed.get() == 0) {
                    state.away(e.reason(), e.answer());
                    // What the server said may hold addresses; it stands on the administrator's page only.
                    LOG.warn("the mail server takes no mail: {}", e.reason());
                    return Round.AWAY;
                }
                batch = outbox.claim(holder, BATCH);
            }
        }
        state.takes();
        return Round.EMPTY;
    }

    private boolean batch(
            Channel.Line line,
            int holder,
            List<Letter> batch,
            AtomicInteger handed,
            java.util.function.BooleanSupplier goOn)
            throws Channel.Away {
        for (int i = 0; i < batch.size(); i++) {
            if (!goOn.getAsBoolean()) {
                putBack(holder, batch.subList(i, batch.size()));
                return false;
            }
            hand(line, holder, batch.get(i));
            handed.incrementAndGet();
        }
        return true;
    }

    private void hand(Channel.Line line, int holder, Letter letter) throws Channel.Away {
        if (!recipients.mayStillBeWritten(letter.id())) {
            outbox.closed(holder, letter);
            return;
        }
        switch (line.hand(letter, () -> outbox.lastWord(holder, letter.id()))) {
            case Channel.Handed.Taken() -> outbox.sent(holder, letter.id());
            case Channel.Handed.Later(String answer) -> outbox.later(holder, letter, answer);
            case Channel.Handed.Refused(String answer) -> outbox.refused(holder, letter, answer);
            case Channel.Handed.Broken(String answer) -> {
                outbox.later(holder, letter, answer);
                throw new Channel.Away("notify.reason.broken", answer);
            }
            case Channel.Handed.Unsure(String answer) -> {
                outbox.unsure(holder, letter, answer);
                throw new Channel.Away("notify.reason.broken", answer);
            }
        }
    }

    private void putBack(int holder, List<Letter> letters) {
        letters.forEach(letter -> outbox.untouched(holder, letter.id()));
    }
}
