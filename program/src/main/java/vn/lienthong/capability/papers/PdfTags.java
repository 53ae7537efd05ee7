package vn.lienthong.capability.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** The structure tree of a PDF (ISO 32000-1, 14.7 and 14.8): what a screen reader goes by. */
final class PdfTags {

    private final PDDocument document;
    private final PDStructureElement root;
    private final List<COSArray> pages = new ArrayList<>();

    PdfTags(PDDocument document) {
        this.document = document;
        PDStructureTreeRoot tree = new PDStructureTreeRoot();
        document.getDocumentCatalog().setStructureTreeRoot(tree);
        root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
        tree.appendKid(root);
    }

    PDStructureElement root() {
        return root;
    }

    void page(PDPage page) {
        page.setStructParents(pages.size());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        pages.add(new COSArray());
    }

    /** Begins what belongs to an element of the structure. */
    void begin(PDPageContentStream content, PDPage page, PDStructureElement element) throws IOException {
        COSArray marks = pages.getLast();
        int mark = marks.size();
        marks.add(element.getCOSObject());
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
        reference.setItem(COSName.PG, page.getCOSObject());
        reference.setInt(COSName.MCID, mark);
        append(element, reference);
        COSDictionary facts = new COSDictionary();
        facts.setInt(COSName.MCID, mark);
        content.beginMarkedContent(
                COSName.getPDFName(element.getStructureType()),
                org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList.create(facts));
    }

    private static void append(PDStructureElement element, COSDictionary reference) {
        COSDictionary dictionary = element.getCOSObject();
        COSBase kids = dictionary.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray array) {
            array.add(reference);
        } else {
            COSArray array = new COSArray();
            if (kids != null) {
                array.add(kids);
            }
            array.add(reference);
            dictionary.setItem(COSName.K, array);
        }
    }

    /** Begins what is no content: lines, page numbers, repeated headings. */
    static void artifact(PDPageContentStream content) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
    }

    void finish(String title) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        PDNumberTreeNode parents = new PDNumberTreeNode(PDParentTreeValue.class);
        COSArray numbers = new COSArray();
        for (int i = 0; i < pages.size(); i++) {
            numbers.add(org.apache.pdfbox.cos.COSInteger.get(i));
            numbers.add(pages.get(i));
        }
        parents.getCOSObject().setItem(COSName.NUMS, numbers);
        PDStructureTreeRoot tree = catalog.getStructureTreeRoot();
        tree.setParentTree(parents);
        tree.setParentTreeNextKey(pages.size());
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        catalog.setLanguage("vi-VN");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(title);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private static String xmp(String title) {
        String plain = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(plain);
    }
}
