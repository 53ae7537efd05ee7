package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A paragraph while it is being read. */
final class DocxParagraph {
    final StringBuilder text = new StringBuilder();
    final List<String> boxed = new ArrayList<>();
    String style = "";
    String numId = "";
    int level = -1;
    boolean markDeleted;
    int page;

    void properties(DocxXml xml) throws XMLStreamException {
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("pPr") && xml.depth() < depth)) {
            if (xml.starts("pStyle")) {
                style = xml.attribute("val");
            } else if (xml.starts("numId")) {
                numId = xml.attribute("val");
            } else if (xml.starts("ilvl")) {
                level = xml.number("val", 0);
            } else if (xml.starts("del")) {
                markDeleted = true;
                xml.skip();
            } else if (xml.starts("pPrChange") || xml.starts("rPrChange") || xml.starts("sectPr")) {
                xml.skip();
            }
        }
    }
}
