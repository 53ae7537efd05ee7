package vn.lienthong.steering.needs;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** What an item needs, on its page. */
@Component
class NeedPart implements ItemPart {

    private final Devices devices;
    private final NeedLines lines;
    private final NeedReach reach;
    private final Pieces pieces;

    NeedPart(Devices devices, NeedLines lines, NeedReach reach, Pieces pieces) {
        this.devices = devices;
        this.lines = lines;
        this.reach = reach;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        List<NeedLine> needs = lines.of(item.planId(), devices.of(item.id()));
        boolean proposes = reach.proposes(item);
        return needs.isEmpty() && !proposes
                ? Optional.empty()
                : Optional.of(pieces.of(
                        NeedPages.VIEWS + "part",
                        Map.of("page", page, "item", item, "lines", needs, "proposes", proposes)));
    }
}
