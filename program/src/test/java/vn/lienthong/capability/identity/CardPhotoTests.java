package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.idcard.Mrz;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;

class CardPhotoTests {

    static final String ZONE = """
            IDVNM0990123459001099012345<<0
            9912315M3912313VNM<<<<<<<<<<<6
            NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<""";
    static final String CODE =
            "001099012345|012345678|Nguyễn Văn An|31121999|Nam|Thôn 2, Xã Đá Bạc, Huyện Lạ, Tỉnh Xa|15042021";

    /** A busy machine finds as much, only later. */
    private static final int PATIENCE_SECONDS = 300;

    private static final CardPhoto PHOTOS = new CardPhoto(Clock.systemUTC(), PATIENCE_SECONDS);
    private static final DrawnCard.Shot STRAIGHT = DrawnCard.Shot.straight();
    private static final BufferedImage BACK = DrawnCard.back(CODE, ZONE);

    @AfterAll
    static void close() {
        PHOTOS.close();
    }

    @Test
    void readsCodeAndZoneOfACardHoweverItLies() {
        assumeRecogniser();
        List<DrawnCard.Shot> shots = new ArrayList<>();
        for (double turn : new double[] {0, -7, 20, 90, 180, 260}) {
            shots.add(STRAIGHT.turned(turn));
            shots.add(STRAIGHT.turned(turn).slanted(0.15));
        }
        int codes = 0;
        int zones = 0;
        for (DrawnCard.Shot shot : shots) {
            PhotoReading.Looked seen = looked(PHOTOS.photograph(DrawnCard.photograph(BACK, shot)));
            codes += isOurs(seen) ? 1 : 0;
            zones += zoneIsOurs(seen) ? 1 : 0;
        }
        System.out.printf(
                "photographs of a card: codes %d, zones %d of %d (%s)%n",
                codes, zones, shots.size(), DrawnCard.ZONE_FONT.getFamily());
        assertThat(codes).isGreaterThanOrEqualTo(10);
        assertThat(zones).isGreaterThanOrEqualTo(9);
    }

