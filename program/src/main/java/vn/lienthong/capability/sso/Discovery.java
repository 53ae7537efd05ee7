package vn.lienthong.capability.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a program reads first: where everything is and what can be done (OpenID Connect Discovery 1.0). */
@Component
class Discovery {

    private final Issuer issuer;

    Discovery(Issuer issuer) {
        this.issuer = issuer;
    }

    Map<String, Object> document() {
        String root = issuer.value();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", root);
        all.put("authorization_endpoint", root + "/authorize");
        all.put("token_endpoint", root + "/token");
        all.put("userinfo_endpoint", root + "/userinfo");
        all.put("jwks_uri", root + "/jwks");
        all.put("end_session_endpoint", root + "/logout");
        all.put("revocation_endpoint", root + "/revoke");
        all.put("introspection_endpoint", root + "/introspect");
        all.put("scopes_supported", List.copyOf(Claims.SCOPES.keySet()));
        all.put(
                "claims_supported",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "iss", "aud", "exp", "iat", "auth_time", "acr", "amr", "sid", "birthdate"),
                                Claims.SCOPES.values().stream().flatMap(List::stream))
                        .toList());
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", Requests.MODES);
        all.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        List<String> signedBy =
                Requests.SIGNED_BY.stream().map(Object::toString).sorted().toList();
        all.put("request_object_signing_alg_values_supported", signedBy);
        for (String place : List.of("token", "revocation", "introspection")) {
            all.put(place + "_endpoint_auth_signing_alg_values_supported", signedBy);
        }
        List<String> methods = List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
        all.put("token_endpoint_auth_methods_supported", methods);
        all.put("revocation_endpoint_auth_methods_supported", methods);
        all.put("introspection_endpoint_auth_methods_supported", methods.subList(0, 3));
        all.put("code_challenge_methods_supported", List.of("S256"));
        all.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        all.put("acr_values_supported", Level.ALL);
        all.put("display_values_supported", List.of("page"));
        all.put("claim_types_supported", List.of("normal"));
        all.put("ui_locales_supported", List.of("vi", "en"));
        all.put("claims_parameter_supported", true);
        all.put("request_parameter_supported", true);
        all.put("request_uri_parameter_supported", false);
        all.put("require_request_uri_registration", false);
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        all.put("frontchannel_logout_supported", true);
        all.put("frontchannel_logout_session_supported", true);
        all.put("service_documentation", issuer.page(GuidePages.PATH));
        return all;
    }
}
