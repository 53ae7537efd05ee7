package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long reading takes; run with the long tests on an idle machine. */
@Tag("long")
class ReadingFiguresTests {

    @TempDir
    Path folder;

    @Test
    void aScanOfTwentyPages() throws IOException {
        try {
            Tesseract.ofThisMachine().check();
        } catch (RefusedException absent) {
            assumeTrue(false, "Tesseract with Vietnamese is not installed here");
        }
        try (SamplePdf pdf = new SamplePdf()) {
            for (int page = 0; page < 20; page++) {
                if (page > 0) {
                    pdf.page();
                }
                pdf.picture(fullSheet(page));
            }
            assertThat(timed("scan, 20 pages", pdf.save(folder)).text().lines()).hasSizeGreaterThan(200);
        }
    }

    private static java.awt.image.BufferedImage fullSheet(int page) {
        ScannedSheet sheet = new ScannedSheet().askew(0.5);
        for (int i = 0; i < 14; i++) {
            sheet.line("+ Bước " + (i + 1) + ": rà soát, hướng dẫn các cơ sở lưu trú của trang " + (page + 1));
        }
        String[][] rows = new String[4][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new String[] {
                Integer.toString(i + 1), "Mô hình quản lý\nlưu trú tại cơ sở", "Công an huyện", "30/12/2023"
            };
        }
        return sheet.table(new int[] {200, 380, 1150, 1750, 2280}, 230, rows).scanned(page);
    }

    @Test
    void aPdfOfSixtyPages() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            for (int page = 0; page < 60; page++) {
                if (page > 0) {
                    pdf.page();
                }
                for (int i = 0; i < 6; i++) {
                    pdf.paragraph("- Công an huyện chủ trì, phối hợp với Phòng Văn hóa và Thông tin triển khai nền tảng"
                            + " quản lý lưu trú tại các cơ sở trên địa bàn; hoàn thành trước ngày 30/12/2023.");
                }
                pdf.grid(
                        400,
                        new float[] {60, 100, 300, 540},
                        new float[] {40, 40, 40},
                        new String[] {"1", "Mô hình", "Công an huyện"},
                        new String[] {"2", "Mô hình", "Trung tâm Y tế"},
                        new String[] {"3", "Mô hình", "Phòng Nội vụ"});
            }
            Path file = pdf.save(folder);
            timed("pdf, 60 pages, cold", file);
            assertThat(timed("pdf, 60 pages, warm", file).text().lines()).hasSize(60 * 9);
        }
    }

    private static Reading.Read timed(String what, Path file) {
        long start = System.nanoTime();
        Reading.Read read = Readings.read(file);
        System.out.printf("print: %s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
        return read;
    }

    @Test
    void memoryOfALongDocument() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            body.append(SampleDocx.p("Dòng " + i + " của một văn bản rất dài, chỉ để đo bộ nhớ."));
        }
        Path file = SampleDocx.withBody(body.toString()).in(folder);
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        List<SourceLine> lines = timed("docx, 40,000 paragraphs", file).text().lines();
        System.gc();
        System.out.printf("print: kept %d MB%n", (runtime.totalMemory() - runtime.freeMemory() - before) >> 20);
        assertThat(lines).hasSize(40_000);
    }
}
