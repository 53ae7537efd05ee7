package vn.lienthong.capability.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SheetsTests {

    private static final Sheet SHEET = new Sheet(
            "Mô hình/2023",
            "Kế hoạch 112",
            List.of(
                    Sheet.Column.text("Tên", 30),
                    Sheet.Column.number("Số"),
                    Sheet.Column.date("Hạn"),
                    Sheet.Column.percent("Tỷ lệ")),
            List.of(
                    Arrays.asList("Lưu trú, khách sạn", 12, LocalDate.of(2023, 12, 30), 0.625),
                    Arrays.asList("=1+1", new BigDecimal("1.5"), Instant.parse("2023-12-30T01:15:00Z"), null),
                    Arrays.asList("\"+84\"", null, null, 1)));

    private final Sheets sheets = new Sheets();

    private XSSFWorkbook book(Sheet... written) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.xlsx(out, List.of(written));
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private String csv(Sheet written) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.csv(out, written);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWorkbookHasTypedCellsATitleAFrozenHeadAndAFilter() throws IOException {
        try (XSSFWorkbook book = book(SHEET)) {
            XSSFSheet tab = book.getSheetAt(0);
            assertThat(tab.getSheetName()).isEqualTo("Mô hình 2023");
            assertThat(tab.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Kế hoạch 112");
            assertThat(tab.getRow(1).getCell(2).getStringCellValue()).isEqualTo("Hạn");
            assertThat(tab.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(12);
            assertThat(tab.getRow(2).getCell(2).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2023, 12, 30));
            assertThat(tab.getRow(2).getCell(3).getCellStyle().getDataFormatString())
                    .isEqualTo("0.0%");
            assertThat(tab.getRow(3).getCell(2).getLocalDateTimeCellValue().getHour())
                    .isEqualTo(8);
            assertThat(tab.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
            assertThat(tab.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:D5");
        }
    }

    @Test
    void whatLooksLikeAFormulaStaysTextInAWorkbook() throws IOException {
        try (XSSFWorkbook book = book(SHEET)) {
            var cell = book.getSheetAt(0).getRow(3).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=1+1");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void twoTabsOfOneNameAndNamesTooLongAreMadeToFit() throws IOException {
        Sheet sheet = new Sheet("x".repeat(40), "", List.of(Sheet.Column.text("A", 5)), List.of());
        try (XSSFWorkbook book = book(sheet, sheet)) {
            assertThat(book.getSheetName(0)).isEqualTo("x".repeat(31));
            assertThat(book.getSheetName(1)).isEqualTo("x".repeat(27) + " (2)");
        }
    }

    @Test
    void csvIsReadByExcelAndFollowsTheStandard() throws IOException {
        assertThat(csv(SHEET)).isEqualTo("""
                \ufeffTên,Số,Hạn,Tỷ lệ\r
                "Lưu trú, khách sạn",12,30/12/2023,0.625\r
                '=1+1,1.5,30/12/2023 08:15,\r
                ""\"+84""\",,,1\r
                """);
    }

    @Test
    void csvDisarmsEveryBeginningOfAFormulaAndLeavesNumbersAlone() throws IOException {
        Sheet sheet = new Sheet(
                "",
                "",
                List.of(Sheet.Column.text("A", 9), Sheet.Column.number("B")),
                List.of(List.of("+1", -5), List.of("-1", -6), List.of("@x", -7), List.of("=x", -8)));

        assertThat(csv(sheet).lines().skip(1)).containsExactly("'+1,-5", "'-1,-6", "'@x,-7", "'=x,-8");
    }

    @Test
    void rowsAreAskedForOneByOne() throws IOException {
        Iterable<List<Integer>> rows =
                () -> IntStream.range(0, 5000).mapToObj(List::of).iterator();
        try (XSSFWorkbook book = book(new Sheet("A", "", List.of(Sheet.Column.number("N")), rows))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(5000);
        }
    }
}
