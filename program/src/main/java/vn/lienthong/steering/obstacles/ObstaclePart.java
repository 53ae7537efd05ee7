package vn.lienthong.steering.obstacles;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** The obstacles of an item, on its page. */
@Component
class ObstaclePart implements ItemPart {

    private final ObstacleStore store;
    private final Cards cards;
    private final Reach reach;
    private final Pieces pieces;

    ObstaclePart(ObstacleStore store, Cards cards, Reach reach, Pieces pieces) {
        this.store = store;
        this.cards = cards;
        this.reach = reach;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        List<Obstacle> all = store.of(item.id());
        boolean mayRaise = reach.mayRaise(item);
        if (all.isEmpty() && !mayRaise) {
            return Optional.empty();
        }
        return Optional.of(pieces.of(
                ObstaclePages.VIEWS + "part",
                Map.of("page", page, "item", item, "cards", cards.full(all), "mayRaise", mayRaise)));
    }
}
