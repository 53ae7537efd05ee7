package vn.lienthong.capability.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import vn.lienthong.kernel.Trouble;

/**
 * A stream sealed by a passphrase: Argon2id makes the key, AES-256-GCM seals chunks of 64 KiB. Each chunk's nonce counts
 * on and says whether it is the last, so that a chunk can be neither changed, moved, repeated nor cut off at the end
 * unnoticed. The head is bound to every chunk. All of a chunk is checked before any of it is handed on.
 *
 * <p>Layout: {@code LIENTHONG-BACKUP-1\n}, memory in KiB, passes (32 bits each), 16 bytes salt, 7 bytes nonce prefix, then
 * chunks.
 */
final class Sealed {

    private static final byte[] MAGIC = "LIENTHONG-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int PASSES = 3;
    private static final int MOST_PASSES = 20;
    private static final int SALT = 16;
    private static final int PREFIX = 7;
    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final int TAG = 16;
    static final int CHUNK = 1 << 16;

    private Sealed() {}

    /** Writes the head, and seals what follows; closing it seals the last chunk and closes {@code out}. */
    static OutputStream seal(OutputStream out, char[] passphrase) throws IOException {
        return seal(out, passphrase, MEMORY_KIB, PASSES);
    }

    /**
     * At another cost of guessing a passphrase; whoever opens it pays the same, as the head says.
     *
     * @param memory in KiB
     */
    static OutputStream seal(OutputStream out, char[] passphrase, int memory, int passes) throws IOException {
        byte[] salt = new byte[SALT];
        byte[] prefix = new byte[PREFIX];
        new SecureRandom().nextBytes(salt);
        new SecureRandom().nextBytes(prefix);
        byte[] head = head(memory, passes, salt, prefix);
        out.write(head);
        return new Sealing(out, key(passphrase, salt, memory, passes), head, prefix);
    }

    /**
     * Opens what {@link #seal} wrote.
     *
     * @throws Trouble if it is no backup, or the passphrase is wrong; while reading, if it was changed or cut off
     */
    static InputStream open(InputStream in, char[] passphrase) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int memory;
        int passes;
        byte[] salt = new byte[SALT];
        byte[] prefix = new byte[PREFIX];
        try {
            byte[] magic = data.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new Trouble(Sealed.class, "backup.trouble.not-a-backup");
            }
            memory = data.readInt();
            passes = data.readInt();
            data.readFully(salt);
            data.readFully(prefix);
        } catch (EOFException e) {
            throw new Trouble(Sealed.class, "backup.trouble.damaged");
        }
        // A changed head must not make us reckon for hours.
        if (memory < 8 || memory > MOST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES) {
            throw new Trouble(Sealed.class, "backup.trouble.damaged");
        }
        Opening opening =
                new Opening(data, key(passphrase, salt, memory, passes), head(memory, passes, salt, prefix), prefix);
        opening.begin();
        return opening;
    }

    private static byte[] head(int memory, int passes, byte[] salt, byte[] prefix) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(MAGIC);
        data.writeInt(memory);
        data.writeInt(passes);
        data.write(salt);
        data.write(prefix);
        return bytes.toByteArray();
    }

    private static SecretKey key(char[] passphrase, byte[] salt, int memory, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY];
        // Composed, so that the same words typed on another keyboard open it.
        byte[] words = java.text.Normalizer.normalize(
                        java.nio.CharBuffer.wrap(passphrase), java.text.Normalizer.Form.NFC)
                .getBytes(StandardCharsets.UTF_8);
        generator.generateBytes(words, key);
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] head, byte[] prefix, int number, boolean last)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .put(prefix)
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(head);
        return cipher;
    }

    private static final class Sealing extends OutputStream {

        private final OutputStream out;
        private final SecretKey key;
        private final byte[] head;
        private final byte[] prefix;
        private final byte[] chunk = new byte[CHUNK];
        private int filled;
        private int number;
        private boolean closed;

        Sealing(OutputStream out, SecretKey key, byte[] head, byte[] prefix) {
            this.out = out;
            this.key = key;
            this.head = head;
            this.prefix = prefix;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == CHUNK) {
                    // Only now it is known that it is not the last.
                    flushChunk(false);
                }
                int taken = Math.min(left, CHUNK - filled);
                System.arraycopy(bytes, from, chunk, filled, taken);
                filled += taken;
                from += taken;
                left -= taken;
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                flushChunk(true);
                out.close();
            }
        }

        private void flushChunk(boolean last) throws IOException {
            try {
                Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, head, prefix, number, last);
                out.write(cipher.doFinal(chunk, 0, filled));
                number = Math.incrementExact(number);
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Opening extends InputStream {

        private final InputStream in;
        private final SecretKey key;
        private final byte[] head;
        private final byte[] prefix;
        private byte[] sealed = new byte[0];
        private byte[] open = new byte[0];
        private int at;
        private int number;
        private boolean ended;

        Opening(InputStream in, SecretKey key, byte[] head, byte[] prefix) {
            this.in = in;
            this.key = key;
            this.head = head;
            this.prefix = prefix;
        }

        void begin() throws IOException {
            sealed = in.readNBytes(CHUNK + TAG);
            try {
                next();
            } catch (Trouble damaged) {
                // The first chunk tells a wrong passphrase from a later damage.
                throw new Trouble(Sealed.class, "backup.trouble.passphrase");
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (at == open.length) {
                if (ended) {
                    return -1;
                }
                next();
            }
            int taken = Math.min(length, open.length - at);
            System.arraycopy(open, at, bytes, offset, taken);
            at += taken;
            return taken;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void next() throws IOException {
            byte[] following = sealed.length == CHUNK + TAG ? in.readNBytes(CHUNK + TAG) : new byte[0];
            boolean last = following.length == 0;
            try {
                open = cipher(Cipher.DECRYPT_MODE, key, head, prefix, number, last)
                        .doFinal(sealed);
            } catch (GeneralSecurityException e) {
                throw new Trouble(Sealed.class, "backup.trouble.damaged");
            }
            at = 0;
            number++;
            sealed = following;
            ended = last;
        }
    }
}
