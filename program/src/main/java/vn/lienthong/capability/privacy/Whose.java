package vn.lienthong.capability.privacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.mandates.Mandate;
import vn.lienthong.capability.mandates.Mandates;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.vneid.Citizen;

/**
 * Whose data a page of the citizen is about: their own, or those of somebody for whom they may act. It stands in the address, so
 * that two open pages never mix two persons up.
 *
 * @param citizen who is signed in, or null
 * @param asked the mandate in the address, or null for one's own pages
 * @param mandate the leave to act, or null: without one the pages of somebody else are not there
 */
record Whose(
        @Nullable Citizen citizen, @Nullable UUID asked, @Nullable Mandate mandate) {

    /** The address below which the pages are. */
    String base() {
        UUID id = asked;
        return id == null ? OwnPages.HOME : Mandates.PAGES + "/" + id + OwnPages.BELOW;
    }

    /** Where the pages were come from. */
    String back() {
        return asked == null ? "/cong-dan" : Mandates.PAGES;
    }

    /** The name of somebody else; empty for one's own pages. */
    String other() {
        Mandate one = mandate;
        return one == null ? "" : one.name();
    }

    /** Words of a page, which speak of oneself or, with {@code .for} behind the key, of somebody else by name. */
    String t(Page page, String key) {
        Mandate one = mandate;
        return one == null ? page.t(key) : page.t(key + ".for", one.name());
    }

    /** Not to be printed: it is a person. */
    @Override
    public String toString() {
        return "Whose";
    }

    /** A signed-in citizen with whom the pages deal: number and name of the person concerned. */
    record Concerned(String number, String name, @Nullable Mandate mandate) {

        /** Not to be printed: it is a person. */
        @Override
        public String toString() {
            return "Concerned";
        }
    }
}
