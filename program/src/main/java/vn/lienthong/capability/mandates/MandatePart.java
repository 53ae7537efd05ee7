package vn.lienthong.capability.mandates;

import gg.jte.Content;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.capability.vneid.Citizen;
import vn.lienthong.capability.vneid.CitizenPart;

/** The way to acting for others, on the citizen's page. Names stand behind it, where looking is written down. */
@Component
class MandatePart implements CitizenPart {

    private final Pieces pieces;

    MandatePart(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Content content(Page page, Citizen citizen) {
        return pieces.of("lienthong/capability/mandates/ownPart", Map.of("page", page));
    }
}
