package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static vn.lienthong.capability.api.TestTokens.bearer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.api.TestAnswers;
import vn.lienthong.capability.api.TestTokens;

/** A check by another program: right, key, answer without a person. */
@HouseTest
class CheckApiTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPersons persons;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestAnswers answers;

    @Autowired
    JsonMapper json;

    String here = "";
    String secret = "";

    @BeforeEach
    void aProgramOfACounter() {
        here = persons.communes().getFirst().code();
        secret = tokens.secret(persons.agency(here), IdentityConfiguration.CHECK);
    }

    private MvcResult call(String token, String key, Map<String, String> order) throws Exception {
        return web.perform(post("/api/v1/identity-checks")
                        .with(bearer(token))
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(order)))
                .andReturn();
    }

    private static Map<String, String> order(String qr) {
        return Map.of("qr", qr, "work", "identity.procedure", "record", "1.004222");
    }

    private static String body(MvcResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theAnswerSaysWhatCameOfItAndNamesNobody() throws Exception {
        TestPersons.Someone man = persons.man(here);
        MvcResult result = call(secret, UUID.randomUUID().toString(), order(man.qr()));
        answers.judge(result);
        assertThat(body(result))
                .contains("\"outcome\":\"CONFIRMED\"", "\"level\":\"PRINTED\"", "\"verdict\":\"YES\"")
                .doesNotContain(man.number(), man.name(), man.id().toString(), "1985");
        assertThat(persons.looks(man)).isEqualTo(1);
    }

    @Test
    void theSameCallAgainGetsTheSameAnswerAndLooksAtNobody() throws Exception {
        TestPersons.Someone man = persons.man(here);
        String key = UUID.randomUUID().toString();
        String first = body(call(secret, key, order(man.qr())));
        MvcResult again = call(secret, key, order(man.qr()));
        assertThat(body(again)).isEqualTo(first);
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(persons.looks(man)).isEqualTo(1);
        assertThat(call(secret, key, order(persons.man(here).qr()))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aTokenOfAnotherRightAndWorkOfOthersAreRefused() throws Exception {
        TestPersons.Someone man = persons.man(here);
        String other = tokens.secret(persons.agency(here), "plan.read");
        assertThat(call(other, "k1-" + UUID.randomUUID(), order(man.qr()))
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("qr", man.qr(), "work", "identity.residence", "record", "x"),
                Map.of("qr", man.qr(), "work", "identity.procedure", "record", ""),
                Map.of("qr", man.qr(), "work", "identity.procedure", "record", man.number()),
                Map.of("qr", "", "work", "identity.procedure", "record", "x"),
                Map.of("work", "identity.procedure", "record", "x"))) {
            MvcResult result = call(secret, UUID.randomUUID().toString(), wrong);
            answers.judge(result);
            assertThat(result.getResponse().getStatus())
                    .as(wrong.keySet().toString())
                    .isEqualTo(400);
            assertThat(body(result)).doesNotContain(man.number(), man.name());
        }
        assertThat(persons.looks(man)).isZero();
    }

    @Test
    void aCodeThatIsNoCardIsAnOutcomeAndNoError() throws Exception {
        MvcResult result = call(secret, UUID.randomUUID().toString(), order("https://example.vn"));
        answers.judge(result);
        assertThat(body(result)).contains("NOT_A_CARD");
    }
}
