package vn.lienthong.capability.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;

/**
 * Carries messages out, every two seconds those that are due. A delivery is taken under a lease before it is tried, so that copies
 * of the program do not meet, and one that was cut off is tried again: at least once. The waits between tries grow to a day; after
 * ten tries a delivery is given up, after three days without a success the address is stopped and its administrators are told.
 */
@Component
class Postman implements SmartLifecycle, JobWork {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20));
    static final Duration STOPPED_AFTER = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 20;
    private static final int EVERY_SECONDS = 2;
    /** Holders of the right for the whole locality, and no others, reach an agency that does not exist. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private final WebhookStore store;
    private final Destination destination;
    private final People people;
    private final Notify notify;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final HttpClient client;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Future<?> rounds;

    Postman(
            WebhookStore store,
            Destination destination,
            People people,
            Notify notify,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.destination = destination;
        this.people = people;
        this.notify = notify;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        // No redirects: the address that was judged is the address that is called.
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What an address answered: its status, or why there is none. */
    private record Answer(@Nullable Integer status, String trouble) {
        boolean good() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** Tries everything that is due; answers how many were tried. */
    int round() {
        Instant now = clock.instant();
        List<WebhookStore.Due> due =
                store.take(now, now.plus(LEASE), now.plus(PAUSES.getLast()).plus(LEASE), AT_ONCE);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tried = due.stream()
                    .<Future<?>>map(one -> all.submit(() -> carry(one)))
                    .toList();
            for (Future<?> one : tried) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.warn(
                    "a message waits: {}",
                    e.getCause() == null ? "" : e.getCause().getClass().getName());
        }
        return due.size();
    }

    private void carry(WebhookStore.Due due) {
        Answer answer = send(due);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (answer.good()) {
                store.arrived(due, java.util.Objects.requireNonNull(answer.status()));
            } else {
                Instant next = due.tries() > PAUSES.size() ? null : now.plus(PAUSES.get(due.tries() - 1));
                store.failed(due, answer.status(), answer.trouble(), now, next);
                boolean gone = answer.status() != null && answer.status() == 410;
                store.stopIfFailingSince(due.hook(), gone ? now : now.minus(STOPPED_AFTER), now, answer.trouble())
                        .ifPresent(name -> tell(due.hook(), name, now));
            }
        });
    }

    private Answer send(WebhookStore.Due due) {
        Optional<String> refused = destination.refuses(due.url());
        if (refused.isPresent()) {
            return new Answer(null, refused.get());
        }
        String id = "msg_" + due.message();
        long second = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(due.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "LienThong-Webhooks/1")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(second))
                .header("webhook-signature", Signature.of(due.secret(), id, second, due.body()))
                .POST(HttpRequest.BodyPublishers.ofString(due.body()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return new Answer(status, status >= 200 && status < 300 ? "" : "status");
        } catch (IOException e) {
            return new Answer(null, e instanceof java.net.http.HttpTimeoutException ? "slow" : "unreached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, "unreached");
        }
    }

    private void tell(UUID hook, String name, Instant now) {
        people.holding(WebhookPages.MANAGE, NOWHERE)
                .forEach(person -> notify.tell(new Notice(
                        person.account(),
                        "webhooks:stopped:" + hook + ":" + now.getEpochSecond(),
                        WebhookConfiguration.NOTICES,
                        "webhooks.notice.stopped",
                        List.of(name),
                        WebhookPages.PATH + "/" + hook,
                        Urgency.TASK,
                        null)));
    }

    @Override
    public String kind() {
        return "webhooks.tidy";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        store.tidy(clock.instant().minus(KEPT));
    }

    private void safely() {
        try {
            int tried;
            do {
                tried = round();
            } while (tried == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("messages to other programs wait: {}", e.getClass().getName());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-postman").daemon().factory());
        rounds = made.scheduleWithFixedDelay(this::safely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        thread = made;
    }

    @Override
    public void stop() {
        ScheduledExecutorService made = thread;
        Future<?> running = rounds;
        if (running != null) {
            running.cancel(false);
        }
        if (made != null) {
            made.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** What is sent to a program that somebody wants to try. */
    static Map<String, String> ping() {
        return Map.of("message", "ping");
    }
}
