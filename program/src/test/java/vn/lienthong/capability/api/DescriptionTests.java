package vn.lienthong.capability.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.capability.api.TestTokens.bearer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class DescriptionTests {

    @Autowired
    MockMvc program;

    @Autowired
    Description description;

    @Autowired
    JsonMapper json;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestThings things;

    @Autowired
    TestAnswers answers;

    @Autowired
    TestPeople people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private JsonNode document(String language) throws Exception {
        return json.readTree(program.perform(get("/api/v1/openapi.json").header("Accept-Language", language))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void everyRouteForProgramsIsInTheDescription() throws Exception {
        Set<String> real = new TreeSet<>();
        routes.getHandlerMethods()
                .forEach((route, handler) -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        real.add(method.name().toLowerCase(java.util.Locale.ROOT) + " " + path))));
        Set<String> written = new TreeSet<>();
        JsonNode document = document("vi");
        java.nio.file.Files.writeString(java.nio.file.Path.of("target/openapi.json"), document.toString());
        JsonNode paths = document.get("paths");
        paths.propertyNames()
                .forEach(path -> paths.get(path).propertyNames().forEach(method -> written.add(method + " " + path)));
        assertThat(written).isEqualTo(real).contains("get /api/v1/openapi.json", "patch /api/v1/test-things/{id}");
    }

    @Test
    void everyCallOfTheHouseHasItsWordsInBothLanguages() throws Exception {
        for (String language : new String[] {"vi", "en"}) {
            JsonNode paths = document(language).get("paths");
            List<String> silent = new ArrayList<>();
            Set<String> ids = new TreeSet<>();
            for (Description.Call call : description.calls()) {
                JsonNode operation = paths.get(call.path()).get(call.method().toLowerCase(java.util.Locale.ROOT));
                assertThat(ids.add(operation.get("operationId").asString()))
                        .as("twice " + call.id())
                        .isTrue();
                List<String> parameters = new ArrayList<>();
                operation.path("parameters").forEach(one -> parameters.add(one.get("in") + " " + one.get("name")));
                assertThat(parameters).as(call.id()).doesNotHaveDuplicates();
                boolean forTests =
                        call.code().getDeclaringClass().getSimpleName().startsWith("Test");
                if (!forTests && operation.get("summary").asString().isEmpty()) {
                    silent.add(call.id());
                }
            }
            assertThat(silent).as(language).isEmpty();
        }
    }

    @Test
    void anAnswerIsJudgedByTheDescription() throws Exception {
        String secret = tokens.secret(null, "pilots.read");
        things.things.put("described", new TestThings.ThingView("described", "red", 1, null));
        answers.judge(
                program.perform(get("/api/v1/test-things").with(bearer(secret))).andReturn());
        answers.judge(program.perform(get("/api/v1/test-things/described").with(bearer(secret)))
                .andReturn());
        answers.judge(program.perform(get("/api/v1/test-things/nobody").with(bearer(secret)))
                .andReturn());
        answers.judge(program.perform(get("/api/v1/test-things")).andReturn());
        assertThat(answers.mistakes(
                        "get",
                        "/api/v1/test-things/{id}",
                        "200",
                        "{\"id\":\"x\",\"colour\":null,\"version\":1,\"note\":null}"))
                .isNotEmpty();
        assertThat(answers.mistakes(
                        "get", "/api/v1/test-things/{id}", "200", "{\"id\":\"x\",\"colour\":\"red\",\"note\":null}"))
                .isNotEmpty();
    }

    @Test
    void peopleReadItToo() throws Exception {
        program.perform(get("/ket-noi").with(people.as(Role.UNIT_OFFICER))).andExpect(status().isOk());
    }
}
