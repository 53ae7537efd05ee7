package vn.lienthong.capability.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A .docx as its parts. Read with limits, and without anything that XML may fetch from elsewhere. */
final class DocxFile {

    static final String BODY = "word/document.xml";

    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 64L << 20;

    /** Not a .docx, or one that must not be opened. */
    static final class Unreadable extends Exception {

        private final String key;

        Unreadable(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    private final Map<String, byte[]> parts;
    private final Map<String, Document> parsed = new TreeMap<>();

    private DocxFile(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static DocxFile read(byte[] bytes) throws Unreadable {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long size = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes((int) (MOST_BYTES - size + 1));
                size += part.length;
                if (size > MOST_BYTES || parts.size() >= MOST_PARTS) {
                    throw new Unreadable("papers.check.too-large");
                }
                parts.put(entry.getName(), part);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("papers.check.not-docx");
        }
        DocxFile file = new DocxFile(parts);
        if (!parts.containsKey(BODY) || W.child(file.part(BODY).getDocumentElement(), "body") == null) {
            throw new Unreadable("papers.check.not-docx");
        }
        return file;
    }

    /** What makes a file unfit to be handed out: programs in it, or contents fetched from elsewhere when it is opened. */
    List<String> dangers() {
        boolean program = parts.keySet().stream()
                .anyMatch(name ->
                        name.contains("vbaProject") || name.contains("/activeX/") || name.contains("/embeddings/"));
        boolean remote = parts.entrySet().stream()
                .filter(part -> part.getKey().endsWith(".rels"))
                .map(part -> new String(part.getValue(), StandardCharsets.UTF_8))
                .flatMap(text -> java.util.Arrays.stream(text.split("<Relationship ")))
                .anyMatch(relation -> relation.contains("\"External\"") && !relation.contains("/hyperlink\""));
        List<String> found = new java.util.ArrayList<>();
        if (program) {
            found.add("papers.check.program");
        }
        if (remote) {
            found.add("papers.check.remote");
        }
        return found;
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    Document part(String name) throws Unreadable {
        Document known = parsed.get(name);
        if (known == null) {
            known = parse(java.util.Objects.requireNonNull(parts.get(name), name));
            parsed.put(name, known);
        }
        return known;
    }

    Element body() {
        try {
            return java.util.Objects.requireNonNull(W.child(part(BODY).getDocumentElement(), "body"));
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts with text: the body first, then headers and footers. */
    List<Document> texts() throws Unreadable {
        List<Document> texts = new java.util.ArrayList<>(List.of(part(BODY)));
        for (String name : parts.keySet()) {
            if (name.matches("word/(header|footer)\\d*\\.xml")) {
                texts.add(part(name));
            }
        }
        return texts;
    }

    /** The file with what was changed in its parsed parts; always the same bytes for the same content. */
    byte[] bytes() {
        parsed.forEach((name, document) -> parts.put(name, print(document)));
        return zip(parts);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    void put(String name, byte[] content) {
        parsed.remove(name);
        parts.put(name, content);
    }

    private static Document parse(byte[] xml) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException e) {
            throw new Unreadable("papers.check.damaged");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] print(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parser would print to the console. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
