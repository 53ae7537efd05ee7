package vn.lienthong.capability.sso;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses of applications: whole, by https, without wildcards or fragments. Plain http is for programs on this very machine, and
 * for hosts that {@code lienthong.sso-plain} names.
 */
@Component
class Addresses {

    private static final int LONGEST = 500;
    private static final int MOST = 20;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> plain;

    Addresses(@Value("${lienthong.sso-plain:}") String plain) {
        this.plain = Arrays.stream(plain.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lines of a text field. */
    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    boolean good(List<String> addresses) {
        return addresses.size() <= MOST && addresses.stream().allMatch(this::good);
    }

    boolean good(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            if (host == null
                    || uri.getUserInfo() != null
                    || uri.getFragment() != null
                    || address.length() > LONGEST
                    || address.contains("*")
                    || !address.chars().allMatch(sign -> sign > ' ' && sign < 0x7f)) {
                return false;
            }
            String known = host.toLowerCase(Locale.ROOT);
            return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "https" -> true;
                case "http" -> HERE.contains(known) || plain.contains(known);
                default -> false;
            };
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
