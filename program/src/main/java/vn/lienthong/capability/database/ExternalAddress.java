package vn.lienthong.capability.database;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody else runs, by either spelling of its address: the one of Java ({@code jdbc:postgresql://…}) and
 * the one of every other PostgreSQL tool ({@code postgresql://user:password@host:port/name}).
 */
record ExternalAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    static ExternalAddress of(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new ExternalAddress(url, user, password);
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw new DatabaseTrouble("address");
        }
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                throw new DatabaseTrouble("address");
            }
            String[] account = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            String jdbcUrl = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return new ExternalAddress(
                    jdbcUrl,
                    user == null && account.length > 0 ? account[0] : user,
                    password == null && account.length > 1 ? account[1] : password);
        } catch (URISyntaxException e) {
            // Without the cause: its message repeats the address and with it the password.
            throw new DatabaseTrouble("address");
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*$", "");
    }
}
