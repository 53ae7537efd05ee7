package vn.lienthong.idcard.chip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The talk with one chip: plain at first, under secure messaging once a key was agreed. */
final class Channel {

    static final int FILE_NOT_FOUND = 0x6A82;

    /** What fits into one short answer with its seal. */
    private static final int CHUNK = 0xDF;

    private static final int END_OF_FILE = 0x6282;
    private static final int LARGEST_FILE = 1 << 18;

    private final Transceiver card;
    private @Nullable SecureMessaging session;

    Channel(Transceiver card) {
        this.card = card;
    }

    void session(SecureMessaging agreed) {
        this.session = agreed;
    }

    /** @throws BadData if the answer is not one, or is not sealed under the session */
    Answer send(Command command) throws IOException, BadData {
        SecureMessaging under = session;
        byte[] answer = card.transceive(under == null ? command.bytes() : under.protect(command));
        if (answer.length < 2) {
            throw new BadData("answer without status");
        }
        if (under != null) {
            return under.open(answer);
        }
        int status = (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
        return new Answer(Arrays.copyOf(answer, answer.length - 2), status);
    }

    Answer selectApplication(byte[] aid) throws IOException, BadData {
        return send(Command.of(0xA4, 0x04, 0x0C, aid, 0));
    }

    /** The whole file, or null if the chip has none or does not give it. */
    byte @Nullable [] read(int fileId) throws IOException, BadData {
        Answer selected = send(Command.of(0xA4, 0x02, 0x0C, new byte[] {(byte) (fileId >> 8), (byte) fileId}, 0));
        if (!selected.ok()) {
            return null;
        }
        Answer head = binary(0, 4);
        if (!head.ok() || head.data().length < 2) {
            return null;
        }
        int total = length(head.data());
        if (total > LARGEST_FILE) {
            throw new BadData("file too large");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(total);
        file.writeBytes(Arrays.copyOf(head.data(), Math.min(total, head.data().length)));
        while (file.size() < total) {
            Answer next = binary(file.size(), Math.min(CHUNK, total - file.size()));
            if ((!next.ok() && next.status() != END_OF_FILE) || next.data().length == 0) {
                throw new BadData("file cut off");
            }
            file.write(next.data(), 0, Math.min(next.data().length, total - file.size()));
        }
        return file.toByteArray();
    }

    /** Length of a file by its first bytes: tag of one or two bytes, then a definite length. */
    private static int length(byte[] head) throws BadData {
        int at = (head[0] & 0x1F) == 0x1F ? 2 : 1;
        int first = at < head.length ? head[at++] & 0xFF : 0xFF;
        if (first < 0x80) {
            return at + first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 3 || at + count > head.length) {
            throw new BadData("file header");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | (head[at++] & 0xFF);
        }
        return at + length;
    }

    private Answer binary(int offset, int count) throws IOException, BadData {
        if (offset <= 0x7FFF) {
            return send(Command.of(0xB0, offset >> 8, offset & 0xFF, new byte[0], count));
        }
        // Beyond 32 KB the place is told in a data object, and the answer comes in one.
        byte[] place = Tlv.of(0x54, new byte[] {(byte) (offset >> 16), (byte) (offset >> 8), (byte) offset});
        Answer answer = send(Command.of(0xB1, 0, 0, place, Math.min(0xFF, count + 4)));
        return answer.data().length == 0
                ? answer
                : new Answer(Tlv.read(answer.data()).expect(0x53).value(), answer.status());
    }
}
