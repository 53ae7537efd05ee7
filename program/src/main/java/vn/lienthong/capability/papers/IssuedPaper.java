package vn.lienthong.capability.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper in the register: frozen as it was issued.
 *
 * @param id the id that the room gave it
 * @param kind code of its {@link PaperKind}
 * @param number number, sign and day
 * @param summary what it is about
 * @param signer name of the one who signed
 * @param subject what it belongs to, such as {@code plan-item/0190…}; the first one of several
 * @param path page of the program where that is looked at; possibly empty
 * @param docx id of the stored docx
 * @param docxHash its SHA-256
 * @param pdf id of the stored PDF
 * @param pdfHash its SHA-256
 * @param issuedAt when it was issued in the program
 * @param issuedBy name of the account that issued it
 * @param withdrawnAt when it was withdrawn, or null; its number stays with it
 * @param withdrawnWhy the reason, or null
 */
public record IssuedPaper(
        UUID id,
        String kind,
        PaperNumber number,
        String summary,
        String signer,
        String subject,
        String path,
        UUID docx,
        String docxHash,
        UUID pdf,
        String pdfHash,
        Instant issuedAt,
        String issuedBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnWhy) {

    /** Address of the docx. */
    public String docxPath() {
        return "/van-ban/" + id + "/docx";
    }

    /** Address of the PDF. */
    public String pdfPath() {
        return "/van-ban/" + id + "/pdf";
    }

    public LocalDate on() {
        return number.on();
    }
}
