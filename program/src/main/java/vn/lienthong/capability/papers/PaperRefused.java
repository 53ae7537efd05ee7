package vn.lienthong.capability.papers;

import java.util.List;

/** A paper that cannot be made, numbered or issued, for a reason that somebody can mend. */
public final class PaperRefused extends RuntimeException {

    private final String key;
    private final List<Object> arguments;

    PaperRefused(String key, Object... arguments) {
        super("paper refused: " + key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Message that says what is the matter and how to mend it. */
    public String key() {
        return key;
    }

    /** Arguments of the message. */
    public Object[] arguments() {
        return arguments.toArray();
    }
}
