package vn.lienthong.steering.reports;

/** The outline of the merged report, as published reports of the task forces have it. */
enum Outline {
    LEADERSHIP("I"),
    /** The numbers in one paragraph. */
    OVERVIEW("II"),
    /** By groups of tasks of the plan, one field each. */
    RESULTS("II"),
    CONDITIONS("III"),
    MODELS("IV"),
    OBSTACLES("V"),
    NEXT("VI"),
    PROPOSALS("VI");

    private final String chapter;

    Outline(String chapter) {
        this.chapter = chapter;
    }

    /** Roman number of its chapter. */
    String chapter() {
        return chapter;
    }
}
