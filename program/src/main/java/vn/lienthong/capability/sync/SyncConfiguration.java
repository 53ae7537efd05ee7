package vn.lienthong.capability.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** The door of devices, who may shut them out, and what the room adds to the house. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    /** Devices come without cookies, and prove themselves by what they send. */
    @Bean
    @Order(5)
    SecurityFilterChain deviceDoor(HttpSecurity http) {
        return http.securityMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ReceivingDoor.PATH))
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
    Right devicesOfOthers() {
        return new Right(Devices.RIGHT, Set.of(Role.ADMINISTRATOR, Role.UNIT_HEAD));
    }

    @Bean
    NavItem offline() {
        return new NavItem(18, "sync.nav", SyncPages.PATH, "phone", "");
    }

    @Bean
    HelpPage helpOffline() {
        return new HelpPage(96, "sync.help", SyncPages.PATH, "");
    }

    @Bean
    JobWork forgetsReceipts(SyncStore store, Clock clock) {
        return new JobWork() {
            @Override
            public String kind() {
                return "sync.tidy";
            }

            @Override
            public Optional<Duration> cadence() {
                return Optional.of(Duration.ofDays(1));
            }

            @Override
            public void run(JobRun run) {
                store.tidy(clock.instant().minus(Offline.RECEIPTS));
            }
        };
    }
}
