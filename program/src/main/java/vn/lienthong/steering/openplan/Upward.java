package vn.lienthong.steering.openplan;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The program of the tier above, if one is configured: {@code lienthong.report-up-to} (its address, https) and
 * {@code lienthong.report-up-token} (a token that its administrator made), and {@code lienthong.report-up-certificate} (PEM of its
 * authority, where that is not a public one).
 */
@Component
class Upward {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String to;
    private final String token;
    private final String certificate;

    @Autowired
    Upward(Environment environment) {
        this(
                environment.getProperty("lienthong.report-up-to", ""),
                environment.getProperty("lienthong.report-up-token", ""),
                environment.getProperty("lienthong.report-up-certificate", ""));
    }

    Upward(String to, String token, String certificate) {
        this.to = to.strip().replaceAll("/+$", "");
        this.token = token.strip();
        this.certificate = certificate.strip();
    }

    /** Its address; empty if none is configured, or one by which the token would go in the clear. */
    Optional<URI> to() {
        if (to.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        URI address = URI.create(to);
        boolean safe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost())));
        return safe ? Optional.of(address) : Optional.empty();
    }

    /** Whether an address is configured that may not be used. */
    boolean unsafe() {
        return !to.isEmpty() && !token.isEmpty() && to().isEmpty();
    }

    String token() {
        return token;
    }

    String certificate() {
        return certificate;
    }
}
