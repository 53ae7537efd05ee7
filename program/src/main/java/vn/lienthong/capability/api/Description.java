package vn.lienthong.capability.api;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.ui.Messages;

/**
 * The calls of {@code /api/v1}, read from the routes themselves, so that the description cannot forget one. The words are messages of
 * the room: {@code <room>.api.<method>.summary} and {@code .detail}, {@code <room>.api.parameter.<name>},
 * {@code <room>.api.<Record>.<member>}; of this room where the room has none.
 */
@Component
class Description {

    private static final Map<Integer, String> PROBLEMS = Map.of(
            400, "NotUnderstood",
            401, "NoToken",
            403, "NoRight",
            404, "NotFound",
            406, "NotAcceptable",
            409, "Conflict",
            412, "ChangedMeanwhile",
            415, "UnsupportedFormat",
            422, "Refused",
            428, "ConditionMissing");

    /** One call. */
    record Call(
            String method,
            String path,
            String id,
            String room,
            Set<String> rights,
            boolean open,
            boolean keyed,
            boolean conditional,
            Method code) {}

    private final RequestMappingHandlerMapping routes;
    private final Messages messages;

    Description(
            @Lazy @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes, Messages messages) {
        this.routes = routes;
        this.messages = messages;
    }

    /** All calls by address and method. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> route :
                routes.getHandlerMethods().entrySet()) {
            for (String path : route.getKey().getPatternValues()) {
                if (path.startsWith(ApiConfiguration.V1)) {
                    route.getKey()
                            .getMethodsCondition()
                            .getMethods()
                            .forEach(method -> calls.add(call(method, path, route.getValue())));
                }
            }
        }
        calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
        return calls;
    }

    private static Call call(RequestMethod method, String path, HandlerMethod handler) {
        Method code = handler.getMethod();
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(code, Allowed.class);
        if (allowed == null) {
            allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allowed.class);
        }
        String home = handler.getBeanType().getPackageName();
        boolean conditional = false;
        for (Parameter parameter : code.getParameters()) {
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            conditional |= header != null
                    && name(header.value(), header.name(), parameter).equals("If-Match");
        }
        return new Call(
                method.name(),
                path,
                code.getName(),
                home.substring(home.lastIndexOf('.') + 1),
                allowed == null ? Set.of() : Set.of(allowed.value()),
                handler.hasMethodAnnotation(OpenToAll.class),
                handler.hasMethodAnnotation(KeyRequired.class),
                conditional,
                code);
    }

    String words(Call call, String part, Locale locale) {
        return words(call.room() + ".api." + call.id() + "." + part, locale);
    }

    private String words(String key, Locale locale) {
        return messages.has(key) ? messages.text(locale, key) : "";
    }

    /** The whole as OpenAPI 3.1. */
    Map<String, Object> openApi(Locale locale, String server) {
        Schemas schemas = new Schemas((type, member) -> {
            String home = type.getPackageName();
            String room = home.substring(home.lastIndexOf('.') + 1);
            String own = words(room + ".api." + type.getSimpleName() + "." + member, locale);
            return own.isEmpty() ? words("api.api." + type.getSimpleName() + "." + member, locale) : own;
        });
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Call call : calls()) {
            paths.computeIfAbsent(call.path(), path -> new LinkedHashMap<>())
                    .put(call.method().toLowerCase(Locale.ROOT), operation(call, schemas, locale));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema");
        document.put(
                "info",
                Map.of(
                        "title", words("api.doc.name", locale),
                        "version", "1",
                        "description", words("api.doc.about", locale)));
        document.put("servers", List.of(Map.of("url", server)));
        document.put("paths", paths);
        document.put("components", components(schemas, locale));
        return document;
    }

