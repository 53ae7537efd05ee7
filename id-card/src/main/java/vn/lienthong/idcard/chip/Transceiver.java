package vn.lienthong.idcard.chip;

import java.io.IOException;

/** A card in a reader: bytes in, bytes out. */
@FunctionalInterface
public interface Transceiver {

    /**
     * Sends one command APDU and waits for the answer.
     *
     * @return the answer with its two status bytes
     * @throws IOException if the card was taken away or the reader failed
     */
    byte[] transceive(byte[] command) throws IOException;
}