    @Test
    void poorPicturesAreReadRightOrNotAtAll() {
        List<DrawnCard.Shot> shots = List.of(
                STRAIGHT.blurred(1.5),
                STRAIGHT.blurred(2.2),
                STRAIGHT.grainy(20, 0.4f),
                STRAIGHT.grainy(30, 0.2f),
                STRAIGHT.sized(4000, 3000, 0.7),
                STRAIGHT.sized(1280, 720, 0.9),
                STRAIGHT.sized(800, 600, 0.95),
                STRAIGHT.sized(640, 480, 0.6));
        int codes = 0;
        int zones = 0;
        for (DrawnCard.Shot shot : shots) {
            PhotoReading.Looked seen = looked(PHOTOS.photograph(DrawnCard.photograph(BACK, shot.turned(4))));
            seen.code().ifPresent(code -> assertThat(isOurs(seen)).isTrue());
            if (seen.zone().orElse(null) instanceof MrzReading.Read) {
                assertThat(zoneIsOurs(seen)).isTrue();
            }
            codes += isOurs(seen) ? 1 : 0;
            zones += zoneIsOurs(seen) ? 1 : 0;
        }
        System.out.printf("poor photographs: codes %d, zones %d of %d%n", codes, zones, shots.size());
        assertThat(codes).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aFrameOfTheCameraGivesItsCode() {
        byte[] frame = DrawnCard.photograph(
                DrawnCard.back(CODE, ""), STRAIGHT.sized(1280, 720, 1.05).turned(-6));
        assertThat(frame).hasSizeLessThan(CardPhoto.MOST_FRAME_BYTES);
        // A camera sends many; a look that takes too long finds nothing, as the first ones may.
        assertThat(Stream.generate(() -> looked(PHOTOS.frame(frame))).limit(20)).anyMatch(CardPhotoTests::isOurs);
    }

    @Test
    void aPictureWithoutACardSaysThatNothingWasFound() {
        byte[] blank = DrawnCard.photograph(DrawnCard.back("", ""), STRAIGHT);
        PhotoReading.Looked seen = looked(PHOTOS.photograph(blank));
        assertThat(seen.code()).isEmpty();
        assertThat(seen.card()).isFalse();
    }

    @Test
    void aCodeThatIsNoCardIsNamedForWhatItIs() {
        PhotoReading.Looked seen =
                looked(PHOTOS.photograph(DrawnCard.photograph(DrawnCard.back("https://example.vn/a", ""), STRAIGHT)));
        assertThat(seen.code()).contains(new QrReading.NotACardQr(QrReading.Lookalike.LINK));
        assertThat(seen.card()).isFalse();
    }

    @Test
    void filesThatAreNoPhotographAreRefused() throws IOException {
        byte[] photograph = DrawnCard.photograph(BACK, STRAIGHT);
        assertThat(PHOTOS.photograph(new byte[0])).isEqualTo(refused(PhotoReading.Why.EMPTY));
        assertThat(PHOTOS.photograph(new byte[CardPhoto.MOST_BYTES + 1]))
                .isEqualTo(refused(PhotoReading.Why.TOO_LARGE));
        assertThat(PHOTOS.photograph("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(refused(PhotoReading.Why.NOT_A_PICTURE));
        assertThat(PHOTOS.photograph(Arrays.copyOf(photograph, 300)))
                .isEqualTo(refused(PhotoReading.Why.NOT_A_PICTURE));
        // A bomb: 40,000 by 40,000 points in some kilobytes.
        assertThat(PHOTOS.photograph(emptyPng(40_000, 40_000))).isEqualTo(refused(PhotoReading.Why.NOT_A_PICTURE));
        ByteArrayOutputStream passes = new ByteArrayOutputStream();
        passes.write(photograph);
        for (int i = 0; i < 100; i++) {
            passes.write(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8});
        }
        assertThat(PHOTOS.photograph(passes.toByteArray())).isEqualTo(refused(PhotoReading.Why.NOT_A_PICTURE));
    }

    @Test
    void withoutARecogniserTheCodeIsReadAndTheRestSaid() {
        ZoneRecogniser missing = new ZoneRecogniser(List.of("no-such-program"), Duration.ofMinutes(1));
        CardPhoto photos = new CardPhoto(missing, Clock.systemUTC(), PATIENCE_SECONDS);
        PhotoReading.Looked seen = looked(photos.photograph(DrawnCard.photograph(BACK, STRAIGHT)));
        assertThat(isOurs(seen)).isTrue();
        assertThat(seen.recogniserMissing()).isTrue();
        photos.close();
    }

    @Test
    void noFileIsWrittenWhileAPhotographIsLookedAt() throws IOException {
        byte[] photograph = DrawnCard.photograph(BACK, STRAIGHT.turned(3));
        // What Java's usual streams for pictures write, they write here, and there is no such folder. Another test of
        // this
        // process may have told them to write nothing.
        boolean used = ImageIO.getUseCache();
        ImageIO.setUseCache(true);
        Path gone = Files.createTempDirectory("no-pictures");
        ImageIO.setCacheDirectory(gone.toFile());
        Files.delete(gone);
        try {
            assertThatThrownBy(() -> ImageIO.createImageInputStream(new ByteArrayInputStream(photograph))
                            .close())
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(isOurs(looked(PHOTOS.photograph(photograph)))).isTrue();
        } finally {
            ImageIO.setCacheDirectory(null);
            ImageIO.setUseCache(used);
        }
    }

    @Test
    void misreadLinesAreMendedOnlyWhereOneReadingIsPossible() {
        var today = java.time.LocalDate.of(2026, 1, 1);
        List<String> lines = ZONE.lines().toList();
        String oneFillerTooFew = lines.get(0) + "\n9912315M3912313VNM<<<<<<<<<<6\n" + lines.get(2);
        String oneSignTooMany = "IDVNMO0990123459001099012345<<0\n" + lines.get(1) + "\nNGUYEN<<VAN<AN<<<<<<<<";
        String lost = "IDVNM0990123459001099012345\n" + lines.get(1) + "\n" + lines.get(2);
        assertThat(ZoneLines.read(oneFillerTooFew, today)).isEqualTo(MrzReading.of(ZONE, today));
        assertThat(ZoneLines.read(oneSignTooMany, today)).isEqualTo(MrzReading.of(ZONE, today));
        String fillersAsLetters = lines.get(0) + "\n" + lines.get(1) + "\nNGUYEN<<VANKAN<<<<K<<<<<<<<<<<<";
        assertThat(ZoneLines.read(fillersAsLetters, today)).isInstanceOfSatisfying(MrzReading.Read.class, read -> {
            assertThat(read.mrz().keyText()).startsWith("099012345");
            assertThat(read.mrz().surname()).isEmpty();
        });
        assertThat(ZoneLines.read(lost, today)).isNotInstanceOf(MrzReading.Read.class);
        assertThat(ZoneLines.read("", today)).isInstanceOf(MrzReading.NotAnMrz.class);
    }

    private static boolean isOurs(PhotoReading.Looked seen) {
        return seen.code().orElse(null) instanceof QrReading.Read read
                && read.card().number().text().equals("001099012345")
                && read.card().name().equals("Nguyễn Văn An");
    }

    /** Number, birth and expiry; a name only if it is the right one. */
    private static boolean zoneIsOurs(PhotoReading.Looked seen) {
        if (!(seen.zone().orElse(null) instanceof MrzReading.Read read)) {
            return false;
        }
        Mrz ours = ((MrzReading.Read) MrzReading.of(ZONE, java.time.LocalDate.of(2026, 11, 21))).mrz();
        assertThat(read.mrz().surname() + " " + read.mrz().givenNames()).isIn("NGUYEN VAN AN", " ");
        return read.mrz().keyText().equals(ours.keyText())
                && Objects.equals(read.mrz().number(), ours.number());
    }

    private static PhotoReading.Looked looked(PhotoReading reading) {
        assertThat(reading).isInstanceOf(PhotoReading.Looked.class);
        return (PhotoReading.Looked) reading;
    }

    private static PhotoReading refused(PhotoReading.Why why) {
        return new PhotoReading.Refused(why);
    }

    static void assumeRecogniser() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "tesseract is not installed");
    }

    private static byte[] emptyPng(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        java.nio.ByteBuffer head =
                java.nio.ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put(new byte[] {8, 0, 0, 0, 0});
        chunk(png, "IHDR", head.array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(new byte[1 << 20]);
        }
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] data) throws IOException {
        byte[] body = new byte[4 + data.length];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
        System.arraycopy(data, 0, body, 4, data.length);
        CRC32 sum = new CRC32();
        sum.update(body);
        png.write(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        png.write(body);
        png.write(java.nio.ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
