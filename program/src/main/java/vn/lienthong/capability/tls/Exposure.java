package vn.lienthong.capability.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;

/**
 * Where the pages listen, by the rule that plain http stays on this machine: with TLS on every network at port 8443,
 * without it on 127.0.0.1 at port 8080 only, unless a trusted proxy stands before us.
 */
public final class Exposure {

    private static final Set<String> KINDS = Set.of("off", "auto", "files");

    private Exposure() {}

    /**
     * The settings with address and port filled in.
     *
     * @throws Trouble if they would put plain http on the network, or a certificate or proxy cannot be used
     */
    public static Map<String, String> complete(Settings settings) {
        Map<String, String> values = new LinkedHashMap<>(settings.values());
        String tls = settings.get("tls").orElse("off");
        if (!KINDS.contains(tls)) {
            throw new Trouble(Exposure.class, "tls.trouble.kind", tls);
        }
        boolean on = !tls.equals("off");
        values.putIfAbsent("lienthong.port", on ? "8443" : "8080");
        values.putIfAbsent("lienthong.address", on ? "0.0.0.0" : "127.0.0.1");
        String address = values.getOrDefault("lienthong.address", "");
        if (!on && settings.get("trusted-proxies").isEmpty() && !loopback(address)) {
            throw new Trouble(Exposure.class, "tls.trouble.plain", address);
        }
        settings.get("trusted-proxies").ifPresent(proxies -> {
            for (String proxy : proxies.split(",", -1)) {
                Peers.check(proxy.strip());
            }
        });
        if (tls.equals("files")) {
            Pem.check(file(settings, "tls-certificate"), file(settings, "tls-key"));
        }
        return values;
    }

    private static Path file(Settings settings, String name) {
        return Path.of(settings.get(name)
                .orElseThrow(() -> new Trouble(Exposure.class, "tls.trouble.files", "lienthong." + name)));
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Trouble(Exposure.class, "tls.trouble.address", address);
        }
    }
}
