package vn.lienthong.capability.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.capability.ui.Tag;

/** Where a request stands. */
enum State {
    RECEIVED(Tag.TODO),
    /** The first answer was given and the procedure told. */
    ANSWERED(Tag.DOING),
    /** Granted, and waits for somebody else: the police of the residence. */
    ACCEPTED(Tag.WAIT),
    DONE(Tag.DONE),
    IN_PART(Tag.DONE),
    REFUSED(Tag.STUCK),
    /** The person took it back. */
    CANCELLED(Tag.NONE);

    private final Tag tag;

    State(Tag tag) {
        this.tag = tag;
    }

    Tag tag() {
        return tag;
    }

    boolean open() {
        return this == RECEIVED || this == ANSWERED || this == ACCEPTED;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "privacy.state." + slug();
    }

    static Optional<State> of(String slug) {
        return Arrays.stream(values())
                .filter(state -> state.slug().equals(slug))
                .findFirst();
    }
}
