package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsAppsReadThem(String plain, String written) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void takesTheCodesOfHalfAMinuteBeforeAndAfterButNoOlderOnes() {
        long step = Totp.step(NOW);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step), NOW, 0)).hasValue(step);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), NOW, 0)).hasValue(step - 1);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1), NOW, 0)).hasValue(step + 1);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), NOW, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), NOW, 0)).isEmpty();
    }

    @Test
    void takesNoCodeAgainAndNoneOlderThanTheLast() {
        long step = Totp.step(NOW);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1), NOW, step)).hasValue(step + 1);
    }

    @ParameterizedTest
    @CsvSource({"'081 804', true", "'081-804', true", "81804, false", "0081804, false", "'', false", "۰۸۱۸۰۴, false"})
    void blanksAreNoMatterDigitsAre(String typed, boolean taken) {
        assertThat(Totp.match(SECRET, typed, NOW, 0).isPresent()).isEqualTo(taken);
    }

    @Test
    void theAddressForTheAppNamesHouseAndAccount() {
        assertThat(Totp.address("Liên Thông", "can-bo", SECRET))
                .isEqualTo("otpauth://totp/Li%C3%AAn%20Th%C3%B4ng:can-bo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Li%C3%AAn%20Th%C3%B4ng");
    }
}
