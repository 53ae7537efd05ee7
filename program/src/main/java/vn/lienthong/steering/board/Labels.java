package vn.lienthong.steering.board;

import vn.lienthong.steering.plan.PlanItem;

/** Words that must fit into a drawing. */
final class Labels {

    private static final int ROOM = 44;

    private Labels() {}

    /** Number and title of an item, cut at a word where the drawing has no room. */
    static String clipped(PlanItem item) {
        Integer number = item.content().number();
        String label = (number == null ? "" : number + ". ") + item.title();
        if (label.length() <= ROOM) {
            return label;
        }
        int cut = label.lastIndexOf(' ', ROOM - 1);
        return label.substring(0, cut > ROOM / 2 ? cut : ROOM - 1) + "…";
    }
}
