package vn.lienthong.capability.vneid;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import vn.lienthong.capability.access.SignInWay;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.sso.StepUp;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.kernel.DemoData;

/** What this room adds to the door, to sign-ins of applications, to the demo and to housekeeping. */
@Configuration(proxyBeanMethods = false)
class VneidConfiguration {

    /** Programs ask the sandbox without cookies. */
    @Bean
    @Order(3)
    SecurityFilterChain sandboxWall(HttpSecurity http) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(new OrRequestMatcher(
                        path.matcher(VneidSettings.SANDBOX_ROOT + "/.well-known/**"),
                        path.matcher(VneidSettings.SANDBOX_ROOT + "/jwks"),
                        path.matcher(HttpMethod.POST, VneidSettings.SANDBOX_ROOT + "/token")))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    @Bean
    SignInWay byVneid(VneidSettings settings) {
        return new SignInWay() {
            @Override
            public boolean open() {
                return settings.provider().isPresent();
            }

            @Override
            public String key() {
                return settings.provider()
                                .filter(VneidSettings.Provider::sandbox)
                                .isPresent()
                        ? "vneid.way-sandbox"
                        : "vneid.way";
            }

            @Override
            public String path() {
                return VneidPages.OFFICER;
            }
        };
    }

    @Bean
    StepUp vneidLevels(VneidSettings settings) {
        return (level, next) -> settings.provider().isPresent()
                        && List.of(RelyingParty.LEVEL_1, RelyingParty.LEVEL_2).contains(level)
                ? Optional.of(VneidPages.OFFICER + "?muc=" + (level.equals(RelyingParty.LEVEL_2) ? 2 : 1) + "&tiep="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Bean
    HelpPage helpWithVneid() {
        return new HelpPage(95, "vneid.help", VneidPages.OWN, "");
    }

    @Bean
    DemoData sandboxInTheDemo(VneidStore store, Clock clock) {
        return new DemoData() {
            @Override
            public int order() {
                return 60;
            }

            @Override
            public void load() {
                store.sandboxOn(clock.instant());
            }
        };
    }

    @Bean
    JobWork forgetsCitizens(Citizens citizens, Clock clock) {
        return new JobWork() {
            @Override
            public String kind() {
                return "vneid.tidy";
            }

            @Override
            public Optional<Duration> cadence() {
                return Optional.of(Duration.ofMinutes(5));
            }

            @Override
            public void run(JobRun run) {
                citizens.tidy(clock.instant());
            }
        };
    }
}
