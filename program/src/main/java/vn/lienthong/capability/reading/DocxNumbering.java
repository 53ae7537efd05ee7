package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Word's lists as the text a reader sees: the label before a paragraph ("1.", "a)", "-", "+"), which the file itself
 * does not contain. Rules: ECMA-376 part 1, 17.9.
 */
final class DocxNumbering {

    private static final int LEVELS = 9;

    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, String> definitionOfStyle = new HashMap<>();

    static DocxNumbering read(Optional<InputStream> part) throws IOException, XMLStreamException {
        DocxNumbering numbering = new DocxNumbering();
        if (part.isPresent()) {
            try (InputStream in = part.get()) {
                numbering.parse(new DocxXml(in));
            }
        }
        return numbering;
    }

    /** The label of the next paragraph of this list at this level, or nothing if the list is unknown or silent. */
    String next(String numId, int level) {
        Instance instance = instances.get(numId);
        if (instance == null || level < 0 || level >= LEVELS) {
            return "";
        }
        Definition definition = resolve(instance.abstractId, 0);
        if (definition == null) {
            return "";
        }
        definition.count(instance, level);
        return definition.label(instance, level);
    }

    /** The level that a paragraph style is tied to in a list. */
    Optional<Integer> levelOfStyle(String numId, String style) {
        Instance instance = instances.get(numId);
        Definition definition = instance == null ? null : resolve(instance.abstractId, 0);
        return definition == null ? Optional.empty() : definition.levelOf(style);
    }

    private @org.jspecify.annotations.Nullable Definition resolve(String id, int hops) {
        Definition definition = definitions.get(id);
        if (definition == null || definition.linkedStyle.isEmpty() || hops > 4) {
            return definition;
        }
        String other = definitionOfStyle.get(definition.linkedStyle);
        return other == null || other.equals(id) ? definition : resolve(other, hops + 1);
    }

    private void parse(DocxXml xml) throws XMLStreamException {
        while (xml.next()) {
            if (xml.starts("abstractNum")) {
                String id = xml.attribute("abstractNumId");
                definitions.put(id, definition(xml, id));
            } else if (xml.starts("num")) {
                String id = xml.attribute("numId");
                instances.put(id, instance(xml));
            }
        }
    }

    private Definition definition(DocxXml xml, String id) throws XMLStreamException {
        Definition definition = new Definition();
        while (xml.next() && !xml.ends("abstractNum")) {
            if (xml.starts("lvl")) {
                level(xml).ifPresent(level -> definition.levels.put(level.index, level));
            } else if (xml.starts("numStyleLink")) {
                definition.linkedStyle = xml.attribute("val");
            } else if (xml.starts("styleLink")) {
                definitionOfStyle.put(xml.attribute("val"), id);
            }
        }
        return definition;
    }

    private Instance instance(DocxXml xml) throws XMLStreamException {
        Instance instance = new Instance();
        int overridden = -1;
        while (xml.next() && !xml.ends("num")) {
            if (xml.starts("abstractNumId")) {
                instance.abstractId = xml.attribute("val");
            } else if (xml.starts("lvlOverride")) {
                overridden = xml.number("ilvl", -1);
            } else if (xml.starts("startOverride")) {
                instance.starts.put(overridden, xml.number("val", 1));
            } else if (xml.starts("lvl")) {
                level(xml).ifPresent(level -> instance.levels.put(level.index, level));
            }
        }
        return instance;
    }

    private static Optional<Level> level(DocxXml xml) throws XMLStreamException {
        Level level = new Level(xml.number("ilvl", -1));
        while (xml.next() && !xml.ends("lvl")) {
            if (xml.starts("start")) {
                level.start = xml.number("val", 1);
            } else if (xml.starts("numFmt")) {
                level.format = xml.attribute("val");
            } else if (xml.starts("lvlText")) {
                level.text = xml.attribute("val");
            } else if (xml.starts("lvlRestart")) {
                level.restart = xml.number("val", -1);
            } else if (xml.starts("isLgl")) {
                level.legal = !xml.attribute("val").matches("0|false");
            } else if (xml.starts("pStyle")) {
                level.style = xml.attribute("val");
            }
        }
        return level.index < 0 || level.index >= LEVELS ? Optional.empty() : Optional.of(level);
    }

