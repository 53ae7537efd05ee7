package vn.lienthong.capability.national;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.seal.Seal;

/** The line that asks go over now: the real one, or the sandbox of this very program, or none. */
@Component
class Lines {

    static final String SANDBOX_ROOT = "/quoc-gia-thu";
    static final String SANDBOX_UNIT = "000.00.99.H99";

    private static final int SANDBOX_PACE = 600;

    private final Environment environment;
    private final NationalSettings settings;
    private final Grants sandboxGrants = NationalSettings.sandboxGrants();
    private final JdbcClient database;
    private final Seal seal;
    private final Clock clock;
    private final JsonMapper json;
    private @Nullable Caller caller;

    Lines(
            Environment environment,
            NationalSettings settings,
            JdbcClient database,
            Seal seal,
            Clock clock,
            JsonMapper json) {
        this.environment = environment;
        this.settings = settings;
        this.database = database;
        this.seal = seal;
        this.clock = clock;
        this.json = json;
    }

    /** Who asks for us; empty if nothing is set up. Breaker and pace go with it as long as the line is the same. */
    synchronized Optional<Caller> caller() {
        Optional<Line> line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Caller known = caller;
        if (known == null || !known.line().equals(line.get())) {
            known = made(line.get());
            caller = known;
        }
        return Optional.of(known);
    }

    Grants grants() {
        return settings.real().isPresent() ? settings.grants() : sandboxGrants;
    }

    boolean sandbox() {
        return settings.real().isEmpty() && sandboxOpen();
    }

    boolean setUp() {
        return settings.real().isPresent() || sandboxOpen();
    }

    /** Whether the sandbox answers: never where a real address is set. */
    boolean sandboxOpen() {
        if (settings.real().isPresent()) {
            return false;
        }
        return settings.sandbox().isEmpty()
                ? database.sql("select exists (select from national_sandbox)")
                        .query(Boolean.class)
                        .single()
                : Boolean.parseBoolean(settings.sandbox());
    }

    /** Asks a minute; our own sandbox needs less sparing. */
    int perMinute() {
        return sandbox() ? Math.max(settings.perMinute(), SANDBOX_PACE) : settings.perMinute();
    }

    /** By which the sandbox knows our own line; nobody else has it. */
    String sandboxToken() {
        return seal.mark("sandbox", "national sandbox line");
    }

    private Optional<Line> line() {
        if (settings.real().isPresent()) {
            return settings.real();
        }
        String port = environment.getProperty("local.server.port", "");
        return port.isEmpty() || !sandboxOpen()
                ? Optional.empty()
                : Optional.of(new Line(
                        URI.create((tls() ? "https://" : "http://") + host() + ":" + port + SANDBOX_ROOT),
                        new Transport.Lgsp(),
                        Map.of("Authorization", "Bearer " + sandboxToken()),
                        SANDBOX_UNIT,
                        Map.of(),
                        CodeTables.USUAL,
                        settings.patience(),
                        true));
    }

    /** Where the program itself listens. */
    private String host() {
        String set = environment.getProperty("lienthong.address", "").strip();
        return set.isEmpty() || set.equals("0.0.0.0") || set.contains(":") ? "127.0.0.1" : set;
    }

    private Caller made(Line line) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .connectTimeout(line.patience().connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        if (line.sandbox() && tls()) {
            client.sslContext(LineTls.ownOnly(ownCertificate()));
        } else if (!line.sandbox() && !settings.tls().none()) {
            client.sslContext(LineTls.of(settings.tls()));
        }
        return new Caller(
                line,
                client.build(),
                new Breaker(settings.failures(), settings.leftAlone(), clock),
                new Pace(perMinute(), System::nanoTime),
                line.sandbox() ? StopHours.NONE : settings.stop(),
                clock,
                json);
    }

    private boolean tls() {
        return !environment.getProperty("lienthong.tls", "off").equals("off");
    }

    private Path ownCertificate() {
        String files = environment.getProperty("lienthong.tls-certificate", "");
        return files.isEmpty()
                ? Path.of(environment.getProperty("lienthong.data", "data"), "secrets", "tls", "server.crt")
                : Path.of(files);
    }
}
