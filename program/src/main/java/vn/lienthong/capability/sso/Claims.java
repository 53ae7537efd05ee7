package vn.lienthong.capability.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.kernel.VietnameseText;

/** What is told of a person, and for which scope. */
@Component
class Claims {

    static final String OPENID = "openid";
    static final String OFFLINE = "offline_access";

    /** Scopes and the claims that each gives, in the order of pages. */
    static final Map<String, List<String>> SCOPES = scopes();

    private final People people;
    private final AgencyDirectory agencies;
    private final ApplicationStore applications;
    private final Known citizens;
    private final JsonMapper json;

    Claims(People people, AgencyDirectory agencies, ApplicationStore applications, Known citizens, JsonMapper json) {
        this.citizens = citizens;
        this.people = people;
        this.agencies = agencies;
        this.applications = applications;
        this.json = json;
    }

    private static Map<String, List<String>> scopes() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(OPENID, List.of("sub"));
        all.put("profile", List.of("name", "preferred_username", "locale", "zoneinfo"));
        all.put("email", List.of("email", "email_verified"));
        all.put("agency", List.of("agency_id", "agency_name", "post"));
        all.put("roles", List.of("roles"));
        all.put(OFFLINE, List.of());
        return java.util.Collections.unmodifiableMap(all);
    }

    /**
     * What an application may know of the person of a permit.
     *
     * @param part {@code userinfo} or {@code id_token}: which half of the parameter {@code claims} counts
     * @param byScope whether the claims of the scopes are given, and not only those named one by one
     */
    Map<String, Object> of(Permit permit, Application application, String part, boolean byScope) {
        if (application.citizens()) {
            return ofCitizen(permit, part, byScope);
        }
        Person person = people.find(permit.account()).orElseThrow(() -> new Fault("invalid_token", "account closed"));
        Set<String> named = named(permit.claims(), part);
        Map<String, Object> claims = new LinkedHashMap<>();
        SCOPES.forEach((scope, names) -> {
            boolean whole = byScope && permit.scopes().contains(scope);
            if (whole || application.scopes().contains(scope)) {
                for (String name : names) {
                    if (!name.equals("sub") && (whole || named.contains(name))) {
                        value(name, person, application).ifPresent(value -> claims.put(name, value));
                    }
                }
            }
        });
        return claims;
    }

    /** Name and birth date belong to the scope {@code profile}; of a citizen nothing else is told. */
    private Map<String, Object> ofCitizen(Permit permit, String part, boolean byScope) {
        Map<String, String> told = citizens.claims(permit);
        Set<String> named = named(permit.claims(), part);
        Map<String, Object> claims = new LinkedHashMap<>();
        if (permit.scopes().contains("profile")) {
            told.forEach((name, value) -> {
                if (byScope || named.contains(name)) {
                    claims.put(name, value);
                }
            });
        }
        return claims;
    }

    private Optional<Object> value(String name, Person person, Application application) {
        return switch (name) {
            case "name" -> Optional.of(person.displayName());
            case "preferred_username" -> Optional.of(person.userName());
            case "locale" -> Optional.of("vi-VN");
            case "zoneinfo" -> Optional.of(VietnameseText.ZONE.getId());
            case "email" -> people.emailAtWork(person.account()).map(Object.class::cast);
            case "email_verified" -> people.emailAtWork(person.account()).map(address -> (Object) false);
            case "agency_id" -> Optional.ofNullable(person.agency()).map(Object::toString);
            case "agency_name" ->
                Optional.ofNullable(person.agency()).flatMap(agencies::name).map(Object.class::cast);
            case "post" -> person.post().isEmpty() ? Optional.empty() : Optional.of(person.post());
            case "roles" ->
                Optional.of(List.copyOf(
                        applications.rolesOf(application.id(), person.account(), people.rolesOf(person.account()))));
            default -> Optional.empty();
        };
    }

    private Set<String> named(@Nullable String claims, String part) {
        if (claims == null) {
            return Set.of();
        }
        try {
            JsonNode half = json.readTree(claims).path(part);
            return half.isObject() ? Set.copyOf(half.propertyNames()) : Set.of();
        } catch (JacksonException odd) {
            return Set.of();
        }
    }

    /** Scopes that a claim named one by one belongs to. */
    Set<String> scopesOf(@Nullable String claims) {
        Set<String> asked = new java.util.TreeSet<>(named(claims, "userinfo"));
        asked.addAll(named(claims, "id_token"));
        Set<String> found = new java.util.TreeSet<>();
        SCOPES.forEach((scope, names) -> {
            if (names.stream().anyMatch(asked::contains)) {
                found.add(scope);
            }
        });
        return found;
    }

    /**
     * Levels of which one is essential; empty if any will do.
     *
     * @throws Fault if the parameter is no JSON object
     */
    List<String> demandedLevels(@Nullable String claims) {
        if (claims == null) {
            return List.of();
        }
        JsonNode whole;
        try {
            whole = json.readTree(claims);
        } catch (JacksonException odd) {
            throw new Fault("invalid_request", "claims is no JSON");
        }
        if (!whole.isObject()) {
            throw new Fault("invalid_request", "claims is no JSON object");
        }
        JsonNode acr = whole.path("id_token").path("acr");
        if (!acr.path("essential").asBoolean(false)) {
            return List.of();
        }
        java.util.List<String> levels = new java.util.ArrayList<>();
        acr.path("values").forEach(value -> levels.add(value.asString("")));
        if (acr.has("value")) {
            levels.add(acr.path("value").asString(""));
        }
        return List.copyOf(levels);
    }
}
