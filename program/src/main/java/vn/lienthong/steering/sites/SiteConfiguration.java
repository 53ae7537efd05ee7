package vn.lienthong.steering.sites;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;
import vn.lienthong.steering.plan.PlanTab;

/** What this room adds to the main list, the plan, help and rights. */
@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    static final String READ = "plan.read";
    static final String WORK = "sites.work";
    static final String DECIDE = "sites.decide";

    @Bean
    NavItem sitesInList() {
        return new NavItem(26, "sites.nav", "/dia-diem", "desk", READ);
    }

    @Bean
    PlanTab sitesOfAPlan() {
        return new PlanTab(65, "sites.nav", "/dia-diem?" + SitePages.PLAN + "={plan}", READ);
    }

    @Bean
    HelpPage helpSites() {
        return new HelpPage(26, "sites.help", "/dia-diem", READ);
    }

    @Bean
    Right worksOnSites() {
        return new Right(WORK, Set.of(Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right decidesOnSites() {
        return new Right(DECIDE, Set.of(Role.STANDING_BODY, Role.LEADER));
    }
}
