package vn.lienthong.steering.obstacles;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Obstacles, open and closed, by their words. */
@Component
class ObstacleSearch implements SearchSource {

    private final ObstacleStore store;
    private final PlanBook plans;
    private final Messages messages;
    private final Clock clock;

    ObstacleSearch(ObstacleStore store, PlanBook plans, Messages messages, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String headingKey() {
        return "obstacles.nav";
    }

    @Override
    public String right() {
        return ObstacleConfiguration.READ;
    }

    @Override
    public List<Found> find(String words, int limit) {
        ObstacleStore.Filter everything = new ObstacleStore.Filter(
                plans.plans().stream().map(Plan::id).toList(),
                "TAT_CA",
                "",
                "",
                VietnameseText.fold(words),
                LocalDate.now(clock));
        return store.list(everything, "ngay", true, limit, 0).stream()
                .map(one -> new Found(
                        one.title(),
                        one.path(),
                        messages.text(LocaleContextHolder.getLocale(), "obstacles.state." + one.state())))
                .toList();
    }
}
