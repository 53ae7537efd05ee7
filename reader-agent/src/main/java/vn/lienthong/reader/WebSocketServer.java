package vn.lienthong.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens on this computer alone and speaks WebSocket (RFC 6455) with pages of one origin. Every other page, and every page
 * that reached this port under another name, is turned away before a word is said.
 */
final class WebSocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 8192;
    private static final int MOST_PAGES = 8;
    private static final int HEAD_WITHIN = 5_000;

    private final ServerSocket socket;
    private final Set<String> origins;
    private final Supplier<Conversation> conversations;
    private final Semaphore places = new Semaphore(MOST_PAGES);

    /**
     * @param origins as browsers write them: {@code https://lienthong.example.vn}
     * @param port 0 takes any that is free
     */
    WebSocketServer(int port, Set<String> origins, Supplier<Conversation> conversations) throws IOException {
        this.origins = Set.copyOf(origins);
        this.conversations = conversations;
        this.socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    }

    int port() {
        return socket.getLocalPort();
    }

    void start() {
        Thread thread = new Thread(this::accept, "pages");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket page = socket.accept();
                if (places.tryAcquire()) {
                    Thread thread = new Thread(() -> serve(page), "page");
                    thread.setDaemon(true);
                    thread.start();
                } else {
                    page.close();
                }
            } catch (IOException closed) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket page) {
        try (page) {
            page.setSoTimeout(HEAD_WITHIN);
            page.setTcpNoDelay(true);
            String key = handshake(page);
            if (key == null) {
                return;
            }
            page.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: " + accepted(key) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            page.setSoTimeout(0);
            try (Conversation conversation = conversations.get()) {
                new Frames(page.getInputStream(), page.getOutputStream()).talk(conversation::answer);
            }
        } catch (IOException left) {
            // The page is closed or the network layer gave up: the card is given back, and that is all there is to do.
            return;
        } finally {
            places.release();
        }
    }

    /** The page's key, or null if it was turned away. */
    private @Nullable String handshake(Socket page) throws IOException {
        Map<String, String> head = head(page.getInputStream());
        String host = head.getOrDefault("host", "");
        boolean thisName = host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port());
        String origin = head.getOrDefault("origin", "");
        String key = head.getOrDefault("sec-websocket-key", "");
        int status = !thisName || !origins.contains(origin)
                ? 403
                : !head.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
                                || !head.getOrDefault("sec-websocket-version", "")
                                        .equals("13")
                                || key.isEmpty()
                        ? 426
                        : 101;
        if (status != 101) {
            page.getOutputStream()
                    .write(("HTTP/1.1 " + status + " -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return null;
        }
        return key;
    }

    private static Map<String, String> head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || text.length() > LONGEST_HEAD) {
                throw new IOException("head");
            }
            text.append((char) next);
        }
        Map<String, String> head = new HashMap<>();
        String[] lines = text.toString().split("\r\n", -1);
        if (!lines[0].startsWith("GET ")) {
            throw new IOException("head");
        }
        for (String line : lines) {
            int colon = line.indexOf(':');
            // A header that comes twice is nobody's browser.
            if (colon > 0
                    && head.put(
                                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                    line.substring(colon + 1).strip())
                            != null) {
                throw new IOException("head");
            }
        }
        return head;
    }

    private static String accepted(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
