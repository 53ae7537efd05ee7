package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.SimulatedCard;

/** A chip read through the web as the page does it, with the card at the other end; and photographs. */
@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class ChipPagesTests {

    private static final String CHIP = CheckPages.PATH + "/chip";
    private static final String PHOTO = CheckPages.PATH + "/anh";

    @Autowired
    MockMvc web;

    @Autowired
    TestPersons persons;

    @Autowired
    TestCards cards;

    @Autowired
    TestPeople people;

    @Autowired
    ChipRelay relay;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient database;

    @Value("${lienthong.data}")
    Path data;

    String here = "";
    Cookie officer = new Cookie("lienthong", "");

    @BeforeEach
    void aCounterThatServesSomething() throws Exception {
        here = persons.communes().getFirst().code();
        officer = counter();
    }

    private Cookie counter() throws Exception {
        UUID account = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        Cookie session = new Cookie("lienthong", people.token(account));
        send(session, CheckPages.PATH + "/cong-viec", "cong-viec", "identity.procedure", "ho-so", "1.004222");
        return session;
    }

    private MvcResult send(Cookie session, String path, String... pairs) throws Exception {
        var request = post(path)
                .cookie(session)
                .with(csrf())
                .header(CheckView.PART, "identity")
                .locale(Locale.of("vi"));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return web.perform(request).andReturn();
    }

    private JsonNode told(MvcResult result) throws Exception {
        return json.readTree(body(result));
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private JsonNode answer(Cookie session, String id, Map<String, Object> said) throws Exception {
        return told(web.perform(post(CHIP + "/" + id)
                        .cookie(session)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(said)))
                .andReturn());
    }

    private static Map<String, Object> answers(SimulatedCard card, JsonNode next) throws IOException {
        List<String> answers = new ArrayList<>();
        for (JsonNode command : next.get("commands")) {
            answers.add(HexFormat.of().formatHex(card.transceive(HexFormat.of().parseHex(command.stringValue()))));
        }
        return Map.of("answers", answers, "gone", false);
    }

    /** What the page does: commands to the card, answers to the program, until it has seen enough; then the check. */
    private String read(Cookie session, SimulatedCard card, String... key) throws Exception {
        JsonNode next = told(send(session, CHIP, key));
        while (next.get("is").stringValue().equals("commands")) {
            next = answer(session, next.get("reading").stringValue(), answers(card, next));
        }
        assertThat(next.get("is").stringValue()).as(next.toString()).isEqualTo("ended");
        return body(send(session, CHIP + "/" + next.get("reading").stringValue() + "/ket-qua"));
    }

    @Test
    void aScanAndATapProveTheChip() throws Exception {
        TestPersons.Someone man = persons.man(here);
        send(officer, CheckPages.PATH, "quet", man.qr());
        String page = read(officer, cards.of(man, TestCards.TRUSTED).make());
        assertThat(page)
                .contains("Đúng người trong sổ dân cư", "Chip thật, không sao chép", man.name())
                .contains("đã chứng minh 7 trên 7")
                .doesNotContain("Chưa chứng minh:");
        String picture = page.replaceAll("(?s).*src=\"([^\"]+/anh)\".*", "$1");
        MvcResult face = web.perform(get(picture).cookie(officer)).andReturn();
        assertThat(face.getResponse().getContentAsByteArray()).isEqualTo(TestCards.face());
        assertThat(face.getResponse().getHeader("Cache-Control")).contains("no-store");
        Cookie other = counter();
        assertThat(web.perform(get(picture).cookie(other))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatIsTypedOpensAChipAndAWrongExpiryDoesNot() throws Exception {
        TestPersons.Someone man = persons.man(here);
        CardMaker card = cards.of(man, TestCards.TRUSTED);
        String[] right = {"so", man.number(), "ngay-sinh", "21/07/1985", "het-han", "21/07/2045"};
        String[] wrong = {"so", man.number(), "ngay-sinh", "21/07/1985", "khong-thoi-han", "1"};
        assertThat(read(officer, card.make(), right)).contains("Chip thật, không sao chép");
        assertThat(read(officer, card.make(), wrong)).contains("Kiểm tra lại số, ngày sinh, ngày hết hạn");
        assertThat(told(send(officer, CHIP, "so", man.number())).get("why").stringValue())
                .isEqualTo("key-wrong");
    }

    @Test
    void copiesStrangersAndAlteredChipsAreNamed() throws Exception {
        TestPersons.Someone man = persons.man(here);
        send(officer, CheckPages.PATH, "quet", man.qr());
        assertThat(read(officer, cards.of(man, TestCards.TRUSTED).copied().make()))
                .contains("Chip sao chép")
                .doesNotContain("Chip thật");
        assertThat(read(officer, cards.of(man, TestCards.STRANGER).make()))
                .contains("Chưa có cơ quan tin cậy nào đứng sau chữ ký của chip")
                .contains("Chưa chứng minh:</b> Chữ ký do cơ quan tin cậy cấp")
                .contains("Đã chứng minh:</b> Chip không phải bản sao")
                .doesNotContain("Chip thật, không sao chép");
        assertThat(read(officer, cards.of(man, TestCards.TRUSTED).make().spoiling(0x010D, 40)))
                .contains("Dữ liệu trên chip đã bị sửa")
                .doesNotContain("Chip thật");
    }

    @Test
    void aCardTakenAwayEndsTheReadingAndSaysSo() throws Exception {
        TestPersons.Someone man = persons.man(here);
        send(officer, CheckPages.PATH, "quet", man.qr());
        JsonNode next = told(send(officer, CHIP));
        String id = next.get("reading").stringValue();
        JsonNode ended = answer(officer, id, Map.of("answers", List.of(), "gone", true));
        assertThat(ended.get("is").stringValue()).isEqualTo("ended");
        assertThat(body(send(officer, CHIP + "/" + id + "/ket-qua"))).contains("identity-result");
        // Taken once: nothing of it is left.
        assertThat(body(send(officer, CHIP + "/" + id + "/ket-qua"))).contains("Lần đọc chip này không còn");
    }

    @Test
    void aReadingBelongsToItsSessionAndTheNextOneEndsIt() throws Exception {
        TestPersons.Someone man = persons.man(here);
        SimulatedCard card = cards.of(man, TestCards.TRUSTED).make();
        send(officer, CheckPages.PATH, "quet", man.qr());
        JsonNode first = told(send(officer, CHIP));
        Cookie stranger = counter();
        String id = first.get("reading").stringValue();
        assertThat(answer(stranger, id, answers(card, first)).get("why").stringValue())
                .isEqualTo("gone");
        assertThat(body(send(stranger, CHIP + "/" + id + "/ket-qua"))).contains("Lần đọc chip này không còn");
        assertThat(told(send(stranger, CHIP)).get("why").stringValue()).isEqualTo("key-missing");
        JsonNode second = told(send(officer, CHIP));
        assertThat(second.get("is").stringValue()).isEqualTo("commands");
        assertThat(answer(officer, id, answers(card, first)).get("why").stringValue())
                .isEqualTo("gone");
        int open = relay.openReadings();
        send(officer, CHIP + "/" + second.get("reading").stringValue() + "/bo");
        assertThat(relay.openReadings()).isLessThan(open);
    }

    @Test
    void nobodyWithoutTheRightAndNoForeignPageReadsChips() throws Exception {
        Cookie leader = new Cookie("lienthong", people.token(people.account(Role.LEADER)));
        assertThat(send(leader, CHIP).getResponse().getStatus()).isEqualTo(403);
        assertThat(send(leader, CHIP + "/" + UUID.randomUUID() + "/ket-qua")
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(web.perform(post(CHIP).cookie(officer))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(web.perform(post(PHOTO)
                                .cookie(leader)
                                .with(csrf())
                                .contentType(MediaType.IMAGE_JPEG)
                                .content(TestCards.face()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        Cookie idle = new Cookie(
                "lienthong", people.token(people.account(IdentityConfiguration.COUNTER, persons.agency(here))));
        assertThat(told(send(idle, CHIP)).get("why").stringValue()).isEqualTo("work-first");
    }

    @Test
    void strangeAnswersEndAReadingWithoutAPerson() throws Exception {
        TestPersons.Someone man = persons.man(here);
        send(officer, CheckPages.PATH, "quet", man.qr());
        for (List<String> strange : List.of(
                List.<String>of(),
                List.of("00"),
                List.of("9000", "9000"),
                List.of("6f0f9000"),
                List.of("ff".repeat(900)))) {
            JsonNode next = told(send(officer, CHIP));
            for (int i = 0; i < 60 && next.get("is").stringValue().equals("commands"); i++) {
                next = answer(officer, next.get("reading").stringValue(), Map.of("answers", strange, "gone", false));
            }
            assertThat(next.get("is").stringValue()).isEqualTo("ended");
            assertThat(body(send(officer, CHIP + "/" + next.get("reading").stringValue() + "/ket-qua")))
                    .doesNotContain(man.name());
        }
        String id = told(send(officer, CHIP)).get("reading").stringValue();
        assertThat(statusOf(id, "{\"answers\":[\"zz\"],\"gone\":false}")).isEqualTo(400);
        assertThat(statusOf(id, "null")).isEqualTo(400);
        assertThat(statusOf(id, "{\"answers\":[null]}")).isEqualTo(400);
        assertThat(statusOf(id, "{\"answers\":[\"" + "90".repeat(1 << 20) + "\"]}"))
                .isEqualTo(413);
    }

    private int statusOf(String id, String body) throws Exception {
        return web.perform(post(CHIP + "/" + id)
                        .cookie(officer)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void onlyTheCheckPageMayTalkToTheReader() throws Exception {
        String check = web.perform(get(CheckPages.PATH).cookie(officer))
                .andReturn()
                .getResponse()
                .getHeader("Content-Security-Policy");
        String other = web.perform(get("/tai-khoan").cookie(officer))
                .andReturn()
                .getResponse()
                .getHeader("Content-Security-Policy");
        assertThat(check).contains("connect-src 'self' ws://127.0.0.1:9735;");
        assertThat(other).contains("connect-src 'self';").doesNotContain("ws://");
    }

    @Test
    void theReaderProgramCarriesTheAddressOfThisProgram() throws Exception {
        byte[] jar = web.perform(
                        get("http://xa.example.vn:8080" + CHIP + "/dau-doc.jar").cookie(officer))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(jar).hasSizeLessThan(10 << 20);
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            assertThat(in.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("vn.lienthong.reader.ReaderAgent");
            String origin = "";
            List<String> names = new ArrayList<>();
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("origin")) {
                    origin = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            assertThat(origin).isEqualTo("http://xa.example.vn:8080");
            assertThat(names).contains("vn/lienthong/reader/ReaderAgent.class");
        }
    }

    @Test
    void aPhotographIsCheckedLikeAScanAndOpensTheChip() throws Exception {
        CardPhotoTests.assumeRecogniser();
        TestPersons.Someone man = persons.man(here);
        byte[] photograph = photograph(man.qr(), TestCards.zone(man));
        assertThat(photographed(photograph)).contains("Đúng người trong sổ dân cư", man.name());
        assertThat(read(officer, cards.of(man, TestCards.TRUSTED).make())).contains("Chip thật, không sao chép");
        TestPersons.Someone other = persons.man(here);
        assertThat(photographed(photograph(man.qr(), TestCards.zone(other))))
                .contains("hai số khác nhau")
                .doesNotContain(man.name(), other.name());
        assertThat(photographed(photograph("", ""))).contains("Không đọc được mã QR và dòng mã máy");
        assertThat(photographed("nothing".getBytes(StandardCharsets.UTF_8))).contains("không phải ảnh JPEG");
    }

    @Test
    void framesAreAnsweredOnlyOnceACardIsSeen() throws Exception {
        TestPersons.Someone man = persons.man(here);
        assertThat(frame(DrawnCard.back("", "")).getResponse().getStatus()).isEqualTo(204);
        assertThat(frame(DrawnCard.back("https://example.vn", "")).getResponse().getStatus())
                .isEqualTo(204);
        assertThat(body(frame(DrawnCard.back(man.qr(), "")))).contains(man.name());
    }

    private MvcResult frame(java.awt.image.BufferedImage card) throws Exception {
        byte[] picture = DrawnCard.photograph(card, DrawnCard.Shot.straight().sized(1280, 720, 1.05));
        return web.perform(post(PHOTO + "/khung")
                        .cookie(officer)
                        .with(csrf())
                        .contentType(MediaType.IMAGE_JPEG)
                        .content(picture))
                .andReturn();
    }

    private static byte[] photograph(String code, String zone) {
        return DrawnCard.photograph(
                DrawnCard.back(code, zone), DrawnCard.Shot.straight().turned(4));
    }

    private String photographed(byte[] picture) throws Exception {
        return body(web.perform(post(PHOTO)
                        .cookie(officer)
                        .with(csrf())
                        .locale(Locale.of("vi"))
                        .contentType(MediaType.IMAGE_JPEG)
                        .content(picture))
                .andReturn());
    }

    @Test
    void noPictureStandsOnTheDiskInTheDatabaseOrInALog(CapturedOutput output, @TempDir Path empty) throws Exception {
        TestPersons.Someone man = persons.man(here);
        byte[] photograph = photograph(man.qr(), TestCards.zone(man));
        assertThat(photographed(photograph)).contains(man.name());
        String page = read(officer, cards.of(man, TestCards.TRUSTED).make());
        web.perform(get(page.replaceAll("(?s).*src=\"([^\"]+/anh)\".*", "$1")).cookie(officer));
        database.sql("checkpoint").update();
        List<byte[]> pictures = List.of(middle(photograph), middle(TestCards.face()));
        assertThat(holding(data, pictures)).isEmpty();
        assertThat(holding(Path.of(System.getProperty("java.io.tmpdir")), pictures))
                .isEmpty();
        assertThat(output.toString()).doesNotContain(man.number(), man.name());
        // The search finds what it looks for.
        Files.write(empty.resolve("picture"), TestCards.face());
        assertThat(holding(empty, pictures)).hasSize(1);
    }

    private static byte[] middle(byte[] picture) {
        return java.util.Arrays.copyOfRange(picture, picture.length / 2, picture.length / 2 + 64);
    }

    /** Files below a folder that hold one of these; what cannot be read or goes meanwhile is none of ours. */
    private static List<Path> holding(Path folder, List<byte[]> pieces) throws IOException {
        List<String> wanted = pieces.stream()
                .map(piece -> new String(piece, StandardCharsets.ISO_8859_1))
                .toList();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.find(folder, 8, (path, kind) -> kind.isRegularFile() && recent(kind))) {
            for (Path file : files.toList()) {
                try {
                    String content =
                            Files.size(file) > 64 << 20 ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (wanted.stream().anyMatch(content::contains)) {
                        found.add(file);
                    }
                } catch (IOException gone) {
                    assertThat(gone).isNotNull(); // a file that went away holds nothing
                }
            }
        } catch (java.io.UncheckedIOException gone) {
            assertThat(gone).hasMessageNotContaining(folder.resolve("csca").toString());
        }
        return found;
    }

    private static boolean recent(java.nio.file.attribute.BasicFileAttributes file) {
        return file.lastModifiedTime()
                .toInstant()
                .isAfter(java.time.Instant.now().minusSeconds(600));
    }
}
