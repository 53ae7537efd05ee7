package vn.lienthong.capability.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Lays pieces down page after page. */
final class PdfPages {

    private static final double SLACK = 0.01;

    private final PDDocument document;
    private final PdfFonts fonts;
    private final PdfTags tags;
    private final PdfFlow flow;
    private @Nullable PdfBrush brush;
    private PdfPaper.@Nullable Section section;
    private double y;
    private int number;
    private boolean fresh;
    private boolean sectionTop;

    PdfPages(PDDocument document, PdfFonts fonts, PdfTags tags, PdfFlow flow) {
        this.document = document;
        this.fonts = fonts;
        this.tags = tags;
        this.flow = flow;
    }

    void write(PdfPaper.Section begun, List<Piece> pieces) throws IOException {
        section = begun;
        number = begun.start() > 0 ? begun.start() - 1 : number;
        turn(true);
        List<Piece> rest = new ArrayList<>(pieces);
        int at = 0;
        while (at < rest.size()) {
            int end = at;
            double height = rest.get(at).height();
            while (rest.get(end).glued() && end + 1 < rest.size()) {
                end++;
                height += rest.get(end).height();
            }
            at = place(rest, at, end + 1, height);
        }
    }

    /** Puts a group of glued pieces down. Returns where to go on. */
    private int place(List<Piece> pieces, int from, int to, double height) throws IOException {
        Piece first = pieces.get(from);
        if (first instanceof Piece.NewPage) {
            turn(false);
            return from + 1;
        }
        boolean fits = y + height <= bottom() + SLACK;
        if (!fits && !fresh && (height <= whole() || to - from == 1) && !worthTearing(pieces, from, to)) {
            turn(false);
            repeatHead(first);
            fits = y + height <= bottom() + SLACK;
        }
        if (!fits && to - from > 1) {
            return loose(pieces, from, to);
        }
        if (!fits && first instanceof Piece.Row row) {
            torn(row);
            return to;
        }
        for (Piece piece : pieces.subList(from, to)) {
            put(piece);
        }
        return to;
    }

    private boolean worthTearing(List<Piece> pieces, int from, int to) {
        return to - from == 1
                && pieces.get(from) instanceof Piece.Row row
                && !row.whole()
                && row.height() > whole() / 3
                && bottom() - y > whole() / 6;
    }

    /** A group that is taller than a page is set piece by piece. */
    private int loose(List<Piece> pieces, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            place(pieces, i, i + 1, pieces.get(i).height());
        }
        return to;
    }

    private void torn(Piece.Row row) throws IOException {
        Piece.Row rest = row;
        while (rest.height() > bottom() - y + SLACK) {
            Piece.Row[] parts = PdfBrush.tear(rest, bottom() - y);
            if (parts[0].height() <= 0) {
                if (fresh) {
                    break;
                }
                turn(false);
                repeatHead(row);
                continue;
            }
            put(parts[0]);
            rest = parts[1];
            turn(false);
            repeatHead(row);
        }
        put(rest);
    }

    private void repeatHead(Piece piece) throws IOException {
        if (piece instanceof Piece.Row row && !row.head().isEmpty()) {
            for (Piece.Row head : row.head()) {
                brush().row(head, left(), y, true);
                y += head.height();
            }
        }
    }

    private void put(Piece piece) throws IOException {
        if (piece instanceof Piece.Gap && fresh && !sectionTop) {
            return;
        }
        brush().piece(piece, left(), y, false);
        y += piece.height();
        if (!(piece instanceof Piece.Gap)) {
            fresh = false;
        }
    }

    private void turn(boolean firstOfSection) throws IOException {
        close();
        PdfPaper.Section now = now();
        PDPage page = new PDPage(new PDRectangle((float) now.width(), (float) now.height()));
        document.addPage(page);
        tags.page(page);
        PDPageContentStream content = new PDPageContentStream(document, page);
        brush = new PdfBrush(content, page, fonts, tags, now.height());
        number++;
        fresh = true;
        sectionTop = firstOfSection;
        y = now.top();
        boolean own = firstOfSection && now.titlePage();
        edge(own ? now.firstHeaders() : now.headers(), now.header(), false);
        edge(own ? now.firstFooters() : now.footers(), now.footer(), true);
    }

    private void edge(List<Element> paragraphs, double distance, boolean below) throws IOException {
        PdfPaper.Section now = now();
        double room = now.width() - now.left() - now.right();
        List<Typesetter.SetLine> lines = new ArrayList<>();
        for (Element paragraph : paragraphs) {
            lines.addAll(flow.header(paragraph, room, Integer.toString(number)));
        }
        double at = below
                ? now.height()
                        - distance
                        - lines.stream().mapToDouble(Typesetter.SetLine::height).sum()
                : distance;
        for (Typesetter.SetLine line : lines) {
            brush().artifact(line, now.left(), at);
            at += line.height();
        }
        if (!below) {
            y = Math.max(y, lines.isEmpty() ? 0 : at);
        }
    }

    void close() throws IOException {
        if (brush != null) {
            brush.close();
            brush = null;
        }
    }

    private PdfPaper.Section now() {
        return Objects.requireNonNull(section);
    }

    private PdfBrush brush() {
        return Objects.requireNonNull(brush);
    }

    private double left() {
        return now().left();
    }

    private double bottom() {
        return now().height() - now().bottom();
    }

    private double whole() {
        return now().height() - now().bottom() - now().top();
    }
}
