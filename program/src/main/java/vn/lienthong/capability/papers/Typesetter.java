package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Breaks a paragraph into lines as wide as there is room. */
final class Typesetter {

    private static final double TAB = 36;
    private static final double SLACK = 0.05;

    /** Letters of one look, standing somewhere on a line. */
    record Stretch(LineLook look, String text, double x, double extra) {}

    /**
     * A line.
     *
     * @param height with the paragraph's line spacing
     * @param above from its top to the line on which letters stand
     * @param pageBreak whether a new page begins after it
     */
    record SetLine(List<Stretch> stretches, double height, double above, boolean pageBreak) {}

    /** What cannot be broken: letters up to a blank or a hyphen, and the blank. Null letters are a tab or a break. */
    private record Unit(List<Letters> letters, double width, double blank, char control) {}

    private record Letters(LineLook look, String text) {}

    private final PdfFonts fonts;
    private final ParagraphLook look;
    private final double room;
    private final List<SetLine> lines = new ArrayList<>();
    private List<Unit> line = new ArrayList<>();
    private double width;
    private boolean firstLine = true;
    private final LineLook usual;

    private Typesetter(PdfFonts fonts, ParagraphLook look, LineLook usual, double room) {
        this.fonts = fonts;
        this.look = look;
        this.usual = usual;
        this.room = room;
    }

    /**
     * The lines of a paragraph.
     *
     * @param label of its list, or an empty string
     * @param usual look of its letters where no run says otherwise
     * @param pageNumber stands for PAGE fields
     */
    static List<SetLine> set(
            PdfFonts fonts,
            Styles styles,
            Element paragraph,
            ParagraphLook look,
            LineLook usual,
            String label,
            double room,
            String pageNumber) {
        List<Letters> text = new ArrayList<>();
        if (!label.isEmpty()) {
            text.add(new Letters(usual, label + "\t"));
        }
        new Reader(styles, usual, pageNumber, text).read(paragraph);
        Typesetter setter = new Typesetter(fonts, look, usual, room);
        setter.units(text).forEach(setter::place);
        setter.end(true, false);
        return setter.lines;
    }

    /** Gathers the letters of a paragraph; form feed stands for a new page. */
    private static final class Reader {

        private final Styles styles;
        private final LineLook usual;
        private final String pageNumber;
        private final List<Letters> text;
        private int fieldDepth;
        private boolean inInstruction;
        private boolean pageField;

        Reader(Styles styles, LineLook usual, String pageNumber, List<Letters> text) {
            this.styles = styles;
            this.usual = usual;
            this.pageNumber = pageNumber;
            this.text = text;
        }

        void read(Element holder) {
            for (Element child : W.children(holder)) {
                if (W.is(child, "r")) {
                    run(child);
                } else if (W.is(child, "fldSimple")
                        && W.attribute(child, "instr").strip().startsWith("PAGE")
                        && !pageNumber.isEmpty()) {
                    text.add(new Letters(usual, pageNumber));
                } else if (!W.is(child, "pPr")) {
                    read(child);
                }
            }
        }

        private void run(Element run) {
            Element facts = W.child(run, "rPr");
            if (facts != null && LineLook.flag(facts, "vanish", false)) {
                return;
            }
            LineLook runLook = styles.run(usual, facts);
            for (Element child : W.children(run)) {
                String name = W.NS.equals(child.getNamespaceURI()) ? child.getLocalName() : "";
                switch (name) {
                    case "t" -> add(runLook, child.getTextContent());
                    case "tab", "ptab" -> add(runLook, "\t");
                    case "br" -> add(runLook, W.attribute(child, "type").equals("page") ? "\f" : "\n");
                    case "cr" -> add(runLook, "\n");
                    case "noBreakHyphen" -> add(runLook, "\u2011");
                    case "fldChar" -> field(child, runLook);
                    case "instrText" ->
                        pageField |= child.getTextContent().strip().startsWith("PAGE");
                    default -> {}
                }
            }
        }

        private void field(Element mark, LineLook runLook) {
            switch (W.attribute(mark, "fldCharType")) {
                case "begin" -> {
                    fieldDepth++;
                    inInstruction = true;
                    pageField = false;
                }
                case "separate" -> inInstruction = false;
                default -> {
                    fieldDepth = Math.max(0, fieldDepth - 1);
                    if (pageField && !pageNumber.isEmpty()) {
                        text.add(new Letters(runLook, pageNumber));
                    }
                    inInstruction = false;
                    pageField = false;
                }
            }
        }

        private void add(LineLook runLook, String words) {
            if (!inInstruction && !(pageField && fieldDepth > 0 && !pageNumber.isEmpty())) {
                text.add(new Letters(runLook, words));
            }
        }
    }

