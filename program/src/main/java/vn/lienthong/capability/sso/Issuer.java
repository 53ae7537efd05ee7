package vn.lienthong.capability.sso;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.notify.PublicAddress;

/**
 * The address by which programs know this provider, never taken from a request: {@code lienthong.public-url}, else this machine
 * with the port that it listens on.
 */
@Component
class Issuer {

    static final String ROOT = "/sso";

    private final Environment environment;
    private final PublicAddress address;
    private volatile @Nullable String here;

    Issuer(Environment environment, PublicAddress address) {
        this.environment = environment;
        this.address = address;
    }

    String value() {
        return page(ROOT);
    }

    /** Whole address of a page of this house. */
    String page(String path) {
        String known = here;
        return (known == null ? here() : known) + path;
    }

    /** Asked for with every token, settled once the program listens. */
    private String here() {
        String listening = environment.getProperty("local.server.port", "");
        boolean named = !environment.getProperty("lienthong.public-url", "").isBlank();
        String found =
                named || listening.isEmpty() ? address.of("") : address.of("").replaceFirst(":\\d+$", ":" + listening);
        if (named || !listening.isEmpty()) {
            here = found;
        }
        return found;
    }
}
