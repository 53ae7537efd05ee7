package vn.lienthong.reader;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent: {@code java -jar lienthong-reader.jar [address of the program] [--port N] [--no-window]}. A jar handed out by
 * the program carries the address inside, as the entry {@code origin}.
 */
public final class ReaderAgent {

    /** Where pages look for the agent, unless told otherwise. */
    static final int PORT = 9735;

    private ReaderAgent() {}

    public static void main(String[] arguments) throws InterruptedException {
        Words words = Words.of(Locale.getDefault());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Set<String> origins = new LinkedHashSet<>();
        int port = PORT;
        boolean window = !GraphicsEnvironment.isHeadless();
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--port" -> port = Integer.parseInt(arguments[++i]);
                    case "--no-window" -> window = false;
                    default -> origins.add(origin(arguments[i]));
                }
            }
            String inside = inside();
            if (origins.isEmpty() && inside != null) {
                origins.add(origin(inside));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException wrong) {
            origins.clear();
        }
        if (origins.isEmpty()) {
            giveUp(words.text("reader.start.usage"), 2, out, window);
        }
        Pairing pairing = new Pairing(InstantSource.system());
        CardReaders readers = new PcscReaders();
        try (WebSocketServer server = new WebSocketServer(port, origins, () -> new Conversation(pairing, readers))) {
            server.start();
            out.println(words.text("reader.start.ready", String.join(", ", origins), server.port()));
            if (window) {
                AgentWindow.show(words, pairing, readers, origins);
            } else {
                tellCodes(words, pairing, out);
            }
            new CountDownLatch(1).await();
        } catch (IOException taken) {
            giveUp(words.text("reader.start.port-taken", port), 1, out, window);
        }
    }

    /** Started by a double click there is no console to read. */
    private static void giveUp(String why, int status, PrintStream out, boolean window) {
        out.println(why);
        if (window) {
            AgentWindow.say(why);
        }
        System.exit(status);
    }

    /** Without a window the code stands on the console, anew whenever it changes. */
    private static void tellCodes(Words words, Pairing pairing, PrintStream out) throws InterruptedException {
        String told = "";
        while (true) {
            String code = pairing.code();
            if (!code.equals(told)) {
                out.println(words.text("reader.pair.code", code.substring(0, 4) + " " + code.substring(4)));
                told = code;
            }
            Thread.sleep(500);
        }
    }

    /** What browsers send for an address: scheme, host, and the port if it is not the usual one. */
    static String origin(String address) {
        try {
            URI uri = new URI(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
                throw new IllegalArgumentException("address");
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("address", wrong);
        }
    }

    private static @Nullable String inside() throws IOException {
        try (InputStream entry = ReaderAgent.class.getResourceAsStream("/origin")) {
            return entry == null ? null : new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
