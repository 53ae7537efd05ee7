package vn.lienthong.capability.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The breach register through the web: its clocks, letters and notices, and who never learns of it. */
@HouseTest
class BreachTests extends AtTheDesk {

    @Autowired
    TestRegister register;

    @Autowired
    Breaches breaches;

    @Autowired
    BreachStore store;

    @Autowired
    PrivacyWork work;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    UUID agency = new UUID(0, 0);
    UUID inCharge = new UUID(0, 0);
    UUID leader = new UUID(0, 0);

    @BeforeEach
    void anAgency() {
        agency = register.agency(register.communes().getFirst().code());
        inCharge = people.account(PrivacyConfiguration.PROTECTION, agency);
        leader = people.account(Role.LEADER, agency);
    }

    private static String day(Instant at) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).format(at.atZone(VietnameseText.ZONE));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(VietnameseText.ZONE));
    }

    private Breach entered(Instant detected) throws Exception {
        UUID id = Ids.next();
        MockHttpServletResponse answer = send(
                inCharge,
                "/su-co-du-lieu/moi",
                BreachPages.ID,
                id.toString(),
                BreachPages.AGENCY,
                agency.toString(),
                BreachPages.DAY,
                day(detected),
                BreachPages.TIME,
                time(detected),
                BreachPages.TITLE,
                "Máy ở quầy bị nhiễm mã độc",
                BreachPages.FACTS,
                "Tệp danh sách bị sao chép",
                BreachPages.ATTACK,
                "1",
                BreachPages.HARM,
                "1",
                BreachPages.KINDS,
                "identity",
                BreachPages.PEOPLE,
                "1.240");
        assertThat(answer.getRedirectedUrl()).as(text(answer)).isEqualTo("/su-co-du-lieu/" + id);
        return store.find(id).orElseThrow();
    }

    @Test
    void theClocksRunFromTheDetectionAreToldOnceForEachMarkAndStopAtTheNotice() throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(19)));
        assertThat(breach.people()).isEqualTo(1240);
        String page = text(open(inCharge, breach.path()));
        assertThat(page)
                .contains("An ninh mạng, 24 giờ")
                .contains("A05, 72 giờ")
                .contains("còn 4 giờ");
        breaches.watch();
        breaches.watch();
        assertThat(notices(leader, breach)).as("entered; 6 hours of 24").isEqualTo(2);
        access.actAs(
                inCharge,
                () -> assertThat(work.work())
                        .filteredOn(one -> one.path().equals(breach.path()))
                        .hasSize(2));
        assertThat(text(close(breach))).contains("Còn đồng hồ đang chạy");
        told(breach, "CYBER");
        assertThat(text(close(breach))).as("A05 waits").contains("Còn đồng hồ đang chạy");
        told(breach, "A05");
        assertThat(close(breach).getRedirectedUrl()).isEqualTo(breach.path());
        assertThat(store.find(breach.id()).orElseThrow().open()).isFalse();
        access.actAs(
                inCharge,
                () -> assertThat(work.work()).noneMatch(one -> one.path().equals(breach.path())));
        assertThat(text(open(leader, breach.path()))).contains("Không mở tệp lạ");
    }

    private MockHttpServletResponse close(Breach breach) throws Exception {
        return send(
                inCharge,
                breach.path() + "/ket-thuc",
                BreachPages.VERSION,
                "" + store.find(breach.id()).orElseThrow().version(),
                BreachPages.WORDS,
                "Không mở tệp lạ");
    }

    private void told(Breach breach, String to) throws Exception {
        Instant now = clock.instant();
        assertThat(send(
                                inCharge,
                                breach.path() + "/da-gui",
                                BreachPages.TO,
                                to,
                                BreachPages.NUMBER,
                                "12/UBND",
                                BreachPages.DAY,
                                day(now),
                                BreachPages.TIME,
                                time(now))
                        .getRedirectedUrl())
                .isEqualTo(breach.path());
    }

    private long notices(UUID account, Breach breach) {
        return database.sql("select count(*) from notify_notice where account = :account and key like :key")
                .param("account", account)
                .param("key", "privacy:breach:" + breach.id() + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void aClockThatIsOverIsSaidAgainUntilSomebodyTells() throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(31)));
        breaches.watch();
        assertThat(text(open(inCharge, "/su-co-du-lieu")))
                .contains(breach.code())
                .contains("quá 7 giờ");
        assertThat(database.sql("select count(*) from notify_notice where account = :account and key like :key")
                        .param("account", inCharge)
                        .param("key", "privacy:breach:" + breach.id() + ":clock:CYBER:over:%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theLettersNameTheBreachItsLawAndItsAddressee() throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(2)));
        for (String to : List.of("a05", "cyber", "people")) {
            byte[] docx =
                    open(inCharge, breach.path() + "/van-ban/" + to + ".docx").getContentAsByteArray();
            assertThat(docx).startsWith('P', 'K');
            String words = words(docx);
            assertThat(words).contains(breach.code()).contains("Tệp danh sách bị sao chép");
            assertThat(words)
                    .contains(
                            switch (to) {
                                case "a05" -> "91/2025/QH15";
                                case "cyber" -> "327/2026";
                                default -> "ông/bà";
                            });
            assertThat(new String(
                            open(inCharge, breach.path() + "/van-ban/" + to + ".pdf")
                                    .getContentAsByteArray(),
                            StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF");
        }
        assertThat(open(leader, breach.path() + "/van-ban/a05.pdf").getStatus()).isEqualTo(403);
    }

    private static String words(byte[] docx) throws Exception {
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", "");
                }
            }
        }
        throw new AssertionError("no document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Role.ADMINISTRATOR,
                Role.STANDING_BODY,
                Role.UNIT_HEAD,
                Role.UNIT_OFFICER,
                "registry-reader",
                "resident-police-head"
            })
    void otherRolesNeverLearnOfIt(String role) throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(1)));
        UUID who = people.account(role);
        for (String path : List.of(
                "/su-co-du-lieu", "/su-co-du-lieu/xuat.csv", breach.path(), breach.path() + "/van-ban/a05.pdf")) {
            assertThat(open(who, path).getStatus()).as(path).isEqualTo(403);
        }
    }

    @Test
    void anotherAgencySeesNothingAndALeaderReadsAndWritesNothing() throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(1)));
        UUID elsewhere = people.account(
                PrivacyConfiguration.PROTECTION,
                register.agency(register.communes().get(1).code()));
        assertThat(open(elsewhere, breach.path()).getStatus()).isEqualTo(404);
        assertThat(text(open(elsewhere, "/su-co-du-lieu"))).doesNotContain(breach.code());
        assertThat(send(elsewhere, breach.path() + "/ket-thuc", BreachPages.WORDS, "x")
                        .getStatus())
                .isEqualTo(404);
        assertThat(open(leader, breach.path()).getStatus()).isEqualTo(200);
        assertThat(open(leader, breach.path() + "/sua").getStatus()).isEqualTo(403);
        assertThat(send(leader, breach.path() + "/da-gui", BreachPages.TO, "A05")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aMomentAheadAnEmptyNameAndANumberOfWordsAreToldInTheForm() throws Exception {
        Instant ahead = clock.instant().plus(Duration.ofDays(1));
        String page = text(send(
                inCharge,
                "/su-co-du-lieu/moi",
                BreachPages.ID,
                Ids.next().toString(),
                BreachPages.AGENCY,
                agency.toString(),
                BreachPages.DAY,
                day(ahead),
                BreachPages.TIME,
                "08:30",
                BreachPages.PEOPLE,
                "nhiều"));
        assertThat(page)
                .contains("từ bây giờ trở về trước")
                .contains("Ghi tên sự cố")
                .contains("Ghi số người bằng chữ số");
    }

    @Test
    void factsAreAddedLaterAndTheMomentOfDetectionStays() throws Exception {
        Breach breach = entered(clock.instant().minus(Duration.ofHours(3)));
        MockHttpServletResponse answer = send(
                inCharge,
                breach.path() + "/sua",
                BreachPages.VERSION,
                "" + breach.version(),
                BreachPages.TITLE,
                "Tên khác",
                BreachPages.FACTS,
                "Biết thêm",
                BreachPages.HARM,
                "1",
                BreachPages.DAY,
                "01/01/2020");
        assertThat(answer.getRedirectedUrl()).isEqualTo(breach.path());
        Breach after = store.find(breach.id()).orElseThrow();
        assertThat(after.facts()).isEqualTo("Biết thêm");
        assertThat(after.detectedAt()).isEqualTo(breach.detectedAt());
        assertThat(after.attack()).isFalse();
        assertThat(text(send(
                        inCharge,
                        breach.path() + "/sua",
                        BreachPages.VERSION,
                        "" + breach.version(),
                        BreachPages.TITLE,
                        "a",
                        BreachPages.FACTS,
                        "b")))
                .contains("Người khác vừa sửa");
    }
}
