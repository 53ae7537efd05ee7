package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReaderTests {

    @TempDir
    Path folder;

    @Test
    void aScannedPageIsReadStraightenedAndTableCellsStayApart() throws IOException {
        assumeRecognition();
        BufferedImage sheet = new ScannedSheet()
                .askew(1.3)
                .line("KẾ HOẠCH")
                .line("Triển khai các mô hình điểm trên địa bàn huyện")
                .table(
                        new int[] {200, 380, 1150, 1750, 2280},
                        300,
                        new String[] {"STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"},
                        new String[] {"1", "Khám chữa bệnh\nbằng thẻ căn cước", "Trung tâm Y tế\nhuyện", "30/12/2023"},
                        new String[] {"2", "Quản lý lưu trú", "", "15/11/2023"})
                .line("Công an huyện theo dõi, đôn đốc việc thực hiện.")
                .scanned(4);

        assertThat(lines(picture(sheet, "png")))
                .containsExactly(
                        "KẾ HOẠCH",
                        "Triển khai các mô hình điểm trên địa bàn huyện",
                        "STT\tNhiệm vụ\tChủ trì\tThời hạn",
                        "1\tKhám chữa bệnh bằng thẻ căn cước\tTrung tâm Y tế huyện\t30/12/2023",
                        "2\tQuản lý lưu trú\t\t15/11/2023",
                        "Công an huyện theo dõi, đôn đốc việc thực hiện.");
    }

    @Test
    void aSheetThatLiesOnItsSideIsTurned() throws IOException {
        assumeRecognition();
        ScannedSheet sheet = new ScannedSheet();
        for (int i = 0; i < 12; i++) {
            sheet.line("Công an huyện chủ trì, phối hợp với Phòng Y tế.");
        }
        BufferedImage upright = sheet.scanned(1);
        BufferedImage side = new BufferedImage(ScannedSheet.HEIGHT, ScannedSheet.WIDTH, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = side.createGraphics();
        graphics.rotate(Math.PI / 2);
        graphics.drawImage(upright, 0, -ScannedSheet.HEIGHT, null);
        graphics.dispose();

        assertThat(String.join(" ", lines(picture(side, "jpg"))))
                .contains("Công an huyện chủ trì, phối hợp với Phòng Y tế. Công an huyện chủ trì");
    }

    @Test
    void aPdfOfScansTellsItsProgressAndKeepsTheOrderOfPages() throws IOException {
        assumeRecognition();
        List<String> told = new ArrayList<>();
        Reading reading = new FileReading().read("a.pdf", scannedPdf(3), (page, pages) -> told.add(page + "/" + pages));

        assertThat(reading).isInstanceOf(Reading.Read.class);
        Reading.Read read = (Reading.Read) reading;
        assertThat(read.kind()).isEqualTo(Reading.Kind.PDF_SCAN);
        assertThat(read.text().lines())
                .containsExactly(
                        new SourceLine(1, 1, "Nội dung của trang số 1."),
                        new SourceLine(2, 2, "Nội dung của trang số 2."),
                        new SourceLine(3, 3, "Nội dung của trang số 3."));
        assertThat(told).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void progressOnlyRisesWhereTextAndScansAreMixed() throws IOException {
        assumeRecognition();
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph("Trang có chữ.")
                    .page()
                    .picture(new ScannedSheet().line("Trang quét của kế hoạch.").scanned(1))
                    .page()
                    .paragraph("Trang ba có chữ.");
            List<String> told = new ArrayList<>();
            Reading reading =
                    new FileReading().read("a.pdf", pdf.save(folder), (page, pages) -> told.add(page + "/" + pages));

            assertThat(((Reading.Read) reading).text().lines().stream().map(SourceLine::text))
                    .containsExactly("Trang có chữ.", "Trang quét của kế hoạch.", "Trang ba có chữ.");
            assertThat(told).containsExactly("1/3", "2/3", "3/3");
        }
    }

    @Test
    void aCancelEndsTheReading() throws IOException {
        assumeRecognition();
        AtomicInteger done = new AtomicInteger();
        Reading reading = new FileReading().read("a.pdf", scannedPdf(4), new ReadingProgress() {
            @Override
            public void at(int page, int pages) {
                done.set(page);
            }

            @Override
            public boolean cancelled() {
                return done.get() >= 1;
            }
        });

        assertThat(Readings.refusal(reading)).isEqualTo(Reading.Reason.CANCELLED);
        assertThat(done.get()).isLessThan(4);
    }

    @Test
    void aPictureOfACatHasNoText() throws IOException {
        assumeRecognition();

        assertThat(Readings.of(picture(ScannedSheet.cat(), "jpg")))
                .isEqualTo(new Reading.Refused(
                        Reading.Reason.NO_TEXT_FOUND,
                        java.util.Map.of("found", "picture-size", "detail", "1200 × 900")));
    }

    @Test
    void withoutTheProgramAScanIsRefusedWithAdvice() throws IOException {
        Tesseract absent = new Tesseract(List.of("no-such-program"));

        assertThat(refusal(absent, scannedPdf(1))).isEqualTo(Reading.Reason.OCR_MISSING);
        assertThat(refusal(absent, picture(ScannedSheet.cat(), "png"))).isEqualTo(Reading.Reason.OCR_MISSING);
    }

    @Test
    void withoutItsVietnameseDataAScanIsRefusedWithAdvice() throws IOException {
        // A program that lists no language.
        Tesseract foreign = new Tesseract(List.of("echo"));

        assertThat(refusal(foreign, scannedPdf(1))).isEqualTo(Reading.Reason.OCR_LANGUAGE_MISSING);
    }

    @Test
    void pagesWithTextAreReadEvenIfAScanAmongThemCannotBe() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph("Trang có chữ.")
                    .page()
                    .picture(new ScannedSheet().line("x").scanned(1));
            Reading reading = new FileReading(ReadingLimits.DEFAULT, new Tesseract(List.of("no-such-program")))
                    .read("a.pdf", pdf.save(folder), ReadingProgress.NONE);

            assertThat(reading).isInstanceOf(Reading.Read.class);
            assertThat(((Reading.Read) reading).notices())
                    .containsExactly(PdfReader.notice(Reading.Code.PAGE_NOT_READ, 2));
        }
    }

    private Path scannedPdf(int pages) throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            for (int page = 1; page <= pages; page++) {
                if (page > 1) {
                    pdf.page();
                }
                pdf.picture(new ScannedSheet()
                        .askew(0.4)
                        .line("Nội dung của trang số " + page + ".")
                        .scanned(page));
            }
            return pdf.save(folder);
        }
    }

    private Path picture(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("quet." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    private static List<String> lines(Path file) {
        return Readings.lines(file);
    }

    private static Reading.Reason refusal(Tesseract tesseract, Path file) {
        return Readings.refusal(
                new FileReading(ReadingLimits.DEFAULT, tesseract).read("a.pdf", file, ReadingProgress.NONE));
    }

    private static void assumeRecognition() {
        try {
            Tesseract.ofThisMachine().check();
        } catch (RefusedException absent) {
            assumeTrue(false, "Tesseract with Vietnamese is not installed here: " + absent.getMessage());
        }
    }
}
