package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes papers of templates and data. Nothing is numbered or kept here: see {@link PaperRegister}. */
@Service
public class Papers {

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

    /**
     * Fills the template in force.
     *
     * @throws IllegalArgumentException if there is no such kind, or a value has a name that the kind does not list
     */
    public Paper make(String kind, Letterhead letterhead, PaperData data) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #make}, the docx alone: for a form's preview, several times faster. */
    public byte[] docx(String kind, Letterhead letterhead, PaperData data) {
        throw new UnsupportedOperationException();
    }

    /** Looks a changed template through and tries it with the sample. */
    public TemplateCheck check(String kind, byte[] docx) {
        throw new UnsupportedOperationException();
    }

    /**
     * What the agency has set about its papers: names, place, sign, signer, copies; a fair guess from its name where
     * nothing is set. Its number is blank.
     *
     * @param type abbreviation of the type of document; empty for a letter
     * @param on day of the paper, or null while that is open
     */
    public Letterhead letterhead(UUID agency, String type, @Nullable LocalDate on) {
        throw new UnsupportedOperationException();
    }
}
