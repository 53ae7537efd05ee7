package vn.lienthong.capability.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.kernel.Trouble;

class MailSettingsTests {

    private final Map<String, String> set = new HashMap<>(Map.of(
            "mail-host", "thu.son-hai.example",
            "mail-sender", "lien-thong@son-hai.example",
            "public-url", "https://lien-thong.son-hai.example/"));

    private MailSettings read() {
        return new MailSettings(name -> set.getOrDefault(name, ""));
    }

    @Test
    void aServerNeedsNoMoreThanItsNameASenderAndOurAddress() {
        MailServer server = read().server().orElseThrow();

        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(MailServer.Security.STARTTLS);
        set.put("mail-security", "tls");
        assertThat(read().server().orElseThrow().port()).isEqualTo(465);
    }

    @Test
    void withoutAHostThereIsTheInboxOnly() {
        set.remove("mail-host");
        assertThat(read().server()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mail-sender, lien-thong",
        "mail-port, 70000",
        "mail-port, x",
        "mail-security, ssl3",
        "public-url, ''",
        "mail-authority, /no/such/file.pem"
    })
    void aMistakeIsToldAtTheStart(String name, String value) {
        set.put(name, value);
        assertThatThrownBy(this::read).isInstanceOf(Trouble.class);
    }

    @Test
    void aPasswordNeverCrossesTheNetworkInTheClear() {
        set.putAll(Map.of("mail-security", "none", "mail-user", "lien-thong", "mail-password", "bi-mat"));
        assertThatThrownBy(this::read).isInstanceOf(Trouble.class);
        set.put("mail-host", "127.0.0.1");
        assertThat(read().server().orElseThrow().toString()).doesNotContain("bi-mat");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/, https://a.example/thong-bao",
        "https://a.example/lt, https://a.example/lt/thong-bao",
        "'', http://localhost:8080/thong-bao"
    })
    void linksBeginWithThePublicAddress(String setting, String link) {
        set.put("public-url", setting);
        assertThat(new PublicAddress(MailSettings.publicUrl(name -> set.getOrDefault(name, ""))
                                .toString())
                        .of("/thong-bao"))
                .isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "18:00, 07:00, 06:59, true",
        "18:00, 07:00, 07:00, false",
        "18:00, 07:00, 18:00, true",
        "12:00, 13:00, 12:30, true",
        "12:00, 13:00, 13:00, false",
        "07:00, 07:00, 03:00, false"
    })
    void quietHoursMayPassMidnight(LocalTime from, LocalTime to, LocalTime at, boolean quiet) {
        assertThat(new Wishes(null, null, LocalTime.of(7, 0), false, from, to, Set.of()).isQuiet(at))
                .isEqualTo(quiet);
    }

    @Test
    void pausesDoubleUpToTheirLimit() {
        assertThat(Outbox.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Outbox.pause(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Outbox.pause(30)).isEqualTo(Duration.ofHours(6));
        assertThat(PostRoom.pause(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(PostRoom.pause(50)).isEqualTo(Duration.ofMinutes(10));
    }
}
