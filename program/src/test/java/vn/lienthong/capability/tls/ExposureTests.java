package vn.lienthong.capability.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;

class ExposureTests {

    @Test
    void withoutTlsThePagesStayOnThisMachine() {
        assertThat(complete(Map.of()))
                .containsEntry("lienthong.address", "127.0.0.1")
                .containsEntry("lienthong.port", "8080");
    }

    @Test
    void withTlsTheyAreOpenToTheNetwork() {
        assertThat(complete(Map.of("lienthong.tls", "auto")))
                .containsEntry("lienthong.address", "0.0.0.0")
                .containsEntry("lienthong.port", "8443");
    }

    @Test
    void aTrustedProxyMaySpeakPlainHttpToUs() {
        assertThat(complete(Map.of("lienthong.address", "0.0.0.0", "lienthong.trusted-proxies", "10.1.2.0/24, ::1")))
                .containsEntry("lienthong.address", "0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "lienthong.address,0.0.0.0,tls.trouble.plain",
        "lienthong.address,no.such.machine.invalid,tls.trouble.address",
        "lienthong.trusted-proxies,10.1.2.0/99,tls.trouble.proxy",
        "lienthong.tls,maybe,tls.trouble.kind",
        "lienthong.tls,files,tls.trouble.files"
    })
    void whatWouldNotBeSafeIsRefusedInWords(String name, String value, String key) {
        assertThatThrownBy(() -> complete(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.key()).isEqualTo(key));
    }

    @Test
    void onlyTheNamedProxiesAreTrusted() {
        Peers peers = Peers.of(List.of("10.1.2.0/24", "::1"));
        assertThat(peers.trusts("10.1.2.77")).isTrue();
        assertThat(peers.trusts("10.1.3.1")).isFalse();
        assertThat(peers.trusts("::1")).isTrue();
        assertThat(peers.trusts("127.0.0.1")).isFalse();
    }

    private static Map<String, String> complete(Map<String, String> values) {
        return Exposure.complete(new Settings(values, List.of()));
    }
}