    private Map<String, Object> operation(Call call, Schemas schemas, Locale locale) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", call.id());
        operation.put("tags", List.of(call.room()));
        operation.put("summary", words(call, "summary", locale));
        String detail = words(call, "detail", locale);
        if (!detail.isEmpty()) {
            operation.put("description", detail);
        }
        List<Object> parameters = parameters(call, schemas, locale);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        for (Parameter parameter : call.code().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                operation.put(
                        "requestBody",
                        Map.of("required", true, "content", json(schemas.of(parameter.getAnnotatedType(), Map.of()))));
            }
        }
        operation.put("responses", responses(call, schemas, locale));
        operation.put(
                "security",
                call.open()
                        ? List.of()
                        : List.of(
                                Map.of("token", call.rights().stream().sorted().toList())));
        return operation;
    }

    private List<Object> parameters(Call call, Schemas schemas, Locale locale) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : call.code().getParameters()) {
            PathVariable path = parameter.getAnnotation(PathVariable.class);
            RequestParam query = parameter.getAnnotation(RequestParam.class);
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            if (path != null) {
                parameters.add(parameter(
                        call,
                        "path",
                        name(path.value(), path.name(), parameter),
                        true,
                        null,
                        parameter,
                        schemas,
                        locale));
            } else if (query != null) {
                String usual = query.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? null : query.defaultValue();
                parameters.add(parameter(
                        call,
                        "query",
                        name(query.value(), query.name(), parameter),
                        query.required() && usual == null,
                        usual,
                        parameter,
                        schemas,
                        locale));
            } else if (header != null
                    && !name(header.value(), header.name(), parameter).equals(Once.KEY)) {
                // Wanted by us, but looked for by ourselves, so that its absence is 428 and not 400.
                parameters.add(parameter(
                        call,
                        "header",
                        name(header.value(), header.name(), parameter),
                        true,
                        null,
                        parameter,
                        schemas,
                        locale));
            }
        }
        if (call.keyed()) {
            parameters.add(Map.of(
                    "name",
                    Once.KEY,
                    "in",
                    "header",
                    "required",
                    true,
                    "description",
                    words("api.api.parameter." + Once.KEY, locale),
                    "schema",
                    Schemas.schema("string", "minLength", 1, "maxLength", 100)));
        }
        return parameters;
    }

    private Map<String, Object> parameter(
            Call call,
            String in,
            String name,
            boolean required,
            @Nullable String usual,
            Parameter parameter,
            Schemas schemas,
            Locale locale) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", name);
        written.put("in", in);
        written.put("required", required);
        String own = words(call.room() + ".api.parameter." + name, locale);
        String said = own.isEmpty() ? words("api.api.parameter." + name, locale) : own;
        if (!said.isEmpty()) {
            written.put("description", said);
        }
        Map<String, Object> schema = schemas.of(parameter.getAnnotatedType(), Map.of());
        if (schema.get("type") instanceof List<?> types) {
            schema = new LinkedHashMap<>(schema);
            schema.put("type", types.getFirst());
        }
        if (usual != null && !usual.isEmpty()) {
            schema = new LinkedHashMap<>(schema);
            schema.put("default", "integer".equals(schema.get("type")) ? (Object) Integer.valueOf(usual) : usual);
        }
        written.put("schema", schema);
        return written;
    }

    private Map<String, Object> responses(Call call, Schemas schemas, Locale locale) {
        Map<String, Object> responses = new TreeMap<>();
        Map<String, Object> good = new LinkedHashMap<>();
        ResponseStatus status = call.code().getAnnotation(ResponseStatus.class);
        good.put("description", words("api.doc.good", locale));
        AnnotatedType body = body(call.code().getAnnotatedReturnType());
        if (body.getType() != void.class && body.getType() != Void.class) {
            good.put("content", json(schemas.of(body, Map.of())));
        }
        responses.put(String.valueOf(status == null ? 200 : status.value().value()), good);
        if (call.open()) {
            return responses;
        }
        List<Integer> wrong = new ArrayList<>(List.of(400, 401, 403, 404, 406));
        if (call.method().equals("GET")) {
            responses.put("304", Map.of("description", words("api.doc.unchanged", locale)));
        } else {
            wrong.addAll(List.of(409, 415, 422));
        }
        if (call.conditional()) {
            wrong.addAll(List.of(412, 428));
        }
        wrong.forEach(code ->
                responses.put(String.valueOf(code), Map.of("$ref", "#/components/responses/" + PROBLEMS.get(code))));
        responses.put("429", Map.of("$ref", "#/components/responses/TooManyCalls"));
        return responses;
    }

    private static AnnotatedType body(AnnotatedType returned) {
        return returned instanceof AnnotatedParameterizedType parts
                        && parts.getType().getTypeName().startsWith(ResponseEntity.class.getName())
                ? parts.getAnnotatedActualTypeArguments()[0]
                : returned;
    }

    private Map<String, Object> components(Schemas schemas, Locale locale) {
        Map<String, Object> problem = Schemas.schema("object");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", Schemas.schema("string", "format", "uri"));
        members.put("title", Schemas.schema("string"));
        members.put("status", Schemas.schema("integer"));
        members.put("detail", Schemas.schema("string"));
        members.put("instance", Schemas.schema("string"));
        members.put("reference", Schemas.schema("string"));
        problem.put("properties", members);
        problem.put("required", List.of("type", "title", "status", "detail"));
        schemas.named().put("Problem", problem);
        Map<String, Object> responses = new TreeMap<>();
        PROBLEMS.forEach((status, name) -> responses.put(name, problem(status, locale)));
        Map<String, Object> many = problem(429, locale);
        many.put("headers", Map.of("Retry-After", Map.of("schema", Schemas.schema("integer"))));
        responses.put("TooManyCalls", many);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas.named());
        components.put("responses", responses);
        components.put(
                "securitySchemes",
                Map.of(
                        "token",
                        Map.of(
                                "type", "http",
                                "scheme", "bearer",
                                "description", words("api.doc.token", locale))));
        return components;
    }

    private Map<String, Object> problem(int status, Locale locale) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", words("api.doc.problem." + status, locale));
        response.put(
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        return response;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static String name(String value, String name, Parameter parameter) {
        return !value.isEmpty() ? value : name.isEmpty() ? parameter.getName() : name;
    }
}
