package vn.lienthong.matching;

/** What became of a row. */
public enum Outcome {
    /** One person, and everything written agrees (capitals, blanks and the place of a tone mark do not count). */
    EXACT("exact"),
    /** One person, though something written differs: see the corrections. */
    CORRECTED("corrected"),
    /** Persons who may be meant, none sure enough: for people to decide. */
    AMBIGUOUS("ambiguous"),
    /** Most likely not in the register. */
    NONE("none");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** The word in files. */
    public String code() {
        return code;
    }
}
