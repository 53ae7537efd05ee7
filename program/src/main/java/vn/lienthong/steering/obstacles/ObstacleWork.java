package vn.lienthong.steering.obstacles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.NavCount;
import vn.lienthong.capability.ui.WorkSource;

/** What waits for the one who looks: an answer, or the word that an answer solves the matter. */
@Component
class ObstacleWork implements WorkSource, NavCount {

    private final ObstacleStore store;
    private final Cards cards;
    private final Reach reach;
    private final Access access;
    private final Messages messages;

    ObstacleWork(ObstacleStore store, Cards cards, Reach reach, Access access, Messages messages) {
        this.store = store;
        this.cards = cards;
        this.reach = reach;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        var locale = LocaleContextHolder.getLocale();
        return cards.rows(waiting()).stream()
                .map(card -> new Work(
                        messages.text(
                                locale,
                                card.obstacle().state() == Obstacle.State.WAITING
                                        ? "obstacles.work.answer"
                                        : "obstacles.work.close",
                                card.obstacle().title()),
                        card.obstacle().path(),
                        messages.text(
                                locale, "obstacles.work.note", card.obstacle().raisedForName(), card.item()),
                        card.obstacle().state() == Obstacle.State.WAITING
                                ? card.obstacle().asked().due()
                                : null,
                        card.tag(),
                        messages.text(locale, card.state())))
                .toList();
    }

    @Override
    public String path() {
        return "/vuong-mac";
    }

    @Override
    public String key() {
        return "obstacles.nav.count";
    }

    @Override
    public long count() {
        return waiting().size();
    }

    /** Asked with every page: what the reader may is asked once for a plan, not for each obstacle. */
    private List<Obstacle> waiting() {
        UUID own = reach.own().orElse(null);
        if (own == null) {
            return List.of();
        }
        boolean answers = access.may(ObstacleConfiguration.ANSWER, own);
        boolean raises = access.may(ObstacleConfiguration.RAISE, own);
        boolean directs = access.may(ObstacleConfiguration.MANAGE);
        if (!answers && !raises && !directs) {
            return List.of();
        }
        Map<UUID, Boolean> seen = new HashMap<>();
        Map<UUID, Boolean> managed = new HashMap<>();
        return store.waitingFor(own, directs).stream()
                .filter(one -> seen.computeIfAbsent(one.planId(), reach::sees))
                .filter(one -> one.state() == Obstacle.State.ANSWERED
                        ? raises
                        : one.asked().agency() == null
                                ? managed.computeIfAbsent(one.planId(), reach::manages)
                                : answers)
                .toList();
    }
}
