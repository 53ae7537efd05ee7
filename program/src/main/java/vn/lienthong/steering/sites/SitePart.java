package vn.lienthong.steering.sites;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** The places of an item, on its page. */
@Component
class SitePart implements ItemPart {

    private final SiteStore store;
    private final SiteReach reach;
    private final Pieces pieces;

    SitePart(SiteStore store, SiteReach reach, Pieces pieces) {
        this.store = store;
        this.reach = reach;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        List<Site> all = store.of(item.id());
        boolean works = item.content().active() && reach.works(item);
        if (all.isEmpty() && !works) {
            return Optional.empty();
        }
        return Optional.of(
                pieces.of(SitePages.VIEWS + "part", Map.of("page", page, "item", item, "places", all, "works", works)));
    }
}
