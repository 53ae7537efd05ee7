package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that mean harm or were harmed: each comes back as a refusal, none as an exception. */
class BadFileTests {

    @TempDir
    Path folder;

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        assertThat(Readings.refusal(file("a.docx"))).isEqualTo(Reading.Reason.EMPTY_FILE);
    }

    @Test
    void aFileOfTwoHundredMegabytesIsRefusedUnread() throws IOException {
        Path file = file("a.pdf");
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(200L << 20);
        }

        assertThat(Readings.of(file))
                .isEqualTo(new Reading.Refused(
                        Reading.Reason.FILE_TOO_BIG, java.util.Map.of("size", "200", "limit", "60")));
    }

    @Test
    void aZipBombIsStoppedWhileItUnpacks() throws IOException {
        Path file = SampleDocx.withBody("<w:p><w:r><w:t>" + "a".repeat(30 << 20) + "</w:t></w:r></w:p>")
                .in(folder);

        assertThat(Files.size(file)).isLessThan(100_000);
        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.UNPACKS_TOO_BIG);
    }

    @Test
    void aContainerOfTooManyPartsIsRefused() throws IOException {
        SampleDocx docx = SampleDocx.withBody("");
        for (int i = 0; i < 6_000; i++) {
            docx.part("word/media/" + i, "");
        }

        assertThat(Readings.refusal(docx.in(folder))).isEqualTo(Reading.Reason.UNPACKS_TOO_BIG);
    }

    @Test
    void aDocumentWithTooMuchTextIsRefused() throws IOException {
        StringBuilder body = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 60_000; i++) {
            body.append(SampleDocx.p(Long.toString(random.nextLong(), 36).repeat(8)));
        }

        assertThat(Readings.refusal(SampleDocx.withBody(body.toString()).in(folder)))
                .isEqualTo(Reading.Reason.TOO_MUCH_TEXT);
    }

    @Test
    void aPdfWhoseStreamUnpacksForEverIsRefusedBeforeTheLibrarySeesIt() throws IOException {
        Path file = file("bomb.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream stream = new PDStream(document);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 200; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
            page.setContents(stream);
            document.save(file.toFile());
        }

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.UNPACKS_TOO_BIG);
    }

    @Test
    void norMayAnEncryptedStreamUnpackForEver() throws IOException {
        Path file = file("bomb.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream stream = new PDStream(document);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 200; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
            page.setContents(stream);
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(file.toFile());
        }

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.UNPACKS_TOO_BIG);
    }

    @Test
    void aTextOfThirtyMegabytesIsRefusedUnread() throws IOException {
        Path file = file("a.txt");
        Files.writeString(file, "Kế hoạch\n".repeat(3 << 20));

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.TOO_MUCH_TEXT);
    }

    @Test
    void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
        Path file = file("a.png");
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        // Width and height stand behind the mark and the head of the first chunk.
        for (int at : new int[] {16, 20}) {
            bytes[at + 1] = 1;
        }
        Files.write(file, bytes);

        assertThat(Readings.refusal(file)).isEqualTo(Reading.Reason.IMAGE_TOO_BIG);
    }

    @Test
    void aNameThatLiesIsSeenThrough() throws IOException {
        Path docx = SampleDocx.withBody(SampleDocx.p("chữ")).in(folder);
        Reading reading = new FileReading().read("ke-hoach.pdf", docx, ReadingProgress.NONE);

        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) reading).kind()).isEqualTo(Reading.Kind.DOCX);
        assertThat(((Reading.Read) reading).notices())
                .containsExactly(new Reading.Notice(Reading.Code.NAME_LIES, java.util.Map.of("found", "docx")));
    }

    @Test
    void theFolderOfANameIsNoPartOfTheTitle() throws IOException {
        Path file = Files.writeString(file("x"), "chữ");
        Reading reading = new FileReading().read("C:\\Users\\a\\kế hoạch.txt", file, ReadingProgress.NONE);

        assertThat(((Reading.Read) reading).text().title()).isEqualTo("kế hoạch.txt");
    }

    @Test
    void otherKindsAreNamed() throws IOException {
        assertThat(refusedAs("{\\rtf1 x".getBytes(StandardCharsets.UTF_8))).isEqualTo("rtf");
        assertThat(refusedAs(new byte[] {'I', 'I', 42, 0, 1, 2, 3})).isEqualTo("tif");
        try (var sheet = new org.apache.poi.xssf.usermodel.XSSFWorkbook()) {
            sheet.createSheet("a");
            var bytes = new java.io.ByteArrayOutputStream();
            sheet.write(bytes);
            assertThat(refusedAs(bytes.toByteArray())).isEqualTo("xlsx");
        }
    }

    private String refusedAs(byte[] bytes) throws IOException {
        Reading reading = Readings.of(Files.write(file("b.docx"), bytes));
        assertThat(Readings.refusal(reading)).isEqualTo(Reading.Reason.OTHER_KIND);
        return ((Reading.Refused) reading).args().getOrDefault("found", "");
    }

    @Test
    void anyCutOfADocumentIsReadOrRefused() throws IOException {
        for (Path whole : List.of(docx(), pdf())) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int length = 1; length < bytes.length; length += Math.max(1, bytes.length / 60)) {
                neverThrows(Arrays.copyOf(bytes, length));
            }
        }
    }

    @Test
    void anyDamagedDocumentIsReadOrRefused() throws IOException {
        Random random = new Random(20231230);
        for (Path whole : List.of(docx(), pdf())) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int round = 0; round < 250; round++) {
                byte[] damaged = bytes.clone();
                for (int i = 0; i <= random.nextInt(12); i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                neverThrows(damaged);
            }
        }
    }

    @Test
    void anyDamagedXmlIsReadOrRefused() throws IOException {
        Random random = new Random(11);
        String body = SampleDocx.p("Một")
                + SampleDocx.item(1, 0, "hai")
                + SampleDocx.table(
                        SampleDocx.row(SampleDocx.cell("<w:gridSpan w:val=\"2\"/>", "ba"), SampleDocx.cell("", "bốn")));
        for (int round = 0; round < 300; round++) {
            StringBuilder damaged = new StringBuilder(body);
            for (int i = 0; i <= random.nextInt(4); i++) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, "<>\"/&;w:9".charAt(random.nextInt(9)));
                    default -> damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + 40)));
                }
            }
            neverThrows(Files.readAllBytes(SampleDocx.withBody(damaged.toString())
                    .numbering(SampleDocx.list(1, "decimal %1.") + SampleDocx.use(1, 1, ""))
                    .in(folder)));
        }
    }

    @Test
    void randomBytesAreReadOrRefused() throws IOException {
        Random random = new Random(1);
        byte[][] starts = {
            {},
            {'P', 'K', 3, 4},
            "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII),
            {(byte) 0x89, 'P', 'N', 'G'},
            {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            {(byte) 0xFF, (byte) 0xFE},
            "<!doctype html>".getBytes(StandardCharsets.US_ASCII)
        };
        for (int round = 0; round < 400; round++) {
            byte[] start = starts[round % starts.length];
            byte[] bytes = new byte[start.length + random.nextInt(3000)];
            random.nextBytes(bytes);
            System.arraycopy(start, 0, bytes, 0, start.length);
            neverThrows(bytes);
        }
    }

    private void neverThrows(byte[] bytes) throws IOException {
        Path file = Files.write(file("bad"), bytes);
        Reading reading = new FileReading(ReadingLimits.DEFAULT, new Tesseract(List.of("no-such-program")))
                .read("bad.bin", file, ReadingProgress.NONE);
        if (reading instanceof Reading.Read read) {
            int number = 0;
            for (SourceLine line : read.text().lines()) {
                assertThat(line.number()).isEqualTo(++number);
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line.text()))
                        .isTrue();
            }
        }
    }

    private Path docx() throws IOException {
        return SampleDocx.withBody(
                        SampleDocx.p("Kế hoạch") + SampleDocx.table(SampleDocx.row(SampleDocx.cell("", "a"))))
                .numbering(SampleDocx.list(1, "decimal %1.") + SampleDocx.use(1, 1, ""))
                .in(folder);
    }

    private Path pdf() throws IOException {
        try (SamplePdf pdf = new SamplePdf()) {
            pdf.paragraph("Kế hoạch triển khai")
                    .grid(700, new float[] {60, 100, 200}, new float[] {30}, new String[] {"a", "b"});
            return pdf.save(folder);
        }
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return file;
    }
}
