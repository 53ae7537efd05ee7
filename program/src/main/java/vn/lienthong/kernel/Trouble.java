package vn.lienthong.kernel;

import java.util.List;

/**
 * Something outside the program stops it from starting or from doing a command: a busy port, a full disk, a wrong
 * passphrase. It ends with words that say what to do, in the languages of both bundles, never with a stack trace.
 */
public class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Class<?> room;
    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param room a class of the room whose {@code messages.properties} has the words
     * @param key of the words, such as {@code database.trouble.disk}
     * @param arguments what the words name, in the order of their placeholders; never a secret
     */
    public Trouble(Class<?> room, String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.room = room;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Key of the words. */
    public String key() {
        return key;
    }

    /** The words, Vietnamese first, then English: whoever is called for help may read only one of them. */
    public String words() {
        return Words.of(room).both(key, arguments.toArray());
    }
}
