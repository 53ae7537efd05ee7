package vn.lienthong.capability.national;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway that does what it is told, however bad. */
final class HostileServer implements AutoCloseable {

    /** One answer. */
    interface Manner {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    /** What came in. */
    record Sent(String path, String body, Map<String, List<String>> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    volatile List<Manner> manners;

    HostileServer(Manner... manners) throws IOException {
        this.manners = List.of(manners);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int number = sent.size();
                sent.add(new Sent(exchange.getRequestURI().getPath(), body, exchange.getRequestHeaders()));
                this.manners.get(Math.min(number, this.manners.size() - 1)).answer(exchange, body);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static Manner says(int status, String body) {
        return (exchange, asked) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    /** Takes the request and never answers. */
    Manner hangs() {
        return (exchange, asked) -> rest();
    }

    /** Sends the head and half a body, then nothing. */
    Manner hangsInTheMiddle() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"code\":\"00\"".getBytes(StandardCharsets.UTF_8));
            out.flush();
            rest();
        };
    }

    /** Sends without end. */
    static Manner floods() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            java.util.Arrays.fill(much, (byte) '[');
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(much);
            }
        };
    }

    private void rest() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
