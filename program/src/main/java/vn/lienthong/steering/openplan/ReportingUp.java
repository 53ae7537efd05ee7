package vn.lienthong.steering.openplan;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.progress.Progress;

/**
 * Sends the state of this program's plans up, every ten minutes those that have changed. A snapshot is whole, so a day without a
 * line loses nothing: the first one after it says everything. Its number grows by the database and never by the clock.
 */
@Component
class ReportingUp implements JobWork {

    static final String KIND = "openplan.report-up";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REPORTS = 200;

    private final Upward upward;
    private final PlanBook book;
    private final Progress progress;
    private final IssuedReports reports;
    private final ReceivedStore store;
    private final Locality locality;
    private final JsonMapper json;
    private final Clock clock;
    private @Nullable HttpClient client;

    ReportingUp(
            Upward upward,
            PlanBook book,
            Progress progress,
            IssuedReports reports,
            ReceivedStore store,
            Locality locality,
            JsonMapper json,
            Clock clock) {
        this.upward = upward;
        this.book = book;
        this.progress = progress;
        this.reports = reports;
        this.store = store;
        this.locality = locality;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Duration> cadence() {
        return upward.to().isPresent() ? Optional.of(Duration.ofMinutes(10)) : Optional.empty();
    }

    @Override
    public void run(JobRun run) {
        String unit = locality.home().map(Locality.Home::unitCode).orElse("");
        if (upward.to().isEmpty() || unit.isEmpty()) {
            return;
        }
        List<Plan> plans = book.plans().stream()
                .filter(plan -> plan.unitCode() == null || plan.unitCode().equals(unit))
                .toList();
        for (int i = 0; i < plans.size(); i++) {
            run.stopIfCancelled();
            send(plans.get(i), unit);
            run.progress(i + 1L, plans.size(), "openplan.up.sending", i + 1, plans.size());
        }
    }

    /** Sends a plan if it is not known above as it is now; answers whether it is now. */
    boolean send(Plan plan, String unit) {
        Snapshot.PlanShot shot = Snapshot.of(
                plan,
                book.items(plan.id()),
                progress.items(plan.id()),
                progress.steps(plan.id()),
                reports.of(List.of(plan.id()), null, null, MOST_REPORTS));
        String sha256 = ReceivedApi.sha256(json.writeValueAsString(shot));
        ReceivedStore.Sent before = store.sent().get(plan.id());
        if (before != null && before.trouble().isEmpty() && before.sha256().equals(sha256)) {
            return true;
        }
        String trouble = put(plan.id(), unit, shot, store.nextVersion(plan.id(), 1));
        if (trouble.equals("older")) {
            // Above stands a later number, as after a restore here: go on from there.
            trouble = known(plan.id(), unit)
                    .map(version -> put(plan.id(), unit, shot, store.nextVersion(plan.id(), version + 1)))
                    .orElse("older");
        }
        if (trouble.isEmpty()) {
            store.arrived(plan.id(), sha256, clock.instant());
        } else {
            store.failed(plan.id(), trouble, clock.instant());
        }
        return trouble.isEmpty();
    }

    private URI address(UUID plan, String unit) {
        return URI.create(upward.to().orElseThrow() + "/api/v1/received/" + unit + "/plans/" + plan);
    }

    /** What went wrong, as the last part of a message key; empty if nothing did. */
    private String put(UUID plan, String unit, Snapshot.PlanShot shot, long version) {
        Snapshot snapshot = new Snapshot(version, clock.instant().truncatedTo(ChronoUnit.SECONDS), shot);
        HttpRequest request = HttpRequest.newBuilder(address(plan, unit))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + upward.token())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(snapshot)))
                .build();
        try {
            int status = client().send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return switch (status) {
                case 200 -> "";
                case 409 -> "older";
                case 401, 403 -> "refused";
                case 404 -> "unit";
                default -> "answer";
            };
        } catch (IOException | GeneralSecurityException e) {
            return "line";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "line";
        }
    }

    private Optional<Long> known(UUID plan, String unit) {
        HttpRequest request = HttpRequest.newBuilder(address(plan, unit))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + upward.token())
                .GET()
                .build();
        try {
            HttpResponse<String> answer = client().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode version = json.readTree(answer.body()).path("version");
            return answer.statusCode() == 200 && version.isNumber() ? Optional.of(version.asLong()) : Optional.empty();
        } catch (IOException | GeneralSecurityException | tools.jackson.core.JacksonException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized HttpClient client() throws IOException, GeneralSecurityException {
        HttpClient made = client;
        if (made == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1);
            if (!upward.certificate().isEmpty()) {
                builder.sslContext(trusting(Path.of(upward.certificate())));
            }
            made = builder.build();
            client = made;
        }
        return made;
    }

    private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int n = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("up-" + n++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What became of each plan. */
    Map<UUID, ReceivedStore.Sent> sent() {
        return store.sent();
    }
}
