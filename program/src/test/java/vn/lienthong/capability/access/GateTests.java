package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Gate.Rule;

/** Every page of every room, asked for by every role: nothing new can be reached unless somebody said so. */
@HouseTest
class GateTests {

    /** Reached without an account; a new one is added here on purpose or not at all. */
    private static final Set<String> OPEN = Set.of(
            "GET /dang-nhap",
            "GET /dang-nhap/ma",
            "POST /dang-nhap",
            "POST /dang-nhap/ma",
            "GET /ngoai-mang/tho.js",
            "GET /ngoai-mang/hoi-thon",
            "GET /ngoai-mang/thu",
            "POST /ngoai-mang/nhan",
            "GET /tro-giup",
            "GET /tro-giup/{page}",
            "GET /chung-chi",
            "GET /chung-chi/lien-thong.crt",
            "GET /api/v1/openapi.json",
            "GET /lich/{secret}.ics",
            "GET /sso/.well-known/openid-configuration",
            "GET /sso/jwks",
            "POST /sso/token",
            "POST /sso/introspect",
            "POST /sso/revoke",
            "GET /sso/userinfo",
            "POST /sso/userinfo",
            "GET /sso/authorize",
            "POST /sso/authorize",
            "GET /sso/tiep-tuc",
            "POST /sso/tiep-tuc",
            "GET /sso/logout",
            "POST /sso/logout",
            "POST /sso/da-dang-xuat",
            "GET /sso/roi-ung-dung",
            "GET /sso/huong-dan",
            "GET /sso/proxy/kiem-tra",
            "GET /sso/proxy/vao",
            "GET /sso/proxy/qua-cong",
            "GET /sso/proxy/tra-ve",
            "POST /vneid/cong-dan",
            "GET /vneid/can-bo",
            "GET /vneid/tra-ve",
            "GET /cong-dan",
            "GET /cong-dan/dang-nhap",
            "POST /cong-dan/dang-xuat",
            "GET /vneid-thu/.well-known/openid-configuration",
            "GET /vneid-thu/jwks",
            "POST /vneid-thu/token",
            "GET /vneid-thu/authorize",
            "GET /vneid-thu/cho",
            "POST /vneid-thu/dong-y",
            "GET /vneid-thu/dien-thoai",
            "POST /vneid-thu/dien-thoai",
            "GET /vneid-thu/logout",
            "GET /dang-nhap/khoa",
            "POST /dang-nhap/khoa",
            "GET /cong-dan/quyen-du-lieu",
            "GET /cong-dan/quyen-du-lieu/gui/{slug}",
            "POST /cong-dan/quyen-du-lieu/gui/{slug}",
            "GET /cong-dan/quyen-du-lieu/nhat-ky",
            "POST /cong-dan/quyen-du-lieu/nhat-ky/hoi",
            "GET /cong-dan/quyen-du-lieu/yeu-cau/{id}",
            "GET /cong-dan/quyen-du-lieu/yeu-cau/{id}/du-lieu",
            "GET /cong-dan/quyen-du-lieu/yeu-cau/{id}/phieu",
            "GET /cong-dan/quyen-du-lieu/yeu-cau/{id}/tep/{document}",
            "POST /cong-dan/quyen-du-lieu/yeu-cau/{id}/tep",
            "POST /cong-dan/quyen-du-lieu/yeu-cau/{id}/ban-sao",
            "POST /cong-dan/quyen-du-lieu/yeu-cau/{id}/rut",
            "POST /cong-dan/quyen-du-lieu/dong-y/rut",
            "GET /cong-dan/thay-mat",
            "GET /cong-dan/thay-mat/{id}/dung",
            "POST /cong-dan/thay-mat/{id}/dung",
            "GET /cong-dan/thay-mat/cho-toi/{id}/dung",
            "POST /cong-dan/thay-mat/cho-toi/{id}/dung",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/gui/{slug}",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/gui/{slug}",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/nhat-ky",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/nhat-ky/hoi",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/du-lieu",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/phieu",
            "GET /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/tep/{document}",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/tep",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/ban-sao",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/yeu-cau/{id}/rut",
            "POST /cong-dan/thay-mat/{mandate}/quyen-du-lieu/dong-y/rut",
            "GET /muc-dich-su-dung-du-lieu",
            "GET /muc-dich-su-dung-du-lieu/xuat.{ending:xlsx|csv}",
            "POST /quoc-gia-thu/{service}",
            "POST /quoc-gia-thu/r1/{instance}/{memberClass}/{member}/{subsystem}/{service}",
            "GET /dev/parts");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Rights rights;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc browser;

