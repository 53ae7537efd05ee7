package vn.lienthong.steering.progress;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

/** A ClamAV daemon that knows one virus: speaks INSTREAM as clamd does. */
final class FakeClamd implements AutoCloseable {

    private final ServerSocketChannel server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int limit = 25 << 20;
    private volatile boolean silent;
    private volatile int longest;

    private FakeClamd(ServerSocketChannel server) {
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    static FakeClamd onTcp() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new FakeClamd(server);
    }

    static FakeClamd onSocket(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return new FakeClamd(server);
    }

    /** The test file of the makers of virus scanners, written so that no scanner stumbles over this source. */
    static byte[] eicar() {
        return Base64.getDecoder()
                .decode("WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=");
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    void limit(int bytes) {
        limit = bytes;
    }

    void silent() {
        silent = true;
    }

    int longestSeen() {
        return longest;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                answer(channel);
            } catch (IOException | InterruptedException e) {
                // Somebody hung up, or the daemon is going down.
            }
        }
    }

    private void answer(SocketChannel channel) throws IOException, InterruptedException {
        if (silent) {
            closed.await();
            return;
        }
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        for (int letter = in.readUnsignedByte(); letter != 0; letter = in.readUnsignedByte()) {
            command.write(letter);
        }
        if (!command.toString(StandardCharsets.US_ASCII).equals("zINSTREAM")) {
            say(channel, "UNKNOWN COMMAND");
            return;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            if (content.size() + length > limit) {
                say(channel, "INSTREAM size limit exceeded. ERROR");
                return;
            }
            content.write(in.readNBytes(length));
        }
        longest = Math.max(longest, content.size());
        boolean infected = content.toString(StandardCharsets.ISO_8859_1)
                .contains(new String(eicar(), StandardCharsets.ISO_8859_1));
        say(channel, infected ? "stream: Eicar-Signature FOUND" : "stream: OK");
    }

    private static void say(SocketChannel channel, String words) throws IOException {
        channel.write(ByteBuffer.wrap((words + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
