package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of the first page by appendix I of Decree 30/2020/NĐ-CP, which every paper has: who issues it, number and sign,
 * place and day, type and summary, addressees, signature, copies. {@link Papers#letterhead} gives one filled from what the
 * agency has set; a room changes what it must.
 *
 * @param superior the body above ("UBND TỈNH BÌNH PHƯỚC"); empty for none
 * @param body the issuing body
 * @param number number and sign, such as {@code 08/BC-TCT}; a draft has a blank number
 * @param place where the body sits
 * @param on day of the paper; null leaves room for it in a draft
 * @param type name of the type ("BÁO CÁO"); empty for a letter
 * @param summary trích yếu; a letter's stands after "V/v"
 * @param to addressees ("Kính gửi"); may be empty
 * @param signature who signs
 * @param copies lines of "Nơi nhận"; the last is usually "Lưu: VT"
 */
public record Letterhead(
        String superior,
        String body,
        String number,
        String place,
        @Nullable LocalDate on,
        String type,
        String summary,
        List<String> to,
        Signature signature,
        List<String> copies) {

    /** In whose stead the signer signs (Decree 30/2020, article 13). */
    public enum Authority {
        /** By own right. */
        OWN(""),
        /** Thay mặt: for a collective. */
        TM("TM."),
        /** Quyền: acting. */
        Q("Q."),
        /** Ký thay: a deputy for the head. */
        KT("KT."),
        /** Thừa lệnh. */
        TL("TL."),
        /** Thừa ủy quyền. */
        TUQ("TUQ.");

        private final String sign;

        Authority(String sign) {
            this.sign = sign;
        }

        /** As it stands before the title. */
        public String sign() {
            return sign;
        }
    }

    /**
     * Who signs.
     *
     * @param authority in whose stead
     * @param instead whose: the collective for TM., the head's title for KT., TL., TUQ.; empty otherwise
     * @param title of the signer
     * @param name of the signer
     */
    public record Signature(Authority authority, String instead, String title, String name) {

        /** The line above the title; empty if there is none. */
        String authorityLine() {
            return authority == Authority.OWN || authority == Authority.Q
                    ? ""
                    : authority.sign() + " " + upper(instead);
        }

        String titleLine() {
            return authority == Authority.Q ? authority.sign() + " " + upper(title) : upper(title);
        }
    }

    public Letterhead {
        to = List.copyOf(to);
        copies = List.copyOf(copies);
    }

    public Letterhead about(String type, String summary) {
        return new Letterhead(superior, body, number, place, on, type, summary, to, signature, copies);
    }

    public Letterhead to(List<String> addressees) {
        return new Letterhead(superior, body, number, place, on, type, summary, addressees, signature, copies);
    }

    public Letterhead signedBy(Signature signer) {
        return new Letterhead(superior, body, number, place, on, type, summary, to, signer, copies);
    }

    public Letterhead copiesTo(List<String> lines) {
        return new Letterhead(superior, body, number, place, on, type, summary, to, signature, lines);
    }

    public Letterhead numbered(String number, @Nullable LocalDate on) {
        return new Letterhead(superior, body, number, place, on, type, summary, to, signature, copies);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.of("vi", "VN"));
    }
}
