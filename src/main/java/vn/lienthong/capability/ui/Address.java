package vn.lienthong.capability.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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

    /** The same address with one value of its query set. */
    String with(String name, String value) {
        String rest = Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isBlank() && !part.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return path + "?" + (rest.isEmpty() ? "" : rest + "&") + name + "=" + value;
    }
}
