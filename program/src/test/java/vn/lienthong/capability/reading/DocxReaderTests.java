package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.capability.reading.Readings.lines;
import static vn.lienthong.capability.reading.SampleDocx.cell;
import static vn.lienthong.capability.reading.SampleDocx.item;
import static vn.lienthong.capability.reading.SampleDocx.list;
import static vn.lienthong.capability.reading.SampleDocx.p;
import static vn.lienthong.capability.reading.SampleDocx.row;
import static vn.lienthong.capability.reading.SampleDocx.styled;
import static vn.lienthong.capability.reading.SampleDocx.table;
import static vn.lienthong.capability.reading.SampleDocx.use;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxReaderTests {

    @TempDir
    Path folder;

    @Test
    void aParagraphIsOneLineWithItsPlace() throws IOException {
        Path file = SampleDocx.withBody(p("KẾ HOẠCH") + p("  ") + "<w:p><w:r><w:t>Trang hai</w:t></w:r></w:p>")
                .in(folder);

        assertThat(Readings.read(file).text().lines())
                .containsExactly(new SourceLine(1, 1, "KẾ HOẠCH"), new SourceLine(1, 2, "Trang hai"));
        assertThat(Readings.read(file).text().title()).isEqualTo("ke-hoach.docx");
    }

    @Test
    void countsPagesWhereWordDrewThem() throws IOException {
        Path file = SampleDocx.withBody(p("một")
                        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>"
                        + table("<w:tr>" + cell("", "<w:p><w:r><w:lastRenderedPageBreak/><w:t>ba</w:t></w:r></w:p>")
                                + cell("", "x") + "</w:tr>"))
                .in(folder);

        assertThat(Readings.read(file).text().lines())
                .containsExactly(
                        new SourceLine(1, 1, "một"), new SourceLine(2, 2, "hai"), new SourceLine(3, 3, "ba\tx"));
    }

    @Test
    void showsTheLabelsOfWordLists() throws IOException {
        Path file = SampleDocx.withBody(item(1, 0, "Công an huyện")
                        + item(1, 1, "Nhóm một")
                        + item(1, 1, "Nhóm hai")
                        + item(1, 0, "Phòng Y tế")
                        + item(1, 1, "Nhóm lại từ đầu")
                        + item(2, 0, "gạch")
                        + item(2, 1, "cộng")
                        + item(3, 0, "Mục đích"))
                .numbering(list(10, "decimal %1.", "lowerLetter %2)")
                        + list(20, "bullet \uF0B7", "bullet o")
                        + list(30, "upperRoman %1.")
                        + use(1, 10, "")
                        + use(2, 20, "")
                        + use(3, 30, ""))
                .in(folder);

        assertThat(lines(file))
                .containsExactly(
                        "1. Công an huyện",
                        "a) Nhóm một",
                        "b) Nhóm hai",
                        "2. Phòng Y tế",
                        "a) Nhóm lại từ đầu",
                        "- gạch",
                        "+ cộng",
                        "I. Mục đích");
    }

    @Test
    void showsNumbersOfSeveralLevelsAndNewStarts() throws IOException {
        Path file = SampleDocx.withBody(item(1, 0, "chung")
                        + item(1, 1, "riêng")
                        + item(1, 1, "riêng nữa")
                        + item(2, 0, "tiếp tục cùng danh sách")
                        + item(3, 0, "bắt đầu từ năm"))
                .numbering(list(10, "decimal %1.", "decimal %1.%2.")
                        + use(1, 10, "")
                        + use(2, 10, "")
                        + use(3, 10, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"))
                .in(folder);

        assertThat(lines(file))
                .containsExactly(
                        "1. chung", "1.1. riêng", "1.2. riêng nữa", "2. tiếp tục cùng danh sách", "5. bắt đầu từ năm");
    }

    @Test
    void listsComeFromStylesTooAndCanBeSwitchedOff() throws IOException {
        Path file = SampleDocx.withBody(
                        styled("Muc", "theo kiểu") + styled("MucCon", "theo kiểu cha") + item(0, 0, "không đánh số"))
                .styles("<w:style w:styleId=\"Muc\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                        + "<w:style w:styleId=\"MucCon\"><w:basedOn w:val=\"Muc\"/></w:style>")
                .numbering(list(10, "decimal %1)") + use(1, 10, ""))
                .in(folder);

        assertThat(lines(file)).containsExactly("1) theo kiểu", "2) theo kiểu cha", "không đánh số");
    }

    @Test
    void aBlankListItemLeavesNoLineButCounts() throws IOException {
        Path file = SampleDocx.withBody(item(1, 0, "một") + item(1, 0, "") + item(1, 0, "ba"))
                .numbering(list(10, "decimal %1.") + use(1, 10, ""))
                .in(folder);

        assertThat(lines(file)).containsExactly("1. một", "3. ba");
    }

    @Test
    void aTableRowIsOneLineAndMergedCellsKeepTheirFirstPlace() throws IOException {
        String merged = "<w:vMerge/>";
        Path file = SampleDocx.withBody(table(
                        row(
                                cell("<w:vMerge w:val=\"restart\"/>", "STT"),
                                cell("<w:gridSpan w:val=\"2\"/>", "Phân công"),
                                cell("", "Thời hạn")),
                        row(cell(merged, ""), cell("", "Chủ trì"), cell("", "Phối hợp"), cell("", "")),
                        row(
                                cell("", "1"),
                                cell("", "Công an", "- Bước 1", "- Bước 2"),
                                cell("", "<w:p><w:r><w:t>Phòng</w:t><w:br/><w:t>Y tế</w:t></w:r></w:p>"),
                                cell("", "30/12/2023"))))
                .in(folder);

        assertThat(lines(file))
                .containsExactly(
                        "STT\tPhân công\t\tThời hạn",
                        "\tChủ trì\tPhối hợp\t",
                        "1\tCông an\u2028- Bước 1\u2028- Bước 2\tPhòng\u2028Y tế\t30/12/2023");
    }

    @Test
    void aTableInsideACellDoesNotBurstTheRow() throws IOException {
        Path file = SampleDocx.withBody(table(row(
                        cell("", "1"),
                        cell("", "trước", table(row(cell("", "a"), cell("", "b")), row(cell("", "c"), cell("", "d")))),
                        cell("", "3"))))
                .in(folder);

        assertThat(lines(file)).containsExactly("1\ttrước\u2028a b\u2028c d\t3");
    }

    @Test
    void deletedHiddenAndMovedTextIsLeftOutAndInsertedTextStays() throws IOException {
        Path file = SampleDocx.withBody("<w:p><w:r><w:t>Trước </w:t></w:r>"
                        + "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
                        + "<w:ins><w:r><w:t>ngày </w:t></w:r></w:ins>"
                        + "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom>"
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
                        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
                        + "<w:hyperlink><w:r><w:t>30/12</w:t></w:r></w:hyperlink></w:p>"
                        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nối </w:t></w:r></w:p>"
                        + p("liền")
                        + table("<w:tr><w:trPr><w:del/></w:trPr>" + cell("", "xóa") + cell("", "xóa") + "</w:tr>"))
                .in(folder);

        assertThat(lines(file)).containsExactly("Trước ngày 30/12", "nối liền");
    }

    @Test
    void textBoxesAreReadOnceAndContentControlsAreTransparent() throws IOException {
        String box = "<w:txbxContent>" + p("trong khung") + "</w:txbxContent>";
        Path file = SampleDocx.withBody("<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent>"
                        + "<mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box
                        + "</wps:txbx></w:drawing></mc:Choice>"
                        + "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
                        + "</mc:AlternateContent></w:r></w:p>"
                        + "<w:sdt><w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr><w:sdtContent>" + p("trong ô")
                        + "</w:sdtContent></w:sdt>")
                .in(folder);

        assertThat(lines(file)).containsExactly("ngoài", "trong khung", "trong ô");
    }

    @Test
    void decomposedLettersAndOddSpacesAreMadeOne() throws IOException {
        String apart = Normalizer.normalize("Đề án số hóa", Normalizer.Form.NFD).replace(" ", "\u00A0 ");
        Path file = SampleDocx.withBody(p(apart)).in(folder);

        assertThat(lines(file)).containsExactly("Đề án số hóa");
    }

    @Test
    void readsWhatAnotherProgramWroteWithoutItsHeaders() throws IOException {
        Path file = folder.resolve("poi.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("đầu trang");
            document.createParagraph().createRun().setText("Nội dung");
            document.createTable(1, 2).getRow(0).getCell(1).setText("ô hai");
            document.write(out);
        }

        assertThat(lines(file)).containsExactly("Nội dung", "\tô hai");
    }

    @Test
    void externalEntitiesAreNeverFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "bí mật");
        Path file = SampleDocx.withBody("")
                .part(
                        "word/document.xml",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><w:document xmlns:w=\"w\">"
                                + "<w:body><w:p><w:r><w:t>Chữ &x;</w:t></w:r></w:p></w:body></w:document>")
                .in(folder);

        assertThat(Readings.of(file).toString()).doesNotContain("bí mật");
    }

    @Test
    void aDocumentOfPicturesOnlyIsRefusedWithTheirNumber() throws IOException {
        Path file = SampleDocx.withBody("<w:p/>")
                .part("word/media/image1.png", "x")
                .part("word/media/image2.png", "x")
                .in(folder);

        assertThat(Readings.of(file))
                .isEqualTo(new Reading.Refused(
                        Reading.Reason.NO_TEXT_FOUND, java.util.Map.of("found", "docx-pictures", "detail", "2")));
    }

    @Test
    void anEncryptedDocumentIsRefusedAsSuch() throws Exception {
        Path file = folder.resolve("khoa.docx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mật khẩu");
            try (OutputStream inside = encryptor.getDataStream(container)) {
                inside.write(Files.readAllBytes(SampleDocx.withBody(p("x")).in(folder)));
            }
            container.writeFilesystem(out);
        }

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.ENCRYPTED);
    }

    @Test
    void oldWordIsRefusedWithAdvice() throws IOException {
        Path file = folder.resolve("cu.doc");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
            container.writeFilesystem(out);
        }

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.OLD_WORD);
    }

    @Test
    void aCancelledReadingEndsAsSuch() throws IOException {
        Path file = SampleDocx.withBody(p("x")).in(folder);
        ReadingProgress stopped = new ReadingProgress() {
            @Override
            public void at(int page, int pages) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThat(Readings.refusal(new FileReading().read("x.docx", file, stopped)))
                .isEqualTo(Reading.Reason.CANCELLED);
    }
}
