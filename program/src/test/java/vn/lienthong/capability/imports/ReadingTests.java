package vn.lienthong.capability.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTests {

    private static final ReadLimits SMALL = new ReadLimits(1000, 50, 1000, 1 << 20, 1 << 20);

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sheet", ""), content);
    }

    private List<RowSource.Line> csv(byte[] content) throws IOException {
        return new SheetFile(file(content), "text/csv", SMALL).head(0, 1000);
    }

    private List<List<String>> csv(String content) throws IOException {
        return texts(csv(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<List<String>> texts(List<RowSource.Line> lines) {
        return lines.stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private SheetFile xlsx(Sheet... sheets) throws IOException {
        Path path = Files.createTempFile(folder, "sheet", ".xlsx");
        try (OutputStream out = Files.newOutputStream(path)) {
            new Sheets().xlsx(out, List.of(sheets));
        }
        return new SheetFile(path, Sheets.XLSX);
    }

    @Test
    void aWorkbookOfOursComesBackAsItWas() throws IOException {
        SheetFile file = xlsx(new Sheet(
                "A",
                "",
                List.of(Sheet.Column.text("Tên", 9), Sheet.Column.number("Số"), Sheet.Column.date("Ngày")),
                List.of(Arrays.asList("=Đ", 0.1, LocalDate.of(2023, 12, 30)), Arrays.asList(null, 7, null))));

        List<RowSource.Line> lines = file.head(0, 10);

        assertThat(lines.get(1).cells())
                .containsExactly(
                        new Cell.Text("=Đ"),
                        new Cell.Quantity(new BigDecimal("0.1")),
                        new Cell.Moment(LocalDateTime.of(2023, 12, 30, 0, 0)));
        assertThat(lines.get(2).number()).isEqualTo(3);
        assertThat(lines.get(2).cell(0).isEmpty()).isTrue();
        assertThat(lines.get(2).cell(1).text()).isEqualTo("7");
    }

    @Test
    void aWorkbookWithSharedWordsFormulasAndHiddenTabsIsRead() throws IOException {
        Path path = folder.resolve("poi.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(path)) {
            book.createSheet("Ẩn").createRow(0).createCell(0).setCellValue("ẩn");
            book.setSheetHidden(0, true);
            var tab = book.createSheet("Danh sách");
            var row = tab.createRow(4);
            row.createCell(1).setCellValue("  Nguyễn\n Văn  A ");
            var formula = row.createCell(2);
            formula.setCellFormula("1+2");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            row.createCell(3).setCellValue(true);
            book.setActiveSheet(1);
            book.write(out);
        }
        SheetFile file = new SheetFile(path, Sheets.XLSX);

        assertThat(file.tabs()).containsExactly("Danh sách");
        RowSource.Line line = file.head(0, 10).getFirst();
        assertThat(line.number()).isEqualTo(5);
        assertThat(line.cells().stream().map(Cell::text)).containsExactly("", "Nguyễn Văn A", "3", "1");
    }

    @Test
    void theTabWithTheRowsIsPreferredToACoverSheet() throws IOException {
        List<Sheet.Column> column = List.of(Sheet.Column.text("A", 5));
        SheetFile file = xlsx(
                new Sheet("Bìa", "", column, List.of()),
                new Sheet("Dữ liệu", "", column, List.of(List.of("1"), List.of("2"))));

        assertThat(file.fullestTab()).isEqualTo(1);
    }

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path path = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            entry(zip, "xl/workbook.xml", "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>");
            entry(zip, "xl/s.xml", "<worksheet><sheetData>" + " ".repeat(2 << 20) + "</sheetData></worksheet>");
        }

        SheetFile file = new SheetFile(path, Sheets.XLSX, SMALL);

        assertThat(Files.size(path)).isLessThan(5000);
        assertThatThrownBy(() -> file.head(0, 10)).hasMessage("imports.refused.bomb");
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void anEntityOfAHostileWorkbookIsNeverFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path path = folder.resolve("entity.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            entry(zip, "xl/workbook.xml", "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>");
            entry(
                    zip,
                    "xl/s.xml",
                    "<!DOCTYPE w [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><worksheet><sheetData><row r='1'>"
                            + "<c r='A1' t='str'><v>&e;x</v></c></row></sheetData></worksheet>");
        }

        try {
            assertThat(texts(new SheetFile(path, Sheets.XLSX).head(0, 10)).toString())
                    .doesNotContain("secret");
        } catch (SheetRefused refused) {
            assertThat(refused).hasMessage("imports.refused.broken");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ole-storage, imports.refused.old-or-locked",
        "application/pdf, imports.refused.no-sheet",
        "text/html, imports.refused.no-sheet"
    })
    void whatIsNoSheetIsRefusedWithWhatToDo(String mediaType, String reason) throws IOException {
        SheetFile file = new SheetFile(file(new byte[] {1}), mediaType);

        assertThatThrownBy(() -> file.head(0, 1)).hasMessage(reason);
    }

    @Test
    void csvWithQuotesLineEndsInCellsAndEmptyLinesIsRead() throws IOException {
        assertThat(csv("a,b\r\n\"x, \"\"y\"\"\",\"hai\ndòng\"\r\n\r\n , \n1,2"))
                .containsExactly(List.of("a", "b"), List.of("x, \"y\"", "hai dòng"), List.of("1", "2"));
    }

    @Test
    void csvLinesAreCountedAsTheyStandInTheFile() throws IOException {
        assertThat(csv("a,b\n\"x\ny\",2\n\n3,4\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(RowSource.Line::number)
                .containsExactly(1, 2, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"a;b;c~1,5;2;3!;", "a,b~x;y,z!,", "a|b~1|2!|", "sep=;~a;b~1;2!;", "Họ tên~A, B~C!,"})
    void theDelimiterIsFound(String content, char delimiter) {
        assertThat(CsvReader.delimiter(content.replace('~', '\n'), false, SMALL))
                .isEqualTo(delimiter);
    }

    @Test
    void tabsPartCellsToo() throws IOException {
        assertThat(csv("a\tb\n1,5\t2\n")).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
    }

    @Test
    void theHintOfExcelIsNoRow() throws IOException {
        assertThat(csv("sep=;\na;b\n1;2\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void everyEncodingThatOfficesSaveInIsUnderstood() throws IOException {
        String text = "Họ tên,Đơn vị\nNguyễn Thị Ớt,Phường Tân Khai\n";
        List<List<String>> expected = List.of(List.of("Họ tên", "Đơn vị"), List.of("Nguyễn Thị Ớt", "Phường Tân Khai"));
        byte[] utf16 = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        byte[] windows1258 = windows1258(text);

        assertThat(csv(text)).isEqualTo(expected);
        assertThat(csv("\ufeff" + text)).isEqualTo(expected);
        assertThat(csv(Normalizer.normalize(text, Normalizer.Form.NFD))).isEqualTo(expected);
        assertThat(texts(csv(utf16))).isEqualTo(expected);
        assertThat(texts(csv(windows1258))).isEqualTo(expected);
    }

    /** That code page has the vowels and sets the tone marks behind them. */
    private static byte[] windows1258(String text) {
        Charset charset = Charset.forName("windows-1258");
        StringBuilder fitting = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (charset.newEncoder().canEncode(c)) {
                fitting.append(c);
                continue;
            }
            String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            String tone = parts.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            fitting.append(Normalizer.normalize(
                            parts.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC))
                    .append(tone);
        }
        return fitting.toString().getBytes(charset);
    }

    @Test
    void anApostropheThatDisarmedAFormulaIsTakenOffAgain() throws IOException {
        assertThat(csv("a,b\n'=1,'tis\n").get(1)).containsExactly("=1", "'tis");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        assertThatThrownBy(() -> csv("a,b\n\"x,y\n")).hasMessage("imports.refused.quote");
    }

    @Test
    void aCellLongerThanAnyOfficeProgramAllowsIsRefused() {
        assertThatThrownBy(() -> csv("a\n" + "x".repeat(2000))).hasMessage("imports.refused.cell");
    }

    @Test
    void anyBytesAtAllAreReadOrRefusedButNeverThrowRaw() throws IOException {
        Random random = new Random(20231230);
        byte[] alphabet = "\",;\t|\r\n'=sep\u0000Ớ\ufeffab1".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 600; round++) {
            byte[] content = new byte[random.nextInt(400)];
            for (int i = 0; i < content.length; i++) {
                content[i] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
            }
            readOrRefused(new SheetFile(file(content), "text/plain", SMALL));
        }
    }

    @Test
    void aSpoiltWorkbookIsReadOrRefusedButNeverThrowsRaw() throws IOException {
        byte[] whole = Files.readAllBytes(xlsx(new Sheet(
                        "A",
                        "",
                        List.of(Sheet.Column.text("Tên", 9), Sheet.Column.date("Ngày")),
                        List.of(List.of("x", LocalDate.of(2023, 1, 2)), List.of("y", LocalDate.of(2023, 1, 3)))))
                .path());
        Random random = new Random(112);
        for (int round = 0; round < 400; round++) {
            byte[] spoilt = Arrays.copyOf(whole, random.nextInt(3) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int hits = random.nextInt(8); hits >= 0 && spoilt.length > 0; hits--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            readOrRefused(new SheetFile(file(spoilt), Sheets.XLSX, SMALL));
        }
    }

    @Test
    void aWorkbookWithSpoiltXmlIsReadOrRefusedButNeverThrowsRaw() throws IOException {
        String row = "<row r='1'><c r='A1' s='9' t='n'><v>45290.5</v></c><c r='B1' t='s'><v>0</v></c>"
                + "<c r='C1' t='inlineStr'><is><t>x</t><rPh><t>y</t></rPh></is></c><c t='d'><v>2023-12-30</v></c></row>";
        Random random = new Random(44);
        for (int round = 0; round < 400; round++) {
            StringBuilder xml = new StringBuilder("<worksheet><sheetData>" + row + "</sheetData></worksheet>");
            for (int hits = random.nextInt(5); hits >= 0; hits--) {
                int at = 22 + random.nextInt(row.length());
                xml.setCharAt(at, "0123456789-ABZ<>/='\"&;eE. ".charAt(random.nextInt(26)));
            }
            Path path = folder.resolve("xml" + round + ".xlsx");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
                entry(zip, "xl/workbook.xml", "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>");
                entry(
                        zip,
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/></Relationships>");
                entry(zip, "xl/sharedStrings.xml", "<sst><si><t>w</t></si></sst>");
                entry(zip, "xl/s.xml", xml.toString());
            }
            readOrRefused(new SheetFile(path, Sheets.XLSX, SMALL));
        }
    }

    private static void readOrRefused(SheetFile file) {
        List<RowSource.Line> lines = new ArrayList<>();
        try {
            int tab = file.fullestTab();
            lines.addAll(file.head(tab, 1000));
        } catch (SheetRefused refused) {
            assertThat(refused.problem().key()).startsWith("imports.refused.");
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.isEmpty()).isFalse());
    }
}
