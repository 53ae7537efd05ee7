package vn.lienthong.capability.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Templates filled with data. */
class FillingTests {

    private static final PaperData TWO =
            PaperData.none().with("ten", "Đề án 06").with("muc", List.of(entry("một"), entry("hai")));

    static PaperData entry(String text) {
        return PaperData.none().with("viec", text);
    }

    private static String filled(String outline, PaperData data) {
        return text(TemplateBuilder.build(outline), data);
    }

    private static String text(byte[] template, PaperData data) {
        try {
            DocxFile file = DocxFile.read(Filler.fill(template, data));
            return W.all(file.body(), "p").stream().map(W::text).collect(Collectors.joining("\n"));
        } catch (DocxFile.Unreadable e) {
            throw new AssertionError(e.key(), e);
        }
    }

    /** A docx whose only paragraph has runs as given, each written in XML. */
    static byte[] runs(String... runs) {
        DocxFile file;
        try {
            file = DocxFile.read(TemplateBuilder.build("x"));
        } catch (DocxFile.Unreadable e) {
            throw new AssertionError(e.key(), e);
        }
        String body = "<w:p>" + String.join("", runs) + "</w:p>";
        file.put(DocxFile.BODY, DocxWords.document(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return file.bytes();
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    @Test
    void aFieldIsFilledHoweverWordHasTornIt() {
        byte[] torn = runs(
                run("Thực hiện {"),
                run("{t"),
                "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>e</w:t></w:r>",
                "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>",
                run("n} xxx").replace(" xxx", ""),
                run("} đúng hạn"));
        assertThat(text(torn, TWO)).isEqualTo("Thực hiện Đề án 06 đúng hạn");
    }

    @Test
    void severalFieldsInOneRunAreFilled() {
        assertThat(filled("{{ten}}, {{ ten }} và {{ten}}.", TWO)).isEqualTo("Đề án 06, Đề án 06 và Đề án 06.");
    }

    @Test
    void paragraphsBetweenTheTagsOfAListAreRepeatedAndTheTagsLeaveNoEmptyLine() {
        assertThat(filled("trước\n{{#muc}}\n- {{viec}}\nthuộc {{ten}}\n{{/muc}}\nsau", TWO))
                .isEqualTo("trước\n- một\nthuộc Đề án 06\n- hai\nthuộc Đề án 06\nsau");
    }

    @Test
    void aListInsideAParagraphIsRepeatedInIt() {
        assertThat(filled("Gồm:{{#muc}} {{viec}};{{/muc}} hết", TWO)).isEqualTo("Gồm: một; hai; hết");
    }

    @Test
    void theRowOfATableIsRepeatedAndItsHeadingIsNot() {
        String text = filled("@table 1 1\n| A | B\n| {{#muc}}{{viec}} | {{ten}}{{/muc}}", TWO);
        assertThat(text.strip()).isEqualTo("A\nB\nmột\nĐề án 06\nhai\nĐề án 06");
    }

    @Test
    void aTextDecidesWhetherAPassageStands() {
        String outline = "{{#ten}}\ncó {{ten}}\n{{/ten}}\n{{^ten}}\nkhông có\n{{/ten}}";
        assertThat(filled(outline, TWO)).isEqualTo("có Đề án 06");
        assertThat(filled(outline, PaperData.none().with("ten", " "))).isEqualTo("không có");
    }

    @Test
    void listsStandInLists() {
        PaperData nested = PaperData.none()
                .with(
                        "nhom",
                        List.of(
                                PaperData.none().with("ten", "A").with("muc", List.of(entry("1"), entry("2"))),
                                PaperData.none().with("ten", "B").with("muc", List.of())));
        assertThat(filled(
                        "{{#nhom}}\n# {{ten}}\n{{#muc}}\n- {{viec}}\n{{/muc}}\n{{^muc}}\nkhông\n{{/muc}}\n{{/nhom}}",
                        nested))
                .isEqualTo("A\n- 1\n- 2\nB\nkhông");
    }

    @Test
    void severalLinesBecomeSeveralParagraphsWhereTheFieldStandsAlone() {
        PaperData data = PaperData.none().with("noi_dung", "Một.\n\nHai.");
        assertThat(filled("{{noi_dung}}", data)).isEqualTo("Một.\nHai.");
    }

    @Test
    void aTableTakesThePlaceOfItsParagraphWithARepeatedHeading() throws DocxFile.Unreadable {
        var table = new PaperData.Table(
                List.of(
                        new PaperData.Column("TT", 1, PaperData.Align.CENTRE),
                        new PaperData.Column("Tên", 4, PaperData.Align.LEFT)),
                List.of(PaperData.Row.group("Nhóm"), PaperData.Row.of("1", "a")));
        DocxFile file = DocxFile.read(Filler.fill(
                TemplateBuilder.build("{{bang}}\n@annex landscape\n{{bang}}"),
                PaperData.none().with("bang", table)));
        List<Element> tables = W.all(file.body(), "tbl");
        assertThat(tables).hasSize(2);
        assertThat(W.all(tables.getFirst(), "tblHeader")).hasSize(1);
        assertThat(W.all(tables.getFirst(), "gridSpan")).hasSize(1);
        assertThat(width(tables.getLast())).isGreaterThan(width(tables.getFirst()) + 4000);
    }

    private static int width(Element table) {
        return W.number(W.at(table, "tblPr", "tblW"), "w", 0);
    }

    @Test
    void aTableRefusesARowOfOtherLength() {
        var column = new PaperData.Column("A", 1, PaperData.Align.LEFT);
        assertThatThrownBy(
                        () -> new PaperData.Table(List.of(column, column, column), List.of(PaperData.Row.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textIsNeverMarkupOrATag() {
        PaperData data = PaperData.none().with("ten", "a<b>&amp;{{muc}}\u0001");
        assertThat(filled("{{ten}}", data)).isEqualTo("a<b>&amp;{{muc}}");
    }

    @Test
    void theSameOutlineAlwaysGivesTheSameBytes() {
        assertThat(TemplateBuilder.build("@first-page\nx\n@signature"))
                .isEqualTo(TemplateBuilder.build("@first-page\nx\n@signature"));
    }

    @Test
    void anOutlineThatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> TemplateBuilder.build("@frist-page")).hasMessageContaining("@frist-page");
        assertThatThrownBy(() -> TemplateBuilder.build("@table 1 2\n| a | b | c"))
                .hasMessageContaining("3 cells");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-05, ngày 05 tháng 02 năm 2026",
        "2026-01-31, ngày 31 tháng 01 năm 2026",
        "2026-03-09, ngày 09 tháng 3 năm 2026",
        "2026-12-10, ngày 10 tháng 12 năm 2026"
    })
    void daysAndTheFirstTwoMonthsTakeALeadingZero(LocalDate day, String written) {
        assertThat(filled(
                        "{{ngay_ban_hanh}}",
                        LetterheadFields.values(head(Letterhead.Authority.OWN).numbered("x", day))))
                .isEqualTo(written);
    }

    @Test
    void numbersAreWrittenTheVietnameseWay() {
        PaperData data = PaperData.none()
                .with("a", 1234567)
                .with("b", new BigDecimal("1234.50"))
                .with("c", LocalDate.of(2026, 2, 5));
        assertThat(filled("{{a}} {{b}} {{c}}", data)).isEqualTo("1.234.567 1.234,50 05/02/2026");
    }

    @Test
    void theSignerStandsWithTheSignOfAuthority() {
        Map<Letterhead.Authority, String> lines = Map.of(
                Letterhead.Authority.OWN, "\nPHÓ CHỦ TỊCH",
                Letterhead.Authority.Q, "\nQ. PHÓ CHỦ TỊCH",
                Letterhead.Authority.KT, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                Letterhead.Authority.TM, "TM. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                Letterhead.Authority.TL, "TL. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                Letterhead.Authority.TUQ, "TUQ. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
        lines.forEach((authority, expected) -> assertThat(
                        filled("x{{dong_quyen_han}}\n{{chuc_vu}}", LetterheadFields.values(head(authority))))
                .as(authority.name())
                .isEqualTo("x" + expected));
    }

    static Letterhead head(Letterhead.Authority authority) {
        return new Letterhead(
                "UBND tỉnh",
                "UBND huyện",
                "08/BC-UBND",
                "Tân Khai",
                LocalDate.of(2026, 2, 5),
                "Báo cáo",
                "kết quả",
                List.of("Sở Tư pháp", "Công an tỉnh"),
                new Letterhead.Signature(authority, "Chủ tịch", "Phó Chủ tịch", "Nguyễn Văn Mẫu"),
                List.of("- Như trên;", "Lưu: VT."));
    }

    @Test
    void addresseesAndCopiesEndAsTheDecreeWrites() {
        String page = filled("@first-page\nx\n@signature", LetterheadFields.values(head(Letterhead.Authority.OWN)));
        assertThat(page).contains("Kính gửi:\n- Sở Tư pháp;\n- Công an tỉnh.").contains("- Như trên;\n- Lưu: VT.");
        String one = filled(
                "@first-page\nx",
                LetterheadFields.values(head(Letterhead.Authority.OWN).to(List.of("Sở Tư pháp"))));
        assertThat(one).contains("Kính gửi: Sở Tư pháp").doesNotContain("Sở Tư pháp;");
    }
}
