package vn.lienthong.capability.ui;

/**
 * A line of the main list, offered by a room as a bean.
 *
 * @param order where it stands, small numbers first; its tens name its group: 10 one's own work, 20 the plan, 30 the models,
 *     40 people and their papers of identity, 50 reports and letters, 70 units and tools, 90 administration
 * @param key message key of its words
 * @param path address of the room's first page; a page below it marks this line as "here"
 * @param icon name in {@code icons.svg} without {@code i-}
 * @param right who sees it; an empty string for everyone signed in
 */
public record NavItem(int order, String key, String path, String icon, String right) {

    private static final int[] GROUPS = {90, 70, 50, 40, 30, 20};

    /** Where its group begins; 0 for what stands above all groups. Its heading is {@code ui.nav.<that number>}. */
    int group() {
        for (int start : GROUPS) {
            if (order >= start) {
                return start;
            }
        }
        return 0;
    }
}
