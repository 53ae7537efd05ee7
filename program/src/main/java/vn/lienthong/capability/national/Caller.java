package vn.lienthong.capability.national;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks over a line: in time, seldom enough, not at night, not while the other side fails; again under the same request number
 * if no answer came. What is not certain is no answer.
 */
final class Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final long LARGEST = 200_000;
    private static final Duration WORTH_TRYING = Duration.ofMillis(200);

    private final Line line;
    private final HttpClient client;
    private final Breaker breaker;
    private final Pace pace;
    private final StopHours stop;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Wire wire;

    Caller(
            Line line,
            HttpClient client,
            Breaker breaker,
            Pace pace,
            StopHours stop,
            InstantSource clock,
            JsonMapper json) {
        this.line = line;
        this.client = client;
        this.breaker = breaker;
        this.pace = pace;
        this.stop = stop;
        this.clock = clock;
        this.json = json;
        this.wire = new Wire(json, line.codes(), line.sandbox());
    }

    Line line() {
        return line;
    }

    boolean leftAlone() {
        return breaker.open();
    }

    Breaker breaker() {
        return breaker;
    }

    /** When it can be asked again, if it cannot be now: nightly stop, or left alone. */
    Optional<Reply.None> closed() {
        Optional<Instant> over = stop.over(clock.instant());
        return over.map(end -> new Reply.None(NationalOutcome.Why.STOPPED, end, "stopped", false));
    }

    /** Asks, and waits for its turn no longer than {@code turn}. */
    Reply ask(WireRequest wanted, Duration turn) {
        Optional<Reply.None> closed = closed();
        if (closed.isPresent()) {
            return closed.get();
        }
        Duration wait = pace.take(turn);
        if (wait.isNegative()) {
            return new Reply.None(NationalOutcome.Why.BUSY, clock.instant().plusSeconds(30), "own-pace", false);
        }
        pause(wait);
        Optional<Instant> until = breaker.closedUntil();
        if (until.isPresent()) {
            return new Reply.None(NationalOutcome.Why.NO_ANSWER, until.get(), "left-alone", false);
        }
        Reply reply = tries(wanted);
        boolean answered = !(reply instanceof Reply.None none)
                || none.why() == NationalOutcome.Why.BUSY
                || none.word().equals("other-person");
        if (answered) {
            breaker.answered();
        } else {
            breaker.failed();
        }
        return reply;
    }

    private Reply tries(WireRequest wanted) {
        byte[] body = Transport.body(wanted, json);
        long end = System.nanoTime() + line.patience().whole().toNanos();
        Duration pause = line.patience().pause();
        Reply reply = new Reply.None(NationalOutcome.Why.NO_ANSWER, null, "no-try", false);
        for (int number = 1; number <= line.patience().tries(); number++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.compareTo(WORTH_TRYING) < 0 || Thread.currentThread().isInterrupted()) {
                return reply;
            }
            Duration once = left.compareTo(line.patience().answer()) < 0
                    ? left
                    : line.patience().answer();
            reply = once(wanted, body, once);
            if (!(reply instanceof Reply.None none) || !again(none)) {
                return reply;
            }
            LOG.warn("national register: ask {} try {}: {}", wanted.id(), number, none.word());
            Duration jittered = pause.plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() + 1));
            if (number < line.patience().tries() && System.nanoTime() + jittered.toNanos() < end) {
                pause(jittered);
            }
            pause = pause.multipliedBy(2);
        }
        return reply;
    }

    private static boolean again(Reply.None none) {
        return none.why() == NationalOutcome.Why.NO_ANSWER
                || (none.why() == NationalOutcome.Why.BAD_ANSWER && !none.word().equals("other-person"));
    }

    private Reply once(WireRequest wanted, byte[] body, Duration patience) {
        HttpRequest request = line.transport().request(line, wanted, body, patience);
        // The client's own timeout ends with the headers: a body that never ends is cut off by this one.
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        try {
            return judged(sent.get(patience.toNanos(), TimeUnit.NANOSECONDS), wanted);
        } catch (BadAnswer e) {
            return new Reply.None(NationalOutcome.Why.BAD_ANSWER, null, e.word(), true);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return none("timeout");
        } catch (ExecutionException e) {
            return none(e.getCause() instanceof IOException ? "unreached" : "broken");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return none("interrupted");
        }
    }

    private Reply judged(HttpResponse<byte[]> answer, WireRequest wanted) {
        int status = answer.statusCode();
        if (status == 429) {
            return new Reply.None(NationalOutcome.Why.BUSY, retryAfter(answer), "their-pace", true);
        }
        if (status == 401 || status == 403) {
            return new Reply.Declined(NationalOutcome.Reason.NOT_ALLOWED);
        }
        if (status == 503 && answer.headers().firstValue("Retry-After").isPresent()) {
            return new Reply.None(NationalOutcome.Why.STOPPED, retryAfter(answer), "their-stop", true);
        }
        if (status != 200 || answer.headers().firstValue("X-Road-Error").isPresent()) {
            return none("status-" + status);
        }
        return wire.read(answer.body(), wanted);
    }

    private Instant retryAfter(HttpResponse<byte[]> answer) {
        long seconds = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(60L);
        return clock.instant().plusSeconds(Math.clamp(seconds, 5, 12 * 3600));
    }

    private static Reply.None none(String word) {
        return new Reply.None(NationalOutcome.Why.NO_ANSWER, null, word, true);
    }

    private static void pause(Duration time) {
        if (!time.isZero()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
