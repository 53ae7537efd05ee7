package vn.lienthong.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one page may ask, one message at a time: {@code {"do": …}} in, {@code {"is": …}} out. Before it is paired, nothing but
 * to be paired.
 */
final class Conversation implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 25;
    private static final int LOOK_EVERY = 400;
    private static final int MOST_COMMANDS = 256;

    private final Pairing pairing;
    private final CardReaders readers;
    private boolean paired;
    private CardReaders.@Nullable Link card;

    Conversation(Pairing pairing, CardReaders readers) {
        this.pairing = pairing;
        this.readers = readers;
    }

    String answer(String message) {
        try {
            return Json.write(answer(Json.read(message)));
        } catch (IllegalArgumentException notUnderstood) {
            return Json.write(no("message"));
        }
    }

    private Map<String, ?> answer(Map<String, Object> message) {
        String wish = text(message, "do");
        if (wish.equals("pair")) {
            Optional<String> token = pairing.pair(text(message, "code"));
            paired |= token.isPresent();
            return token.isPresent() ? Map.of("is", "paired", "token", token.get()) : no("code");
        }
        if (wish.equals("resume")) {
            paired |= pairing.knows(text(message, "token"));
            return paired ? Map.of("is", "paired") : no("token");
        }
        if (!paired) {
            return no("pair-first");
        }
        return switch (wish) {
            case "readers" -> list();
            case "open" -> open(message);
            case "send" -> send(message);
            case "close" -> {
                close();
                yield Map.of("is", "closed");
            }
            default -> no("message");
        };
    }

    private Map<String, ?> list() {
        try {
            List<Map<String, ?>> list = new ArrayList<>();
            for (CardReaders.Reader reader : readers.list()) {
                list.add(Map.of("name", reader.name(), "card", reader.card()));
            }
            return Map.of("is", "readers", "readers", list);
        } catch (IOException noService) {
            return no("service");
        }
    }

    /** Waits for a card on any reader, or on the one named. */
    private Map<String, ?> open(Map<String, Object> message) {
        close();
        String wanted = text(message, "reader");
        int seconds = message.get("wait") instanceof Integer wait ? Math.min(wait, LONGEST_WAIT_SECONDS) : 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try {
            while (true) {
                List<CardReaders.Reader> found = readers.list();
                for (CardReaders.Reader reader : found) {
                    if (reader.card() && (wanted.isEmpty() || wanted.equals(reader.name()))) {
                        return connect(reader.name());
                    }
                }
                if (System.nanoTime() >= end) {
                    return no(found.isEmpty() ? "reader" : "card");
                }
                readers.awaitChange(LOOK_EVERY);
            }
        } catch (IOException noService) {
            return no("service");
        }
    }

    private Map<String, ?> connect(String reader) {
        try {
            card = readers.connect(reader);
            return Map.of("is", "open", "reader", reader);
        } catch (IOException refused) {
            return no("busy");
        }
    }

    private Map<String, ?> send(Map<String, Object> message) {
        CardReaders.Link link = card;
        if (link == null) {
            return no("not-open");
        }
        if (!(message.get("commands") instanceof List<?> list) || list.isEmpty() || list.size() > MOST_COMMANDS) {
            return no("message");
        }
        List<byte[]> commands = new ArrayList<>();
        for (Object one : list) {
            byte[] command = HexFormat.of().parseHex((String) one);
            if (!AllowedCommands.allows(command)) {
                return no("command");
            }
            commands.add(command);
        }
        List<String> answers = new ArrayList<>();
        try {
            for (byte[] command : commands) {
                answers.add(HexFormat.of().formatHex(link.transmit(command)));
            }
        } catch (IOException gone) {
            close();
            return no("removed");
        }
        return Map.of("is", "answers", "answers", answers);
    }

    private static String text(Map<String, Object> message, String name) {
        return message.get(name) instanceof String text ? text : "";
    }

    private static Map<String, ?> no(String why) {
        return Map.of("is", "no", "why", why);
    }

    /** Gives the card back. */
    @Override
    public void close() {
        CardReaders.Link link = card;
        card = null;
        if (link != null) {
            link.close();
        }
    }
}
