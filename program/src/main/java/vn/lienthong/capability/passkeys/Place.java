package vn.lienthong.capability.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.notify.PublicAddress;

/**
 * Where passkeys can be made and used: at the address by which people know this house, and on the machine itself under the name
 * {@code localhost}. Never at a number: browsers bind passkeys to names.
 */
@Component
class Place {

    private static final String HERE = "localhost";

    private final PublicAddress address;
    private final Environment environment;

    Place(PublicAddress address, Environment environment) {
        this.address = address;
        this.environment = environment;
    }

    /**
     * @param origin what a browser must say it stands at
     * @param host the party to which the passkey is bound
     */
    record Spot(String origin, String host) {}

    /** The spot at which a request stands; empty where no passkey can be. */
    Optional<Spot> of(HttpServletRequest request) {
        int port = request.getServerPort();
        String scheme = request.getScheme();
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        String origin = scheme + "://" + host + (usual ? "" : ":" + port);
        boolean known = host.equals(HERE) || (isPublic(origin) && scheme.equals("https") && named(host));
        return known ? Optional.of(new Spot(origin, host)) : Optional.empty();
    }

    private boolean isPublic(String origin) {
        return !environment.getProperty("lienthong.public-url", "").isBlank() && origin.equals(home());
    }

    /** The address at which people should be. */
    String home() {
        return address.of("").toLowerCase(Locale.ROOT);
    }

    /** The address at which passkeys work, if the house has one. */
    Optional<String> better() {
        URI home = URI.create(home());
        String host = home.getHost();
        return host != null && Set.of("https").contains(home.getScheme()) && named(host)
                ? Optional.of(home())
                : Optional.empty();
    }

    private static boolean named(String host) {
        return !host.matches("[0-9.]+") && !host.startsWith("[");
    }
}
