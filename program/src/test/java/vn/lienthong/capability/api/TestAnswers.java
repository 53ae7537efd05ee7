package vn.lienthong.capability.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.kernel.VietnameseText;

/** Judges answers of the real program by its own description, with a validator written by others. */
@Component
public class TestAnswers {

    private final Description description;
    private final JsonMapper json;

    TestAnswers(Description description, JsonMapper json) {
        this.description = description;
        this.json = json;
    }

    /** Fails unless the answer's status is described for its call and its body has the described shape. */
    public void judge(MvcResult result) throws Exception {
        String method = String.valueOf(result.getRequest().getMethod());
        Object pattern = result.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String address = String.valueOf(result.getRequest().getRequestURI());
        // An answer that was given before is given again without asking the routes.
        String path = pattern != null
                ? pattern.toString()
                : description.calls().stream()
                        .map(Description.Call::path)
                        .filter(route -> address.matches(route.replaceAll("\\{[^/]*}", "[^/]+")))
                        .findFirst()
                        .orElse(address);
        String body = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(mistakes(
                        method.toLowerCase(Locale.ROOT),
                        path,
                        String.valueOf(result.getResponse().getStatus()),
                        body))
                .as(method + " " + path + " " + result.getResponse().getStatus() + " " + body)
                .isEmpty();
    }

    List<String> mistakes(String method, String path, String status, String body) {
        JsonNode document = json.valueToTree(description.openApi(VietnameseText.VIETNAMESE, "/"));
        JsonNode response =
                document.at("/paths").path(path).path(method).path("responses").path(status);
        if (response.isMissingNode()) {
            return List.of("not described: " + method + " " + path + " " + status);
        }
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asString().substring(1));
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body where none is described");
        }
        ObjectNode schema = json.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll((ObjectNode) content.iterator().next().get("schema"));
        schema.set("components", document.get("components"));
        Schema judge = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        return judge
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
