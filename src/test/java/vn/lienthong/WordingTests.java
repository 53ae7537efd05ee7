package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTests {

    private static final Path SOURCES = Path.of("src/main/java/vn/lienthong");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\\bpage\\.t\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
    private static final Pattern KEY_IN_CODE = Pattern.compile("new NavItem\\([^\"]*\"([a-z0-9.-]+)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(/\\*\\*|\\*|//).*$");
    private static final Pattern VIETNAMESE =
            Pattern.compile("\"[^\"\\n]*[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][^\"\\n]*\"");

    @Test
    void everyKeyThatATemplateNamesHasWords() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path bundle : files("messages.properties")) {
            known.addAll(keys(bundle));
        }
        List<String> missing = new ArrayList<>();
        for (Path file : files(".jte", ".java")) {
            String text = Files.readString(file);
            for (Pattern pattern : List.of(KEY_IN_TEMPLATE, KEY_IN_CODE)) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        missing.add(file + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void englishAndVietnameseHaveTheSameKeys() throws IOException {
        for (Path bundle : files("messages.properties")) {
            Path english = bundle.resolveSibling("messages_en.properties");
            assertThat(english).exists();
            assertThat(keys(english)).as(english.toString()).isEqualTo(keys(bundle));
        }
    }

    @Test
    void noVietnameseSentenceStandsInCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(".java")) {
            Matcher matcher =
                    VIETNAMESE.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
            while (matcher.find()) {
                if (matcher.group().contains(" ")) {
                    found.add(file + ": " + matcher.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static Set<String> keys(Path bundle) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return new HashSet<>(words.stringPropertyNames());
    }

    private static List<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .toList();
        }
    }
}
