package vn.lienthong.capability.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The PDF of a filled paper. */
class PdfTests {

    private static final PaperData DATA = LetterheadFields.values(FillingTests.head(Letterhead.Authority.KT));

    private static PDDocument pdf(String outline, PaperData data) throws IOException {
        try {
            return Loader.loadPDF(
                    PdfPaper.of(Filler.fill(TemplateBuilder.build(outline), DATA.and(data)), "BÁO CÁO thử"));
        } catch (DocxFile.Unreadable e) {
            throw new AssertionError(e.key(), e);
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }

    private static PaperData table(int rows) {
        List<PaperData.Row> made = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            made.add(PaperData.Row.of("dòng " + i, "Khai báo lưu trú tại cơ sở kinh doanh"));
        }
        return PaperData.none()
                .with(
                        "bang",
                        new PaperData.Table(
                                List.of(
                                        new PaperData.Column("Đầu cột", 1, PaperData.Align.LEFT),
                                        new PaperData.Column("Nội dung", 4, PaperData.Align.LEFT)),
                                made));
    }

    @Test
    void theFirstPageCarriesTheBlocksOfTheDecree() throws IOException {
        try (PDDocument document = pdf("@first-page\nNội dung.\n@signature", PaperData.none())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(page(document, 1))
                    .contains(
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "UBND TỈNH",
                            "Số: 08/BC-UBND",
                            "Tân Khai, ngày 05 tháng 02 năm 2026",
                            "BÁO CÁO",
                            "KT. CHỦ TỊCH",
                            "PHÓ CHỦ TỊCH",
                            "Nguyễn Văn Mẫu");
        }
    }

    @Test
    void allFontsAreEmbeddedLiberationSerif() throws IOException {
        try (PDDocument document = pdf("# Đậm\nThường *nghiêng*", PaperData.none())) {
            for (COSName name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("LiberationSerif");
            }
        }
    }

    @Test
    void theFirstPageHasNoNumberAndAnAnnexCountsForItself() throws IOException {
        String body = "Dòng chữ.\n".repeat(90);
        try (PDDocument document = pdf(body + "@annex landscape\n" + body, PaperData.none())) {
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(6);
            assertThat(page(document, 1).lines().findFirst()).contains("Dòng chữ.");
            assertThat(page(document, 2).strip()).startsWith("2");
            int annex = 1;
            while (document.getPage(annex - 1).getMediaBox().getWidth() < 700) {
                annex++;
            }
            assertThat(page(document, annex).lines().findFirst()).contains("Dòng chữ.");
            assertThat(page(document, annex + 1).strip()).startsWith("2");
            PDPage first = document.getPage(0);
            assertThat(first.getMediaBox().getWidth()).isCloseTo(595.3f, org.assertj.core.data.Offset.offset(0.1f));
            assertThat(first.getMediaBox().getHeight()).isCloseTo(841.9f, org.assertj.core.data.Offset.offset(0.1f));
        }
    }

    @Test
    void aLongTableRepeatsItsHeadingAndLosesNoRow() throws IOException {
        try (PDDocument document = pdf("{{bang}}", table(120))) {
            String all = new PDFTextStripper().getText(document);
            for (int i = 1; i <= 120; i++) {
                assertThat(all).contains("dòng " + i + " ");
            }
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                assertThat(page(document, number)).contains("Đầu cột");
            }
        }
    }

    @Test
    void aRowTallerThanAPageIsTorn() throws IOException {
        String long1 = "Nội dung rất dài của một ô. ".repeat(400);
        var table = new PaperData.Table(
                List.of(new PaperData.Column("A", 1, PaperData.Align.LEFT)), List.of(PaperData.Row.of(long1 + "CUỐI")));
        try (PDDocument document = pdf("{{bang}}", PaperData.none().with("bang", table))) {
            assertThat(document.getNumberOfPages()).isBetween(2, 6);
            assertThat(new PDFTextStripper().getText(document)).contains("CUỐI");
        }
    }

    @Test
    void theStructureSaysHeadingsParagraphsAndCellsOnce() throws IOException {
        try (PDDocument document = pdf("@first-page\n# I. MỤC\nĐoạn.\n{{bang}}", table(120))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("vi-VN");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("BÁO CÁO thử");
            assertThat(Objects.requireNonNull(catalog.getMarkInfo()).isMarked()).isTrue();
            List<String> types = new ArrayList<>();
            collect(Objects.requireNonNull(catalog.getStructureTreeRoot()), types);
            assertThat(types).contains("Document", "H2", "P", "Table");
            assertThat(types.stream().filter("TH"::equals)).hasSize(2);
            assertThat(types.stream().filter("TR"::equals)).hasSize(121);
        }
    }

    private static void collect(PDStructureNode node, List<String> types) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                types.add(element.getStructureType());
                collect(element, types);
            }
        }
    }

    @Test
    void aSignatureNeverStandsAloneOnItsPage() throws IOException {
        for (int lines = 25; lines < 36; lines++) {
            try (PDDocument document =
                    pdf("@first-page\n" + "Dòng chữ.\n".repeat(lines) + "@signature", PaperData.none())) {
                String last = page(document, document.getNumberOfPages());
                assertThat(last).as("%d lines", lines).contains("Nguyễn Văn Mẫu", "Dòng chữ.");
            }
        }
    }

    @Test
    void theHeadingOfRowsStaysWithItsFirstRow() throws IOException {
        for (int rows = 25; rows < 60; rows++) {
            PaperData data = table(rows);
            PaperData.Table table = ((PaperData.Grid) Objects.requireNonNull(data.value("bang"))).table();
            List<PaperData.Row> all = new ArrayList<>(table.rows());
            all.add(PaperData.Row.of("Nhóm việc khác"));
            all.add(PaperData.Row.of("dòng cuối", "Khai báo"));
            try (PDDocument document =
                    pdf("{{bang}}", PaperData.none().with("bang", new PaperData.Table(table.columns(), all)))) {
                assertThat(page(document, document.getNumberOfPages()))
                        .as("%d rows", rows)
                        .contains("Nhóm việc khác", "dòng cuối");
            }
        }
    }

    @Test
    void lettersThatTheFontLacksDoNotStopThePaper() throws IOException {
        try (PDDocument document = pdf("{{ten}}", PaperData.none().with("ten", "Nguyê\u0303n 😀 漢 e\u0301 ①"))) {
            assertThat(page(document, 1)).contains("Nguyễn ? ? é");
        }
    }

    @Test
    void whatWordNumbersByItselfIsNumbered() throws Exception {
        DocxFile file = DocxFile.read(TemplateBuilder.build("x"));
        file.put(
                "word/numbering.xml",
                ("<w:numbering xmlns:w=\"" + W.NS + "\"><w:abstractNum w:abstractNumId=\"3\">"
                                + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>"
                                + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>")
                        .getBytes(StandardCharsets.UTF_8));
        String body = item(0, "Một") + item(1, "Hai") + item(1, "Ba") + item(0, "Bốn") + item(1, "Năm");
        file.put(DocxFile.BODY, DocxWords.document(body).getBytes(StandardCharsets.UTF_8));
        try (PDDocument document = Loader.loadPDF(PdfPaper.of(file.bytes(), "x"))) {
            assertThat(page(document, 1).lines().map(String::strip))
                    .containsExactly("I. Một", "I.1) Hai", "I.2) Ba", "II. Bốn", "II.1) Năm");
        }
    }

    private static String item(int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level
                + "\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
}
