package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.capability.reading.Readings.lines;
import static vn.lienthong.capability.reading.Readings.notices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.RealPlans;

class TextReaderTests {

    private static final String PLAN = "Công an huyện chủ trì, phối hợp với Phòng Văn hóa và Thông tin triển khai nền"
            + " tảng quản lý lưu trú; thời gian hoàn thành trước ngày 30/12/2023 và duy trì thường xuyên.";

    @TempDir
    Path folder;

    @Test
    void linesStayAsTheyStandWithTheirNumbers() throws IOException {
        Path file = write("# KẾ HOẠCH\r\n\r\n1.\tMô hình 1\t30/12/2023\t\n<ul><li>a</li></ul>  \n\fTrang hai\n\n"
                .getBytes(StandardCharsets.UTF_8));

        assertThat(Readings.read(file).text().lines())
                .containsExactly(
                        new SourceLine(1, 1, "# KẾ HOẠCH"),
                        new SourceLine(1, 2, ""),
                        new SourceLine(1, 3, "1.\tMô hình 1\t30/12/2023\t"),
                        new SourceLine(1, 4, "<ul><li>a</li></ul>"),
                        new SourceLine(2, 5, "Trang hai"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void unicodeIsReadInEachOfItsForms(String charset) throws IOException {
        assertThat(lines(write(PLAN.getBytes(Charset.forName(charset))))).containsExactly(PLAN);
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertThat(lines(write(("\uFEFF" + PLAN).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(PLAN);
    }

    @Test
    void decomposedLettersAreComposed() throws IOException {
        byte[] apart = Normalizer.normalize(PLAN, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);

        assertThat(lines(write(apart))).containsExactly(PLAN);
    }

    @Test
    void windows1258IsReadAndSaid() throws IOException {
        Path file = write(OldFonts.toWindows1258(PLAN));

        assertThat(lines(file)).containsExactly(PLAN);
        assertThat(notices(file)).containsExactly(Reading.Code.CONVERTED_WINDOWS_1258);
    }

    @Test
    void tcvn3IsConvertedWhetherAsBytesOrAsUnicodeOfAnOldFont() throws IOException {
        String old = OldFonts.toTcvn3(PLAN);

        for (String charset : new String[] {"windows-1252", "UTF-8"}) {
            Path file = write(old.getBytes(Charset.forName(charset)));
            assertThat(lines(file)).containsExactly(PLAN);
            assertThat(notices(file)).containsExactly(Reading.Code.CONVERTED_TCVN3);
        }
    }

    @Test
    void vniIsConvertedWhetherAsBytesOrAsUnicodeOfAnOldFont() throws IOException {
        String old = OldFonts.toVni(PLAN);

        for (String charset : new String[] {"windows-1252", "UTF-8"}) {
            Path file = write(old.getBytes(Charset.forName(charset)));
            assertThat(lines(file)).containsExactly(PLAN);
            assertThat(notices(file)).containsExactly(Reading.Code.CONVERTED_VNI);
        }
    }

    @Test
    void capitalsOfTcvn3TitlesComeBack() throws IOException {
        Path file =
                write((OldFonts.toTcvn3(PLAN) + "\nñY BAN NH¢N D¢N HUYÖN\nKÕ HO¹CH").getBytes(StandardCharsets.UTF_8));

        assertThat(lines(file)).containsExactly(PLAN, "ỦY BAN NHÂN DÂN HUYỆN", "KẾ HOẠCH");
    }

    @Test
    void unicodeLinesBesideOldOnesAreLeftAlone() throws IOException {
        Path file = write((PLAN + "\n" + OldFonts.toTcvn3(PLAN)).getBytes(StandardCharsets.UTF_8));

        assertThat(lines(file)).containsExactly(PLAN, PLAN);
    }

    @Test
    void lettersOfNoKnownEncodingAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            bytes.write(0xC0 + i * 7 % 60);
            bytes.write(i % 3 == 0 ? ' ' : 0xB0 + i * 5 % 70);
        }

        assertThat(Readings.refusal(write(bytes.toByteArray()))).isEqualTo(Reading.Reason.ENCODING_UNKNOWN);
    }

    @Test
    void textInEnglishIsReadLikeAnyOther() throws IOException {
        String english = "The district shall deploy the models; café owners register guests.";

        assertThat(lines(write(english.getBytes(StandardCharsets.UTF_8)))).containsExactly(english);
    }

    @Test
    void onlyBlanksAreNoText() throws IOException {
        assertThat(Readings.refusal(write(" \n\t\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reading.Reason.NO_TEXT_FOUND);
    }

    @Test
    void theFivePlansAreReadLineByLine() throws IOException {
        Path plans = RealPlans.folder();
        for (String name : new String[] {"binh-luc-2022", "hon-quan-2023", "quan-hoa-2024"}) {
            Path file = plans.resolve(name + ".txt");
            Reading.Read read = Readings.read(file);
            long inFile = Files.readString(file).stripTrailing().lines().count();

            assertThat((long) read.text().lines().size()).isEqualTo(inFile);
            assertThat(read.notices()).isEmpty();
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("ke-hoach.txt"), bytes);
    }
}
