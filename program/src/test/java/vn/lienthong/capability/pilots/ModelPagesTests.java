package vn.lienthong.capability.pilots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class ModelPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Test
    void theListShowsAllFortyFourModelsToEveryRoleAndNoneToStrangers() throws Exception {
        for (String role :
                List.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
            String page = browser.perform(get("/mo-hinh").with(people.as(role)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page.split("href=\"/mo-hinh/", -1).length - 1)
                    .as(role)
                    .isEqualTo(Catalogue.load().all().size());
        }
        browser.perform(get("/mo-hinh")).andExpect(redirectedUrlPattern("/dang-nhap?*"));
    }

    @Test
    void aSearchWithoutMarksAndAGroupNarrowTheList() throws Exception {
        browser.perform(get("/mo-hinh?nhom=II").param("q", "khach san").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(containsString("/mo-hinh/lodging-hotels")))
                .andExpect(content().string(not(containsString("/mo-hinh/sso"))));
    }

    @Test
    void aNewFolderIsAModelThatRunsHereThoughNoOtherFileNamesIt() throws Exception {
        browser.perform(get("/mo-hinh?trang-thai=dang-chay").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(containsString("/mo-hinh/qr-posters")));
        browser.perform(get("/mo-hinh/qr-posters").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(containsString("href=\"/ma-qr-thu\"")))
                .andExpect(content().string(containsString("Mở mã QR thử")));
    }

    @Test
    void everyModelHasAPageInBothLanguages() throws Exception {
        for (Catalogue.Entry entry : Catalogue.load().all()) {
            for (String language : List.of("vi", "en")) {
                browser.perform(get("/mo-hinh/" + entry.id() + "?lang=" + language)
                                .with(people.as(Role.UNIT_OFFICER)))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString(">pilots."))));
            }
        }
    }

    @Test
    void anUnknownModelIsAPageThatIsNotThere() throws Exception {
        browser.perform(get("/mo-hinh/khong-co").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("<h1>")));
    }

    @Test
    void theSearchFieldFindsModels() throws Exception {
        browser.perform(get("/tim").param("q", "luu tru").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(containsString("/mo-hinh/lodging-hotels")));
    }

    @Test
    void listAndModelAreRightForPhonesForAxeAndInHighContrast() {
        for (int width : new int[] {360, 1440}) {
            try (var visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.UNIT_HEAD);
                Page page = visitor.newPage();
                for (String path :
                        List.of("/mo-hinh", "/mo-hinh/lodging-hotels?contrast=high", "/mo-hinh/sso?contrast=auto")) {
                    page.navigate(path);
                    Chromium.picture(page, "models-" + width + path.replaceAll("[^a-z]+", "-"));
                    assertThat(Chromium.axe(page)).as(path).isEmpty();
                    assertThat(Chromium.overflows(page)).as(path).isFalse();
                }
            }
        }
    }
}
