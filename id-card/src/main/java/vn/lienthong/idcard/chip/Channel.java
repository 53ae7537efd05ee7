package vn.lienthong.idcard.chip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The talk with one chip: plain at first, under secure messaging once a key was agreed. */
final class Channel {

    static final int FILE_NOT_FOUND = 0x6A82;

    /** What fits into one short answer with its seal. */
    private static final int CHUNK = 0xDC;

    /** As many commands as go out before the first answer is looked at. */
    private static final int IN_A_ROW = 64;

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
        return answer(card.transceive(under == null ? command.bytes() : under.protect(command)), under);
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
        Answer head = send(binary(0, 4));
        if (!head.ok() || head.data().length < 2) {
            return null;
        }
        int total = length(head.data());
        if (total > LARGEST_FILE) {
            throw new BadData("file too large");
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(total);
        file.writeBytes(Arrays.copyOf(head.data(), Math.min(total, head.data().length)));
        List<Command> rest = new ArrayList<>();
        for (int at = file.size(); at < total; at += CHUNK) {
            rest.add(binary(at, Math.min(CHUNK, total - at)));
        }
        for (int from = 0; from < rest.size(); from += IN_A_ROW) {
            for (Answer next : sendAll(rest.subList(from, Math.min(rest.size(), from + IN_A_ROW)))) {
                byte[] part = beyond(file.size()) ? inside(next.data()) : next.data();
                int wanted = Math.min(CHUNK, total - file.size());
                if ((!next.ok() && next.status() != END_OF_FILE) || part.length != wanted) {
                    throw new BadData("file cut off");
                }
                file.write(part, 0, part.length);
            }
        }
        return file.toByteArray();
    }

    private List<Answer> sendAll(List<Command> commands) throws IOException, BadData {
        SecureMessaging under = session;
        List<byte[]> sealed =
                under == null ? commands.stream().map(Command::bytes).toList() : under.protectAll(commands);
        List<Answer> answers = new ArrayList<>(commands.size());
        for (byte[] answer : card.transceive(sealed)) {
            if (under != null) {
                under.skipCommand();
            }
            answers.add(answer(answer, under));
        }
        if (answers.size() != commands.size()) {
            throw new BadData("answers missing");
        }
        return answers;
    }

    private static Answer answer(byte[] answer, @Nullable SecureMessaging under) throws BadData {
        if (answer.length < 2) {
            throw new BadData("answer without status");
        }
        if (under != null) {
            return under.open(answer);
        }
        int status = (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
        return new Answer(Arrays.copyOf(answer, answer.length - 2), status);
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

    private static Command binary(int offset, int count) {
        if (!beyond(offset)) {
            return Command.of(0xB0, offset >> 8, offset & 0xFF, new byte[0], count);
        }
        // Beyond 32 KB the place is told in a data object, and the answer comes in one.
        byte[] place = Tlv.of(0x54, new byte[] {(byte) (offset >> 16), (byte) (offset >> 8), (byte) offset});
        return Command.of(0xB1, 0, 0, place, count + 3);
    }

    private static boolean beyond(int offset) {
        return offset > 0x7FFF;
    }

    private static byte[] inside(byte[] data) throws BadData {
        return Tlv.read(data).expect(0x53).value();
    }
}
