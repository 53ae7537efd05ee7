package vn.lienthong.reader;

import java.io.IOException;
import java.util.List;

/** The card readers of this computer. */
interface CardReaders {

    /** One reader and whether a card lies on it. */
    record Reader(String name, boolean card) {}

    /** @throws IOException if the smart-card service does not answer */
    List<Reader> list() throws IOException;

    /** Returns when a card was put on or taken off a reader, or after the time. */
    void awaitChange(int milliseconds) throws IOException;

    /** @throws IOException if there is no card on it, or another program holds it */
    Link connect(String name) throws IOException;

    /** The card that lies on a reader. */
    interface Link extends AutoCloseable {

        /** @throws IOException if the card was taken away */
        byte[] transmit(byte[] command) throws IOException;

        @Override
        void close();
    }
}
