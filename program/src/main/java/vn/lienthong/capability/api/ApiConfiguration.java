package vn.lienthong.capability.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** A wall of its own for programs: no cookies, no forms, no sessions; a token or nothing. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    /** Start of every address for programs. */
    static final String ROOT = "/api/";

    static final String V1 = "/api/v1";
    static final String DESCRIPTION = V1 + "/openapi.json";
    static final String MANAGE = "api.manage";

    @Bean
    @Order(1)
    SecurityFilterChain apiWall(HttpSecurity http, Tokens tokens, Access access, Repeats repeats, Problems problems) {
        return http.securityMatcher(ROOT + "**")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .exceptionHandling(trouble -> trouble.authenticationEntryPoint((request, response, why) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(request, response, new ApiProblem(401, "token-missing"));
                        })
                        .accessDeniedHandler((request, response, why) -> {
                            if (request.getAttribute(Door.TOKEN) instanceof Token token) {
                                tokens.refused(token, request.getMethod() + " " + request.getRequestURI());
                            }
                            problems.write(request, response, new ApiProblem(403, "right-missing"));
                        }))
                .authorizeHttpRequests(calls -> calls.requestMatchers(DESCRIPTION)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(
                        new Door(tokens, access, new Rates(System::nanoTime), problems), AuthorizationFilter.class)
                .addFilterAfter(new Once(repeats, problems), AuthorizationFilter.class)
                .addFilterAfter(new Tags(), Once.class)
                .build();
    }

    /** Only what is read carries a tag of its body: an answer to a write need not be held back for that. */
    private static final class Tags extends ShallowEtagHeaderFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (Once.key(request).isEmpty()
                                && handler instanceof HandlerMethod call
                                && call.hasMethodAnnotation(KeyRequired.class)) {
                            throw new ApiProblem(400, "key-missing");
                        }
                        return true;
                    }
                })
                .addPathPatterns(ROOT + "**");
    }

    @Bean
    Right manageTokens() {
        return new Right(MANAGE, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    NavItem tokensInList() {
        return new NavItem(94, "api.nav", TokenPages.PATH, "card", MANAGE);
    }

    @Bean
    HelpPage helpWithTokens() {
        return new HelpPage(94, "api.help.tokens", TokenPages.PATH, MANAGE);
    }
}
