package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;
import vn.lienthong.kernel.DemoData;

/** Rights and purposes of asking; what this room adds to the door, the menu and the demo. */
@Configuration(proxyBeanMethods = false)
class NationalConfiguration {

    static final String VERIFY = "national.verify";
    /** Verifying whoever a check at a counter has just read: no typing of claims, no look-up, no list. */
    static final String VERIFY_CHECKED = "national.verify-checked";

    static final String LOOK_UP = "national.lookup";
    static final String RESIDENCE = "national.residence-work";
    static final String NOTICES = "national.notices";

    private static final String READER = "registry-reader";
    private static final String POLICE = "resident-police";
    private static final String POLICE_HEAD = "resident-police-head";

    @Bean
    NationalSettings nationalSettings(Environment environment) {
        return NationalSettings.read(name -> environment.getProperty("lienthong." + name, ""));
    }

    @Bean
    Right verifiesNationally() {
        return new Right(VERIFY, Set.of(READER, POLICE, POLICE_HEAD));
    }

    /**
     * A counter sees no more of a person than the check says, and "right or not right" of the card it read is no more. The role is
     * the one of {@code identity}, which stands above this room.
     */
    @Bean
    Right verifiesCheckedNationally() {
        return new Right(VERIFY_CHECKED, Set.of("identity-counter", READER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right looksUpNationally() {
        return new Right(LOOK_UP, Set.of(READER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right keepsResidenceNationally() {
        return new Right(RESIDENCE, Set.of(POLICE, POLICE_HEAD));
    }

    /** Handling a dossier of whoever came. */
    @Bean
    Purpose nationalProcedure() {
        return new Purpose(
                "national.procedure",
                VERIFY,
                EnumSet.of(
                        PersonField.NUMBER,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.NATIONALITY,
                        PersonField.PERMANENT_RESIDENCE,
                        PersonField.CURRENT_RESIDENCE,
                        PersonField.STATUS,
                        PersonField.HOUSEHOLD,
                        PersonField.OTHER_NUMBERS),
                true,
                Purpose.Reach.ANYONE_BY_NUMBER);
    }

    /** Keeping the residence register: who moves in is known there, not here. */
    @Bean
    Purpose nationalResidence() {
        return new Purpose(
                "national.residence",
                RESIDENCE,
                EnumSet.of(
                        PersonField.NUMBER,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.ETHNICITY,
                        PersonField.RELIGION,
                        PersonField.NATIONALITY,
                        PersonField.PARENTS,
                        PersonField.HOUSEHOLD,
                        PersonField.PERMANENT_RESIDENCE,
                        PersonField.CURRENT_RESIDENCE,
                        PersonField.STATUS,
                        PersonField.OTHER_NUMBERS),
                true,
                Purpose.Reach.ANYONE_BY_NUMBER);
    }

    @Bean
    NavItem nationalInList() {
        return new NavItem(42, "national.nav", NationalPages.ROOT, "user", VERIFY);
    }

    @Bean
    HelpPage helpWithNational() {
        return new HelpPage(42, "national.help", NationalPages.ROOT, VERIFY);
    }

    @Bean
    HelpPage helpWithNationalLists() {
        return new HelpPage(43, "national.help.lists", NationalLists.PATH, VERIFY);
    }

    @Bean
    NoticeKind nationalNotices() {
        return new NoticeKind(NOTICES, 45);
    }

    @Bean
    DemoData nationalSandboxInTheDemo(JdbcClient database, Clock clock) {
        return new DemoData() {
            @Override
            public int order() {
                return 61;
            }

            @Override
            public void load() {
                database.sql(
                                "insert into national_sandbox (since) select :now where not exists (select from national_sandbox)")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            }
        };
    }

    /** Our own line asks the sandbox without cookies. */
    @Bean
    @Order(4)
    SecurityFilterChain nationalSandboxWall(HttpSecurity http) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(path.matcher(HttpMethod.POST, Lines.SANDBOX_ROOT + "/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }
}
