package vn.lienthong.steering.progress;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Looks for viruses with a ClamAV daemon, by its command INSTREAM (clamd's manual, "zINSTREAM"): pieces of the file, each
 * with its length before it, an empty piece at the end. Set by {@code lienthong.clamav}: {@code tcp://host:3310} or
 * {@code unix:/run/clamav/clamd.ctl}; without it nothing is scanned.
 */
@Component
class Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final int USUAL_PORT = 3310;

    /** What the scanner says. */
    sealed interface Verdict {

        /** No scanner is set up. */
        record NotSetUp() implements Verdict {}

        record Clean() implements Verdict {}

        /** @param name how the scanner calls it */
        record Infected(String name) implements Verdict {}

        /** It does not answer, or not in a way that says anything. */
        record Away() implements Verdict {}
    }

    private final @Nullable SocketAddress address;
    private final Duration patience;

    @Autowired
    Scanner(@Value("${lienthong.clamav:}") String where, @Value("${lienthong.clamav-seconds:60}") int seconds) {
        this(where, Duration.ofSeconds(seconds));
    }

    /** @throws IllegalArgumentException if the address is written in another way */
    Scanner(String where, Duration patience) {
        this.address = where.isBlank() ? null : address(where.strip());
        this.patience = patience;
    }

    private static SocketAddress address(String where) {
        if (where.startsWith("unix:")) {
            return UnixDomainSocketAddress.of(Path.of(where.substring("unix:".length())));
        }
        if (where.startsWith("tcp://")) {
            String[] parts = where.substring("tcp://".length()).split(":", 2);
            return InetSocketAddress.createUnresolved(
                    parts[0], parts.length == 1 ? USUAL_PORT : Integer.parseInt(parts[1]));
        }
        throw new IllegalArgumentException("lienthong.clamav is tcp://<host>:<port> or unix:<path>, not " + where);
    }

    boolean isSetUp() {
        return address != null;
    }

    /** Sends a content, read to its end and not closed; it is never kept waiting longer than the setting says. */
    Verdict scan(InputStream content) {
        SocketAddress where = address;
        if (where == null) {
            return new Verdict.NotSetUp();
        }
        try (SocketChannel channel = open(where);
                var worker = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Verdict> verdict = worker.submit(() -> talk(channel, where, content));
            try {
                return verdict.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                verdict.cancel(true); // an interrupted channel closes itself, whatever it waits for
                LOG.warn("virus scanner did not answer within {} s", patience.toSeconds());
                return new Verdict.Away();
            }
        } catch (IOException e) {
            LOG.warn("virus scanner not reached: {}", e.getClass().getSimpleName());
            return new Verdict.Away();
        } catch (ExecutionException e) {
            LOG.warn("virus scanner broke off: {}", String.valueOf(e.getCause()).split(":", 2)[0]);
            return new Verdict.Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Away();
        }
    }

    private static SocketChannel open(SocketAddress where) throws IOException {
        return where instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static Verdict talk(SocketChannel channel, SocketAddress where, InputStream content) throws IOException {
        channel.connect(
                where instanceof InetSocketAddress inet
                        ? new InetSocketAddress(inet.getHostString(), inet.getPort())
                        : where);
        Optional<String> early = send(channel, content);
        return verdict(early.isPresent() ? early.get() : answer(channel));
    }

    /** The daemon may say no and hang up in the midst of a large file: what it said then is the answer. */
    private static Optional<String> send(SocketChannel channel, InputStream content) throws IOException {
        byte[] piece = new byte[PIECE];
        try {
            DataOutputStream out = new DataOutputStream(stream(channel));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int n = content.readNBytes(piece, 0, PIECE); n > 0; n = content.readNBytes(piece, 0, PIECE)) {
                out.writeInt(n);
                out.write(piece, 0, n);
            }
            out.writeInt(0);
            out.flush();
            return Optional.empty();
        } catch (IOException brokenOff) {
            String said = answer(channel);
            if (said.isEmpty()) {
                throw brokenOff;
            }
            return Optional.of(said);
        }
    }

    private static OutputStream stream(SocketChannel channel) {
        return new java.io.BufferedOutputStream(Channels.newOutputStream(channel), PIECE + Integer.BYTES);
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer said = ByteBuffer.allocate(LONGEST_ANSWER);
        while (said.hasRemaining() && channel.read(said) >= 0) {
            if (said.position() > 0 && said.get(said.position() - 1) == 0) {
                break;
            }
        }
        return new String(said.array(), 0, said.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    /** {@code stream: OK}, {@code stream: Eicar-Signature FOUND}, or an error of the daemon. */
    static Verdict verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            return new Verdict.Infected(answer.substring("stream: ".length(), answer.length() - " FOUND".length()));
        }
        LOG.warn("virus scanner gave no verdict ({} letters)", answer.length());
        return new Verdict.Away();
    }
}
