package vn.lienthong.capability.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.kernel.DemoData;
import vn.lienthong.kernel.VietnameseText;

/**
 * Fills a new database with the invented locality, before the first page can be opened, and with what its people did in the
 * past weeks, after that.
 *
 * <p>Decided once, at the first start: yes for a database of our own unless {@code --no-demo}, no for somebody else's
 * unless {@code --demo}. Each room's records come in one transaction that also says they have come, so a start that was
 * cut off goes on where it stopped, and nothing is loaded twice.
 */
@Component
class Demo implements SmartLifecycle {

    /** Shorter than what a service waits for a clean end before it kills. */
    private static final Duration LONGEST_SCENE = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<DemoData> rooms;
    private final boolean wanted;
    private final Story story;
    private volatile boolean running;
    private volatile @Nullable Thread player;

    Demo(
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<DemoData> rooms,
            Story story,
            Environment environment,
            @Value("${lienthong.demo:auto}") String demo) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.story = story;
        this.rooms =
                rooms.stream().sorted(Comparator.comparingInt(DemoData::order)).toList();
        boolean embedded = environment.getProperty("lienthong.database-url", "").isBlank();
        this.wanted = demo.equals("auto") ? embedded : Boolean.parseBoolean(demo);
    }

    @Override
    public void start() {
        running = true;
        if (!decided()) {
            return;
        }
        for (DemoData room : rooms) {
            transaction.executeWithoutResult(status -> {
                if (story.claim(room.getClass().getName())) {
                    room.load();
                }
            });
        }
        if (story.scenes().isEmpty()) {
            finish();
        }
    }

    /** The story is played while the first pages are looked at. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (decided()) {
            player = Thread.ofPlatform().name("demo").daemon().start(() -> {
                if (story.play(decidedOn(), () -> !running)) {
                    finish();
                }
            });
        }
    }

    private LocalDate decidedOn() {
        return database.sql("select decided_at from operations_demo")
                .query(OffsetDateTime.class)
                .single()
                .atZoneSameInstant(VietnameseText.ZONE)
                .toLocalDate();
    }

    private void finish() {
        database.sql("update operations_demo set finished_at = :now where finished_at is null")
                .param("now", now())
                .update();
    }

    /** Before the web server, which Spring starts near the end of all phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** The scene that is being played comes to its end first: the database is taken away from under it soon after. */
    @Override
    public void stop() {
        running = false;
        Thread last = player;
        if (last != null) {
            try {
                last.join(LONGEST_SCENE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether records are still to be loaded by the decision of the first start. */
    private boolean decided() {
        database.sql("insert into operations_demo (one, wanted, decided_at) values (true, :wanted, :now)"
                        + " on conflict (one) do nothing")
                .param("wanted", wanted)
                .param("now", now())
                .update();
        boolean decision = database.sql("select wanted from operations_demo")
                .query(Boolean.class)
                .single();
        if (!decision) {
            return false;
        }
        return database.sql("select finished_at is null from operations_demo")
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
