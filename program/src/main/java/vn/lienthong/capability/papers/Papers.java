package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes papers of templates and data. Nothing is numbered or kept here: see {@link PaperRegister}. */
@Service
public class Papers {

    private static final Logger LOG = LoggerFactory.getLogger(Papers.class);

    /** A paper in both forms; papers of the administration are Vietnamese, whatever the reader's language. */
    public static final class Paper {

        private final byte[] docx;
        private final byte[] pdf;

        Paper(byte[] docx, byte[] pdf) {
            this.docx = docx;
            this.pdf = pdf;
        }

        public byte[] docx() {
            return docx.clone();
        }

        public byte[] pdf() {
            return pdf.clone();
        }
    }

    private final Templates templates;
    private final Offices offices;

    Papers(Templates templates, Offices offices) {
        this.templates = templates;
        this.offices = offices;
    }

    /**
     * Fills the template in force.
     *
     * @throws IllegalArgumentException if there is no such kind, or a value has a name that the kind does not list
     */
    public Paper make(String kind, Letterhead letterhead, PaperData data) {
        byte[] docx = docx(kind, letterhead, data);
        return new Paper(docx, pdf(docx, letterhead));
    }

    /** As {@link #make}, the docx alone. */
    public byte[] docx(String kind, Letterhead letterhead, PaperData data) {
        PaperKind declared = templates.kind(kind);
        known(declared, data);
        return filled(templates.inForce(declared), letterhead, data);
    }

    /** Looks a changed template through and tries it with the sample. */
    public TemplateCheck check(String kind, byte[] docx) {
        PaperKind declared = templates.kind(kind);
        TemplateCheck found = Inspection.look(docx, Templates.fields(declared));
        if (!found.usable()) {
            return found;
        }
        try {
            sample(declared, docx);
            return found;
        } catch (RuntimeException e) {
            // The file is somebody's: whatever Word wrote into it, the answer is a finding and not an error page.
            LOG.warn("a template of {} could not be tried", kind, e);
            return new TemplateCheck(List.of(new TemplateCheck.Problem("papers.check.not-tried", List.of(), "", true)));
        }
    }

    /** A template filled with the sample of its kind. */
    Paper sample(PaperKind kind, byte[] docx) {
        Letterhead letterhead = SampleLetterhead.of(kind);
        byte[] filled = filled(docx, letterhead, kind.sample().get());
        return new Paper(filled, pdf(filled, letterhead));
    }

    /**
     * What the agency has set about its papers: names, place, sign, signer, copies; a fair guess from its name where
     * nothing is set. Its number is blank.
     *
     * @param type abbreviation of the type of document; empty for a letter
     * @param on day of the paper, or null while that is open
     */
    public Letterhead letterhead(UUID agency, String type, @Nullable LocalDate on) {
        Office office = offices.of(agency);
        return new Letterhead(
                office.superior(),
                office.body(),
                office.sign(0, type),
                office.place(),
                on,
                LetterheadWords.type(type),
                "",
                List.of(),
                office.signature(),
                office.copies());
    }

    private static byte[] filled(byte[] template, Letterhead letterhead, PaperData data) {
        try {
            return Filler.fill(template, LetterheadFields.values(letterhead).and(data));
        } catch (DocxFile.Unreadable e) {
            throw new IllegalStateException("the template in force cannot be read: " + e.key(), e);
        }
    }

    private static byte[] pdf(byte[] docx, Letterhead letterhead) {
        try {
            String title = (letterhead.type() + " " + letterhead.summary()).strip();
            return PdfPaper.of(docx, title.isEmpty() ? letterhead.number() : title);
        } catch (DocxFile.Unreadable e) {
            throw new IllegalStateException("a filled docx cannot be read: " + e.key(), e);
        }
    }

    /** A value that no template may ask for is a mistake of the room that gives it. */
    private static void known(PaperKind kind, PaperData data) {
        Set<String> names = kind.fields().stream().map(PaperKind.Field::name).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(data.values().keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(kind.code() + " does not list " + unknown);
        }
    }
}
