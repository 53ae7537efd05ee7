package vn.lienthong.capability.national;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;

/**
 * What is sent: the common fields of the published services, and what is to be checked besides.
 *
 * @param id MaYeuCau: the same for every try of one ask
 * @param unit MaDonVi
 * @param officer MaCanBo: who asks, 20 characters at most
 * @param record the record it serves, for the gateway's log
 */
record WireRequest(UUID id, Grant grant, String unit, String officer, String record, Claim claim) {

    private static final int LONGEST_OFFICER = 20;

    /** The fields by their names on the wire, in their usual order. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MaYeuCau", id.toString());
        fields.put("MaDVC", grant.procedure());
        fields.put("MaTichHop", grant.integration());
        fields.put("MaDonVi", unit);
        fields.put("MaCanBo", officer.length() > LONGEST_OFFICER ? officer.substring(0, LONGEST_OFFICER) : officer);
        PersonalNumber number = claim.number();
        OldNumber old = claim.oldNumber();
        fields.put("SoDinhDanh", number == null ? "" : number.text());
        fields.put("SoCMND", old == null ? "" : old.text());
        fields.put("HoVaTen", claim.name());
        fields.put("NgayThangNamSinh", birth(claim.birth()));
        @Nullable Sex sex = claim.sex();
        if (sex != null && grant.service() == Service.VERIFY) {
            fields.put("GioiTinh", CodeTables.sexCode(sex));
        }
        return fields;
    }

    /** {@code yyyy-mm-dd}, or {@code yyyy} where the day is not known. */
    static String birth(BirthDate birth) {
        return birth.date()
                .map(Object::toString)
                .orElseGet(() -> String.format(Locale.ROOT, "%04d", birth.year()));
    }
}
