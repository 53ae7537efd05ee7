package vn.lienthong.capability.notify;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Trouble;

/** What the administrator has set about mail, checked at the start: a mistake stops it in plain words. */
@Component
class MailSettings {

    private static final String PREFIX = "lienthong.";
    private static final String ADDRESS = "[^\\s@<>,;\"]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,180}[A-Za-z0-9])?";

    private volatile @Nullable MailServer server;

    @Autowired
    MailSettings(Environment environment) {
        this(name -> environment.getProperty(PREFIX + name, "").strip());
    }

    MailSettings(UnaryOperator<String> settings) {
        String host = settings.apply("mail-host");
        this.server = host.isEmpty() ? null : read(host, settings);
    }

    /** The server, or empty: then there is the inbox and nothing else. */
    Optional<MailServer> server() {
        return Optional.ofNullable(server);
    }

    /** For tests, in which a server comes and goes. */
    void use(@Nullable MailServer other) {
        server = other;
    }

    static boolean isAddress(String text) {
        return text.length() <= 200 && text.matches(ADDRESS) && !text.contains("..");
    }

    private static MailServer read(String host, UnaryOperator<String> settings) {
        MailServer.Security security = security(settings.apply("mail-security"));
        String user = settings.apply("mail-user");
        String sender = settings.apply("mail-sender");
        if (!isAddress(sender)) {
            throw new Trouble(MailSettings.class, "notify.trouble.sender", sender);
        }
        if (security == MailServer.Security.NONE && !user.isEmpty() && !onThisMachine(host)) {
            throw new Trouble(MailSettings.class, "notify.trouble.plain", host);
        }
        if (settings.apply("public-url").isEmpty()) {
            throw new Trouble(MailSettings.class, "notify.trouble.public-url");
        }
        return new MailServer(
                host,
                port(settings.apply("mail-port"), security),
                security,
                user,
                settings.apply("mail-password"),
                sender,
                authority(settings.apply("mail-authority")));
    }

    private static MailServer.Security security(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "starttls" -> MailServer.Security.STARTTLS;
            case "tls" -> MailServer.Security.TLS;
            case "none" -> MailServer.Security.NONE;
            default -> throw new Trouble(MailSettings.class, "notify.trouble.security", text);
        };
    }

    private static int port(String text, MailServer.Security security) {
        if (text.isEmpty()) {
            return switch (security) {
                case STARTTLS -> 587;
                case TLS -> 465;
                case NONE -> 25;
            };
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new Trouble(MailSettings.class, "notify.trouble.port", text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Path authority(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new Trouble(MailSettings.class, "notify.trouble.authority", text);
        }
        return file;
    }

    private static boolean onThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The address before every path in a mail: set, or that of this machine's own browser. */
    static URI publicUrl(UnaryOperator<String> settings) {
        String set = settings.apply("public-url");
        if (set.isEmpty()) {
            boolean secure =
                    !settings.apply("tls").isEmpty() && !settings.apply("tls").equals("off");
            String host = secure ? settings.apply("tls-names").split(",", -1)[0].strip() : "";
            String port = settings.apply("port").isEmpty() ? "8080" : settings.apply("port");
            return URI.create((secure ? "https://" : "http://") + (host.isEmpty() ? "localhost" : host) + ":" + port);
        }
        try {
            URI url = URI.create(set.replaceFirst("/+$", ""));
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new Trouble(MailSettings.class, "notify.trouble.public-url-form", set);
        }
        throw new Trouble(MailSettings.class, "notify.trouble.public-url-form", set);
    }
}
