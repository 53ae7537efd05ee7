package vn.lienthong.capability.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every room's {@code messages.properties} (Vietnamese) and {@code messages_en.properties} in one source. Patterns are
 * {@link MessageFormat}; a single quote is written twice.
 */
@Component("messageSource")
public final class Messages extends AbstractMessageSource {

    private static final String ROOMS = "classpath*:vn/lienthong/**/messages";

    private final Map<String, String> vietnamese = load(ROOMS + ".properties");
    private final Map<String, String> english = load(ROOMS + "_en.properties");
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Messages() {
        setAlwaysUseMessageFormat(false);
    }

    /** The words of a key in the reader's language; a missing key is shown as itself and fails a test. */
    public String text(Locale locale, String key, Object... arguments) {
        String words = getMessage(key, arguments, key, locale);
        return words == null ? key : words;
    }

    /** Whether the key has words. */
    public boolean has(String key) {
        return vietnamese.containsKey(key);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return words(code, locale);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        String words = words(code, locale);
        // Reading a pattern costs far more than filling it in; the caller locks the format while it does.
        return words == null
                ? null
                : formats.computeIfAbsent(locale + " " + code, key -> new MessageFormat(words, locale));
    }

    private @Nullable String words(String code, Locale locale) {
        String words = locale.getLanguage().equals("en") ? english.get(code) : null;
        return words == null ? vietnamese.get(code) : words;
    }

    private static Map<String, String> load(String pattern) {
        Map<String, String> all = new HashMap<>();
        try {
            for (Resource bundle : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties words = new Properties();
                try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
                words.forEach((key, value) -> all.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
