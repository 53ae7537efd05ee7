package vn.lienthong.capability.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen, and a program without a library: sees every step of the protocol. */
public final class TestVisitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String house;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public TestVisitor(int port) {
        this.house = "http://localhost:" + port;
    }

    public TestVisitor withSession(String token) {
        cookies.put("lienthong", token);
        return this;
    }

    /** Sends a header with each request from now on. */
    public TestVisitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** A cookie that the browser holds; empty for none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Plants a cookie. */
    public void cookie(String name, String value) {
        cookies.put(name, value);
    }

    public String at(String path) {
        return path.startsWith("http") ? path : house + path;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(at(path))).GET());
    }

    public HttpResponse<String> bearer(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(at(path)))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String user, String password) {
        return send(form(path, fields)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))));
    }

    /** Sends the form of a page of ours, with its proof. */
    public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher proof = CSRF.matcher(page.body());
        if (proof.find()) {
            all.put("_csrf", proof.group(1));
        }
        return post(path, all);
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(at(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(line -> {
                String first = line.split(";", 2)[0];
                String name = first.substring(0, first.indexOf('='));
                String value = first.substring(first.indexOf('=') + 1);
                if (value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            });
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where an answer leads to; an address of this house begins with its path. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+(?=/)", "");
    }

    /** A parameter of the address that an answer leads to; empty if it is not there. */
    public static String parameter(HttpResponse<String> answer, String name) {
        @Nullable String query = URI.create(location(answer)).getRawQuery();
        for (String part : (query == null ? "" : query).split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
