package vn.lienthong.capability.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where messages may go: by https to public addresses. Hosts inside this machine or a private network, which a stranger could
 * misuse to reach what stands behind our wall, and plain http, only if {@code lienthong.webhook-private} names the host.
 * Asked when an address is entered and again right before each sending: a name may point elsewhere by then.
 */
@Component
class Destination {

    private final Set<String> named;

    Destination(@Value("${lienthong.webhook-private:}") String named) {
        this.named = Arrays.stream(named.split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why an address is refused: last part of a message key; empty for a good one. */
    Optional<String> refuses(String url) {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException noAddress) {
            return Optional.of("no-address");
        }
        String host = address.getHost();
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null
                || address.getUserInfo() != null
                || !Set.of("http", "https").contains(scheme)) {
            return Optional.of("no-address");
        }
        boolean known = named.contains(host.toLowerCase(Locale.ROOT));
        if (scheme.equals("http") && !known) {
            return Optional.of("plain");
        }
        if (known) {
            return Optional.empty();
        }
        try {
            boolean open = Arrays.stream(InetAddress.getAllByName(host)).allMatch(Destination::open);
            return open ? Optional.empty() : Optional.of("private");
        } catch (UnknownHostException unknown) {
            return Optional.of("unknown");
        }
    }

    /** Whether an address is one of the open internet (the special ones: RFC 6890). */
    static boolean open(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet4Address) {
            return !(first == 0
                    || (first == 100 && second >= 64 && second < 128)
                    || (first == 192 && second == 0 && (third == 0 || third == 2))
                    || (first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                    || (first == 203 && second == 0 && third == 113)
                    || first >= 240);
        }
        // Only 2000::/3 is given out; in it, tunnels carry a further address, and 2001:db8::/32 is for papers.
        boolean tunnel = first == 0x20 && second == 0x02;
        boolean special =
                first == 0x20 && second == 0x01 && (third < 0x02 || third == 0x0d && (bytes[3] & 0xff) == 0xb8);
        return (first & 0xe0) == 0x20 && !tunnel && !special;
    }
}
