package vn.lienthong.capability.database;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.context.ConfigurableApplicationContext;
import vn.lienthong.kernel.Settings;

/**
 * The database being started and migrated while the rest of the program is still being put together, which needs it some
 * seconds later: a start takes as long as the longer of the two.
 */
public final class DatabaseAhead {

    private final DatabaseSettings settings;
    private final FutureTask<OpenDatabase> opening;
    private boolean taken;

    private DatabaseAhead(DatabaseSettings settings) {
        this.settings = settings;
        this.opening = new FutureTask<>(() -> OpenDatabase.open(settings));
        Thread.ofPlatform().name("database-start").daemon().start(opening);
    }

    /** Begins for a program whose rooms are not there yet; they find what was begun. */
    public static DatabaseAhead begin(Settings settings, ConfigurableApplicationContext program) {
        DatabaseAhead ahead = new DatabaseAhead(DatabaseSettings.of(settings));
        program.getBeanFactory().registerSingleton(DatabaseAhead.class.getName(), ahead);
        return ahead;
    }

    /**
     * Waits for it. Where other settings hold after all, what was begun is ended and another opened.
     *
     * @throws DatabaseTrouble if it could not be opened
     */
    OpenDatabase take(DatabaseSettings wanted) {
        if (!wanted.equals(settings)) {
            drop();
            return OpenDatabase.open(wanted);
        }
        try {
            OpenDatabase opened = opening.get();
            taken = true;
            return opened;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("start", settings.data().toString(), "interrupted");
        }
    }

    /** Ends what was begun if nobody took it: the program did not come up. */
    public void drop() {
        if (taken) {
            return;
        }
        try {
            opening.get().close();
            taken = true;
        } catch (ExecutionException e) {
            taken = true; // nothing is left of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
