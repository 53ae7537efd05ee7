package vn.lienthong.steering.reports;

/**
 * The fields of a unit's part, in its order; the merged report gathers them under the outline of the published reports of the
 * task forces.
 */
public enum ReportSection {
    /** Documents issued, meetings, inspections, communication. */
    LEADERSHIP(true),
    /** What was finished in the period. */
    DONE(true),
    /** What is late, and why. */
    LATE(true),
    /** What is being worked on. */
    DOING(true),
    /** Infrastructure, data, security checks, staff, money. */
    CONDITIONS(true),
    /** What stands in the way, and its cause. */
    OBSTACLES(true),
    /** What is to be done in the period that follows. */
    NEXT(true),
    /** What is asked of whom. */
    PROPOSALS(false);

    private final boolean ownWords;

    ReportSection(boolean ownWords) {
        this.ownWords = ownWords;
    }

    /** Whether a part has one field of its own words here; proposals have rows with an addressee instead. */
    boolean hasOwnWords() {
        return ownWords;
    }
}
