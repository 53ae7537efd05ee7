package vn.lienthong.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A room's wording where no web page and no Spring is: in commands, at start, in refusals. Vietnamese unless the
 * environment says {@code LIENTHONG_LANG=en}.
 */
public final class Words {

    private static final Locale ENGLISH = Locale.of("en", "VN");

    private final Properties vietnamese;
    private final Properties english;
    private final boolean inEnglish;

    private Words(Properties vietnamese, Properties english, boolean inEnglish) {
        this.vietnamese = vietnamese;
        this.english = english;
        this.inEnglish = inEnglish;
    }

    /** The words of the room in which a class lies. */
    public static Words of(Class<?> room) {
        String language = System.getenv("LIENTHONG_LANG");
        return new Words(
                load(room, "messages.properties"),
                load(room, "messages_en.properties"),
                language != null && language.startsWith("en"));
    }

    /** The words of a key in the language of the one at the keyboard; a missing key is shown as itself. */
    public String text(String key, Object... arguments) {
        return inEnglish ? format(english, ENGLISH, key, arguments) : vietnamese(key, arguments);
    }

    /** Vietnamese, then English on a line of its own. */
    public String both(String key, Object... arguments) {
        return vietnamese(key, arguments) + System.lineSeparator() + format(english, ENGLISH, key, arguments);
    }

    /** The words, if the room has any under this key. */
    public Optional<String> find(String key) {
        return vietnamese.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    private String vietnamese(String key, Object... arguments) {
        return format(vietnamese, VietnameseText.VIETNAMESE, key, arguments);
    }

    private static String format(Properties words, Locale locale, String key, Object... arguments) {
        String pattern = words.getProperty(key, key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    private static Properties load(Class<?> room, String name) {
        Properties words = new Properties();
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
