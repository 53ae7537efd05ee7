package vn.lienthong.capability.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.lienthong.capability.ui.Messages;

/**
 * Server-sent events for everyone who watches a job. However many watch, the table is asked once each half second, and
 * not at all while nobody does; so it does not matter which copy of the program runs the job.
 */
@Component
class ProgressStreams implements SmartLifecycle {

    /** Name of the event that carries {@link News}. */
    static final String EVENT = "tien-do";

    private static final Logger LOG = LoggerFactory.getLogger(ProgressStreams.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BEATS_PER_SIGN_OF_LIFE = 30;

    private final JobStore store;
    private final Messages messages;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Semaphore somebody = new Semaphore(0);
    private volatile boolean running;

    ProgressStreams(JobStore store, Messages messages) {
        this.store = store;
        this.messages = messages;
    }

    /** What the browser is told, in the reader's words. */
    record News(long done, long total, String words, boolean finished) {}

    private static final class Watcher {
        private final UUID job;
        private final Locale locale;
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private @Nullable News told;

        Watcher(UUID job, Locale locale) {
            this.job = job;
            this.locale = locale;
        }
    }

    SseEmitter open(UUID job, Locale locale) {
        Watcher watcher = new Watcher(job, locale);
        watcher.emitter.onCompletion(() -> watchers.remove(watcher));
        watcher.emitter.onTimeout(watcher.emitter::complete);
        watcher.emitter.onError(error -> watchers.remove(watcher));
        watchers.add(watcher);
        somebody.release();
        return watcher.emitter;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("job-streams").start(this::beat);
    }

    /** Open streams would hold up the end of the program. */
    @Override
    public void stop() {
        running = false;
        somebody.release();
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void beat() {
        try {
            for (int beat = 0; running; beat++) {
                if (watchers.isEmpty()) {
                    somebody.acquire();
                    somebody.drainPermits();
                } else {
                    tellAll(beat % BEATS_PER_SIGN_OF_LIFE == 0);
                    TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll(boolean signOfLife) {
        try {
            Set<UUID> watched = watchers.stream().map(watcher -> watcher.job).collect(Collectors.toSet());
            if (watched.isEmpty()) {
                return;
            }
            Map<UUID, JobState> states = store.find(watched);
            for (Watcher watcher : watchers) {
                tell(watcher, states.get(watcher.job), signOfLife);
            }
        } catch (RuntimeException e) {
            LOG.warn("jobs: progress could not be read; trying again", e);
        }
    }

    private void tell(Watcher watcher, @Nullable JobState job, boolean signOfLife) {
        News news = job == null ? new News(0, 0, "", true) : news(job, watcher.locale);
        try {
            if (!news.equals(watcher.told)) {
                watcher.told = news;
                watcher.emitter.send(SseEmitter.event().name(EVENT).data(news));
            } else if (signOfLife) {
                watcher.emitter.send(SseEmitter.event().comment(""));
            }
            if (news.finished()) {
                watchers.remove(watcher);
                watcher.emitter.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            watchers.remove(watcher);
        }
    }

    News news(JobState job, Locale locale) {
        JobState.Words note = job.note();
        StringBuilder words = new StringBuilder(
                job.stopping()
                        ? messages.text(locale, "jobs.stopping")
                        : note != null && job.status() == JobState.Status.RUNNING
                                ? messages.text(
                                        locale, note.key(), note.arguments().toArray())
                                : messages.text(locale, job.status().key()));
        if (job.secondsLeft() != null && !job.stopping()) {
            words.append(' ').append(messages.text(locale, "jobs.left", job.secondsLeft()));
        }
        return new News(job.done(), job.total(), words.toString(), job.finished());
    }
}
