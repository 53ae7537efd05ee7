package vn.lienthong.capability.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** The inbox, one's wishes and the administrator's page, as people use them. */
@HouseTest
class NotifyPagesTests {

    @Autowired
    MockMvc browser;

    @Autowired
    Notify notify;

    @Autowired
    NoticeStore notices;

    @Autowired
    WishStore wishes;

    @Autowired
    MailSettings settings;

    @Autowired
    PostOffice office;

    @Autowired
    PostRoom postRoom;

    @Autowired
    TestPeople people;

    @Autowired
    Kinds kinds;

    @Autowired
    Messages messages;

    @LocalServerPort
    int port;

    GreenMail server = PostOffice.server();

    @BeforeEach
    void clear() {
        office.clear();
    }

    @AfterEach
    void stop() {
        settings.use(null);
        server.stop();
    }

    private void tell(UUID account, int count) {
        List<Notice> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Notice(
                    account,
                    "test:" + Ids.next(),
                    i % 2 == 0 ? TestKinds.DUE : TestKinds.NOTE,
                    "test.notices.step",
                    List.of("Khảo sát điểm lưu trú ở ấp Đồng Tâm, xã Tân Khai " + i, "3"),
                    "/ke-hoach",
                    Urgency.TASK,
                    i % 3 == 0 ? null : LocalDate.of(2026, 11, 1).plusDays(i)));
        }
        notify.tell(all);
    }

    private List<Told> of(UUID account) {
        return notices.list(new NoticeStore.Wanted(account, false, ""), List.of(TestKinds.DUE), 200, 0);
    }

    @Test
    void everyKindOfNoticeHasWords() {
        assertThat(kinds.all())
                .allSatisfy(kind ->
                        assertThat(messages.has(kind.key())).as(kind.key()).isTrue());
    }

    @Test
    void followingANoticeOpensItsMatterAndCountsAsRead() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 2);
        UUID id = of(account).getFirst().id();

        browser.perform(get("/thong-bao").with(people.as(account)))
                .andExpect(content().string(containsString("2 thông báo chưa đọc")));
        browser.perform(get("/thong-bao/" + id + "/mo").with(people.as(account)))
                .andExpect(redirectedUrl("/ke-hoach"));
        browser.perform(get("/thong-bao").with(people.as(account)))
                .andExpect(content().string(containsString("1 thông báo chưa đọc")));
    }

    @Test
    void anotherPersonsNoticeIsNotThere() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 1);
        UUID id = of(account).getFirst().id();
        UUID other = people.account(Role.ADMINISTRATOR);

        browser.perform(get("/thong-bao/" + id + "/mo").with(people.as(other))).andExpect(status().isNotFound());
        browser.perform(post("/thong-bao/" + id + "/da-doc")
                        .with(people.as(other))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(notices.unread(account)).isEqualTo(1);
    }

    @Test
    void markingAllLeavesWhatCameAfterThePageWasDrawn() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 3);
        long drawn = notices.newest(account);
        tell(account, 1);

        browser.perform(post("/thong-bao/da-doc-het")
                        .param("den", Long.toString(drawn))
                        .param("ve", "https://evil.example")
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(redirectedUrl("/thong-bao"));

        assertThat(notices.unread(account)).isEqualTo(1);
    }

    @Test
    void theListIsNarrowedPagedAndTaken() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 60);

        browser.perform(get("/thong-bao?loai=" + TestKinds.NOTE).with(people.as(account)))
                .andExpect(content().string(containsString("30 thông báo")))
                .andExpect(content().string(containsString("Tân Khai 1”")))
                .andExpect(content().string(not(containsString("Tân Khai 2”"))));
        browser.perform(get("/thong-bao?trang=2").with(people.as(account)))
                .andExpect(content().string(containsString("51–60 trên 60")));
        browser.perform(get("/thong-bao/xuat.csv").with(people.as(account)))
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(content().string(containsString("Khảo sát điểm lưu trú ở ấp Đồng Tâm, xã Tân Khai 59")));
        browser.perform(get("/thong-bao/xuat.xlsx").with(people.as(account))).andExpect(status().isOk());
    }

    @Test
    void anAddressCountsOnlyAfterItsMailedLinkWasFollowedByItsOwner() throws Exception {
        settings.use(PostOffice.at(server));
        UUID account = people.account(Role.UNIT_OFFICER);
        browser.perform(post("/thong-bao/cai-dat/dia-chi")
                        .param("address", "ha.vy@son-hai.example")
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(redirectedUrl("/thong-bao/cai-dat"));
        assertThat(wishes.of(account).address()).isNull();
        await().until(() -> server.getReceivedMessages().length == 1);

        MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        Matcher link = Pattern.compile("/thong-bao/xac-nhan/[A-Za-z0-9_-]{32}")
                .matcher((String) parts.getBodyPart(0).getContent());
        assertThat(link.find()).isTrue();
        browser.perform(post(link.group()).with(people.as(Role.UNIT_OFFICER)).with(csrf()));
        assertThat(wishes.of(account).address()).isNull();
        browser.perform(get(link.group()).with(people.as(account)))
                .andExpect(content().string(containsString("ha.vy@son-hai.example")));
        browser.perform(post(link.group()).with(people.as(account)).with(csrf()))
                .andExpect(redirectedUrl("/thong-bao/cai-dat"));

        assertThat(wishes.of(account).address()).isEqualTo("ha.vy@son-hai.example");
        assertThat(office.bodies("confirm:")).containsOnly("");
        browser.perform(post(link.group()).with(people.as(account)).with(csrf()))
                .andExpect(redirectedUrl(link.group()));
    }

    @Test
    void nobodyFillsAStrangersMailboxThroughUs() throws Exception {
        settings.use(PostOffice.at(server));
        UUID account = people.account(Role.UNIT_OFFICER);
        for (int i = 0; i <= WishStore.LINKS_A_DAY; i++) {
            browser.perform(post("/thong-bao/cai-dat/dia-chi")
                            .param("address", "nguoi.la@son-hai.example")
                            .with(people.as(account))
                            .with(csrf()))
                    .andExpect(
                            i < WishStore.LINKS_A_DAY
                                    ? status().is3xxRedirection()
                                    : status().isUnprocessableContent());
        }
    }

    @Test
    void aDigestInQuietHoursIsRefusedAndNothingTypedIsLost() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        browser.perform(post("/thong-bao/cai-dat")
                        .param("digest", "20:30")
                        .param("from", "18:00")
                        .param("to", "07:00")
                        .param("kind", TestKinds.DUE)
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("18:00 đến 07:00")));
        browser.perform(post("/thong-bao/cai-dat")
                        .param("digest", "16:30")
                        .param("from", "18:00")
                        .param("to", "07:00")
                        .param("kind", TestKinds.DUE)
                        .with(people.as(account))
                        .with(csrf()))
                .andExpect(redirectedUrl("/thong-bao/cai-dat"));

        assertThat(wishes.of(account).digestAt()).hasToString("16:30");
        assertThat(wishes.of(account).inboxOnly()).contains(TestKinds.NOTE).doesNotContain(TestKinds.DUE);
    }

    @Test
    void withoutAServerThePagesSaySo() throws Exception {
        browser.perform(get("/thong-bao/cai-dat").with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("Chưa có máy chủ thư")));
        browser.perform(get("/quan-tri/thu-dien-tu").with(people.as(Role.ADMINISTRATOR)))
                .andExpect(content().string(containsString("Chưa cài máy chủ thư")));
        for (String role : List.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
            browser.perform(get("/quan-tri/thu-dien-tu").with(people.as(role))).andExpect(status().isForbidden());
        }
    }

    @Test
    void theAdministratorTriesTheServerOnceAClickAndSeesWhyAMailWasRefused() throws Exception {
        settings.use(PostOffice.at(server));
        String click = Ids.next().toString();
        UUID administrator = people.account(Role.ADMINISTRATOR);
        for (int i = 0; i < 2; i++) {
            browser.perform(post("/quan-tri/thu-dien-tu/thu")
                            .param("address", "thu@son-hai.example")
                            .param("lan", click)
                            .with(people.as(administrator))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/quan-tri/thu-dien-tu"));
        }
        await().until(() -> office.states().equals(List.of("sent 1 0")));
        assertThat(server.getReceivedMessages()).hasSize(1);

        office.refused();
        browser.perform(get("/quan-tri/thu-dien-tu?trang-thai=failed").with(people.as(administrator)))
                .andExpect(content().string(containsString("550 5.1.1 no such user")))
                .andExpect(content().string(containsString("Gửi lại")));
        browser.perform(post("/quan-tri/thu-dien-tu/" + office.only() + "/gui-lai")
                        .with(people.as(administrator))
                        .with(csrf()))
                .andExpect(redirectedUrl("/quan-tri/thu-dien-tu"));
        await().until(() -> server.getReceivedMessages().length == 2);
    }

    @Test
    void thePagesAreUsedOnAPhoneAndADesk() {
        settings.use(PostOffice.at(server));
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 7);
        notices.read(account, of(account).getLast().id());
        for (int width : new int[] {360, 1440}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, account);
                Page page = visitor.newPage();
                look(page, "/thong-bao?xem=tat-ca", "inbox", width);
                assertThat(page.locator(".top .bell .count").textContent()).isEqualTo("6");
                page.locator(".copy summary").first().click();
                page.locator(".copy [data-copy]").first().click();
                PlaywrightAssertions.assertThat(
                                page.locator(".copy [role=status]").first())
                        .hasText("Đã chép.");
                assertThat(Chromium.overflows(page)).isFalse();
                Chromium.picture(page, "inbox-copied-" + width);
                look(page, "/thong-bao/van-ban", "inbox-text", width);
                look(page, "/thong-bao/cai-dat", "wishes", width);
            }
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.ADMINISTRATOR);
                office.some();
                look(visitor.newPage(), "/quan-tri/thu-dien-tu", "mails", width);
            }
        }
    }

    private static void look(Page page, String path, String name, int width) {
        page.navigate(path);
        assertThat(Chromium.axe(page)).as(path).isEmpty();
        assertThat(Chromium.overflows(page)).as(path).isFalse();
        Chromium.picture(page, name + "-" + width);
    }

    @Test
    void withoutJavaScriptANoticeIsMarkedAndItsTextCanBeSelected() {
        UUID account = people.account(Role.UNIT_OFFICER);
        tell(account, 1);
        try (BrowserContext visitor = Chromium.visitorWithoutScript(port, 1000, 800)) {
            people.signIn(visitor, port, account);
            Page page = visitor.newPage();
            page.navigate("/thong-bao");
            page.locator(".copy summary").click();
            assertThat(page.locator(".copy textarea").inputValue()).contains("Khảo sát điểm lưu trú");
            assertThat(page.locator(".copy [data-copy]").isVisible()).isFalse();
            page.locator("form[action$='/da-doc'] button").click();
            page.locator(".empty").waitFor();
        }
        assertThat(notices.unread(account)).isZero();
    }
}
