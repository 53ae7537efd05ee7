package vn.lienthong.reader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.chip.Transceiver;

/** A page in a browser, on the WebSocket that comes with the JDK: written by others. */
final class Page implements Transceiver, AutoCloseable {

    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);
    private final WebSocket socket;

    Page(int port, String origin) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), new Listener())
                .join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            answers.add("{\"is\":\"closed-with\"}");
            return CompletableFuture.completedFuture(null);
        }
    }

    Map<String, Object> ask(String message) {
        socket.sendText(message, true).join();
        try {
            String answer = answers.poll(2, TimeUnit.MINUTES);
            return Simple.read(answer == null ? "{}" : answer);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String pair(String code) {
        return String.valueOf(ask("{\"do\":\"pair\",\"code\":\"" + code + "\"}").get("token"));
    }

    @Override
    public byte[] transceive(byte[] command) throws IOException {
        return transceive(List.of(command)).get(0);
    }

    @Override
    public List<byte[]> transceive(List<byte[]> commands) throws IOException {
        List<String> hex = commands.stream().map(HexFormat.of()::formatHex).toList();
        Map<String, Object> answer = ask(Json.write(Map.of("do", "send", "commands", hex)));
        if (!"answers".equals(answer.get("is"))) {
            throw new IOException(String.valueOf(answer.get("why")));
        }
        List<byte[]> bytes = new ArrayList<>();
        for (Object one : (List<?>) java.util.Objects.requireNonNull(answer.get("answers"))) {
            bytes.add(HexFormat.of().parseHex((String) one));
        }
        return bytes;
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** The agent's answers hold lists of objects, which it never reads itself: those are left as text. */
    private static final class Simple {

        static Map<String, Object> read(String answer) {
            try {
                return Json.read(answer);
            } catch (IllegalArgumentException nested) {
                return Map.of("is", "nested", "text", answer);
            }
        }
    }
}
