package vn.lienthong.matching;

/** The sex that the register holds for a person. */
public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN
}
