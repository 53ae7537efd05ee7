package vn.lienthong.capability.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Makes the PDF of a filled docx: sections, headers, and pieces in the order of the document. */
final class PdfPaper {

    /**
     * A section of a document. Lengths in points.
     *
     * @param titlePage whether its first page has a header of its own (or none)
     * @param start number of its first page, or 0 where it goes on counting
     */
    record Section(
            double width,
            double height,
            double top,
            double right,
            double bottom,
            double left,
            double header,
            double footer,
            boolean titlePage,
            int start,
            List<Element> headers,
            List<Element> firstHeaders,
            List<Element> footers,
            List<Element> firstFooters) {}

    private final DocxFile file;

    private PdfPaper(DocxFile file) {
        this.file = file;
    }

    /**
     * The PDF of a docx.
     *
     * @param title for the window's title and for screen readers
     */
    static byte[] of(byte[] docx, String title) throws DocxFile.Unreadable {
        return new PdfPaper(DocxFile.read(docx)).make(title);
    }

    private byte[] make(String title) throws DocxFile.Unreadable {
        Element body = file.body();
        W.tidy(body);
        try (PDDocument document = new PDDocument()) {
            PdfFonts fonts = new PdfFonts(document);
            PdfTags tags = new PdfTags(document);
            PdfFlow flow = new PdfFlow(fonts, new Styles(file), new ListNumbers(file), gapsAddUp());
            PdfPages pages = new PdfPages(document, fonts, tags, flow);
            List<Element> blocks = new ArrayList<>();
            for (Element block : W.children(body)) {
                Element end = W.is(block, "sectPr") ? block : W.at(block, "pPr", "sectPr");
                if (!W.is(block, "sectPr") && (end == null || !W.text(block).isBlank())) {
                    blocks.add(block);
                }
                if (end != null) {
                    section(pages, flow, tags, section(end), blocks);
                    blocks = new ArrayList<>();
                }
            }
            if (!blocks.isEmpty()) {
                section(pages, flow, tags, section(null), blocks);
            }
            pages.close();
            tags.finish(title);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean gapsAddUp() throws DocxFile.Unreadable {
        return file.has("word/settings.xml")
                && !W.all(file.part("word/settings.xml"), "doNotUseHTMLParagraphAutoSpacing")
                        .isEmpty();
    }

    private static void section(PdfPages pages, PdfFlow flow, PdfTags tags, Section section, List<Element> blocks)
            throws IOException {
        double room = section.width() - section.left() - section.right();
        pages.write(section, flow.lay(blocks, room, tags.root()));
    }

    private Section section(@Nullable Element facts) throws DocxFile.Unreadable {
        Element size = W.child(facts, "pgSz");
        Element margins = W.child(facts, "pgMar");
        Element numbers = W.child(facts, "pgNumType");
        return new Section(
                W.number(size, "w", 11906) / 20.0,
                W.number(size, "h", 16838) / 20.0,
                Math.abs(W.number(margins, "top", 1134)) / 20.0,
                W.number(margins, "right", 1134) / 20.0,
                Math.abs(W.number(margins, "bottom", 1134)) / 20.0,
                W.number(margins, "left", 1701) / 20.0,
                W.number(margins, "header", 567) / 20.0,
                W.number(margins, "footer", 567) / 20.0,
                LineLook.flag(facts, "titlePg", false),
                W.number(numbers, "start", 0),
                part(facts, "headerReference", "default"),
                part(facts, "headerReference", "first"),
                part(facts, "footerReference", "default"),
                part(facts, "footerReference", "first"));
    }

    /** The paragraphs of a header or footer; tables in them are not shown. */
    private List<Element> part(@Nullable Element facts, String kind, String type) throws DocxFile.Unreadable {
        if (facts == null) {
            return List.of();
        }
        for (Element reference : W.children(facts, kind)) {
            if (W.attribute(reference, "type").equals(type)) {
                String id = reference.getAttributeNS(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                String name = "word/" + target(id);
                return file.has(name) ? W.all(file.part(name).getDocumentElement(), "p") : List.of();
            }
        }
        return List.of();
    }

    private String target(String id) throws DocxFile.Unreadable {
        if (!file.has("word/_rels/document.xml.rels")) {
            return "";
        }
        for (Element relation : W.children(
                Objects.requireNonNull(file.part("word/_rels/document.xml.rels").getDocumentElement()))) {
            if (relation.getAttribute("Id").equals(id)) {
                return relation.getAttribute("Target");
            }
        }
        return "";
    }
}
