package vn.lienthong.capability.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook knows beside its rows: its tabs, its shared words, which cell styles are days. Read by the program
 * itself, and not by a library, so that every byte and every word of a hostile file is counted (ECMA-376 part 1, 18).
 */
final class XlsxBook implements AutoCloseable {

    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private final ReadLimits limits;
    private final List<Tab> tabs = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Boolean> dateStyles = new ArrayList<>();
    private boolean from1904;

    /** A tab of the workbook. */
    record Tab(String name, String entry, boolean hidden) {}

    private XlsxBook(ZipFile zip, ReadLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static XlsxBook open(Path file, ReadLimits limits) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            XlsxBook book = new XlsxBook(zip, limits);
            book.load();
            return book;
        } catch (IOException | XMLStreamException e) {
            close(zip);
            throw new SheetRefused("imports.refused.broken");
        } catch (RuntimeException e) {
            close(zip);
            throw e instanceof SheetRefused ? e : new SheetRefused("imports.refused.broken");
        }
    }

    private void load() throws IOException, XMLStreamException {
        Map<String, String> targets = targets();
        each("xl/workbook.xml", xml -> {
            if (xml.getLocalName().equals("workbookPr")) {
                from1904 = isTrue(xml.getAttributeValue(null, "date1904"));
            } else if (xml.getLocalName().equals("sheet")) {
                String entry = targets.get(attribute(xml, "id"));
                if (entry != null && zip.getEntry(entry) != null) {
                    String state = xml.getAttributeValue(null, "state");
                    tabs.add(new Tab(attribute(xml, "name"), entry, state != null && !state.equals("visible")));
                }
            }
        });
        loadStyles();
        loadWords();
        if (tabs.isEmpty()) {
            throw new SheetRefused("imports.refused.no-rows");
        }
    }

    private Map<String, String> targets() throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")
                    && attribute(xml, "Type").endsWith("/worksheet")) {
                String target = attribute(xml, "Target");
                targets.put(attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return targets;
    }

    private void loadStyles() throws IOException, XMLStreamException {
        Map<Integer, String> formats = new HashMap<>();
        boolean[] inCellStyles = {false};
        each("xl/styles.xml", xml -> {
            switch (xml.getLocalName()) {
                case "numFmt" -> formats.put(number(xml, "numFmtId"), attribute(xml, "formatCode"));
                case "cellXfs" -> inCellStyles[0] = true;
                case "cellStyles", "dxfs" -> inCellStyles[0] = false;
                case "xf" -> {
                    if (inCellStyles[0]) {
                        int format = number(xml, "numFmtId");
                        dateStyles.add(DateUtil.isADateFormat(format, formats.getOrDefault(format, "")));
                    }
                }
                default -> {}
            }
        });
    }

    private void loadWords() throws IOException, XMLStreamException {
        try (InputStream in = entry("xl/sharedStrings.xml", limits.wordsBytes())) {
            if (in == null) {
                return;
            }
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    words.add(richText(xml, limits.cellLength()));
                }
            }
        }
    }

    /** Text below the element at hand, to its end; readings for East Asian scripts ({@code rPh}) are left out. */
    static String richText(XMLStreamReader xml, int longest) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = xml.getLocalName().equals("t") && phonetic == 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    phonetic -= depth > 0 && xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        append(text, xml.getText(), longest);
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }

    static void append(StringBuilder text, String more, int longest) {
        if (text.length() + more.length() > longest) {
            throw new SheetRefused("imports.refused.cell", longest);
        }
        text.append(more);
    }

    List<Tab> tabs() {
        return tabs;
    }

    String word(int index) {
        if (index < 0 || index >= words.size()) {
            throw new SheetRefused("imports.refused.broken");
        }
        return words.get(index);
    }

    boolean isDate(int style) {
        return style >= 0 && style < dateStyles.size() && dateStyles.get(style);
    }

    boolean from1904() {
        return from1904;
    }

    ReadLimits limits() {
        return limits;
    }

    XMLStreamReader rows(Tab tab) throws IOException, XMLStreamException {
        InputStream in = entry(tab.entry(), limits.sheetBytes());
        if (in == null) {
            throw new SheetRefused("imports.refused.broken");
        }
        return XML.createXMLStreamReader(in);
    }

    private interface Visit {
        void element(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String name, Visit visit) throws IOException, XMLStreamException {
        try (InputStream in = entry(name, limits.wordsBytes())) {
            if (in == null) {
                return;
            }
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    visit.element(xml);
                }
            }
        }
    }

    private @Nullable InputStream entry(String name, long limit) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : new BoundedStream(zip.getInputStream(entry), limit);
    }

    /** An attribute by its local name, whatever its prefix; an empty string when it is not there. */
    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static int number(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** No document types, no entities: a sheet has neither. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLReporter((message, kind, related, where) -> {});
        return factory;
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new SheetRefused("imports.refused.broken");
        }
    }
}
