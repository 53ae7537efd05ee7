package vn.lienthong.capability.jobs;

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

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class JobPagesTests {

    @Autowired
    MockMvc browser;

    @Autowired
    Jobs jobs;

    @Autowired
    TestWork work;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @LocalServerPort
    int port;

    private UUID started(UUID owner, String script, TestWork.Script course) {
        work.script(script, course);
        UUID[] id = new UUID[1];
        access.actAs(owner, () -> id[0] = jobs.start("test.work", "test.title", script, "KH 112.docx"));
        return id[0];
    }

    private void awaitEnd(UUID id) {
        await().until(() -> jobs.state(id).orElseThrow().finished());
    }

    @Test
    void aJobIsSeenByItsOwnerAndTheAdministratorOnly() throws Exception {
        UUID owner = people.account(Role.UNIT_OFFICER);
        UUID id = started(owner, "seen", run -> run.result("/cong-viec"));
        awaitEnd(id);

        browser.perform(get("/cong-viec/" + id).with(people.as(owner)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("KH 112.docx")));
        browser.perform(get("/cong-viec/" + id).with(people.as(Role.ADMINISTRATOR)))
                .andExpect(status().isOk());
        for (String path : new String[] {"", "/tien-do"}) {
            browser.perform(get("/cong-viec/" + id + path).with(people.as(Role.LEADER)))
                    .andExpect(status().isNotFound());
        }
        browser.perform(post("/cong-viec/" + id + "/dung")
                        .with(people.as(Role.LEADER))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void theListHoldsOnesOwnAndForAdministratorsEveryonesWhenAsked() throws Exception {
        UUID owner = people.account(Role.UNIT_OFFICER);
        UUID id = started(owner, "listed", run -> {});
        awaitEnd(id);
        UUID administrator = people.account(Role.ADMINISTRATOR);

        browser.perform(get("/cong-viec").with(people.as(owner)))
                .andExpect(content().string(containsString("" + id)));
        browser.perform(get("/cong-viec").with(people.as(administrator)))
                .andExpect(content().string(not(containsString("" + id))));
        browser.perform(get("/cong-viec?cua=tat-ca").with(people.as(administrator)))
                .andExpect(content().string(containsString("" + id)));
        browser.perform(get("/cong-viec?cua=tat-ca").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(not(containsString("" + id))));
    }

    @Test
    void workIsDoneInTheNameOfItsOwner() {
        UUID owner = people.account(Role.UNIT_OFFICER);
        UUID[] actor = new UUID[1];

        awaitEnd(
                started(owner, "in whose name", run -> actor[0] = access.actor().accountId()));

        assertThat(actor[0]).isEqualTo(owner);
    }

    @Test
    void withoutJavaScriptThePageRefreshesItselfUntilTheEnd() throws Exception {
        UUID owner = people.account(Role.UNIT_OFFICER);
        CountDownLatch end = new CountDownLatch(1);
        UUID id = started(owner, "refreshing", run -> end.await());

        browser.perform(get("/cong-viec/" + id).with(people.as(owner)))
                .andExpect(content().string(containsString("/cong-viec/" + id + "?tu-cap-nhat=co")))
                .andExpect(header().doesNotExist("Refresh"));
        browser.perform(get("/cong-viec/" + id + "?tu-cap-nhat=co").with(people.as(owner)))
                .andExpect(header().exists("Refresh"));
        end.countDown();
        awaitEnd(id);
        browser.perform(get("/cong-viec/" + id + "?tu-cap-nhat=co").with(people.as(owner)))
                .andExpect(header().doesNotExist("Refresh"));
    }

    @Test
    void stoppingLeadsBackToAPageOfThisProgramOnly() throws Exception {
        UUID owner = people.account(Role.UNIT_OFFICER);
        UUID id = started(owner, "stopping", run -> {});
        awaitEnd(id);

        browser.perform(post("/cong-viec/" + id + "/dung")
                        .param("ve", "/ke-hoach/12")
                        .with(people.as(owner))
                        .with(csrf()))
                .andExpect(redirectedUrl("/ke-hoach/12"));
        browser.perform(post("/cong-viec/" + id + "/dung")
                        .param("ve", "//evil.example")
                        .with(people.as(owner))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cong-viec/" + id));
    }

    @Test
    void aBrowserFollowsTheProgressToTheEnd() {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (BrowserContext visitor = Chromium.visitor(port, 360, 740)) {
            UUID owner = people.signIn(visitor, port, Role.UNIT_OFFICER);
            UUID id = started(owner, "followed", run -> {
                run.progress(2, 9, "test.note", 2, 9);
                half.await();
                run.progress(6, 9, "test.note", 6, 9);
                end.await();
                run.result("/cong-viec");
            });
            Page page = visitor.newPage();
            page.navigate("/cong-viec/" + id);
            page.locator("[data-job-words]:has-text('Trang 2 trên 9')").waitFor();
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            Chromium.picture(page, "job-360");
            half.countDown();
            page.locator("progress[value='6']").waitFor();
            assertThat(page.locator("[data-job-words]").textContent()).contains("Trang 6 trên 9");
            end.countDown();
            page.locator(".tag.done").waitFor();
            page.locator("a.btn[href='/cong-viec']").click();
            page.locator("h1").waitFor();
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            Chromium.picture(page, "jobs-360");
        } finally {
            half.countDown();
            end.countDown();
        }
    }
}
