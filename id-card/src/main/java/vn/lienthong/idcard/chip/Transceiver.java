package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * Sends commands in a row. A reader behind a network does so in one journey; the commands are known beforehand.
     *
     * @return as many answers as there were commands
     */
    default List<byte[]> transceive(List<byte[]> commands) throws IOException {
        List<byte[]> answers = new ArrayList<>(commands.size());
        for (byte[] command : commands) {
            answers.add(transceive(command));
        }
        return answers;
    }
}
