package vn.lienthong.reader;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import org.jspecify.annotations.Nullable;

/** Readers of the operating system's smart-card service (PC/SC), through the JDK. */
final class PcscReaders implements CardReaders {

    private static final String LIBRARY = "sun.security.smartcardio.library";
    private static final List<String> LINUX_LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/libpcsclite.so.1",
            "/lib/x86_64-linux-gnu/libpcsclite.so.1",
            "/usr/lib/aarch64-linux-gnu/libpcsclite.so.1",
            "/usr/lib64/libpcsclite.so.1",
            "/usr/lib/libpcsclite.so.1");

    private @Nullable CardTerminals known;

    PcscReaders() {
        // Distributions install the library under a name that Java does not look for.
        if (System.getProperty(LIBRARY) == null
                && System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            LINUX_LIBRARIES.stream()
                    .filter(library -> Files.exists(Path.of(library)))
                    .findFirst()
                    .ifPresent(library -> System.setProperty(LIBRARY, library));
        }
    }

    @Override
    public synchronized List<Reader> list() throws IOException {
        try {
            List<Reader> readers = new ArrayList<>();
            for (CardTerminal terminal : terminals().list()) {
                readers.add(new Reader(terminal.getName(), terminal.isCardPresent()));
            }
            return readers;
        } catch (CardException gone) {
            if (reason(gone).contains("NO_READERS")) {
                return List.of();
            }
            forget();
            throw new IOException("smart-card service", gone);
        }
    }

    @Override
    public void awaitChange(int milliseconds) throws IOException {
        try {
            CardTerminals terminals;
            synchronized (this) {
                terminals = terminals();
            }
            terminals.waitForChange(milliseconds);
        } catch (CardException | IllegalStateException noReaders) {
            // With no reader at all Java does not wait; nor must the caller spin.
            pause(milliseconds);
        }
    }

    private static void pause(int milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public synchronized Link connect(String name) throws IOException {
        try {
            CardTerminal terminal = terminals().getTerminal(name);
            if (terminal == null) {
                throw new IOException("no such reader");
            }
            Card card = terminal.connect("*");
            try {
                card.beginExclusive();
            } catch (CardException busy) {
                card.disconnect(false);
                throw busy;
            }
            return new PcscLink(card);
        } catch (CardException refused) {
            throw new IOException(reason(refused), refused);
        }
    }

    private CardTerminals terminals() throws IOException {
        CardTerminals terminals = known;
        if (terminals == null) {
            try {
                terminals = TerminalFactory.getInstance("PC/SC", null).terminals();
                known = terminals;
            } catch (NoSuchAlgorithmException noService) {
                throw new IOException("smart-card service", noService);
            }
        }
        return terminals;
    }

    private static String reason(Throwable trouble) {
        Throwable cause = trouble.getCause();
        return cause == null || cause.getMessage() == null ? String.valueOf(trouble.getMessage()) : cause.getMessage();
    }

    /** The service ends with the last reader on Windows, and Java would keep its dead connection for ever (JDK-8026326). */
    private void forget() {
        known = null;
        try {
            Field context =
                    Class.forName("sun.security.smartcardio.PCSCTerminals").getDeclaredField("contextId");
            context.setAccessible(true);
            context.setLong(null, 0);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // Started without the manifest's leave: a restart of the agent does it then.
            known = null;
        }
    }

    private static final class PcscLink implements Link {

        private final Card card;

        PcscLink(Card card) {
            this.card = card;
        }

        @Override
        public byte[] transmit(byte[] command) throws IOException {
            try {
                return card.getBasicChannel().transmit(new CommandAPDU(command)).getBytes();
            } catch (CardException | IllegalStateException gone) {
                throw new IOException("card", gone);
            }
        }

        @Override
        public void close() {
            try {
                card.endExclusive();
            } catch (CardException | IllegalStateException gone) {
                // The card is off the reader: there is nothing to give back.
            }
            try {
                card.disconnect(true);
            } catch (CardException gone) {
                // As above.
            }
        }
    }
}
