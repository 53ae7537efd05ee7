package vn.lienthong.capability.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.capability.api.TestTokens.bearer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class ApiTests {

    private static final String THINGS = "/api/v1/test-things";

    @Autowired
    MockMvc program;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestThings things;

    @Autowired
    TestPeople people;

    @Autowired
    TokenStore store;

    @Autowired
    Tokens book;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    private String thing() {
        String id = UUID.randomUUID().toString();
        things.things.put(id, new TestThings.ThingView(id, "red", 1, null));
        return id;
    }

    private MockHttpServletRequestBuilder change(String id, String secret, String key, String colour) {
        return patch(THINGS + "/" + id)
                .with(bearer(secret))
                .header("Idempotency-Key", key)
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"colour\":\"" + colour + "\"}");
    }

    @Test
    void withoutATokenOrWithAWrongOneNobodyComesInAndASessionIsNoToken() throws Exception {
        program.perform(get(THINGS))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(401));
        program.perform(get(THINGS).with(bearer("lienthong_wrong")))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")));
        program.perform(get(THINGS).with(people.as(Role.ADMINISTRATOR))).andExpect(status().isUnauthorized());
    }

    @Test
    void aTokenWorksUntilItIsRevokedOrItsLastDayHasPassed() throws Exception {
        Tokens.Made made = tokens.made(null, 600, "pilots.read");
        program.perform(get(THINGS).with(bearer(made.secret()))).andExpect(status().isOk());
        assertThat(store.find(made.token().id()).orElseThrow().lastUsedAt()).isNotNull();

        database.sql("update api_token set expires_on = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(1))
                .param("id", made.token().id())
                .update();
        program.perform(get(THINGS).with(bearer(made.secret()))).andExpect(status().isUnauthorized());

        Tokens.Made other = tokens.made(null, 600, "pilots.read");
        book.revoke(other.token().id());
        program.perform(get(THINGS).with(bearer(other.secret()))).andExpect(status().isUnauthorized());
    }

    @Test
    void theSecretIsNotKept() {
        Tokens.Made made = tokens.made(null, 600, "pilots.read");
        String row = database.sql("select to_jsonb(t)::text from api_token t where id = :id")
                .param("id", made.token().id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(made.secret().substring(20));
    }

    @Test
    void aTokenHasItsRightsAtItsAgencyOnly() throws Exception {
        UUID here = UUID.randomUUID();
        String secret = tokens.secret(here, "pilots.read");
        program.perform(get(THINGS + "/at/" + here).with(bearer(secret)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.colour").value("Thử kết nối"));
        program.perform(get(THINGS + "/at/" + UUID.randomUUID()).with(bearer(secret)))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        program.perform(change(thing(), secret, "k", "blue")).andExpect(status().isForbidden());
    }

    @Test
    void everyMistakeIsAProblemWithItsOwnStatus() throws Exception {
        String secret = tokens.secret(null, "pilots.read", "locality.manage");
        String id = thing();
        List<MvcResult> wrong = new ArrayList<>();
        wrong.add(program.perform(get("/api/v1/no-such").with(bearer(secret)))
                .andExpect(status().isNotFound())
                .andReturn());
        wrong.add(program.perform(get(THINGS + "/nobody").with(bearer(secret)))
                .andExpect(status().isNotFound())
                .andReturn());
        wrong.add(program.perform(get(THINGS + "/at/no-uuid").with(bearer(secret)))
                .andExpect(status().isNotFound())
                .andReturn());
        wrong.add(program.perform(get(THINGS + "?limit=0").with(bearer(secret)))
                .andExpect(status().isBadRequest())
                .andReturn());
        wrong.add(program.perform(get(THINGS + "?limit=many").with(bearer(secret)))
                .andExpect(status().isBadRequest())
                .andReturn());
        wrong.add(program.perform(get(THINGS + "?cursor=xyz").with(bearer(secret)))
                .andExpect(status().isBadRequest())
                .andReturn());
        wrong.add(program.perform(put(THINGS).with(bearer(secret)))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET"))
                .andReturn());
        wrong.add(program.perform(get(THINGS).accept("text/html").with(bearer(secret)))
                .andExpect(status().isNotAcceptable())
                .andReturn());
        wrong.add(program.perform(change(id, secret, "a1", "x").contentType("text/plain"))
                .andExpect(status().isUnsupportedMediaType())
                .andReturn());
        wrong.add(program.perform(change(id, secret, "a2", "x").content("{"))
                .andExpect(status().isBadRequest())
                .andReturn());
        for (MvcResult result : wrong) {
            String address = String.valueOf(result.getRequest().getRequestURI());
            assertThat(result.getResponse().getContentType()).as(address).startsWith("application/problem+json");
            JsonNode problem =
                    json.readTree(result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(problem.get("status").asInt())
                    .as(address)
                    .isEqualTo(result.getResponse().getStatus());
            assertThat(problem.get("title").asString()).as(address).isNotBlank().doesNotContain("api.problem");
            assertThat(problem.get("detail").asString())
                    .as(address)
                    .isNotBlank()
                    .doesNotContain("api.problem");
        }
    }

    @Test
    void aProblemDoesNotRepeatWhatACallerPutIntoTheAddress() throws Exception {
        String secret = tokens.secret(null, "pilots.read");
        for (String told : List.of("001190001234", "NGUY%E1%BB%84N%20V%C4%82N%20AN", secret)) {
            program.perform(get(java.net.URI.create(THINGS + "/at/" + told)).with(bearer(secret)))
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.instance").doesNotExist())
                    .andExpect(content().string(not(containsString(told))));
        }
        program.perform(get(THINGS + "/at/" + UUID.randomUUID() + "/no-such").with(bearer(secret)))
                .andExpect(jsonPath("$.instance").exists());
    }

    @Test
    void theCallerSaysTheLanguage() throws Exception {
        program.perform(get(THINGS).header("Accept-Language", "fr, en;q=0.8"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(jsonPath("$.title").value("A token is needed"));
        program.perform(get(THINGS))
                .andExpect(header().string("Content-Language", "vi"))
                .andExpect(jsonPath("$.title").value("Cần thẻ kết nối"));
    }

    @Test
    void pagesMissNothingAndRepeatNothingThoughRowsAreAddedMeanwhile() throws Exception {
        String secret = tokens.secret(null, "pilots.read");
        things.things.clear();
        for (int i = 10; i < 30; i += 2) {
            things.things.put("t" + i, new TestThings.ThingView("t" + i, "red", 1, null));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json.readTree(program.perform(get(THINGS)
                            .param("limit", "3")
                            .param("cursor", cursor)
                            .with(bearer(secret)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            things.things.put("t11", new TestThings.ThingView("t11", "added before", 1, null));
            things.things.put("t27", new TestThings.ThingView("t27", "added after", 1, null));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("t10", "t12", "t14", "t16", "t18", "t20", "t22", "t24", "t26", "t27", "t28");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        String secret = tokens.secret(null, "pilots.read");
        String id = thing();
        program.perform(get(THINGS + "/" + id).with(bearer(secret)).header("If-None-Match", "\"1\""))
                .andExpect(status().isNotModified());
        String tag =
                java.util.Objects.requireNonNull(program.perform(get(THINGS).with(bearer(secret)))
                        .andReturn()
                        .getResponse()
                        .getHeader("ETag"));
        program.perform(get(THINGS).with(bearer(secret)).header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        thing();
        program.perform(get(THINGS).with(bearer(secret)).header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void aChangeNeedsTheStateThatWasRead() throws Exception {
        String secret = tokens.secret(null, "pilots.read", "locality.manage");
        String id = thing();
        program.perform(patch(THINGS + "/" + id)
                        .with(bearer(secret))
                        .header("Idempotency-Key", "b1")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"colour\":\"blue\"}"))
                .andExpect(status().is(428));
        program.perform(change(id, secret, "b2", "blue"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
        program.perform(change(id, secret, "b3", "green")).andExpect(status().isPreconditionFailed());
    }

    @Test
    void theSameCallTwiceIsDoneOnceAndAnotherCallWithItsKeyIsRefused() throws Exception {
        String secret = tokens.secret(null, "pilots.read", "locality.manage");
        String id = thing();
        int before = things.writes.get();
        String first = program.perform(change(id, secret, "c1", "blue"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        program.perform(change(id, secret, "\"c1\"", "blue"))
                .andExpect(status().isOk())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(content().string(first));
        program.perform(change(id, secret, "c1", "green")).andExpect(status().is(422));
        assertThat(things.writes.get() - before).isEqualTo(1);

        String other = tokens.secret(null, "pilots.read", "locality.manage");
        program.perform(change(id, other, "c1", "blue")).andExpect(status().isPreconditionFailed());
        program.perform(patch(THINGS + "/" + id)
                        .with(bearer(secret))
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:lienthong:trouble:key-missing"));
    }

    @Test
    void whatFailedOnOurSideMayBeTriedAgainWithTheSameKey() throws Exception {
        String secret = tokens.secret(null, "pilots.read", "locality.manage");
        String id = thing();
        program.perform(change(id, secret, "d1", "boom"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(content().string(not(containsString("boom"))));
        program.perform(change(id, secret, "d1", "boom")).andExpect(status().isInternalServerError());
    }

    @Test
    void aCallThatIsStillBeingDoneIsSaidToBe() throws Exception {
        Tokens.Made made = tokens.made(null, 600, "pilots.read", "locality.manage");
        String id = thing();
        database.sql(
                        "insert into api_repeat (token_id, key, fingerprint, began_at) values (:token, 'e1', :print, :now)")
                .param("token", made.token().id())
                .param("print", TokenStore.hash("PATCH " + THINGS + "/" + id + "?null\n{\"colour\":\"blue\"}"))
                .param("now", TokenStore.utc(clock.instant()))
                .update();
        program.perform(change(id, made.secret(), "e1", "blue")).andExpect(status().isConflict());
        database.sql("update api_repeat set began_at = began_at - interval '3 minutes' where token_id = :token")
                .param("token", made.token().id())
                .update();
        program.perform(change(id, made.secret(), "e1", "blue")).andExpect(status().isOk());
    }

    @Test
    void tooManyCallsAreToldWhenToComeAgain() throws Exception {
        Tokens.Made made = tokens.made(null, 2, "pilots.read");
        program.perform(get(THINGS).with(bearer(made.secret())))
                .andExpect(status().isOk())
                .andExpect(header().string("RateLimit-Policy", "\"token\";q=2;w=60"))
                .andExpect(header().string("RateLimit", containsString("r=1")));
        program.perform(get(THINGS).with(bearer(made.secret()))).andExpect(status().isOk());
        program.perform(get(THINGS).with(bearer(made.secret())))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void anAdministratorMakesATokenInTheBrowserSeesItOnceAndTakesItBack() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        String form = TokenPages.PATH + "/moi";
        program.perform(post(form).with(people.as(administrator)).with(csrf()).param("ten", "Tỉnh"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Chọn ít nhất một quyền")));
        String shown = program.perform(post(form)
                        .with(people.as(administrator))
                        .with(csrf())
                        .param("ten", "Bảng điều hành tỉnh")
                        .param("quyen", "pilots.read")
                        .param("den-ngay", "31/12/" + (LocalDate.now(clock).getYear() + 1))
                        .param("nhip", "60"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String secret = shown.replaceAll("(?s).*value=\"(lienthong_[A-Za-z0-9_-]+)\".*", "$1");
        program.perform(get(THINGS).with(bearer(secret))).andExpect(status().isOk());
        program.perform(get(TokenPages.PATH).with(people.as(administrator)))
                .andExpect(content().string(containsString("Bảng điều hành tỉnh")))
                .andExpect(content().string(not(containsString(secret))));

        UUID id = store.bySecret(secret).orElseThrow().id();
        program.perform(post(TokenPages.PATH + "/" + id + "/thu-hoi")
                        .with(people.as(administrator))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        program.perform(get(THINGS).with(bearer(secret))).andExpect(status().isUnauthorized());
    }
}
