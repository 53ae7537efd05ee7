package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.w3c.dom.Element;

/** Turns paragraphs and tables of a document into pieces of a page. */
final class PdfFlow {

    private final PdfFonts fonts;
    private final Styles styles;
    private final ListNumbers numbers;
    private final boolean gapsAddUp;

    /**
     * @param gapsAddUp whether the room after a paragraph and that before the next are both kept; by Word's usual setting
     *     the larger counts
     */
    PdfFlow(PdfFonts fonts, Styles styles, ListNumbers numbers, boolean gapsAddUp) {
        this.gapsAddUp = gapsAddUp;
        this.fonts = fonts;
        this.styles = styles;
        this.numbers = numbers;
    }

    /**
     * Lays blocks out.
     *
     * @param within element of the structure tree that they belong to
     */
    List<Piece> lay(List<Element> blocks, double room, PDStructureElement within) {
        List<Piece> pieces = new ArrayList<>();
        for (Element block : blocks) {
            if (W.is(block, "p")) {
                paragraph(block, room, within, pieces);
            } else if (W.is(block, "tbl")) {
                pieces.addAll(new PdfTable(this, styles, block, room, within).rows());
            } else if (W.is(block, "sdt")) {
                Element content = W.child(block, "sdtContent");
                if (content != null) {
                    pieces.addAll(lay(W.children(content), room, within));
                }
            }
        }
        return pieces;
    }

    /** The lines of a header or footer, whose page number is known. */
    List<Typesetter.SetLine> header(Element paragraph, double room, String pageNumber) {
        Element facts = W.child(paragraph, "pPr");
        return Typesetter.set(
                fonts, styles, paragraph, styles.paragraph(facts), styles.letters(facts), "", room, pageNumber);
    }

    private void paragraph(Element paragraph, double room, PDStructureElement within, List<Piece> pieces) {
        Element facts = W.child(paragraph, "pPr");
        ParagraphLook look = styles.paragraph(facts);
        LineLook letters = styles.letters(facts);
        String label = "";
        if (!look.list().isEmpty()) {
            Element level = numbers.level(look.list(), look.level());
            look = look.with(W.child(level, "pPr")).with(facts);
            label = numbers.next(look.list(), look.level());
        }
        if (look.newPage()) {
            pieces.add(new Piece.NewPage());
        }
        if (W.text(paragraph).isBlank() && label.isEmpty()) {
            letters = letters.with(W.child(facts, "rPr"));
        }
        List<Typesetter.SetLine> lines = Typesetter.set(fonts, styles, paragraph, look, letters, label, room, "");
        double kept = !gapsAddUp && !pieces.isEmpty() && pieces.getLast() instanceof Piece.Gap gap ? gap.height() : 0;
        pieces.add(new Piece.Gap(Math.max(0, look.before() - kept), true));
        border(look, look.borderAbove(), room, true, pieces);
        lines(lines, look, element(lines, look, within), pieces);
        border(look, look.borderBelow(), room, look.keepNext(), pieces);
        pieces.add(new Piece.Gap(look.after(), look.keepNext()));
    }

    private static void border(ParagraphLook look, double width, double room, boolean glued, List<Piece> pieces) {
        if (width > 0) {
            pieces.add(new Piece.Rule(look.left(), room - look.right(), width, glued));
        }
    }

    private static PDStructureElement element(
            List<Typesetter.SetLine> lines, ParagraphLook look, PDStructureElement within) {
        boolean cell = within.getStructureType().equals(StandardStructureTypes.TD)
                || within.getStructureType().equals(StandardStructureTypes.TH);
        if (cell || lines.stream().allMatch(line -> line.stretches().isEmpty())) {
            return within;
        }
        String type = look.title() ? "H1" : look.outline() < 5 ? "H" + (look.outline() + 2) : StandardStructureTypes.P;
        PDStructureElement element = new PDStructureElement(type, within);
        within.appendKid(element);
        return element;
    }

    /** Neither the first nor the last line of a paragraph stands alone on a page. */
    private static void lines(
            List<Typesetter.SetLine> lines, ParagraphLook look, PDStructureElement element, List<Piece> pieces) {
        int count = lines.size();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            boolean glued =
                    last ? look.keepNext() || look.borderBelow() > 0 : look.keepTogether() || i == 0 || i == count - 2;
            boolean lastGlued = last && look.after() > 0;
            pieces.add(new Piece.Words(lines.get(i), element, glued || lastGlued));
            if (lines.get(i).pageBreak()) {
                pieces.add(new Piece.NewPage());
            }
        }
    }
}
