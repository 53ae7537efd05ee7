package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What paragraph styles say about lists and hidden text. Rules: ECMA-376 part 1, 17.7. */
final class DocxStyles {

    private static final int MAX_CHAIN = 20;

    private final Map<String, Style> styles = new HashMap<>();

    static DocxStyles read(Optional<InputStream> part) throws IOException, XMLStreamException {
        DocxStyles result = new DocxStyles();
        if (part.isPresent()) {
            try (InputStream in = part.get()) {
                result.parse(new DocxXml(in));
            }
        }
        return result;
    }

    /** The list that a style puts its paragraphs in; inherited from the style it is based on. */
    Optional<String> list(String style) {
        return find(style, found -> found.numId);
    }

    /** The list level that a style states itself. */
    Optional<Integer> level(String style) {
        return find(style, found -> found.level);
    }

    boolean hidden(String style) {
        return find(style, found -> found.hidden).orElse(false);
    }

    private <T> Optional<T> find(String name, java.util.function.Function<Style, @Nullable T> property) {
        Style style = styles.get(name);
        for (int hop = 0; style != null && hop < MAX_CHAIN; hop++) {
            T value = property.apply(style);
            if (value != null) {
                return Optional.of(value);
            }
            style = styles.get(style.basedOn);
        }
        return Optional.empty();
    }

    private void parse(DocxXml xml) throws XMLStreamException {
        while (xml.next()) {
            if (xml.starts("style")) {
                styles.put(xml.attribute("styleId"), style(xml));
            }
        }
    }

    private static Style style(DocxXml xml) throws XMLStreamException {
        Style style = new Style();
        while (xml.next() && !xml.ends("style")) {
            if (xml.starts("tblStylePr")) {
                xml.skip();
            } else if (xml.starts("basedOn")) {
                style.basedOn = xml.attribute("val");
            } else if (xml.starts("numId")) {
                style.numId = xml.attribute("val");
            } else if (xml.starts("ilvl")) {
                style.level = xml.number("val", 0);
            } else if (xml.starts("vanish")) {
                style.hidden = xml.on();
            }
        }
        return style;
    }

    private static final class Style {
        String basedOn = "";

        @Nullable
        String numId;

        @Nullable
        Integer level;

        @Nullable
        Boolean hidden;
    }
}