    private static final class Level {
        final int index;
        int start = 1;
        String format = "decimal";
        String text = "";
        String style = "";
        int restart = -1;
        boolean legal;

        Level(int index) {
            this.index = index;
        }
    }

    private static final class Instance {
        String abstractId = "";
        final Map<Integer, Integer> starts = new HashMap<>();
        final Map<Integer, Level> levels = new HashMap<>();
        boolean used;
    }

    /** Lists that share a definition share its counters. */
    private static final class Definition {
        final Map<Integer, Level> levels = new TreeMap<>();
        final Map<Integer, Integer> counters = new HashMap<>();
        String linkedStyle = "";

        Level at(Instance instance, int index) {
            Level own = instance.levels.get(index);
            return own != null ? own : levels.getOrDefault(index, new Level(index));
        }

        Optional<Integer> levelOf(String style) {
            return levels.values().stream()
                    .filter(level -> level.style.equals(style))
                    .map(level -> level.index)
                    .findFirst();
        }

        void count(Instance instance, int index) {
            if (!instance.used) {
                instance.used = true;
                instance.starts.forEach((level, start) -> counters.put(level, start - 1));
            }
            int start = instance.starts.getOrDefault(index, at(instance, index).start);
            counters.merge(index, start, (now, first) -> now + 1);
            for (int deeper = index + 1; deeper < LEVELS; deeper++) {
                int restart = at(instance, deeper).restart;
                // Absent: restart after any higher level; 0: never; n: only after level n-1 or higher.
                if (restart < 0 || (restart > 0 && index < restart)) {
                    counters.remove(deeper);
                }
            }
        }

        String label(Instance instance, int index) {
            Level level = at(instance, index);
            if (level.format.equals("none")) {
                return "";
            }
            if (level.format.equals("bullet")) {
                return bullet(level.text, index);
            }
            StringBuilder label = new StringBuilder();
            for (int i = 0; i < level.text.length(); i++) {
                char c = level.text.charAt(i);
                boolean place = c == '%' && i + 1 < level.text.length() && Character.isDigit(level.text.charAt(i + 1));
                if (place) {
                    int of = level.text.charAt(++i) - '1';
                    label.append(of < 0 ? "" : number(instance, of, level.legal && of != index));
                } else {
                    label.append(c);
                }
            }
            return label.toString();
        }

        private String number(Instance instance, int index, boolean legal) {
            Level level = at(instance, index);
            int value = counters.getOrDefault(index, instance.starts.getOrDefault(index, level.start));
            return legal ? Integer.toString(value) : format(level.format, value);
        }
    }

    /**
     * A bullet drawn by a symbol font has no meaning as a character: the first level reads as "-", deeper ones as "+",
     * as such documents are typed by hand.
     */
    private static String bullet(String text, int level) {
        String mark = text.strip();
        if (mark.isEmpty()) {
            return "";
        }
        int c = mark.codePointAt(0);
        if (mark.matches("[-+*]")) {
            return mark;
        }
        if (c == '\u2013' || c == '\u2014' || c == '\u2212') {
            return "-";
        }
        boolean symbol = (c >= 0xE000 && c <= 0xF8FF)
                || !Character.isLetterOrDigit(c)
                || mark.equals("o")
                || mark.equals("§")
                || mark.equals("Ø")
                || mark.equals("ü");
        return symbol ? (level == 0 ? "-" : "+") : mark;
    }

    static String format(String format, int value) {
        return switch (format) {
            case "lowerLetter" -> letters(value).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letters(value);
            case "lowerRoman" -> roman(value).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(value);
            case "decimalZero" -> value < 10 ? "0" + value : Integer.toString(value);
            default -> Integer.toString(value);
        };
    }

    /** a … z, aa, bb … as Word counts. */
    private static String letters(int value) {
        if (value < 1 || value > 780) {
            return Integer.toString(value);
        }
        char letter = (char) ('A' + (value - 1) % 26);
        return String.valueOf(letter).repeat((value - 1) / 26 + 1);
    }

    private static String roman(int value) {
        if (value < 1 || value > 3999) {
            return Integer.toString(value);
        }
        int[] steps = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder out = new StringBuilder();
        int rest = value;
        for (int i = 0; i < steps.length; i++) {
            while (rest >= steps[i]) {
                out.append(signs[i]);
                rest -= steps[i];
            }
        }
        return out.toString();
    }
}
