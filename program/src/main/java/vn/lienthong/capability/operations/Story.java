package vn.lienthong.capability.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.kernel.DemoStory;
import vn.lienthong.kernel.SimulatedTime;
import vn.lienthong.kernel.VietnameseText;

/** Plays the scenes of all rooms, and says on the page of the day while it does. */
@Component
class Story implements WorkSource {

    private static final Logger LOG = LoggerFactory.getLogger(Story.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ObjectProvider<DemoStory> rooms;
    private final Access access;
    private final Messages messages;
    private final Clock clock;
    private final List<String> leftOut = new CopyOnWriteArrayList<>();
    private volatile int left;
    private volatile int all;

    Story(
            JdbcClient database,
            TransactionTemplate transaction,
            ObjectProvider<DemoStory> rooms,
            Access access,
            Messages messages,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.rooms = rooms;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    List<DemoStory.Scene> scenes() {
        return rooms.stream()
                .flatMap(room -> room.scenes().stream())
                .sorted(Comparator.comparingInt(DemoStory.Scene::day).thenComparing(DemoStory.Scene::time))
                .toList();
    }

    /**
     * Plays what was not played yet. A scene that fails is left out and logged: an invented record less is no trouble to
     * anybody, a program that does not start is.
     *
     * @param today the day from which the scenes count
     * @return whether it came to its end
     */
    boolean play(LocalDate today, BooleanSupplier stopped) {
        List<DemoStory.Scene> scenes = scenes();
        all = scenes.size();
        for (int played = 0; played < all; played++) {
            DemoStory.Scene scene = scenes.get(played);
            left = all - played;
            if (stopped.getAsBoolean()) {
                left = 0;
                return false;
            }
            try {
                play(scene, today);
            } catch (RuntimeException e) {
                LOG.warn("scene {} of the demo was left out", scene.key(), e);
                leftOut.add(scene.key());
            }
        }
        left = 0;
        return true;
    }

    /** Scenes that failed. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private void play(DemoStory.Scene scene, LocalDate today) {
        Instant moment = today.plusDays(scene.day())
                .atTime(scene.time())
                .atZone(VietnameseText.ZONE)
                .toInstant();
        LocaleContextHolder.setLocale(VietnameseText.VIETNAMESE);
        try {
            SimulatedTime.at(
                    moment,
                    () -> access.actAs(
                            scene.who(),
                            () -> transaction.executeWithoutResult(status -> {
                                if (claim(scene.key())) {
                                    scene.act().run();
                                }
                            })));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    /** Says in the caller's transaction that it is loaded; false if it was. */
    boolean claim(String what) {
        return database.sql("insert into operations_demo_room (room, loaded_at) values (:room, :now)"
                                + " on conflict (room) do nothing")
                        .param("room", what)
                        .param("now", OffsetDateTime.ofInstant(SimulatedTime.real(clock), VietnameseText.ZONE))
                        .update()
                == 1;
    }

    @Override
    public List<Work> work() {
        return left == 0
                ? List.of()
                : List.of(new Work(
                        messages.text(LocaleContextHolder.getLocale(), "operations.story.title"),
                        "/viec-cua-toi",
                        messages.text(LocaleContextHolder.getLocale(), "operations.story.note", all - left, all),
                        null,
                        Tag.DOING,
                        messages.text(LocaleContextHolder.getLocale(), "operations.story.state")));
    }
}
