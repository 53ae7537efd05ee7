package vn.lienthong.capability.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the page that is being drawn stands.
 *
 * @param path without query
 * @param query as it came, possibly empty
 * @param repeatable whether asking for it again by GET shows the same page
 */
record Address(String path, String query, boolean repeatable) {

    /** Words and short numbers as our addresses have them; ids besides. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*[0-9]{9})[A-Za-z0-9._~-]{0,40}");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String HIDDEN = "…";

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
            if (!ours || path == null || !path.startsWith("/") || path.startsWith("//") || !plain(path, "")) {
                return "/";
            }
            String query = from.getRawQuery();
            return path + (query == null || !plain(path, query) ? "" : "?" + query);
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    /**
     * The path as a log and a program may be told it: what could be a number, a name or a token that somebody put into it is
     * left out.
     */
    String told() {
        return told(path);
    }

    /** The address for a page that says what went wrong: the first page's where this one holds more than our own words. */
    Address harmless() {
        return plain() ? this : new Address("/", "", repeatable);
    }

    boolean plain() {
        return plain(path, query);
    }

    private static boolean plain(String path, String query) {
        return told(path).equals(path) && pieces(query, "[&=]").allMatch(Address::plain);
    }

    private static String told(String path) {
        return pieces(path, "/").map(piece -> plain(piece) ? piece : HIDDEN).collect(Collectors.joining("/"));
    }

    private static Stream<String> pieces(String text, String between) {
        return Arrays.stream(text.split(between, -1));
    }

    private static boolean plain(String piece) {
        return PLAIN.matcher(piece).matches() || ID.matcher(piece).matches();
    }

    /** The same address with one value of its query set. */
    String with(String name, String value) {
        String rest = Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isBlank() && !part.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        return path + "?" + (rest.isEmpty() ? "" : rest + "&") + name + "=" + value;
    }
}
