package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.capability.reading.Readings.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTests {

    private static final String LONG = "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về triển khai các mô hình điểm,"
            + " Ủy ban nhân dân huyện ban hành Kế hoạch triển khai trên địa bàn giai đoạn 2022 - 2025, tầm nhìn đến"
            + " năm 2030 với các nội dung cụ thể như sau đây và giao các cơ quan thực hiện.";

    @TempDir
    Path folder;

    @Test
    void wrappedRowsAreJoinedIntoTheParagraphsThatWereTyped() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.centred("KẾ HOẠCH")
                    .paragraph(LONG)
                    .paragraph("- Chủ trì: Công an huyện.")
                    .paragraph(LONG);

            assertThat(Readings.read(pdf.save(folder)).text().lines())
                    .containsExactly(
                            new SourceLine(1, 1, "KẾ HOẠCH"),
                            new SourceLine(1, 2, LONG),
                            new SourceLine(1, 3, "- Chủ trì: Công an huyện."),
                            new SourceLine(1, 4, LONG));
        }
    }

    @Test
    void aParagraphRunsOverThePageEndAndHeadsAndNumbersAreLeftOut() throws IOException {
        String[] words = LONG.split(" ");
        String start = String.join(" ", List.of(words).subList(0, 16));
        String rest = String.join(" ", List.of(words).subList(16, words.length));
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.moveTo(90).paragraph(start);
            for (int page = 2; page <= 4; page++) {
                pdf.page().at(300, 810, Integer.toString(page)).at(85, 40, "Kế hoạch Đề án 06 - trang " + page);
                if (page == 2) {
                    pdf.moveTo(770)
                            .at(SamplePdf.LEFT, 770, rest.substring(0, 60))
                            .moveTo(740)
                            .paragraph("Trang hai.");
                } else {
                    pdf.paragraph("Trang khác " + "a".repeat(page) + ".");
                }
            }
            pdf.page();

            assertThat(lines(pdf.save(folder)))
                    .containsExactly(
                            start + " " + rest.substring(0, 60).strip(),
                            "Trang hai.",
                            "Trang khác aaa.",
                            "Trang khác aaaa.");
        }
    }

    @Test
    void aRuledTableBecomesRowsOfCells() throws IOException {
        float[] xs = {60, 95, 250, 400, 540};
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph("Trước bảng:")
                    .grid(
                            740,
                            xs,
                            new float[] {24, 62, 44},
                            new String[] {"STT", "Nhiệm vụ", "Các bước", "Thời hạn"},
                            new String[] {"1", "Mô hình khám chữa bệnh bằng thẻ", "- Bước 1.\n- Bước 2.", "30/12/2023"},
                            new String[] {"2", "Mô hình lưu trú", "", "Quý IV/2023"})
                    .paragraph("Sau bảng.");

            assertThat(lines(pdf.save(folder)))
                    .containsExactly(
                            "Trước bảng:",
                            "STT\tNhiệm vụ\tCác bước\tThời hạn",
                            "1\tMô hình khám chữa bệnh bằng thẻ\t- Bước 1.\u2028- Bước 2.\t30/12/2023",
                            "2\tMô hình lưu trú\t\tQuý IV/2023",
                            "Sau bảng.");
        }
    }

    @Test
    void mergedCellsStandInTheirFirstPlaceEvenIfTheLinesAreThinRectangles() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.bar(60, 700, 400, 700)
                    .bar(150, 670, 400, 670)
                    .bar(60, 640, 400, 640)
                    .bar(60, 610, 400, 610);
            pdf.bar(60, 610, 60, 700)
                    .bar(150, 610, 150, 700)
                    .bar(270, 610, 270, 670)
                    .bar(400, 610, 400, 700);
            pdf.at(65, 665, "STT")
                    .at(155, 685, "Phân công")
                    .at(155, 655, "Chủ trì")
                    .at(275, 655, "Phối hợp");
            pdf.at(65, 620, "1").at(155, 620, "Công an").at(275, 620, "Trạm Y tế");

            assertThat(lines(pdf.save(folder)))
                    .containsExactly("STT\tPhân công\t", "\tChủ trì\tPhối hợp", "1\tCông an\tTrạm Y tế");
        }
    }

    @Test
    void aRowCutByThePageIsMadeWholeAndTheRepeatedHeadDropped() throws IOException {
        float[] xs = {60, 95, 320, 540};
        String[] head = {"STT", "Các bước", "Chủ trì"};
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.grid(780, xs, new float[] {24, 60}, head, new String[] {
                "1", "- Bước 1: rà soát các cơ sở lưu trú trên địa bàn", "Công an"
            });
            pdf.page()
                    .grid(
                            780,
                            xs,
                            new float[] {24, 44, 24},
                            head,
                            new String[] {"", "toàn huyện.\n- Bước 2: hướng dẫn.", ""},
                            new String[] {"2", "- Bước 1: tập huấn.", "Phòng Y tế"});

            assertThat(Readings.read(pdf.save(folder)).text().lines())
                    .containsExactly(
                            new SourceLine(1, 1, "STT\tCác bước\tChủ trì"),
                            new SourceLine(
                                    1,
                                    2,
                                    "1\t- Bước 1: rà soát các cơ sở lưu trú trên địa bàn toàn huyện."
                                            + "\u2028- Bước 2: hướng dẫn.\tCông an"),
                            new SourceLine(2, 3, "2\t- Bước 1: tập huấn.\tPhòng Y tế"));
        }
    }

    @Test
    void columnsWithoutLinesAreReadOneAfterTheOther() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.at(90, 780, "ỦY BAN NHÂN DÂN").at(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
            pdf.at(90, 762, "HUYỆN HOA MAI").at(330, 762, "Độc lập - Tự do");
            pdf.moveTo(720).paragraph(LONG);
            pdf.at(85, 500, "Nơi nhận:").at(360, 500, "TM. ỦY BAN NHÂN DÂN");
            pdf.at(85, 482, "- Như trên;").at(400, 482, "CHỦ TỊCH");
            pdf.at(85, 464, "- Các phòng, ban của huyện;");
            pdf.at(85, 446, "- Lưu: VT.");

            assertThat(lines(pdf.save(folder)))
                    .containsExactly(
                            "ỦY BAN NHÂN DÂN",
                            "HUYỆN HOA MAI",
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
                            "Độc lập - Tự do",
                            LONG,
                            "Nơi nhận:",
                            "- Như trên;",
                            "- Các phòng, ban của huyện;",
                            "- Lưu: VT.",
                            "TM. ỦY BAN NHÂN DÂN",
                            "CHỦ TỊCH");
        }
    }

    @Test
    void aDashBetweenWordsThatFellToTheRowStartIsNoNewItem() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.grid(780, new float[] {60, 160, 300}, new float[] {44}, new String[] {
                "Phòng Văn hóa - Xã hội", "- Chọn điểm.\n- Lắp đặt."
            });

            assertThat(lines(pdf.save(folder))).containsExactly("Phòng Văn hóa - Xã hội\t- Chọn điểm.\u2028- Lắp đặt.");
        }
    }

    @Test
    void aTurnedPageReadsLikeAnUprightOne() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.grid(780, new float[] {60, 160, 300}, new float[] {24}, new String[] {"Chủ trì", "Công an"});
            Path upright = pdf.save(folder);
            List<String> expected = lines(upright);
            for (int rotation : new int[] {90, 180, 270}) {
                pdf.document().getPage(0).setRotation(rotation);
                Path file = folder.resolve("turned" + rotation + ".pdf");
                pdf.document().save(file.toFile());
                assertThat(lines(file)).as("rotation %d", rotation).isEqualTo(expected);
            }
        }
    }

    @Test
    void tooManyPagesAreRefusedBeforeTheyAreRead() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            for (int i = 0; i < 2000; i++) {
                pdf.document().addPage(new PDPage());
            }

            assertThat(Readings.of(pdf.save(folder)))
                    .isEqualTo(new Reading.Refused(
                            Reading.Reason.TOO_MANY_PAGES, java.util.Map.of("pages", "2001", "limit", "600")));
        }
    }

    @Test
    void aPasswordIsSaidToBeTheTrouble() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph(LONG);
            pdf.document().protect(new StandardProtectionPolicy("chủ", "mật khẩu", new AccessPermission()));

            assertThat(Readings.refusal(pdf.save(folder))).isEqualTo(Reading.Reason.ENCRYPTED);
        }
    }

    @Test
    void aPdfThatOnlyForbidsCopyingIsRead() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph(LONG);
            AccessPermission none = new AccessPermission();
            none.setCanExtractContent(false);
            pdf.document().protect(new StandardProtectionPolicy("chủ", "", none));

            assertThat(lines(pdf.save(folder))).containsExactly(LONG);
        }
    }

    @Test
    void progressRisesPageByPage() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph(LONG).page().paragraph(LONG).page().paragraph(LONG);
            List<String> told = new java.util.ArrayList<>();

            new FileReading().read("a.pdf", pdf.save(folder), (page, pages) -> told.add(page + "/" + pages));

            assertThat(told).containsExactly("1/3", "2/3", "3/3");
        }
    }

    @Test
    void anEmptyPageAloneHasNoText() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            assertThat(Readings.refusal(pdf.save(folder))).isEqualTo(Reading.Reason.NO_TEXT_FOUND);
        }
    }
}
