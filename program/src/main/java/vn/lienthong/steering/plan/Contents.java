package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of contents, and the one way to carry a single field from one content into another. */
@Component
final class Contents {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    ItemContent item(String text) {
        return json.readValue(text, ItemContent.class);
    }

    <T> List<T> list(String text, TypeReference<List<T>> type) {
        return json.readValue(text, type);
    }

    <T> T value(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    /** {@code into}, with one field as {@code from} has it. */
    ItemContent copy(Field field, ItemContent from, ItemContent into) {
        ObjectNode target = json.valueToTree(into);
        JsonNode source = json.valueToTree(from);
        field.properties().forEach(name -> target.set(name, source.get(name)));
        return json.treeToValue(target, ItemContent.class);
    }

    /** {@code into}, with one list of words replaced. */
    ItemContent words(Field field, List<String> words, ItemContent into) {
        ObjectNode target = json.valueToTree(into);
        target.set(field.key(), json.valueToTree(words));
        return json.treeToValue(target, ItemContent.class);
    }

    /** A field that is a list of words. */
    List<String> words(Field field, ItemContent from) {
        List<String> words = new ArrayList<>();
        JsonNode tree = json.valueToTree(from);
        tree.get(field.key()).forEach(word -> words.add(word.asString()));
        return words;
    }

    /** Whether nothing is said in a field. */
    boolean silent(Field field, ItemContent content) {
        if (field == Field.STATUS) {
            return content.active();
        }
        if (field == Field.COST) {
            return content.cost() == ItemContent.Cost.UNSAID;
        }
        JsonNode node = json.<JsonNode>valueToTree(content).get(field.key());
        return node == null
                || node.isNull()
                || (node.isArray() && node.isEmpty())
                || (node.isString() && node.asString().isBlank());
    }

    /** The plain text of a field, for comparing. */
    String text(Field field, ItemContent content) {
        JsonNode node = json.<JsonNode>valueToTree(content).get(field.key());
        return node == null || node.isNull() ? "" : node.isString() ? node.asString() : node.toString();
    }
}
