package vn.lienthong.capability.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;

/** The messages themselves, both ways, and what is refused of what comes back. */
class WireTests {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final UUID ID = UUID.fromString("0199c0de-0000-7000-8000-000000000001");
    static final Claim CLAIM = Claim.of(
            new PersonalNumber("099075000202"), "Nguyễn Văn Thử Hai", new BirthDate(1975, 11, 2));

    private final Wire wire = new Wire(JSON, CodeTables.USUAL, true);

    static Grant grant(Service service, PersonField... fields) {
        return new Grant(
                "national.procedure",
                service,
                "1.004194",
                "12345678901234567890",
                service.product(),
                Set.of(fields),
                "Công văn thử 1",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31));
    }

    static WireRequest verification(Claim claim) {
        return request(
                grant(
                        Service.VERIFY,
                        PersonField.NUMBER,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.OTHER_NUMBERS),
                claim);
    }

    static WireRequest lookUp(PersonField... fields) {
        return request(grant(Service.LOOK_UP, fields), CLAIM);
    }

    static WireRequest request(Grant grant, Claim claim) {
        return new WireRequest(ID, grant, "000.00.12.H99", "tra-cuu", "H99-1", claim);
    }

    private Reply read(String body, WireRequest asked) {
        return wire.read(body.getBytes(StandardCharsets.UTF_8), asked);
    }

    @Test
    void aRequestIsThePublishedOne() {
        assertThat(JSON.writeValueAsString(verification(CLAIM).fields())).isEqualTo("""
                {"MaYeuCau":"0199c0de-0000-7000-8000-000000000001","MaDVC":"1.004194","MaTichHop":"12345678901234567890",\
                "MaDonVi":"000.00.12.H99","MaCanBo":"tra-cuu","SoDinhDanh":"099075000202","SoCMND":"",\
                "HoVaTen":"Nguyễn Văn Thử Hai","NgayThangNamSinh":"1975-11-02"}""");
    }

    @Test
    void aYearOnlyAnOldNumberAndTheSexAreSentAsTheyAreKnown() {
        Claim claim = new Claim(null, new OldNumber("099111102"), "Quách  Văn Thử", new BirthDate(1952, 5, 0), Sex.FEMALE);
        assertThat(verification(claim).fields())
                .containsEntry("SoDinhDanh", "")
                .containsEntry("SoCMND", "099111102")
                .containsEntry("HoVaTen", "Quách Văn Thử")
                .containsEntry("NgayThangNamSinh", "1952")
                .containsEntry("GioiTinh", "2");
        assertThat(request(grant(Service.LOOK_UP, PersonField.NAME), claim).fields())
                .as("a look-up checks nothing besides")
                .doesNotContainKey("GioiTinh");
    }

    @Test
    void aVerificationAnswersFieldByField() {
        Reply reply = read("""
                {"code":"00","status":"success","correlationId":"x","response":{"SoDinhDanh":"099075000202",
                 "KetQua":{"SoDinhDanh":"1","HoVaTen":1,"NgayThangNamSinh":"2"}}}""", verification(CLAIM));
        assertThat(reply)
                .isEqualTo(new Reply.Matched(
                        FieldMatch.MISMATCH,
                        Map.of(
                                PersonField.NUMBER, FieldMatch.MATCH,
                                PersonField.NAME, FieldMatch.MATCH,
                                PersonField.BIRTH, FieldMatch.MISMATCH)));
    }

    @ParameterizedTest
    @CsvSource({"03,NOT_FOUND", "04,MISMATCH", "05,INSUFFICIENT", "06,INSUFFICIENT"})
    void aRefusalOfAVerificationIsOneOfTheFourAnswers(String code, FieldMatch whole) {
        Reply reply = read("{\"code\":\"" + code + "\"}", verification(CLAIM));
        assertThat(reply).isInstanceOfSatisfying(Reply.Matched.class, matched -> {
            assertThat(matched.whole()).isEqualTo(whole);
            assertThat(matched.fields().get(PersonField.NAME))
                    .as("which of them it was is not said")
                    .isNotEqualTo(FieldMatch.MISMATCH);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "01,INVALID", "02,NOT_ALLOWED", "03,NOT_FOUND", "04,DIFFERENT", "05,SEVERAL", "06,LOCKED"
    })
    void aRefusalOfALookUpHasItsReason(String code, NationalOutcome.Reason reason) {
        assertThat(read("{\"code\":\"" + code + "\",\"response\":null}", lookUp(PersonField.NAME)))
                .isEqualTo(new Reply.Declined(reason));
    }

    @Test
    void aLookUpKeepsTheApprovedFieldsAndDropsTheRest() {
        Reply reply = read(WHOLE, lookUp(PersonField.NAME, PersonField.SEX, PersonField.PERMANENT_RESIDENCE));
        assertThat(reply).isInstanceOfSatisfying(Reply.Told.class, told -> {
            assertThat(told.facts().values().keySet())
                    .containsExactlyInAnyOrder(
                            PersonField.NAME, PersonField.SEX, PersonField.PERMANENT_RESIDENCE);
            assertThat(told.facts().of(PersonField.SEX))
                    .containsExactly(new Facts.Fact("national.fact.sex", "national.sex.male", true));
            assertThat(told.facts().first(PersonField.PERMANENT_RESIDENCE, "national.fact.commune"))
                    .contains("99001");
            assertThat(JSON.writeValueAsString(told.facts())).doesNotContain("Công giáo", "Cha Của", "099111102");
            assertThat(told.numbers()).as("nobody else's data were told").containsExactly("099075000202");
        });
    }

    @Test
    void whoeverIsNamedInAnApprovedFieldIsNotedForTheirDiary() {
        Reply reply = read(WHOLE, lookUp(PersonField.PARENTS, PersonField.HOUSEHOLD));
        assertThat(reply).isInstanceOfSatisfying(Reply.Told.class, told -> {
            assertThat(told.numbers()).containsExactlyInAnyOrder("099075000202", "099050000001", "099050000002");
            assertThat(told.facts().first(PersonField.PARENTS, "national.fact.father"))
                    .contains("Nguyễn Văn Cha Của · 099050000001");
        });
    }

    static final String WHOLE = """
            {"code":"00","status":"success","correlationId":"0199","response":{"MaYeuCau":"0199c0de-0000-7000-8000-000000000001",
             "SoDinhDanh":"099075000202","SoCMND":"099111102","HoVaTen":{"Ho":"Nguyễn","ChuDem":"Văn Thử","Ten":"Hai"},
             "NgayThangNamSinh":"1975-11-02","GioiTinh":"1","DanToc":"Kinh","TonGiao":"Công giáo","TinhTrangHonNhan":"2",
             "ThuongTru":{"MaTinhThanh":"01","MaQuanHuyen":"","MaPhuongXa":"99001","ChiTiet":"Số 2"},"QuocTich":"Việt Nam",
             "Cha":{"HoVaTen":{"Ho":"Nguyễn","ChuDem":"Văn Cha","Ten":"Của"},"SoDinhDanh":"099050000001"},
             "ChuHo":{"HoVaTen":"Trần Thị Chủ","SoDinhDanh":"099050000002","QuanHe":"Vợ"},"TrangThai":"1"}}""";

    /** The answer to a question about one person never tells about another, however small the difference. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"SoDinhDanh\":\"099075000203\",\"HoVaTen\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Văn Thử\",\"Ten\":\"Hai\"}",
                "\"SoDinhDanh\":\"099075000202\",\"HoVaTen\":{\"Ho\":\"Trần\",\"ChuDem\":\"Văn Thử\",\"Ten\":\"Hai\"}",
                "\"SoDinhDanh\":\"099075000202\",\"NgayThangNamSinh\":\"1975-11-03\"",
                "\"SoDinhDanh\":\"099075000202\",\"NgayThangNamSinh\":\"1976\"",
                "\"MaYeuCau\":\"0199c0de-0000-7000-8000-000000000002\",\"SoDinhDanh\":\"099075000202\""
            })
    void anAnswerAboutSomebodyElseIsRefused(String response) {
        String body = "{\"code\":\"00\",\"response\":{" + response + "}}";
        assertThatThrownBy(() -> read(body, lookUp(PersonField.NAME)))
                .isInstanceOfSatisfying(BadAnswer.class, bad -> assertThat(bad.isOtherPerson())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"00\"",
                "{",
                "{}",
                "<html>Bad gateway</html>",
                "{\"code\":\"99\",\"response\":{}}",
                "{\"code\":null}",
                "{\"code\":{\"a\":1}}",
                "{\"code\":\"00\"}",
                "{\"code\":\"00\",\"response\":[]}",
                "{\"code\":\"00\",\"response\":{}}",
                "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":99075000202}}",
                "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":\"99075000202\"}}",
                "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":\"099075000202\",\"KetQua\":{\"SoDinhDanh\":\"1\"}}}",
                "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":\"099075000202\",\"KetQua\":{\"SoDinhDanh\":\"1\",\"HoVaTen\":\"1\",\"NgayThangNamSinh\":\"9\"}}}",
                "{\"code\":\"00\",\"response\":{\"SoDinhDanh\":\"099075000202\",\"KetQua\":{\"SoDinhDanh\":true,\"HoVaTen\":true,\"NgayThangNamSinh\":true}}}"
            })
    void whatIsHalfOrUnreadableIsNoAnswer(String body) {
        assertThatThrownBy(() -> read(body, verification(CLAIM))).isInstanceOf(BadAnswer.class);
    }

    @Test
    void anAnswerOfATestEnvironmentIsNotTakenFromARealLine() {
        Wire real = new Wire(JSON, CodeTables.USUAL, false);
        byte[] marked = WHOLE.replace("\"SoCMND\"", "\"MoiTruong\":\"THU\",\"SoCMND\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> real.read(marked, lookUp(PersonField.NAME))).hasMessage("test-environment");
    }

    @Test
    void codesOfAGatewayAreSet() {
        CodeTables codes = CodeTables.USUAL.with("200=OK, 404=NOT_FOUND");
        Reply reply = new Wire(JSON, codes, false)
                .read("{\"code\":404}".getBytes(StandardCharsets.UTF_8), lookUp(PersonField.NAME));
        assertThat(reply).isEqualTo(new Reply.Declined(NationalOutcome.Reason.NOT_FOUND));
        assertThatThrownBy(() -> CodeTables.USUAL.with("200=SURELY")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Broken in a thousand ways: an answer, or refused; never another trouble, never another person. */
    @Test
    void whateverIsSentIsReadOrRefused() {
        Random chance = new Random(2026);
        List<WireRequest> asked = List.of(
                verification(CLAIM),
                lookUp(PersonField.NAME, PersonField.HOUSEHOLD, PersonField.PARENTS, PersonField.BIRTH),
                request(grant(Service.HOUSEHOLD, PersonField.HOUSEHOLD), CLAIM));
        byte[] good = WHOLE.getBytes(StandardCharsets.UTF_8);
        String[] words = {"null", "{}", "[]", "1e999", "\"\\u0000\"", "-1", "true", "\"\\ud800\"", "[[[[", "}", "\"" + "9".repeat(600) + "\""};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            int harm = 1 + chance.nextInt(6);
            for (int i = 0; i < harm; i++) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            if (round % 3 == 0) {
                String text = new String(good, StandardCharsets.UTF_8);
                int colon = text.indexOf(':', chance.nextInt(text.length() - 10));
                int end = Math.max(colon + 1, text.indexOf(',', colon));
                if (colon > 0) {
                    bytes = (text.substring(0, colon + 1) + words[chance.nextInt(words.length)] + text.substring(end))
                            .getBytes(StandardCharsets.UTF_8);
                }
            } else if (round % 3 == 1) {
                bytes = java.util.Arrays.copyOf(bytes, chance.nextInt(bytes.length));
            }
            try {
                Reply reply = wire.read(bytes, asked.get(round % asked.size()));
                if (reply instanceof Reply.Told told) {
                    told.facts().first(PersonField.NAME, "national.fact.name").ifPresent(name -> assertThat(
                                    vn.lienthong.kernel.VietnameseText.fold(name))
                            .isEqualTo("nguyen van thu hai"));
                }
            } catch (BadAnswer refused) {
                assertThat(refused.word()).matches("[a-z-]+");
            }
        }
    }
}