    /** @param sends what it takes; empty: anything */
    private record Address(HttpMethod method, String path, String sends) {
        Address(HttpMethod method, String path) {
            this(method, path, "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Map<Address, Rule> pages() {
        Map<Address, Rule> all = new TreeMap<>(java.util.Comparator.comparing(Address::toString));
        for (Map.Entry<RequestMappingInfo, HandlerMethod> page :
                mapping.getHandlerMethods().entrySet()) {
            if (madeForTests(page.getValue().getBeanType())) {
                continue;
            }
            RequestMappingInfo info = page.getKey();
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            String sends = info.getConsumesCondition().getConsumableMediaTypes().stream()
                    .findFirst()
                    .map(MediaType::toString)
                    .orElse("");
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    all.put(new Address(method.asHttpMethod(), pattern, sends), Gate.rule(page.getValue()));
                }
            }
        }
        return all;
    }

    private static boolean madeForTests(Class<?> pages) {
        return pages.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    private int status(Address page, String role) throws Exception {
        return status(page, Optional.of(people.as(role)));
    }

    private int status(Address page, Optional<RequestPostProcessor> who) throws Exception {
        String path = filled(page.path()).replace("/**", "/x");
        var asked = request(page.method(), path).with(csrf());
        if (!page.sends().isEmpty()) {
            asked = asked.contentType(page.sends()).content("{}");
        }
        return browser.perform(who.isPresent() ? asked.with(who.get()) : asked)
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** An address with something in each of its blanks; a blank for digits gets digits. */
    private static String filled(String pattern) {
        return pattern.replaceAll("\\{\\w+:[^/]*(\\[0-9]|\\\\d)[^/]*}", "12345")
                .replaceAll("\\{\\w+:\\[(\\d)-\\d]}", "$1")
                .replaceAll("\\{\\w+:([a-z]+)\\|[^/{}]*}", "$1")
                .replaceAll("\\{\\w+:\\[a-z][^/{}]*}", "mot.hai")
                .replaceAll("\\{[^/]*}", UUID.randomUUID().toString());
    }

    @Test
    void everyPageSaysWhoMayReachIt() {
        List<String> silent = new ArrayList<>();
        pages().forEach((page, rule) -> {
            if (rule instanceof Rule.Nobody) {
                silent.add(page.toString());
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void onlyTheDoorIsOpenToAll() {
        Set<String> open = new TreeSet<>();
        pages().forEach((page, rule) -> {
            if (rule instanceof Rule.Everyone) {
                open.add(page.toString());
            }
        });
        assertThat(open).isSubsetOf(OPEN);
    }

    @Test
    void everyRightThatAPageNamesIsDeclared() {
        List<String> unknown = new ArrayList<>();
        pages().forEach((page, rule) -> {
            if (rule instanceof Rule.Holders holders) {
                holders.rights().stream()
                        .filter(right -> !right.equals(Allowed.SIGNED_IN) && !rights.known(right))
                        .forEach(right -> unknown.add(page + ": " + right));
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void aStrangerReachesNoPage() throws Exception {
        for (Map.Entry<Address, Rule> page : pages().entrySet()) {
            if (!(page.getValue() instanceof Rule.Everyone)) {
                assertThat(status(page.getKey(), Optional.empty()))
                        .as(page.getKey().toString())
                        .isEqualTo(forPrograms(page.getKey()) ? 401 : 302);
            }
        }
    }

    @Test
    void eachRoleIsRefusedWhatItDoesNotHold() throws Exception {
        Map<Address, Rule> pages = pages();
        for (Role role : rights.roles()) {
            var holder = Optional.of(people.as(role.code()));
            for (Map.Entry<Address, Rule> page : pages.entrySet()) {
                if (page.getValue() instanceof Rule.Holders holders
                        && !holders.anyoneSignedIn()
                        && holders.rights().stream().noneMatch(rights.held(role.code())::contains)) {
                    assertThat(status(page.getKey(), holder))
                            .as(role.code() + " at " + page.getKey())
                            .isEqualTo(forPrograms(page.getKey()) ? 401 : 403);
                }
            }
        }
    }

    /** Programs come in by tokens; the session of a person, whatever its role, is none. */
    private static boolean forPrograms(Address page) {
        return page.path().startsWith("/api/");
    }

    @Test
    void whoHoldsARightIsNotRefusedThere() throws Exception {
        assertThat(status(new Address(HttpMethod.GET, AccountPages.PATH), Role.ADMINISTRATOR))
                .isEqualTo(200);
        assertThat(status(new Address(HttpMethod.GET, AccountPages.PATH), Role.UNIT_OFFICER))
                .isEqualTo(403);
    }

    @Test
    void aPageThatSaysNothingIsReachedByNobody() throws Exception {
        assertThat(Gate.rule(new HandlerMethod(new Silent(), "page"))).isInstanceOf(Rule.Nobody.class);
        assertThat(Gate.rule(new HandlerMethod(new Torn(), "page"))).isInstanceOf(Rule.Nobody.class);
        assertThat(Gate.rule(new HandlerMethod(new Torn(), "narrower"))).isEqualTo(new Rule.Holders(Set.of("a.b")));
    }

    static class Silent {
        public void page() {}
    }

    @OpenToAll
    @Allowed("x.y")
    static class Torn {
        public void page() {}

        @Allowed("a.b")
        public void narrower() {}
    }
}
