package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets one page reach what the content security policy of all others forbids. A page that needs it says so on its own answer; there
 * is no list of exceptions.
 */
public final class PagePolicy {

    private PagePolicy() {}

    /**
     * The scripts of this page may also talk to one service of the computer that the browser runs on.
     *
     * @param address WebSocket on the loopback address, such as {@code ws://127.0.0.1:9735}; any other is refused
     */
    public static void connectToThisComputer(HttpServletResponse response, String address) {
        if (!address.matches("ws://127\\.0\\.0\\.1:\\d{1,5}")) {
            throw new IllegalArgumentException("not a service of this computer");
        }
        response.setHeader(
                "Content-Security-Policy",
                SecurityConfiguration.CONTENT_POLICY.replace("connect-src 'self'", "connect-src 'self' " + address));
    }
}
