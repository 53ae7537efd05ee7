package vn.lienthong.capability.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The prescribed words of the first page, from {@code letterhead.properties}. */
final class LetterheadWords {

    private static final Properties WORDS = load();

    private LetterheadWords() {}

    static String text(String name, Object... arguments) {
        String words = Objects.requireNonNull(WORDS.getProperty(name), name);
        return arguments.length == 0 ? words : new MessageFormat(words, Locale.ROOT).format(arguments);
    }

    /** Name of a type by its abbreviation; empty for a letter. */
    static String type(String abbreviation) {
        return WORDS.getProperty("type." + abbreviation, "");
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in =
                Objects.requireNonNull(LetterheadWords.class.getResourceAsStream("letterhead.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
