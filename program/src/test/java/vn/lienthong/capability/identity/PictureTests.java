package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.Mrz;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Proof;
import vn.lienthong.idcard.Sex;
import vn.lienthong.idcard.chip.CardText;
import vn.lienthong.idcard.chip.ChipData;
import vn.lienthong.idcard.chip.ChipReading;
import vn.lienthong.idcard.chip.FaceImage;
import vn.lienthong.kernel.Ids;

/** Pictures live for the check: no table, no file and no log ever holds one. */
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class PictureTests {

    @Autowired
    Checks checks;

    @Autowired
    FaceRecord record;

    @Autowired
    CheckBook book;

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc web;

    @Autowired
    Purpose checkForProcedure;

    @Value("${lienthong.data}")
    Path data;

    UUID officer = new UUID(0, 0);
    TestPersons.Someone man = new TestPersons.Someone(officer, "", "", LocalDate.EPOCH);
    Instant began = Instant.EPOCH;
    /** Stands inside the picture and nowhere else. */
    String marker = "";

    @BeforeEach
    void aChipWithAFace() {
        began = Instant.now().minusSeconds(1);
        String here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        man = persons.man(here);
        marker = "PICTURE" + UUID.randomUUID().toString().replace("-", "");
    }

    private byte[] picture() {
        byte[] begin = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
        byte[] all = new byte[4 + marker.length()];
        System.arraycopy(begin, 0, all, 0, 4);
        System.arraycopy(marker.getBytes(StandardCharsets.US_ASCII), 0, all, 4, marker.length());
        return all;
    }

    private Check read(Set<Proof> proofs, String mediaType) {
        Mrz mrz = new Mrz(
                "VNM",
                man.number().substring(3),
                new PersonalNumber(man.number()),
                BirthDate.of(man.born()),
                Sex.MALE,
                LocalDate.of(2045, 7, 21),
                "VNM",
                "MAC",
                "THU",
                "");
        ChipData chip = new ChipData(
                mrz,
                new CardText(Map.of(2, List.of(man.name()), 11, List.of("15/06/2022"))),
                new FaceImage(mediaType, picture()),
                Set.of());
        AtomicReference<Check> made = new AtomicReference<>();
        access.actAs(
                officer,
                () -> made.set(checks.check(
                        Ids.next(),
                        new Scan.Chip(new ChipReading.Genuine(chip, proofs)),
                        checkForProcedure.serving("dossier", "1.004222"))));
        return made.get();
    }

    private Check genuine() {
        return read(
                Set.of(
                        Proof.CHIP_ANSWERED,
                        Proof.CHECKSUM,
                        Proof.HASHES,
                        Proof.SOD_SIGNATURE,
                        Proof.CHAIN,
                        Proof.NOT_REVOKED,
                        Proof.NOT_CLONED),
                "image/jpeg");
    }

    private MvcResult face(UUID who, UUID check) throws Exception {
        return web.perform(get(CheckPages.PATH + "/cac-lan/" + check + "/anh").with(people.as(who)))
                .andReturn();
    }

    @Test
    void aGenuineChipLiftsTheLevelAndOneThatMayBeACopyDoesNot() {
        Check genuine = genuine();
        assertThat(genuine.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(genuine.level()).isEqualTo(Level.CHIP);
        assertThat(genuine.warnings()).isEmpty();
        Check perhaps = read(Set.of(Proof.HASHES, Proof.SOD_SIGNATURE, Proof.CHAIN), "image/jpeg");
        assertThat(perhaps.level()).isEqualTo(Level.PRINTED);
        assertThat(perhaps.warnings())
                .containsExactly(Check.Warning.COPY_NOT_EXCLUDED, Check.Warning.REVOCATION_NOT_ASKED);
    }

    @Test
    void theFaceIsSeenByWhoReadItAndByNobodyElse() throws Exception {
        Check check = genuine();
        MvcResult shown = face(officer, check.id());
        assertThat(shown.getResponse().getContentAsByteArray()).isEqualTo(picture());
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("no-store");
        UUID head = people.account("resident-police-head");
        assertThat(face(head, check.id()).getResponse().getStatus()).isEqualTo(404);
    }

    @Test
    void noTableNoFileAndNoLogHoldsThePicture(CapturedOutput log) throws Exception {
        Check check = genuine();
        face(officer, check.id());
        web.perform(post(CheckPages.PATH + "/cac-lan/" + check.id() + "/khuon-mat")
                        .with(people.as(officer))
                        .with(csrf())
                        .contentType(MediaType.IMAGE_JPEG)
                        .content(picture()))
                .andReturn();
        database.sql("checkpoint").update();
        assertThat(tablesWith(marker)).isEmpty();
        String hex = HexFormat.of().formatHex(marker.getBytes(StandardCharsets.US_ASCII));
        assertThat(tablesWith(hex)).isEmpty();
        assertThat(filesWith(data, marker)).isEmpty();
        assertThat(filesWith(Path.of(System.getProperty("java.io.tmpdir")), marker))
                .isEmpty();
        assertThat(log.getAll()).doesNotContain(marker).doesNotContain(man.number());
    }

    private List<String> tablesWith(String text) {
        return database
                .sql("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list()
                .stream()
                .filter(table -> database.sql(
                                "select exists (select from \"" + table + "\" t where t::text like :like)")
                        .param("like", "%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** Only files that were written since the test began can hold what did not exist before. */
    private List<Path> filesWith(Path folder, String text) {
        try (Stream<Path> files = Files.find(
                folder,
                12,
                (path, facts) -> facts.isRegularFile()
                        && !facts.lastModifiedTime().toInstant().isBefore(began))) {
            return files.filter(file -> holds(file, text)).toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.size(file) < 64_000_000
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Test
    void aFaceIsForgottenAfterItsMinutes() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
        Faces faces = new Faces(new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        UUID check = Ids.next();
        faces.hold(check, officer, new FaceImage("image/jpeg", picture()));
        now.set(now.get().plus(Faces.HELD).minus(Duration.ofSeconds(1)));
        assertThat(faces.of(check, officer)).isPresent();
        now.set(now.get().plus(Duration.ofSeconds(1)));
        assertThat(faces.of(check, officer)).isEmpty();
    }

    @Test
    void aMatchersAnswerLiftsAChipAndNothingElse() {
        Check chip = genuine();
        Check print = read(Set.of(Proof.HASHES), "image/jpeg");
        access.actAs(officer, () -> {
            for (Check check : List.of(chip, print)) {
                record.match(
                        book.find(check.id()).orElseThrow(), new FaceMatcher.Match(0.93, 0.8, "model-of-test 1.0"));
            }
            assertThat(book.find(chip.id()).orElseThrow().level()).isEqualTo(Level.CHIP_AND_FACE);
            assertThat(book.find(print.id()).orElseThrow().level()).isEqualTo(Level.PRINTED);
            record.match(book.find(chip.id()).orElseThrow(), new FaceMatcher.Match(0.2, 0.8, "model-of-test 1.0"));
            assertThat(book.find(chip.id()).orElseThrow().verdict()).isEqualTo(Outcome.Verdict.NO);
            assertThat(book.find(chip.id()).orElseThrow().level())
                    .as("a second look that fails takes the level back")
                    .isEqualTo(Level.CHIP);
        });
    }
}
