package vn.lienthong.capability.notify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our mail.
 *
 * @param user account there; empty for none
 * @param password secret: never shown, never logged
 * @param sender address that mails come from
 * @param authority PEM file of the authority that the server's certificate is checked against; null for the usual ones
 */
record MailServer(
        String host,
        int port,
        Security security,
        String user,
        String password,
        String sender,
        @Nullable Path authority) {

    /** How the connection is protected. */
    enum Security {
        /** Opened plain, TLS before anything is said; a server that cannot is refused. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** None: for a server on this machine. */
        NONE
    }

    /** Without the password: it must not come into a log through a message. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
