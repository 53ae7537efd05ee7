package vn.lienthong.capability.national;

import java.util.Locale;

/** The four answers of a verification (TT 136/2026/TT-BCA, product SPDC01). Never a yes or no. */
public enum FieldMatch {
    /** Trùng khớp. */
    MATCH,
    /** Không trùng khớp. */
    MISMATCH,
    /** Không có thông tin. */
    NOT_FOUND,
    /** Không đủ cơ sở kết luận. */
    INSUFFICIENT;

    /** Key of its words. */
    public String key() {
        return "national.match." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
