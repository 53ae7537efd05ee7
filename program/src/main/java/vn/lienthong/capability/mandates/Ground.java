package vn.lienthong.capability.mandates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By which right somebody stands for another. */
public enum Ground {
    /** Father or mother of a person under 18, as the local register says. */
    PARENT,
    /** Guardian, by the civil-status extract or the decision. */
    GUARDIAN,
    /** Authorised in writing. */
    WRITTEN;

    /** As addresses and the database write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its words. */
    public String key() {
        return "mandates.ground." + code();
    }

    static Optional<Ground> of(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code().equals(code))
                .findFirst();
    }
}
