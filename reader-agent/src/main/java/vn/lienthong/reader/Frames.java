package vn.lienthong.reader;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Frames of one WebSocket (RFC 6455, section 5), the server's side. Text only; one answer for every message. */
final class Frames {

    private static final int CONTINUED = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST = 256 * 1024;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_TEXT = 1007;

    private final DataInputStream in;
    private final OutputStream out;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Until the page leaves or breaks the rules. */
    void talk(UnaryOperator<String> answers) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            int first = in.readUnsignedByte();
            int kind = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            byte[] data = payload(kind);
            boolean inOrder = kind == TEXT ? !begun : kind == CONTINUED ? begun : kind >= CLOSE && kind <= PONG && last;
            if ((first & 0x70) != 0 || !inOrder || message.size() + data.length > LONGEST) {
                close(PROTOCOL_ERROR);
                return;
            }
            if (kind == CLOSE) {
                send(CLOSE, data);
                return;
            }
            if (kind == PING) {
                send(PONG, data);
            } else if (kind != PONG) {
                message.writeBytes(data);
                begun = !last;
                if (last) {
                    String answer = answer(answers, message.toByteArray());
                    if (answer == null) {
                        close(NOT_TEXT);
                        return;
                    }
                    send(TEXT, answer.getBytes(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String answer(UnaryOperator<String> answers, byte[] message) {
        try {
            return answers.apply(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message))
                    .toString());
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    private byte[] payload(int kind) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        // A page must mask; signals are short (sections 5.1 and 5.5).
        if ((second & 0x80) == 0 || length < 0 || length > (kind >= CLOSE ? 125 : LONGEST)) {
            close(PROTOCOL_ERROR);
            throw new IOException("frame");
        }
        byte[] mask = in.readNBytes(4);
        byte[] data = in.readNBytes((int) length);
        if (mask.length < 4 || data.length < length) {
            throw new IOException("frame cut off");
        }
        for (int i = 0; i < data.length; i++) {
            data[i] ^= mask[i % 4];
        }
        return data;
    }

    private void close(int why) throws IOException {
        send(CLOSE, new byte[] {(byte) (why >> 8), (byte) why});
    }

    private void send(int kind, byte[] data) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | kind);
        if (data.length < 126) {
            frame.write(data.length);
        } else if (data.length <= 0xFFFF) {
            frame.write(126);
            frame.write(data.length >> 8);
            frame.write(data.length);
        } else {
            frame.write(127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(data.length).array());
        }
        frame.writeBytes(data);
        out.write(frame.toByteArray());
        out.flush();
    }
}
