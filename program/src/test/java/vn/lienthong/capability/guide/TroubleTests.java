package vn.lienthong.capability.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class TroubleTests {

    private static final Pattern REFERENCE = Pattern.compile("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}");

    @LocalServerPort
    int port;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Test
    void aFaultShowsAReferenceThatStandsInTheLogAndNothingOfWhatTheExceptionSays(CapturedOutput log) throws Exception {
        MockHttpServletResponse answer =
                browser.perform(get("/thu-hong/bat-ngo")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("<h1>Chương trình gặp lỗi</h1>", "href=\"/thu-hong/bat-ngo\"")
                .doesNotContain(BrokenPages.SECRET);
        assertThat(log.getAll())
                .contains(reference(answer.getContentAsString()))
                .contains("BrokenPages.unexpected")
                .doesNotContain(BrokenPages.SECRET);
    }

    @Test
    void theEnglishReaderIsToldInEnglish() throws Exception {
        assertThat(browser.perform(get("/thu-hong/bat-ngo?lang=en"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<h1>The program has failed</h1>");
    }

    @Test
    void aProgramGetsProblemJson() throws Exception {
        MockHttpServletResponse answer = browser.perform(
                        get("/thu-hong/tranh-nhau").header("Accept", "application/json"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString())
                .contains("\"type\":\"urn:lienthong:trouble:conflict\"", "\"status\":409", "\"reference\":")
                .doesNotContain(BrokenPages.SECRET);
    }

    @Test
    void aPartOfAPageGetsANoteInThePage() throws Exception {
        MockHttpServletResponse answer = browser.perform(
                        get("/thu-hong/tranh-nhau").header("HX-Request", "true"))
                .andReturn()
                .getResponse();
        assertThat(answer.getHeader("HX-Retarget")).isEqualTo("#trouble");
        assertThat(answer.getContentAsString()).contains("class=\"alert bad").doesNotContain("<html");
    }

    @Test
    void anIdThatIsNoIdLeadsNowhere() throws Exception {
        assertThat(browser.perform(get("/thu-hong/so/abc"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aMissingFileIsSaidToBeMissing() throws Exception {
        assertThat(browser.perform(post("/thu-hong/tep").with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void theRunningServerTellsRefusedFromEndedFromLostFromTooLarge() {
        try (BrowserContext visitor = Chromium.visitor(port, 1200, 800)) {
            // without a session: the form is not taken, and the page says how to go on
            assertThat(page(visitor.request().post("/thu-hong/gui"), 401)).contains("Phiên làm việc đã kết thúc");
            people.signIn(visitor, port, Role.UNIT_OFFICER);
            assertThat(page(visitor.request().get("/thu-hong/cho-rieng"), 403))
                    .contains("chưa được giao quyền", "Mã tra cứu");
            assertThat(page(visitor.request().get("/khong-co-trang-nay"), 404)).contains("Không có trang này");
            assertThat(page(visitor.request().post("/thu-hong/gui"), 403)).contains("lần đăng nhập trước");
            assertThat(page(visitor.request().get("/thu-hong/gui"), 405)).contains("không mở theo cách đó");
            assertThat(visitor.request()
                            .get("/thu-hong/cho-rieng", RequestOptions.create().setHeader("Accept", "application/json"))
                            .headers()
                            .get("content-type"))
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void aTooLargeFileIsReadToItsEndAndAnsweredByAPage() throws Exception {
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOf(head, 62 * 1024 * 1024);
        HttpRequest upload = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/thu-hong/tep"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Cookie", "lienthong=" + people.token(people.account(Role.UNIT_OFFICER)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(upload, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("Tệp quá lớn");
        }
    }

    private static String page(APIResponse answer, int status) {
        assertThat(answer.status()).as(answer.url()).isEqualTo(status);
        reference(answer.text());
        return answer.text();
    }

    private static String reference(String page) {
        Matcher matcher = REFERENCE.matcher(page);
        assertThat(matcher.find()).as("a reference").isTrue();
        return matcher.group();
    }
}
