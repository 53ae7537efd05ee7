package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The sentences for refusals and notices. Takes them from this room's wording by itself, because the command line has
 * no message source.
 */
public final class ReadingWords {

    private static final Properties VIETNAMESE = load("messages.properties");
    private static final Properties ENGLISH = load("messages_en.properties");

    private ReadingWords() {}

    /** What was found and what to do about it. */
    public static String of(Reading.Refused refused, Locale language) {
        return sentence(
                "reading.refused." + key(refused.reason()), refused.reason().names(), refused.args(), language);
    }

    /** What to know about the reading. */
    public static String of(Reading.Notice notice, Locale language) {
        return sentence("reading.notice." + key(notice.code()), notice.code().names(), notice.args(), language);
    }

    static String key(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sentence(String key, List<String> names, Map<String, String> args, Locale language) {
        Properties words = language.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
        Object[] values =
                names.stream().map(name -> value(name, args, words, language)).toArray();
        return new MessageFormat(words.getProperty(key, key), language).format(values);
    }

    private static String value(String name, Map<String, String> args, Properties words, Locale language) {
        String value = args.getOrDefault(name, "");
        String found = words.getProperty("reading.found." + value);
        return name.equals("found") && found != null
                ? new MessageFormat(found, language).format(new Object[] {args.getOrDefault("detail", "")})
                : value;
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(ReadingWords.class.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }
}
