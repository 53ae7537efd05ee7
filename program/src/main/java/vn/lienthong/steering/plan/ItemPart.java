package vn.lienthong.steering.plan;

import gg.jte.Content;
import java.util.Optional;
import vn.lienthong.capability.ui.Page;

/**
 * What a room shows of one item on the item's page, found as a bean: progress, evidence, obstacles, sites … A part looks
 * only at what the reader may see; its forms lead back to {@link PlanItem#path()}.
 */
public interface ItemPart {

    /** Where on the page a part stands. */
    enum Place {
        /** Buttons beside the title: the one or two deeds of the day. */
        ACTIONS,
        /** A tag and a few words below the title. */
        STATE,
        /** The wide column. */
        MAIN,
        /** The narrow column. */
        ASIDE
    }

    /** Where it stands. */
    Place place();

    /** Small numbers first. The plan's own steps stand at 100 of {@link Place#MAIN} unless a part at 100 takes their place. */
    int order();

    /** The part for an item, made by {@link vn.lienthong.capability.ui.Pieces}; empty where there is nothing to show. */
    Optional<Content> of(PlanItem item, Page page);
}
