package vn.lienthong.idcard;

/** As cards write it: {@code Nam} or {@code Nữ} in Vietnamese text, {@code M} or {@code F} in the machine-readable zone. */
public enum Sex {
    MALE,
    FEMALE
}
