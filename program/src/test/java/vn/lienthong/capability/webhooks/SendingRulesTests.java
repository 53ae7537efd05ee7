package vn.lienthong.capability.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.5",
                "172.16.3.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void whatLiesInsideIsNotReached(String address) throws Exception {
        assertThat(Destination.open(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "113.160.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2405:4800::5"})
    void whatLiesOutsideIs(String address) throws Exception {
        assertThat(Destination.open(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void anAddressIsRefusedWithTheReason() {
        Destination strict = new Destination("");
        assertThat(strict.refuses("ftp://8.8.8.8/x")).contains("no-address");
        assertThat(strict.refuses("https://user:pass@8.8.8.8/")).contains("no-address");
        assertThat(strict.refuses("not an address")).contains("no-address");
        assertThat(strict.refuses("http://8.8.8.8/")).contains("plain");
        assertThat(strict.refuses("https://127.0.0.1/")).contains("private");
        assertThat(strict.refuses("https://localhost/")).contains("private");
        assertThat(strict.refuses("https://[::1]/")).contains("private");
        assertThat(strict.refuses("https://2130706433/")).isNotEmpty();
        assertThat(strict.refuses("https://8.8.8.8/x")).isEmpty();
        assertThat(new Destination("127.0.0.1, board.local").refuses("http://127.0.0.1:9/"))
                .isEmpty();
    }

    /** The example of the specification: github.com/standard-webhooks, libraries' common test vector. */
    @Test
    void aSignatureIsTheOneOfTheSpecification() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330L,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
