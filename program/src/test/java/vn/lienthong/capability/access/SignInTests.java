package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;

@HouseTest
class SignInTests {

    @Autowired
    MockMvc browser;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    private String anAccount(String password) {
        String name = "nguoi-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.insert(name, "Người Thử", "", null, passwords.hash(password), false, false);
        return name;
    }

    @Test
    void theRightPasswordOpensASessionAndLeadsWhereOneWanted() throws Exception {
        String name = anAccount("mot-mat-khau-dai");
        browser.perform(post("/dang-nhap")
                        .param("ten", "  " + name.toUpperCase(java.util.Locale.ROOT) + " ")
                        .param("mat-khau", "mot-mat-khau-dai")
                        .param("tiep", "/tai-khoan?x=1")
                        .with(csrf()))
                .andExpect(redirectedUrl("/tai-khoan?x=1"))
                .andExpect(header().string("Set-Cookie", org.hamcrest.Matchers.containsString("HttpOnly")));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws Exception {
        String name = anAccount("mot-mat-khau-dai");
        String wrong = answer(name, "sai-mat-khau-roi");
        String unknown = answer("khong-co-" + UUID.randomUUID(), "sai-mat-khau-roi");
        assertThat(strip(unknown)).isEqualTo(strip(wrong)).contains("role=\"alert\"");
    }

    private String answer(String name, String password) throws Exception {
        return browser.perform(post("/dang-nhap")
                        .param("ten", name)
                        .param("mat-khau", password)
                        .with(csrf())
                        .with(request -> {
                            request.setRemoteAddr("198.51.100.7");
                            return request;
                        }))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String strip(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void aStrangerIsLedToTheDoorAndBack() throws Exception {
        browser.perform(get("/khong-co-trang-nay?a=1"))
                .andExpect(redirectedUrl("/dang-nhap?tiep=%2Fkhong-co-trang-nay%3Fa%3D1"));
    }

    @Test
    void aFormWithoutItsProofIsRefused() throws Exception {
        browser.perform(post("/dang-nhap").param("ten", "a").param("mat-khau", "b"))
                .andExpect(status().isForbidden());
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        assertThat(SignInPages.safe("https://example.com")).isEqualTo("/");
        assertThat(SignInPages.safe("//example.com")).isEqualTo("/");
        assertThat(SignInPages.safe("/\\example.com")).isEqualTo("/");
        assertThat(SignInPages.safe("/ke-hoach?tim=m%E1%BB%99t")).isEqualTo("/ke-hoach?tim=m%E1%BB%99t");
    }

    @Test
    void theContentPolicyIsStrict() throws Exception {
        browser.perform(get("/dang-nhap"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", SecurityConfiguration.CONTENT_POLICY));
    }
}
