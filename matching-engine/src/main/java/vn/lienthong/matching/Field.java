package vn.lienthong.matching;

/** A field that rows and persons both have. */
public enum Field {
    NUMBER("number"),
    NAME("name"),
    BIRTH_DATE("birth_date"),
    SEX("sex"),
    UNIT("unit"),
    ADDRESS("address");

    private final String code;

    Field(String code) {
        this.code = code;
    }

    /** The word in files, and the last part of message keys. */
    public String code() {
        return code;
    }
}
