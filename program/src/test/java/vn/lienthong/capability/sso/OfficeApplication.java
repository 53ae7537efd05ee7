package vn.lienthong.capability.sso;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Another program of the locality: a Spring application with Spring Security's own OpenID client, a server and a port of its own. It
 * is built by hand, so that nothing of this house is found by it.
 */
final class OfficeApplication implements AutoCloseable {

    static final String NAME = "lien-thong";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    /** Starts it at a port that is free; it knows the house by its issuer alone. */
    OfficeApplication(int port, String issuer, TestApplications.Made known) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("office", Map.of("office.port", port)));
        context.registerBean(
                ClientRegistrationRepository.class,
                () -> new InMemoryClientRegistrationRepository(
                        ClientRegistrations.fromIssuerLocation(issuer)
                                .registrationId(NAME)
                                .clientId(known.client())
                                .clientSecret(known.secret())
                                .scope("openid", "profile")
                                .clientSettings(ClientRegistration.ClientSettings.builder()
                                        .requireProofKey(true)
                                        .build())
                                .build()));
        context.registerBean(
                TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(port));
        context.register(Office.class);
        context.refresh();
    }

    static String comesBackTo(int port) {
        return "http://localhost:" + port + "/login/oauth2/code/" + NAME;
    }

    static String listensAt(int port) {
        return "http://localhost:" + port + "/logout/connect/back-channel/" + NAME;
    }

    static String bye(int port) {
        return "http://localhost:" + port + "/tam-biet";
    }

    @Override
    public void close() {
        context.close();
    }

    /** What a vendor writes. Not annotated as a configuration: the house would find it among its own. */
    @EnableWebSecurity
    @EnableWebMvc
    static class Office {

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> pages(DispatcherServlet dispatcherServlet) {
            return new ServletRegistrationBean<>(dispatcherServlet, "/");
        }

        @Bean
        DelegatingFilterProxyRegistrationBean wall() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository registrations) {
            OidcClientInitiatedLogoutSuccessHandler away = new OidcClientInitiatedLogoutSuccessHandler(registrations);
            away.setPostLogoutRedirectUri("{baseUrl}/tam-biet");
            return http.authorizeHttpRequests(calls ->
                            calls.requestMatchers("/tam-biet").permitAll().anyRequest().authenticated())
                    .csrf(csrf -> csrf.disable())
                    .oauth2Login(Customizer.withDefaults())
                    .logout(logout -> logout.logoutSuccessHandler(away))
                    .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                    .build();
        }

        @Bean
        RouterFunction<ServerResponse> pagesOfTheOffice() {
            return RouterFunctions.route()
                    .GET("/", request -> ServerResponse.ok()
                            .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                            .body(request.principal()
                                    .filter(org.springframework.security.core.Authentication.class::isInstance)
                                    .map(one -> ((org.springframework.security.core.Authentication) one).getPrincipal())
                                    .filter(OidcUser.class::isInstance)
                                    .map(one -> "office of " + ((OidcUser) one).getSubject() + " "
                                            + ((OidcUser) one).getFullName())
                                    .orElse("nobody")))
                    .GET("/tam-biet", request -> ServerResponse.ok().body("bye"))
                    .build();
        }
    }
}
