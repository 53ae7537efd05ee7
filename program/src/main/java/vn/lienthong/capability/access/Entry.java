package vn.lienthong.capability.access;

import java.util.List;

/**
 * How a person came in.
 *
 * @param level how sure we are who it is: the {@code acr} of OpenID Connect
 * @param means by what they were known: values of RFC 8176 such as {@code pwd}, {@code otp}
 * @param brief whether the machine is one that many use: the session ends early
 */
public record Entry(String level, List<String> means, boolean brief) {

    /** An officer known by an account of this house. */
    public static final String OFFICER = "urn:local:officer";

    public Entry {
        means = List.copyOf(means);
        if (level.isBlank() || means.isEmpty() || means.stream().anyMatch(mean -> !mean.matches("[a-z]+"))) {
            throw new IllegalArgumentException("an entry has a level and means, not " + level + " " + means);
        }
    }

    /** By password. */
    static Entry password(boolean brief) {
        return new Entry(OFFICER, List.of("pwd"), brief);
    }

    /** By password and a code beside it. */
    static Entry passwordAndCode(boolean brief) {
        return new Entry(OFFICER, List.of("pwd", "otp"), brief);
    }
}
