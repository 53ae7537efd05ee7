package vn.lienthong.capability.tls;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import vn.lienthong.kernel.Words;

/**
 * Keeps plain http to this machine and to the proxies that were named. With TLS on, everything else is led to https,
 * but for the page that hands out the authority's certificate: who opens it does not trust us yet.
 */
final class PlainHttp extends ValveBase {

    private final Peers peers;
    private final boolean tls;
    private final boolean ownAuthority;
    private final int securePort;

    PlainHttp(Peers peers, boolean tls, boolean ownAuthority, int securePort) {
        super(true);
        this.peers = peers;
        this.tls = tls;
        this.ownAuthority = ownAuthority;
        this.securePort = securePort;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String peer = request.getRemoteAddr();
        if (request.isSecure() || peers.trusts(peer)) {
            getNext().invoke(request, response);
        } else if (tls) {
            if (ownAuthority && open(request.getRequestURI())) {
                getNext().invoke(request, response);
            } else {
                redirect(request, response);
            }
        } else if (Peers.here(peer)) {
            getNext().invoke(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write(Words.of(PlainHttp.class).both("tls.plain.refused").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean open(String path) {
        return path.equals(CertificatePages.PATH)
                || path.startsWith(CertificatePages.PATH + "/")
                || path.startsWith("/tai-san/");
    }

    private void redirect(Request request, Response response) {
        String host = request.getServerName();
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
        response.setHeader(
                "Location",
                "https://" + name + (securePort == 443 ? "" : ":" + securePort) + request.getRequestURI()
                        + (query == null ? "" : "?" + query));
        // Not for ever: the port may change, and browsers would remember the old one.
        response.setHeader("Cache-Control", "no-store");
    }
}
