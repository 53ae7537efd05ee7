package vn.lienthong.capability.notify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.CountsChanged;

/**
 * The one thread that makes mails and sends them: every quarter of a minute, and at once when something was told. While the
 * server is away it asks after half a minute, then ever more seldom, every ten minutes at last. Sleeps by a clock that nobody
 * can set.
 */
@Component
class PostRoom implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostRoom.class);
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Digests digests;
    private final Sender sender;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private int failures;
    private volatile long notBefore = System.nanoTime();

    PostRoom(Digests digests, Sender sender) {
        this.digests = digests;
        this.sender = sender;
    }

    @EventListener
    void on(CountsChanged told) {
        news.release();
    }

    /** Asks again at once, also of a server that was away. */
    void hurry() {
        notBefore = System.nanoTime();
        news.release();
    }

    private void work() {
        while (running) {
            try {
                round();
                if (news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round() {
        try {
            digests.make();
            if (System.nanoTime() - notBefore >= 0) {
                pauseAfter(sender.send(() -> running));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("mails wait: {}", e.getClass().getName());
            pauseAfter(Sender.Round.AWAY);
        }
    }

    private void pauseAfter(Sender.Round round) {
        failures = round == Sender.Round.AWAY ? failures + 1 : 0;
        if (failures > 0) {
            notBefore = System.nanoTime() + pause(failures).toNanos();
        }
    }

    static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1, 0, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("post-room").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        Thread ending = thread;
        thread = null;
        news.release();
        if (ending != null) {
            try {
                ending.join(Duration.ofSeconds(8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
