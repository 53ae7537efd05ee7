package vn.lienthong.capability.api;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes the shape of records as JSON Schema (draft 2020-12, as OpenAPI 3.1 has it), each record once under its name. */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private final Map<String, Object> named = new TreeMap<>();
    private final BiFunction<Class<?>, String, String> words;

    /**
     * @param words of a member of a record; empty for none
     */
    Schemas(BiFunction<Class<?>, String, String> words) {
        this.words = words;
    }

    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Method method) {
        return of(method.getAnnotatedReturnType(), Map.of());
    }

    Map<String, Object> of(AnnotatedType annotated, Map<TypeVariable<?>, AnnotatedType> variables) {
        AnnotatedType type = annotated.getType() instanceof TypeVariable<?> variable && variables.containsKey(variable)
                ? variables.get(variable)
                : annotated;
        Map<String, Object> schema = plain(type, variables);
        boolean nullable = annotated.isAnnotationPresent(Nullable.class) || type.isAnnotationPresent(Nullable.class);
        return nullable ? orNull(schema) : schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            Map<String, Object> both = new LinkedHashMap<>(schema);
            both.put("type", List.of(type, "null"));
            if (schema.get("enum") instanceof List<?> values) {
                List<@Nullable Object> more = new ArrayList<>(values);
                more.add(null);
                both.put("enum", more);
            }
            return both;
        }
        return new LinkedHashMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }

    private Map<String, Object> plain(AnnotatedType annotated, Map<TypeVariable<?>, AnnotatedType> variables) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized
                && type instanceof ParameterizedType parts
                && parts.getRawType() instanceof Class<?> raw) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            if (List.class.isAssignableFrom(raw) || java.util.Set.class.isAssignableFrom(raw)) {
                return schema("array", "items", of(arguments[0], variables));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return schema("object", "additionalProperties", of(arguments[1], variables));
            }
            return record(raw, arguments);
        }
        if (type instanceof Class<?> simple) {
            return simple(simple);
        }
        return new LinkedHashMap<>();
    }

    private Map<String, Object> simple(Class<?> type) {
        if (type == String.class) {
            return schema("string");
        }
        if (type == UUID.class) {
            return schema("string", "format", "uuid");
        }
        if (type == LocalDate.class) {
            return schema("string", "format", "date");
        }
        if (type == Instant.class) {
            return schema("string", "format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema("boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema("integer", "format", type == int.class || type == Integer.class ? "int32" : "int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return schema("number");
        }
        if (type.isEnum()) {
            return schema(
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isRecord()) {
            return record(type, new AnnotatedType[0]);
        }
        return new LinkedHashMap<>();
    }

    private Map<String, Object> record(Class<?> type, AnnotatedType[] arguments) {
        StringBuilder name = new StringBuilder(type.getSimpleName());
        Map<TypeVariable<?>, AnnotatedType> variables = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            variables.put(type.getTypeParameters()[i], arguments[i]);
            if (arguments[i].getType() instanceof Class<?> argument) {
                name.insert(0, argument.getSimpleName());
            }
        }
        if (!named.containsKey(name.toString())) {
            Map<String, Object> schema = new LinkedHashMap<>();
            named.put(name.toString(), schema);
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Map<String, Object> member = of(component.getAnnotatedType(), variables);
                String said = words.apply(type, component.getName());
                if (!said.isEmpty()) {
                    member = new LinkedHashMap<>(member);
                    member.put("description", said);
                }
                properties.put(component.getName(), member);
                if (!type.getSimpleName().endsWith("Change")
                        || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            schema.put("type", "object");
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
        }
        return new LinkedHashMap<>(Map.of("$ref", PLACE + name));
    }

    static Map<String, Object> schema(String type, Object... more) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        for (int i = 0; i < more.length; i += 2) {
            schema.put((String) more[i], more[i + 1]);
        }
        return schema;
    }
}
