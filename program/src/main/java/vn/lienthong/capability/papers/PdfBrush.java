package vn.lienthong.capability.papers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws on one page. Places are measured from its top left corner. */
final class PdfBrush {

    private final PDPageContentStream content;
    private final PDPage page;
    private final PdfFonts fonts;
    private final PdfTags tags;
    private final double height;

    PdfBrush(PDPageContentStream content, PDPage page, PdfFonts fonts, PdfTags tags, double height) {
        this.content = content;
        this.page = page;
        this.fonts = fonts;
        this.tags = tags;
        this.height = height;
    }

    void close() throws IOException {
        content.close();
    }

    /** Draws a piece; what is repeated is drawn as an artifact, so that it is read aloud once. */
    void piece(Piece piece, double x, double y, boolean repeated) throws IOException {
        switch (piece) {
            case Piece.Words words -> {
                if (words.line().stretches().isEmpty()) {
                    return;
                }
                if (repeated) {
                    artifact(words.line(), x, y);
                    return;
                }
                tags.begin(content, page, words.element());
                letters(words.line(), x, y);
                content.endMarkedContent();
                underlines(words.line(), x, y);
            }
            case Piece.Rule rule -> {
                double middle = y + rule.width() / 2;
                line(x + rule.from(), middle, x + rule.to(), middle, rule.width());
            }
            case Piece.Row row -> row(row, x, y, repeated);
            case Piece.Gap gap -> {}
            case Piece.NewPage newPage -> {}
        }
    }

    void artifact(Typesetter.SetLine line, double x, double y) throws IOException {
        if (line.stretches().isEmpty()) {
            return;
        }
        PdfTags.artifact(content);
        letters(line, x, y);
        content.endMarkedContent();
        underlines(line, x, y);
    }

    private void letters(Typesetter.SetLine line, double x, double y) throws IOException {
        content.beginText();
        double atX = 0;
        double atY = 0;
        for (Typesetter.Stretch stretch : line.stretches()) {
            LineLook look = stretch.look();
            double raise = look.raised() == 0 ? 0 : look.size() * (look.raised() > 0 ? 0.33 : -0.14);
            double toX = x + stretch.x();
            double toY = height - (y + line.above()) + raise;
            content.newLineAtOffset((float) (toX - atX), (float) (toY - atY));
            atX = toX;
            atY = toY;
            content.setFont(fonts.face(look).font(), (float) look.drawn());
            show(stretch);
        }
        content.endText();
    }

    private void show(Typesetter.Stretch stretch) throws IOException {
        if (stretch.extra() == 0) {
            content.showText(stretch.text());
            return;
        }
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int blank = stretch.text().indexOf(' ');
                blank >= 0;
                blank = stretch.text().indexOf(' ', from)) {
            parts.add(stretch.text().substring(from, blank + 1));
            parts.add((float) (-stretch.extra() * 1000 / stretch.look().drawn()));
            from = blank + 1;
        }
        if (from < stretch.text().length()) {
            parts.add(stretch.text().substring(from));
        }
        content.showTextWithPositioning(parts.toArray());
    }

    private void underlines(Typesetter.SetLine line, double x, double y) throws IOException {
        for (Typesetter.Stretch stretch : line.stretches()) {
            LineLook look = stretch.look();
            if (!look.underlined() && !look.struck()) {
                continue;
            }
            String text = stretch.text().stripTrailing();
            long blanks = text.chars().filter(c -> c == ' ').count();
            double width = fonts.face(look).width(text, look.drawn()) + blanks * stretch.extra();
            double at = y + line.above() + (look.underlined() ? look.size() * 0.11 : -look.size() * 0.26);
            line(x + stretch.x(), at, x + stretch.x() + width, at, look.size() * 0.05);
        }
    }

    private void line(double fromX, double fromY, double toX, double toY, double width) throws IOException {
        PdfTags.artifact(content);
        content.setLineWidth((float) width);
        content.moveTo((float) fromX, (float) (height - fromY));
        content.lineTo((float) toX, (float) (height - toY));
        content.stroke();
        content.endMarkedContent();
    }

    void row(Piece.Row row, double x, double y, boolean repeated) throws IOException {
        for (Piece.Cell cell : row.cells()) {
            double tall = cell.room() > 0 ? cell.room() : row.height();
            if (cell.shade() >= 0) {
                shade(cell, x, y, tall);
            }
            borders(cell, x + cell.x(), y, row.height());
            double free = tall - cell.needed();
            double at = y + cell.padding().get(0) + (cell.middle() == 0 ? 0 : Math.max(0, free) / (3 - cell.middle()));
            for (Piece piece : cell.pieces()) {
                piece(piece, x + cell.x() + cell.padding().get(3), at, repeated);
                at += piece.height();
            }
        }
    }

    private void shade(Piece.Cell cell, double x, double y, double tall) throws IOException {
        PdfTags.artifact(content);
        content.setNonStrokingColor(
                (cell.shade() >> 16 & 0xFF) / 255f, (cell.shade() >> 8 & 0xFF) / 255f, (cell.shade() & 0xFF) / 255f);
        content.addRect((float) (x + cell.x()), (float) (height - y - tall), (float) cell.width(), (float) tall);
        content.fill();
        content.setNonStrokingColor(0f);
        content.endMarkedContent();
    }

    private void borders(Piece.Cell cell, double x, double y, double tall) throws IOException {
        double right = x + cell.width();
        double below = y + tall;
        side(cell.sides().get(0), x, y, right, y);
        side(cell.sides().get(1), right, y, right, below);
        side(cell.sides().get(2), x, below, right, below);
        side(cell.sides().get(3), x, y, x, below);
    }

    private void side(double width, double fromX, double fromY, double toX, double toY) throws IOException {
        if (width > 0) {
            line(fromX, fromY, toX, toY, width);
        }
    }

    /** Tears a row where a page ends: what fits, and the rest. The first is of no height if nothing fits. */
    static Piece.Row[] tear(Piece.Row row, double room) {
        List<Piece.Cell> above = new ArrayList<>();
        List<Piece.Cell> below = new ArrayList<>();
        boolean any = false;
        double rest = 0;
        for (Piece.Cell cell : row.cells()) {
            double used = cell.padding().get(0) + cell.padding().get(2);
            int fit = 0;
            while (fit < cell.pieces().size() && used + cell.pieces().get(fit).height() <= room) {
                used += cell.pieces().get(fit).height();
                fit++;
            }
            any |= fit > 0;
            above.add(with(cell, cell.pieces().subList(0, fit)));
            below.add(with(cell, cell.pieces().subList(fit, cell.pieces().size())));
            rest = Math.max(rest, below.getLast().needed());
        }
        return new Piece.Row[] {
            new Piece.Row(above, any ? room : 0, false, false, row.head()),
            new Piece.Row(below, rest, row.glued(), false, row.head())
        };
    }

    private static Piece.Cell with(Piece.Cell cell, List<Piece> pieces) {
        return new Piece.Cell(
                cell.x(), cell.width(), List.copyOf(pieces), 0, cell.sides(), cell.shade(), cell.padding(), 0);
    }
}