    private List<Unit> units(List<Letters> text) {
        List<Unit> units = new ArrayList<>();
        List<Letters> pending = new ArrayList<>();
        for (Letters letters : text) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < letters.text().length(); i++) {
                char c = letters.text().charAt(i);
                boolean control = c == '\t' || c == '\n' || c == '\f';
                boolean hyphen =
                        c == '-' && word.length() > 1 && i + 1 < letters.text().length();
                if (!control && c != ' ') {
                    word.append(c == '\u2011' ? '-' : c);
                }
                if (control || c == ' ' || hyphen) {
                    flush(pending, letters.look(), word);
                    units.add(unit(pending, c == ' ' ? blank(letters.look()) : 0));
                    pending = new ArrayList<>();
                }
                if (control) {
                    units.add(new Unit(List.of(), 0, 0, c));
                }
            }
            flush(pending, letters.look(), word);
        }
        units.add(unit(pending, 0));
        return units;
    }

    private void flush(List<Letters> pending, LineLook letterLook, StringBuilder word) {
        if (!word.isEmpty()) {
            pending.add(new Letters(letterLook, fonts.writable(word.toString(), letterLook)));
            word.setLength(0);
        }
    }

    private double blank(LineLook letterLook) {
        return fonts.face(letterLook).width(" ", letterLook.drawn());
    }

    private Unit unit(List<Letters> letters, double blank) {
        double sum = 0;
        for (Letters one : letters) {
            sum += fonts.face(one.look()).width(one.text(), one.look().drawn());
        }
        return new Unit(List.copyOf(letters), sum, blank, ' ');
    }

    private double start() {
        return look.left() + (firstLine ? look.first() : 0);
    }

    private double space() {
        return room - look.right() - start();
    }

    private void place(Unit unit) {
        switch (unit.control()) {
            case '\t' -> {
                double at = start() + width;
                double next = nextStop(at) - at;
                line.add(new Unit(List.of(), next, 0, '\t'));
                width += next;
            }
            case '\n' -> end(true, false);
            case '\f' -> end(true, true);
            default -> word(unit);
        }
    }

    private void word(Unit unit) {
        boolean nothing = unit.letters().isEmpty();
        if (nothing && (unit.blank() == 0 || (line.isEmpty() && !firstLine))) {
            return;
        }
        if (width + unit.width() > space() + SLACK && !line.isEmpty()) {
            end(false, false);
        }
        if (unit.width() > space() + SLACK
                && unit.letters().stream().anyMatch(one -> one.text().length() > 1)) {
            torn(unit);
            return;
        }
        line.add(unit);
        width += unit.width() + unit.blank();
    }

    /** A word that is wider than the line is torn where the line ends. */
    private void torn(Unit unit) {
        for (int n = 0; n < unit.letters().size(); n++) {
            Letters letters = unit.letters().get(n);
            for (int i = 0; i < letters.text().length(); i++) {
                boolean last =
                        n == unit.letters().size() - 1 && i == letters.text().length() - 1;
                Unit one = unit(
                        List.of(new Letters(letters.look(), letters.text().substring(i, i + 1))),
                        last ? unit.blank() : 0);
                if (width + one.width() > space() + SLACK && !line.isEmpty()) {
                    end(false, false);
                }
                line.add(one);
                width += one.width() + one.blank();
            }
        }
    }

    private double nextStop(double at) {
        for (double stop : look.tabs()) {
            if (stop > at + 1) {
                return stop;
            }
        }
        if (look.first() < 0 && at < look.left() - 1) {
            return look.left();
        }
        return (Math.floor(at / TAB + 0.001) + 1) * TAB;
    }

    private void end(boolean last, boolean pageBreak) {
        double used = width - (line.isEmpty() ? 0 : line.getLast().blank());
        double rest = space() - used;
        int lastTab = -1;
        for (int i = 0; i < line.size(); i++) {
            lastTab = line.get(i).control() == '\t' ? i : lastTab;
        }
        long blanks = 0;
        for (int i = lastTab + 1; i < line.size() - 1; i++) {
            blanks += line.get(i).blank() > 0 ? 1 : 0;
        }
        boolean spread = look.align().equals("both") && !last && blanks > 0 && rest > 0;
        double x = start()
                + switch (look.align()) {
                    case "center" -> Math.max(0, rest / 2);
                    case "right" -> Math.max(0, rest);
                    default -> 0;
                };
        lines.add(finished(x, lastTab, spread ? rest / blanks : 0, pageBreak));
        line = new ArrayList<>();
        width = 0;
        firstLine = false;
    }

    private SetLine finished(double left, int lastTab, double extra, boolean pageBreak) {
        List<Stretch> stretches = new ArrayList<>();
        double x = left;
        double largest = 0;
        @Nullable LineLook open = null;
        StringBuilder text = new StringBuilder();
        double from = x;
        double spread = 0;
        for (int i = 0; i < line.size(); i++) {
            Unit unit = line.get(i);
            double share = i > lastTab && unit.blank() > 0 && i < line.size() - 1 ? extra : 0;
            for (Letters letters : unit.letters()) {
                largest = Math.max(largest, letters.look().size());
                if (open == null || !open.equals(letters.look()) || spread != (i > lastTab ? extra : 0)) {
                    close(stretches, open, text, from, spread);
                    open = letters.look();
                    from = x;
                    spread = i > lastTab ? extra : 0;
                }
                text.append(letters.text());
                x += fonts.face(letters.look())
                        .width(letters.text(), letters.look().drawn());
            }
            if (unit.control() == '\t') {
                close(stretches, open, text, from, spread);
                open = null;
                x += unit.width();
            } else if (unit.blank() > 0) {
                if (open != null && blank(open) == unit.blank()) {
                    text.append(' ');
                } else {
                    close(stretches, open, text, from, spread);
                    open = null;
                }
                x += unit.blank() + share;
            }
        }
        close(stretches, open, text, from, spread);
        double size = largest == 0 ? usual.size() : largest;
        double natural = size * PdfFonts.LINE;
        double height = switch (look.rule()) {
            case "exact" -> look.line();
            case "atLeast" -> Math.max(look.line(), natural);
            default -> natural * look.line();
        };
        double above =
                height - natural + size * (PdfFonts.ABOVE + (PdfFonts.LINE - PdfFonts.ABOVE - PdfFonts.BELOW) / 2);
        return new SetLine(List.copyOf(stretches), height, above, pageBreak);
    }

    private static void close(
            List<Stretch> stretches, @Nullable LineLook open, StringBuilder text, double from, double spread) {
        if (open != null && !text.isEmpty()) {
            stretches.add(new Stretch(open, text.toString(), from, spread));
        }
        text.setLength(0);
    }
}
