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
import java.util.Objects;
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
    private static final Pattern ACT = Pattern.compile(
            "(?<record>\\b(?:audit\\.record|report|written|new AccessAct)\\(\\s*)?\"(?<act>[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*){2,})\"");
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

    /** Acts are named where they are recorded, or handed on to it; what looks like one and is no message is one. */
    @Test
    void everyActOfTheAuditTrailHasWords() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path bundle : files("messages.properties")) {
            known.addAll(keys(bundle));
        }
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path file : files(".java")) {
            String text = Files.readString(file);
            String room = Objects.requireNonNull(file.getParent()).getFileName().toString();
            boolean records = text.contains("audit.record(") || text.contains("new AccessAct(");
            Matcher matcher = ACT.matcher(text);
            while (matcher.find()) {
                String act = matcher.group("act");
                boolean direct = matcher.group("record") != null;
                if (direct || (records && act.startsWith(room + ".") && !known.contains(act))) {
                    found++;
                    if (!known.contains(act.replaceFirst("\\.", ".act."))) {
                        missing.add(file + ": " + act);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(20);
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
