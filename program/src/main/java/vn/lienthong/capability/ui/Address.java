package vn.lienthong.capability.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the page that is being drawn stands.
 *
 * @param path without query
 * @param query as it came, possibly empty
 * @param repeatable whether asking for it again by GET shows the same page
 */
record Address(String path, String query, boolean repeatable) {

    static Address of(HttpServletRequest request) {
        // An error page is drawn at an address of its own, on behalf of the one that was asked for.
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String query = request.getQueryString();
        return new Address(
                asked instanceof String path ? path : request.getRequestURI(),
                query == null ? "" : query,
                request.getMethod().equals("GET"));
    }

    /** The page of this program from which the reader came here; the first page if it is not known. */
    static String cameFrom(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return "/";
        }
        try {
            URI from = new URI(referer);
            boolean ours = request.getServerName().equalsIgnoreCase(from.getHost());
            String path = from.getRawPath();
            // Two slashes at the start would lead to another site.
            return !ours || path == null || !path.startsWith("/") || path.startsWith("//")
                    ? "/"
                    : path + (from.getRawQuery() == null ? "" : "?" + from.getRawQuery());
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    /** The same address with one value of its query set. */
    String with(String name, String value) {
        String rest = Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isBlank() && !part.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return path + "?" + (rest.isEmpty() ? "" : rest + "&") + name + "=" + value;
    }
}
