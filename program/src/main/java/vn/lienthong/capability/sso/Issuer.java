package vn.lienthong.capability.sso;

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

    Issuer(Environment environment, PublicAddress address) {
        this.environment = environment;
        this.address = address;
    }

    String value() {
        return page(ROOT);
    }

    /** Whole address of a page of this house. */
    String page(String path) {
        String listening = environment.getProperty("local.server.port", "");
        if (environment.getProperty("lienthong.public-url", "").isBlank() && !listening.isEmpty()) {
            return address.of("").replaceFirst(":\\d+$", ":" + listening) + path;
        }
        return address.of(path);
    }
}
