package vn.lienthong.capability.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.Transceiver;

/**
 * A card in a reader at the other end of a browser: commands wait here until the page fetches them, the reading waits until the
 * page has brought the answers. What passes is sealed between program and chip, so the page may be anybody's.
 */
final class RelayedCard implements Transceiver {

    /** What the page is to do next. */
    sealed interface Step {

        /** Send these to the card and bring the answers. */
        record Send(List<byte[]> commands) implements Step {
            public Send {
                commands = List.copyOf(commands);
            }
        }

        /** The reading has come to its end. */
        record Done(ChipReading reading) implements Step {}
    }

    /** A page that does not answer for so long is gone. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The longest that a whole reading may take; a slow reader and chip need a tenth of it. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int MOST_COMMANDS = 6000;
    private static final int LONGEST_ANSWER = 65_538;

    private final BlockingQueue<Step> toPage = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<List<byte[]>> fromPage = new ArrayBlockingQueue<>(1);
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int commands;
    private volatile boolean gone;

    @Override
    public byte[] transceive(byte[] command) throws IOException {
        return transceive(List.of(command)).getFirst();
    }

    @Override
    public List<byte[]> transceive(List<byte[]> row) throws IOException {
        commands += row.size();
        long left = end - System.nanoTime();
        if (gone || left <= 0 || commands > MOST_COMMANDS || !toPage.offer(new Step.Send(row))) {
            gone = true;
            throw new IOException("card");
        }
        try {
            List<byte[]> answers = fromPage.poll(Math.min(left, PATIENCE.toNanos()), TimeUnit.NANOSECONDS);
            if (answers == null
                    || gone
                    || answers.size() != row.size()
                    || !answers.stream().allMatch(this::fits)) {
                gone = true;
                throw new IOException("card");
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            gone = true;
            throw new IOException("stopped", stopped);
        }
    }

    private boolean fits(byte[] answer) {
        return answer.length >= 2 && answer.length <= LONGEST_ANSWER;
    }

    /** Called by the reading: there is nothing more to ask of the card. */
    void finish(ChipReading reading) {
        // A command that no page has fetched is of no use any more.
        toPage.clear();
        toPage.add(new Step.Done(reading));
    }

    /** What the page is to do next; waits while the program works on what it has. Empty if that takes too long. */
    Optional<Step> next() throws InterruptedException {
        return Optional.ofNullable(toPage.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** What the card said. False if nothing was asked. */
    boolean answer(List<byte[]> answers) {
        return fromPage.offer(answers);
    }

    /** The card was taken away, the reader failed, or the page is gone: the reading ends by it. */
    void remove() {
        gone = true;
        // If an answer lies there already, the reading sees that the card is gone at its next command.
        fromPage.offer(List.of());
    }
}
