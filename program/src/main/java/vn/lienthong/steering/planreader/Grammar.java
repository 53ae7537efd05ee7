package vn.lienthong.steering.planreader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One file of rules: sections of lines "name = pattern". The files say for themselves how their patterns are read. */
final class Grammar {

    static final Grammar STRUCTURE = new Grammar("grammar/structure.txt");
    static final Grammar UNITS = new Grammar("grammar/units.txt");
    static final Grammar DATES = new Grammar("grammar/dates.txt");

    private final String file;
    private final Map<String, List<Rule>> sections = new LinkedHashMap<>();

    /** One line: its name and its pattern as written. */
    record Rule(String name, String pattern) {}

    private Grammar(String file) {
        this.file = file;
        try (InputStream in =
                        Objects.requireNonNull(Grammar.class.getResourceAsStream(file), () -> file + " is missing");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = "";
            int number = 0;
            for (String raw : (Iterable<String>) lines.lines()::iterator) {
                number++;
                String line = raw.strip();
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = line.substring(1, line.length() - 1);
                    sections.putIfAbsent(section, new ArrayList<>());
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    add(section, line, number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String section, String line, int number) {
        int equals = line.indexOf('=');
        List<Rule> rules = sections.get(section);
        if (equals < 0 || rules == null) {
            throw new IllegalStateException(file + " line " + number + ": \"name = pattern\" expected");
        }
        rules.add(new Rule(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
    }

    List<Rule> rules(String section) {
        List<Rule> rules = sections.get(section);
        if (rules == null) {
            throw new IllegalStateException(file + ": section [" + section + "] is missing");
        }
        return rules;
    }

    /** The words of a section whose lines are lists divided by "|". */
    List<String> words(String section, String name) {
        return rules(section).stream()
                .filter(rule -> rule.name().equals(name))
                .flatMap(rule -> Arrays.stream(rule.pattern().split("\\|", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The one pattern of a name in a section, exactly as written: marks, blanks and all. */
    String exact(String section, String name) {
        return rules(section).stream()
                .filter(rule -> rule.name().equals(name))
                .map(Rule::pattern)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + ": [" + section + "] lacks " + name));
    }

    /** All patterns of a name in a section, as one alternative over plain text; blanks match as given. */
    Pattern any(String section, String name, String blank) {
        var alternatives = new StringBuilder();
        for (Rule rule : rules(section)) {
            if (rule.name().equals(name)) {
                alternatives.append(alternatives.isEmpty() ? "" : "|").append(source(rule.pattern(), blank));
            }
        }
        return compile(alternatives.toString());
    }

    /** A pattern as regular expression over plain text. */
    static String source(String pattern, String blank) {
        return Fold.plain(pattern).replace(" ?", "\\s*").replace(" ", blank);
    }

    Pattern compile(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
