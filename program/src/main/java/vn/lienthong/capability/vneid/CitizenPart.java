package vn.lienthong.capability.vneid;

import gg.jte.Content;
import vn.lienthong.capability.ui.Page;

/** Something a room shows on the citizen's own page, offered as a bean: the data-use diary, dossiers. */
public interface CitizenPart {

    /** Small numbers first. */
    int order();

    /** The part; it begins with a heading of level 2. */
    Content content(Page page, Citizen citizen);
}
