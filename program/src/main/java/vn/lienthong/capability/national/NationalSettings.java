package vn.lienthong.capability.national;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * What the locality has set about the line to the population database, read and checked at start: a wrong setting stops the
 * program with its name.
 *
 * @param real the line to the real database, or empty
 * @param grants what is approved there, or empty without it
 * @param tls files for the line: the authority that is trusted, our key; possibly none
 * @param stop hours of each night without an answer
 * @param perMinute asks a minute
 * @param perOfficer asks of one officer within an hour, lists apart
 * @param failures in a row after which it is left alone
 * @param leftAlone for how long
 * @param keptDays for how many days answers are kept
 * @param listRows rows of a list at most
 * @param sandbox {@code true}, {@code false}, or empty for "where the demo is"
 */
record NationalSettings(
        Optional<Line> real,
        Grants grants,
        LineTls.Files tls,
        Line.Patience patience,
        StopHours stop,
        int perMinute,
        int perOfficer,
        int failures,
        Duration leftAlone,
        int keptDays,
        int listRows,
        String sandbox) {

    static final String TOKEN = "token";
    static final String KEY_PASSWORD = "client-key-password";

    private static final String PREFIX = "national-";

    /** @param setting a setting by its name without {@code lienthong.}; empty if it was not made */
    static NationalSettings read(Function<String, String> setting) {
        Function<String, String> own = name -> setting.apply(PREFIX + name).strip();
        try {
            Line.Patience patience = new Line.Patience(
                    seconds(own, "connect-seconds", 3),
                    seconds(own, "answer-seconds", 10),
                    seconds(own, "patience-seconds", 15),
                    number(own, "tries", 3, 1, 5),
                    Duration.ofMillis(number(own, "pause-millis", 400, 0, 10_000)));
            String address = own.apply("address");
            Properties secrets = secrets(own.apply("secrets"));
            return new NationalSettings(
                    address.isEmpty() ? Optional.empty() : Optional.of(line(own, address, secrets, patience)),
                    address.isEmpty() ? new Grants(java.util.List.of()) : grants(own.apply("services")),
                    new LineTls.Files(
                            own.apply("certificate"),
                            own.apply("client-key"),
                            secrets.getProperty(KEY_PASSWORD, "")),
                    patience,
                    StopHours.of(own.apply("stop")),
                    number(own, "per-minute", 60, 1, 60_000),
                    number(own, "per-officer", 120, 1, 10_000),
                    number(own, "failures", 5, 1, 1000),
                    seconds(own, "left-alone-seconds", 60),
                    number(own, "kept-days", 30, 1, 365),
                    number(own, "list-rows", 5000, 1, 100_000),
                    own.apply("sandbox"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("lienthong.national-…: " + e.getMessage(), e);
        }
    }

    private static Line line(
            Function<String, String> own, String address, Properties secrets, Line.Patience patience) {
        URI uri = URI.create(address.replaceAll("/+$", ""));
        boolean here = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
        require(
                here || ("https".equals(uri.getScheme()) && uri.getHost() != null),
                "address begins with https:// (http:// only for 127.0.0.1)");
        String unit = own.apply("unit");
        require(!unit.isEmpty() && unit.length() <= 35, "unit (MaDonVi) has 1 to 35 characters");
        Map<Service, String> paths = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String path = own.apply("path-" + service.stored());
            require(path.matches("[A-Za-z0-9._/-]*"), "path-" + service.stored() + " is part of an address");
            if (!path.isEmpty()) {
                paths.put(service, path);
            }
        }
        return new Line(
                uri,
                transport(own),
                headers(secrets),
                unit,
                paths,
                CodeTables.USUAL.with(own.apply("codes")),
                patience,
                false);
    }

    private static Transport transport(Function<String, String> own) {
        String name = own.apply("transport");
        return switch (name) {
            case "", "lgsp" -> new Transport.Lgsp();
            case "x-road" -> new Transport.XRoad(own.apply("x-road-client"), own.apply("x-road-provider"));
            default -> throw new IllegalArgumentException("transport " + name + " is not known; known: lgsp, x-road");
        };
    }

    private static Map<String, String> headers(Properties secrets) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : secrets.stringPropertyNames()) {
            String value = Objects.requireNonNullElse(secrets.getProperty(name), "").strip();
            if (name.equals(TOKEN)) {
                headers.put("Authorization", "Bearer " + value);
            } else if (!name.equals(KEY_PASSWORD)) {
                require(name.matches("[A-Za-z0-9-]{1,60}"), "secrets: " + name + " is no name of a header");
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static Properties secrets(String file) {
        Properties secrets = new Properties();
        if (!file.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
                secrets.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException("secrets: " + file + " cannot be read", e);
            }
        }
        return secrets;
    }

    private static Grants grants(String file) {
        require(!file.isEmpty(), "services names the file of what is approved; it is needed with the address");
        try {
            return Grants.read(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("services: " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("services: " + file + ", " + e.getMessage(), e);
        }
    }

    /** What the sandbox approves. */
    static Grants sandboxGrants() {
        return Grants.read(resource("sandbox-services.tsv"));
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(NationalSettings.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Duration seconds(Function<String, String> own, String name, int usual) {
        return Duration.ofSeconds(number(own, name, usual, 1, 3600));
    }

    private static int number(Function<String, String> own, String name, int usual, int least, int most) {
        String text = own.apply(name);
        if (text.isEmpty()) {
            return usual;
        }
        require(text.matches("\\d{1,6}"), name + " is a number");
        int number = Integer.parseInt(text);
        require(number >= least && number <= most, name + " lies between " + least + " and " + most);
        return number;
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
