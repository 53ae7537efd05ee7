package vn.lienthong.steering.sites;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** The systems of an item on their way into operation, on its page. */
@Component
class SystemPart implements ItemPart {

    private final GoLive goLive;
    private final Pieces pieces;

    SystemPart(GoLive goLive, Pieces pieces) {
        this.goLive = goLive;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public int order() {
        return 250;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        List<GoingLive> systems = goLive.of(SystemPages.SUBJECT, item.id().toString());
        boolean mayBegin = item.content().active()
                && item.leadAgency().filter(goLive::mayBegin).isPresent();
        if (systems.isEmpty() && !mayBegin) {
            return Optional.empty();
        }
        return Optional.of(pieces.of(
                SitePages.VIEWS + "systems",
                Map.of("page", page, "item", item, "systems", systems, "mayBegin", mayBegin)));
    }
}
