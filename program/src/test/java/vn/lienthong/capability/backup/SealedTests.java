package vn.lienthong.capability.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.kernel.Trouble;

class SealedTests {

    private static final String PASSPHRASE = "mật khẩu của xã Tân Khai";

    /** The cost stands in the head: what is sealed cheaply is judged in the same way, without a second for each opening. */
    private static final int CHEAP_KIB = 64;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Sealed.CHUNK - 1, Sealed.CHUNK, Sealed.CHUNK + 1, 3 * Sealed.CHUNK})
    void whatWentInComesOut(int size) throws IOException {
        byte[] plain = random(size);
        assertThat(open(seal(plain), PASSPHRASE)).isEqualTo(plain);
    }

    @Test
    void guessingAPassphraseCostsWhatWasPromised() throws IOException {
        byte[] sealed = sealed(out -> Sealed.seal(out, PASSPHRASE.toCharArray()), random(100));
        ByteBuffer cost = ByteBuffer.wrap(sealed, "LIENTHONG-BACKUP-1\n".length(), 8);
        assertThat(cost.getInt()).isEqualTo(64 * 1024);
        assertThat(cost.getInt()).isEqualTo(3);
        assertThat(open(sealed, PASSPHRASE)).isEqualTo(random(100));
        refused("backup.trouble.passphrase", () -> open(sealed, "another passphrase"));
    }

    @Test
    void aWrongPassphraseIsRefusedAtOnce() throws IOException {
        byte[] sealed = seal(random(100));
        refused("backup.trouble.passphrase", () -> open(sealed, "another passphrase"));
    }

    @Test
    void thePassphraseMayBeTypedInEitherUnicodeForm() throws IOException {
        byte[] sealed = seal(random(10));
        String decomposed = java.text.Normalizer.normalize(PASSPHRASE, java.text.Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(PASSPHRASE);
        assertThat(open(sealed, decomposed)).hasSize(10);
    }

    @Test
    void aFileCutOffAtAnyChunkIsRefused() throws IOException {
        byte[] sealed = seal(random(3 * Sealed.CHUNK + 7));
        int chunk = Sealed.CHUNK + 16;
        int head = sealed.length - 3 * chunk - 7 - 16;
        for (int end : new int[] {head + chunk, head + 2 * chunk, head + 3 * chunk, sealed.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, end), PASSPHRASE))
                    .isInstanceOf(Trouble.class);
        }
    }

    @Test
    void aChangedByteAnywhereIsRefused() throws IOException {
        byte[] sealed = seal(random(2 * Sealed.CHUNK));
        Random where = new Random(6);
        for (int i = 0; i < 12; i++) {
            byte[] changed = sealed.clone();
            // Beyond the magic and the cost figures, whose change is refused before any reckoning.
            changed[27 + where.nextInt(sealed.length - 27)] ^= 1;
            assertThatThrownBy(() -> open(changed, PASSPHRASE)).isInstanceOf(Trouble.class);
        }
    }

    @Test
    void chunksThatChangedPlacesAreRefused() throws IOException {
        byte[] sealed = seal(random(3 * Sealed.CHUNK));
        int chunk = Sealed.CHUNK + 16;
        int head = sealed.length - 3 * chunk;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, head + chunk, swapped, head, chunk);
        System.arraycopy(sealed, head, swapped, head + chunk, chunk);
        assertThatThrownBy(() -> open(swapped, PASSPHRASE)).isInstanceOf(Trouble.class);
    }

    @Test
    void anotherFileIsCalledAnotherFile() {
        refused("backup.trouble.not-a-backup", () -> open("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), PASSPHRASE));
        refused("backup.trouble.not-a-backup", () -> open(new byte[0], PASSPHRASE));
    }

    @Test
    void aHeadThatWouldCostHoursIsRefused() throws IOException {
        byte[] sealed = seal(random(1));
        sealed[19] = 0x7f;
        refused("backup.trouble.damaged", () -> open(sealed, PASSPHRASE));
    }

    private static void refused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo(key));
    }

    private interface Wrapping {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] sealed(Wrapping sealer, byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = sealer.over(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] seal(byte[] plain) throws IOException {
        return sealed(out -> Sealed.seal(out, PASSPHRASE.toCharArray(), CHEAP_KIB, 1), plain);
    }

    private static byte[] open(byte[] sealed, String passphrase) throws IOException {
        try (var in = Sealed.open(new ByteArrayInputStream(sealed), passphrase.toCharArray())) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
