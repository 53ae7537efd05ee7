package vn.lienthong.matching;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** A register as a file: arrays as they lie in memory, with a checksum over all. */
final class Snapshot {

    static final long MAGIC = 0x4C54_4D41_5443_4831L;
    static final long VERSION = 1;
    private static final int BLOCK = 1 << 20;

    private Snapshot() {}

    /** Writes. */
    static final class Out {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C sum = new CRC32C();

        Out(FileChannel file) throws IOException {
            this.file = file;
            number(MAGIC);
            number(VERSION);
        }

        void number(long value) throws IOException {
            room(8);
            buffer.putLong(value);
        }

        void bytes(byte[] values, int many) throws IOException {
            number(many);
            for (int at = 0; at < many; ) {
                room(1);
                int part = Math.min(buffer.remaining(), many - at);
                buffer.put(values, at, part);
                at += part;
            }
        }

        void ints(int[] values, int many) throws IOException {
            number(many);
            for (int at = 0; at < many; ) {
                room(4);
                int part = Math.min(buffer.remaining() / 4, many - at);
                buffer.asIntBuffer().put(values, at, part);
                buffer.position(buffer.position() + 4 * part);
                at += part;
            }
        }

        void longs(long[] values, int many) throws IOException {
            number(many);
            for (int at = 0; at < many; ) {
                room(8);
                int part = Math.min(buffer.remaining() / 8, many - at);
                buffer.asLongBuffer().put(values, at, part);
                buffer.position(buffer.position() + 8 * part);
                at += part;
            }
        }

        private void room(int wanted) throws IOException {
            if (buffer.remaining() < wanted) {
                flush();
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            sum.update(buffer.duplicate());
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            buffer.clear();
        }

        void end() throws IOException {
            flush();
            buffer.putLong(sum.getValue()).flip();
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }
    }

    /** Reads; what does not fit is told as an {@link IOException}, never as a crash. */
    static final class In {
        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C sum = new CRC32C();
        private long left;

        In(FileChannel file) throws IOException {
            this.file = file;
            this.left = file.size() - 8;
            buffer.flip();
            if (left < 16 || number() != MAGIC) {
                throw new IOException("not a register snapshot");
            }
            if (number() != VERSION) {
                throw new IOException("snapshot of another version");
            }
        }

        long number() throws IOException {
            need(8);
            return buffer.getLong();
        }

        byte[] bytes() throws IOException {
            byte[] values = new byte[size(1)];
            for (int at = 0; at < values.length; ) {
                need(1);
                int part = Math.min(buffer.remaining(), values.length - at);
                buffer.get(values, at, part);
                at += part;
            }
            return values;
        }

        int[] ints() throws IOException {
            int[] values = new int[size(4)];
            for (int at = 0; at < values.length; ) {
                need(4);
                int part = Math.min(buffer.remaining() / 4, values.length - at);
                buffer.asIntBuffer().get(values, at, part);
                buffer.position(buffer.position() + 4 * part);
                at += part;
            }
            return values;
        }

        long[] longs() throws IOException {
            long[] values = new long[size(8)];
            for (int at = 0; at < values.length; ) {
                need(8);
                int part = Math.min(buffer.remaining() / 8, values.length - at);
                buffer.asLongBuffer().get(values, at, part);
                buffer.position(buffer.position() + 8 * part);
                at += part;
            }
            return values;
        }

        private int size(int each) throws IOException {
            long many = number();
            if (many < 0 || many > Integer.MAX_VALUE - 8 || many * each > left + buffer.remaining()) {
                throw new IOException("damaged register snapshot");
            }
            return (int) many;
        }

        private void need(int wanted) throws IOException {
            if (buffer.remaining() >= wanted) {
                return;
            }
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + left));
            int before = buffer.position();
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {
                // Until the buffer is full or the file at its end.
            }
            left -= buffer.position() - before;
            sum.update(buffer.duplicate().flip().position(before));
            buffer.flip();
            if (buffer.remaining() < wanted) {
                throw new IOException("damaged register snapshot");
            }
        }

        /** Checks that all was read and nothing is damaged. */
        void end() throws IOException {
            if (left != 0 || buffer.hasRemaining()) {
                throw new IOException("damaged register snapshot");
            }
            ByteBuffer kept = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            while (kept.hasRemaining() && file.read(kept) >= 0) {
                // The checksum.
            }
            if (kept.hasRemaining() || kept.flip().getLong() != sum.getValue()) {
                throw new IOException("damaged register snapshot");
            }
        }
    }
}
