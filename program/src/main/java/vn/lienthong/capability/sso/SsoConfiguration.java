package vn.lienthong.capability.sso;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** The wall before the protocol, and what this room adds to lists, rights and help. */
@Configuration(proxyBeanMethods = false)
class SsoConfiguration {

    static final String MANAGE = "sso.manage";
    static final String READ = "sso.read";

    /** The policy of pages, as access sets it; pages that lead on to an application widen one line of it. */
    static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " manifest-src 'self'; worker-src 'self'";

    /** Programs: no cookies, no sessions, no forms of ours; each proves itself by what it sends. */
    @Bean
    @Order(2)
    SecurityFilterChain protocolWall(HttpSecurity http) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(
                        path.matcher("/sso/.well-known/**"),
                        path.matcher("/sso/jwks"),
                        path.matcher("/sso/token"),
                        path.matcher("/sso/userinfo"),
                        path.matcher("/sso/introspect"),
                        path.matcher("/sso/revoke"),
                        path.matcher(HttpMethod.POST, "/sso/authorize"),
                        path.matcher(HttpMethod.POST, "/sso/logout")))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(programsInBrowsers()))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(PAGE_POLICY)))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    /** Programs that run in a browser read these addresses from their own site; none of them looks at a cookie. */
    private static UrlBasedCorsConfigurationSource programsInBrowsers() {
        CorsConfiguration open = new CorsConfiguration();
        open.setAllowedOrigins(List.of("*"));
        open.setAllowedMethods(List.of("GET", "POST"));
        open.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        open.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        for (String address : List.of("/.well-known/**", "/jwks", "/token", "/userinfo", "/revoke")) {
            source.registerCorsConfiguration(Issuer.ROOT + address, open);
        }
        return source;
    }

    @Bean
    Right managesApplications() {
        return new Right(MANAGE, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    Right readsApplications() {
        return new Right(READ, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    NavItem applicationsInList() {
        return new NavItem(93, "sso.nav", ApplicationPages.PATH, "card", READ);
    }

    @Bean
    HelpPage helpWithApplications() {
        return new HelpPage(93, "sso.help.applications", ApplicationPages.PATH, READ);
    }
}
