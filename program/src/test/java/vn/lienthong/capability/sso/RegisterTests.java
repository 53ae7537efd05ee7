package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** The register of applications, as its administrator and the agencies use it. */
@HouseTest
class RegisterTests {

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore store;

    @Autowired
    Locality locality;

    @Autowired
    Grants grants;

    private UUID administrator = new UUID(0, 0);
    private UUID agency = new UUID(0, 0);

    @BeforeEach
    void anAgencyAndAnAdministrator() {
        agency = agency("Trường thử");
        administrator = people.account(Role.ADMINISTRATOR);
    }

    private UUID agency(String name) {
        return ((AgencyChange.Done)
                        locality.create("other", name + " " + Ids.next(), "122", null, LocalDate.of(2020, 1, 1)))
                .agency();
    }

    private MockHttpServletRequestBuilder form(String client) {
        return post("/quan-tri/ung-dung/moi")
                .param("ten", "Học bạ " + client)
                .param("ma", client)
                .param("cach", "secret")
                .param("don-vi", agency.toString())
                .param("lien-he", "Tổ phần mềm")
                .param("chuyen-ve", "https://hoc-ba.example/callback")
                .param("pham-vi", "profile")
                .param("che-do", "pkce")
                .param("ngay", "30")
                .param("muc", "")
                .with(csrf());
    }

    private Application registered() throws Exception {
        String client = "hoc-ba-" + UUID.randomUUID();
        browser.perform(form(client).with(people.as(administrator))).andExpect(status().isOk());
        return store.byClientId(client).orElseThrow();
    }

    @Test
    void theSecretIsShownOnceAndOpensTheApplication() throws Exception {
        String client = "hoc-ba-" + UUID.randomUUID();
        String page = browser.perform(form(client).with(people.as(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String secret = page.replaceAll("(?s).*value=\"(lt_sso_[^\"]+)\".*", "$1");
        assertThat(grants.client(client, secret)).isPresent();
        assertThat(grants.client(client, secret + "x")).isEmpty();
        assertThat(grants.client(client, "")).isEmpty();
        Application made = store.byClientId(client).orElseThrow();
        String later = browser.perform(get("/quan-tri/ung-dung/" + made.id()).with(people.as(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(later).doesNotContain("lt_sso_").contains(client).contains("Đang thử");
        String next = browser.perform(post("/quan-tri/ung-dung/" + made.id() + "/ma-bi-mat")
                        .with(csrf())
                        .with(people.as(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s).*value=\"(lt_sso_[^\"]+)\".*", "$1");
        assertThat(next).isNotEqualTo(secret);
        assertThat(grants.client(client, next)).isPresent();
        assertThat(grants.client(client, secret)).as("a week longer").isPresent();
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsKept() throws Exception {
        for (String odd : List.of(
                "",
                "hoc-ba.example",
                "http://hoc-ba.example/",
                "https://*.example/",
                "https://a.example/#x",
                "https://u:p@a.example/",
                "javascript:alert(1)")) {
            String client = "sai-" + UUID.randomUUID();
            browser.perform(form(client)
                            .with(request -> {
                                request.setParameter("chuyen-ve", odd);
                                return request;
                            })
                            .with(people.as(administrator)))
                    .andExpect(status().isUnprocessableContent());
            assertThat(store.byClientId(client)).as(odd).isEmpty();
        }
        Application taken = registered();
        browser.perform(form(taken.clientId()).with(people.as(administrator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aStoppedApplicationIsClosedAtOnce() throws Exception {
        Application made = registered();
        String path = "/quan-tri/ung-dung/" + made.id();
        browser.perform(post(path + "/dung").with(csrf()).with(people.as(administrator)))
                .andExpect(redirectedUrl(path));
        assertThat(store.find(made.id()).orElseThrow().stopped()).isTrue();
        browser.perform(get("/sso/authorize")
                        .param("client_id", made.clientId())
                        .param("redirect_uri", made.redirectUris().getFirst())
                        .param("response_type", "code")
                        .param("scope", "openid"))
                .andExpect(status().isBadRequest());
        browser.perform(post(path + "/mo-lai").with(csrf()).with(people.as(administrator)));
        assertThat(store.find(made.id()).orElseThrow().stopped()).isFalse();
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() throws Exception {
        Application made = registered();
        String path = "/quan-tri/ung-dung/" + made.id() + "/sua";
        for (int expected : List.of(302, 422)) {
            browser.perform(post(path)
                            .param("lan", Integer.toString(made.version()))
                            .param("ten", "Tên mới")
                            .param("don-vi", agency.toString())
                            .param("lien-he", "Tổ phần mềm")
                            .param("chuyen-ve", "https://hoc-ba.example/moi")
                            .param("ngay", "30")
                            .with(csrf())
                            .with(people.as(administrator)))
                    .andExpect(status().is(expected));
        }
        assertThat(store.find(made.id()).orElseThrow().redirectUris()).containsExactly("https://hoc-ba.example/moi");
    }

    @Test
    void anAgencySeesItsOwnApplicationAndBeginsGoingLiveButChangesNothing() throws Exception {
        Application made = registered();
        String path = "/quan-tri/ung-dung/" + made.id();
        UUID own = people.account(Role.UNIT_OFFICER, agency);
        UUID other = people.account(Role.UNIT_OFFICER, agency("Trường khác"));
        browser.perform(get(path).with(people.as(own))).andExpect(status().isOk());
        browser.perform(get(path).with(people.as(other))).andExpect(status().isForbidden());
        browser.perform(post(path + "/van-hanh").with(csrf()).with(people.as(other)))
                .andExpect(status().isForbidden());
        for (String act : List.of("/dung", "/ma-bi-mat", "/sua", "/vai-tro")) {
            browser.perform(post(path + act).with(csrf()).with(people.as(own))).andExpect(status().isForbidden());
        }
        assertThat(browser.perform(get("/quan-tri/ung-dung").with(people.as(other)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain(made.clientId());
        String begun = browser.perform(post(path + "/van-hanh").with(csrf()).with(people.as(own)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(begun).startsWith("/van-hanh/");
        assertThat(store.find(made.id()).orElseThrow().golive()).isNotNull();
        browser.perform(post(path + "/van-hanh").with(csrf()).with(people.as(own)))
                .andExpect(redirectedUrl(begun == null ? "" : begun));
    }

    @Test
    void aLongListComesInPages() throws Exception {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 3; i++) {
            browser.perform(form("trang-" + mark + "-" + i).with(people.as(administrator)))
                    .andExpect(status().isOk());
        }
        String first = browser.perform(
                        get("/quan-tri/ung-dung?dong=2&q=" + mark).with(people.as(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(first).contains("trang-" + mark + "-0", "trang-" + mark + "-1", "trang=2");
        assertThat(first).doesNotContain("trang-" + mark + "-2");
        assertThat(browser.perform(get("/quan-tri/ung-dung?dong=2&trang=2&q=" + mark)
                                .with(people.as(administrator)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("trang-" + mark + "-2")
                .doesNotContain("trang-" + mark + "-1");
    }

    @Test
    void theListIsSavedAsASheet() throws Exception {
        Application made = registered();
        assertThat(browser.perform(get("/quan-tri/ung-dung/xuat.csv").with(people.as(administrator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains(made.clientId());
    }

    @Test
    void theVendorsPageNeedsNoAccountAndIsFilledIn() throws Exception {
        assertThat(browser.perform(get("/sso/huong-dan").param("ma", "hoc-ba-thcs"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("hoc-ba-thcs")
                .contains("/sso/.well-known/openid-configuration")
                .contains("${SSO_SECRET}");
    }
}
