package vn.lienthong.capability.reading;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A forward reader over a part of a Word file: no entities, no network, bounded depth. Elements are known by their local
 * names, since the transitional and the strict form of the format differ only in their namespaces.
 */
final class DocxXml {

    private static final int MAX_DEPTH = 400;
    private static final XMLInputFactory FACTORY = safeFactory();

    private final XMLStreamReader reader;
    private int event;
    private int depth;

    DocxXml(InputStream in) throws XMLStreamException {
        this.reader = FACTORY.createXMLStreamReader(in);
    }

    private static XMLInputFactory safeFactory() {
        // The JDK's own parser by name: another one on the class path might not know these switches.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Moves on; false at the end of the part. */
    boolean next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return false;
        }
        event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
            throw new XMLStreamException("nested deeper than " + MAX_DEPTH);
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event != XMLStreamConstants.END_DOCUMENT;
    }

    boolean starts() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    boolean starts(String name) {
        return event == XMLStreamConstants.START_ELEMENT
                && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
    }

    boolean ends() {
        return event == XMLStreamConstants.END_ELEMENT;
    }

    boolean text() {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    String name() {
        return reader.getLocalName();
    }

    String characters() {
        return reader.getText();
    }

    int depth() {
        return depth;
    }

    /** The attribute with this local name, or the empty string. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    int number(String name, int otherwise) {
        String value = attribute(name);
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    /** True for a switch element such as {@code <w:vanish/>} unless it says off. */
    boolean on() {
        String value = attribute("val");
        return !(value.equals("0") || value.equals("false") || value.equals("off") || value.equals("none"));
    }

    /** Passes over the element that just started, with all that is in it. */
    void skip() throws XMLStreamException {
        int outer = depth - 1;
        while (depth > outer && next()) {
            // only moving on
        }
    }
}
