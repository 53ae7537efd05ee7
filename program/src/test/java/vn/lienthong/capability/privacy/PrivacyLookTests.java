package vn.lienthong.capability.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.kernel.Ids;

/** The pages in a browser, at a phone's and a desk's width: the officer's way, the citizen's way, the breach register. */
@HouseTest
class PrivacyLookTests {

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    RequestStore store;

    @Autowired
    Requests requests;

    @Autowired
    Breaches breaches;

    @Autowired
    Consents consents;

    @Autowired
    OwnData own;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name + " is too wide").isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }

    private DataRequest filed(Kind kind, UUID agency, List<String> targets) {
        return requests.file(new Requests.Filing(
                Ids.next(),
                kind,
                agency,
                new Subject(TestCitizen.LO, "Lò Thị Thử Một", "", "", "", "Tôi cần biết dữ liệu nào được giữ", ""),
                targets,
                Consents.Channel.PAGE,
                false,
                null));
    }

    private void move(UUID who, DataRequest request, String code) {
        access.actAs(
                who,
                () -> assertThat(requests.move(
                                request.id(),
                                code,
                                new Requests.Facts(
                                        store.find(request.id()).orElseThrow().version(),
                                        "Cơ quan đã nhận và giải quyết như sau.",
                                        "",
                                        false,
                                        new Deeds.Manner(Set.of(), null),
                                        null)))
                        .isInstanceOf(Requests.Outcome.Done.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll(int width) {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        String unit = register.communes().getFirst().code();
        UUID agency = register.agency(unit);
        UUID inCharge = people.account(PrivacyConfiguration.PROTECTION);
        store.desk(new RequestStore.Desk(agency, "Ủy ban nhân dân xã thử", "Phòng 2, giờ hành chính"), clock.instant());
        UUID person = register.person(unit, "Lò Thị Thử Một", LocalDate.of(1968, 3, 12), TestCitizen.LO);
        DataRequest waiting = filed(Kind.ERASE, agency, List.of("registry.religion", "registry.electronic-identity"));
        DataRequest seen = filed(Kind.SEE, agency, List.of());
        move(inCharge, seen, "answered");
        move(inCharge, seen, "accepted");
        consents.given(
                TestCitizen.LO, consents.purpose("privacy.release").orElseThrow(), Consents.Channel.PAPER, "ĐY-01");
        UUID breach = Ids.next();
        access.actAs(
                inCharge,
                () -> breaches.enter(
                        breach,
                        agency,
                        clock.instant().minus(Duration.ofHours(20)),
                        new Breaches.Facts(
                                "Máy ở quầy bị nhiễm mã độc",
                                "Tệp danh sách bị sao chép ra ngoài trong đêm.",
                                null,
                                true,
                                true,
                                List.of("identity", "residence"),
                                1240,
                                "Có thể bị mạo danh.",
                                "Đã cô lập máy.",
                                "Văn phòng",
                                true)));
        try {
            officer(width, inCharge, waiting, seen, breach);
            citizen(width, seen);
        } finally {
            // Other tests of the house know this number too.
            database.sql("delete from registry_person where id = :id")
                    .param("id", person)
                    .update();
        }
    }

    private void officer(int width, UUID inCharge, DataRequest waiting, DataRequest seen, UUID breach) {
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, inCharge);
            Page page = browser.newPage();
            page.navigate("/quyen-du-lieu");
            look(page, "privacy-list-" + width);
            page.navigate(waiting.path());
            look(page, "privacy-one-" + width);
            page.click("a[href$='/buoc/answered']");
            look(page, "privacy-answer-" + width);
            page.fill("#tra-loi", "Đã nhận. Cơ quan giải quyết trong 20 ngày.");
            page.click("main form.narrow button.btn");
            page.click("a[href$='/buoc/part']");
            look(page, "privacy-part-" + width);
            page.navigate(seen.path());
            look(page, "privacy-done-" + width);
            page.navigate(seen.path() + "/phieu");
            look(page, "privacy-slip-" + width);
            page.navigate("/quyen-du-lieu/tiep-nhan");
            look(page, "privacy-receive-" + width);
            page.navigate("/quyen-du-lieu/tiep-nhan/xoa");
            look(page, "privacy-file-" + width);
            page.click("main form.narrow button.btn");
            look(page, "privacy-file-wrong-" + width);
            page.navigate("/quyen-du-lieu/tiep-nhan/sua");
            look(page, "privacy-file-field-" + width);
            page.check("input[value=SEX]");
            page.click("main form.narrow button.btn");
            look(page, "privacy-file-sex-" + width);
            page.navigate("/quyen-du-lieu/dong-y");
            page.fill("#so-dinh-danh", TestCitizen.LO);
            page.click("button[value=xem]");
            look(page, "privacy-consents-" + width);
            page.navigate("/quyen-du-lieu/thoi-han");
            look(page, "privacy-settings-" + width);
            page.navigate("/su-co-du-lieu");
            look(page, "privacy-breaches-" + width);
            page.navigate("/su-co-du-lieu/moi");
            look(page, "privacy-breach-new-" + width);
            page.navigate("/su-co-du-lieu/" + breach);
            look(page, "privacy-breach-" + width);
            page.navigate("/?lang=en");
            page.navigate("/quyen-du-lieu");
            assertThat(page.title()).startsWith("Requests about personal data");
        }
    }

    private void citizen(int width, DataRequest seen) {
        try (BrowserContext browser = Chromium.visitor(port, width, 800)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(width, 800)
                        .setLocale("vi-VN"))) {
            Page page = browser.newPage();
            page.navigate("/cong-dan/dang-nhap?muc=2");
            page.click("main form button");
            page.waitForURL("**/vneid-thu/authorize**");
            page.fill("#ma", "123456");
            page.click("button[value=co]");
            page.waitForURL("**/cong-dan");
            look(page, "privacy-own-part-" + width);
            page.navigate("/cong-dan/quyen-du-lieu");
            look(page, "privacy-own-" + width);
            page.navigate("/cong-dan/quyen-du-lieu/gui/phan-doi");
            look(page, "privacy-own-file-" + width);
            page.navigate(seen.ownPath());
            look(page, "privacy-own-one-" + width);
            page.navigate(seen.ownPath() + "/du-lieu");
            look(page, "privacy-own-data-" + width);
            page.navigate("/cong-dan/quyen-du-lieu/nhat-ky");
            look(page, "privacy-own-diary-" + width);
        }
    }
}
