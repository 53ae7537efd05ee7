package vn.lienthong.capability.privacy;

import java.net.http.HttpResponse;
import java.util.Map;
import vn.lienthong.capability.access.TestVisitor;

/** A citizen of the sandbox in a browser: signs in with VNeID and comes back. */
public final class TestCitizen {

    public static final String LO = "099168000101";
    public static final String NGUYEN = "099075000202";
    public static final String HA_LEVEL_1 = "099201000404";

    private TestCitizen() {}

    public static TestVisitor signedIn(int port, String number, int level) {
        TestVisitor browser = new TestVisitor(port);
        signIn(browser, number, level, "/cong-dan");
        return browser;
    }

    /** In a browser that is there, perhaps an officer's. The address to which VNeID leads back. */
    public static String signIn(TestVisitor browser, String number, int level, String next) {
        HttpResponse<String> start = browser.submit(
                browser.get("/cong-dan/dang-nhap"), "/vneid/cong-dan", Map.of("muc", "" + level, "tiep", next));
        HttpResponse<String> desk = browser.get(onward(start));
        String ticket = desk.body().replaceAll("(?s).*name=\"phieu\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> done = browser.submit(
                desk,
                "/vneid-thu/dong-y",
                Map.of("phieu", ticket, "cong-dan", number, "ma", "123456", "tra-loi", "co"));
        return TestVisitor.location(browser.get(onward(done)));
    }

    private static String onward(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s).*http-equiv=\"refresh\" content=\"0;url=([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }
}
