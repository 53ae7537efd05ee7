package vn.lienthong.capability.vneid;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.notify.PublicAddress;

/** What the locality has set: the real VNeID, the sandbox, or neither. */
@Component
class VneidSettings {

    static final String SANDBOX_ROOT = "/vneid-thu";
    static final String SANDBOX_CLIENT = "lien-thong";
    static final String BACK = "/vneid/tra-ve";

    private final Environment environment;
    private final PublicAddress address;
    private final JdbcClient database;
    private final Dialect dialect;

    VneidSettings(
            Environment environment, PublicAddress address, JdbcClient database, ObjectProvider<Dialect> dialects) {
        this.environment = environment;
        this.address = address;
        this.database = database;
        String name = text("dialect", "oidc");
        this.dialect = dialects.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("lienthong.vneid-dialect=" + name + " is not known; known: "
                                + dialects.stream().map(Dialect::name).sorted().toList()));
        if (!issuerSet().isEmpty()
                && (text("client-id", "").isEmpty() || !issuerSet().startsWith("https://"))) {
            throw new IllegalStateException(
                    "lienthong.vneid-issuer needs https:// and lienthong.vneid-client-id beside it");
        }
    }

    /**
     * Where people sign in.
     *
     * @param sandbox whether it is our own, for trying
     */
    record Provider(String issuer, String clientId, String clientSecret, boolean sandbox) {}

    Optional<Provider> provider() {
        if (!issuerSet().isEmpty()) {
            return Optional.of(new Provider(issuerSet(), text("client-id", ""), text("client-secret", ""), false));
        }
        return sandboxOpen()
                ? Optional.of(new Provider(page(SANDBOX_ROOT), SANDBOX_CLIENT, "", true))
                : Optional.empty();
    }

    /** How the provider's answers are read; the sandbox speaks plain OpenID Connect. */
    Dialect dialect() {
        return dialect;
    }

    String setting(String name, String otherwise) {
        return text(name, otherwise);
    }

    boolean sandboxOpen() {
        String set = text("sandbox", "");
        return set.isEmpty()
                ? issuerSet().isEmpty()
                        && database.sql("select exists (select from vneid_sandbox)")
                                .query(Boolean.class)
                                .single()
                : Boolean.parseBoolean(set);
    }

    /** Whole address of a page of this house, never taken from a request. */
    String page(String path) {
        String listening = environment.getProperty("local.server.port", "");
        if (environment.getProperty("lienthong.public-url", "").isBlank() && !listening.isEmpty()) {
            return address.of("").replaceFirst(":\\d+$", ":" + listening) + path;
        }
        return address.of(path);
    }

    private String issuerSet() {
        return text("issuer", "");
    }

    private String text(String name, String otherwise) {
        String set = environment.getProperty("lienthong.vneid-" + name, "").strip();
        return set.isEmpty() ? otherwise : set;
    }
}
