package vn.lienthong.steering.openplan;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.api.ApiScope;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to rights, lists and help, and what a token may be given here. */
@Configuration(proxyBeanMethods = false)
class OpenPlanConfiguration {

    static final String READ = "plan.read";
    static final String WORK = "progress.work";
    static final String STEER = "progress.steer";
    static final String PUSH = "openplan.push";
    static final String RECEIVED = "openplan.received";
    static final String SEND = "openplan.send";

    /** Held by tokens only: a program of a unit below, which speaks for that unit. */
    @Bean
    Right pushesPlans() {
        return new Right(PUSH, Set.of());
    }

    @Bean
    Right seesReceivedPlans() {
        return new Right(RECEIVED, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER));
    }

    @Bean
    Right sendsPlansUp() {
        return new Right(SEND, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY));
    }

    @Bean
    NavItem receivedInList() {
        return new NavItem(28, "openplan.nav", BetweenPages.PATH, "models", RECEIVED);
    }

    @Bean
    HelpPage helpBetween() {
        return new HelpPage(28, "openplan.help.between", BetweenPages.PATH, RECEIVED);
    }

    @Bean
    ApiScope scopeToPushPlans() {
        return new ApiScope(PUSH, 40);
    }

    @Bean
    ApiScope scopeToReadPlans() {
        return new ApiScope(READ, 10);
    }

    @Bean
    ApiScope scopeToMoveOwnSteps() {
        return new ApiScope(WORK, 20);
    }

    @Bean
    ApiScope scopeToMoveAllSteps() {
        return new ApiScope(STEER, 30);
    }
}
