package vn.lienthong.capability.tls;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How browsers reach the pages.
 *
 * @param data the program's data folder; own keys lie in {@code secrets/tls} below it
 * @param tls {@code off}, {@code auto} (certificate made here) or {@code files}
 * @param tlsCertificate PEM file of the certificate with its chain; for {@code files}
 * @param tlsKey PEM file of its private key, not encrypted; for {@code files}
 * @param tlsNames further names or addresses that the certificate made here is good for
 * @param httpPort with TLS, the port that leads browsers from http to https; 0 for none
 * @param trustedProxies addresses or networks ({@code 10.1.2.0/24}) of proxies whose {@code X-Forwarded-…} headers are
 *     believed and which may speak plain http to us
 */
@ConfigurationProperties("lienthong")
record TlsSettings(
        Path data,
        @DefaultValue("off") String tls,
        @Nullable String tlsCertificate,
        @Nullable String tlsKey,
        @DefaultValue("") List<String> tlsNames,
        @DefaultValue("8080") int httpPort,
        @DefaultValue("") List<String> trustedProxies) {

    TlsSettings {
        tlsNames = tlsNames.stream()
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .toList();
        trustedProxies = trustedProxies.stream()
                .filter(proxy -> !proxy.isBlank())
                .map(String::strip)
                .toList();
    }

    boolean on() {
        return !tls.equals("off");
    }

    boolean own() {
        return tls.equals("auto");
    }

    Path folder() {
        return data.toAbsolutePath().resolve("secrets").resolve("tls");
    }

    Path certificateFile() {
        return own() ? folder().resolve("server.crt") : Path.of(java.util.Objects.requireNonNull(tlsCertificate));
    }

    Path keyFile() {
        return own() ? folder().resolve("server.key") : Path.of(java.util.Objects.requireNonNull(tlsKey));
    }
}
