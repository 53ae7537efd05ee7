package vn.lienthong.steering.plan;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list and to the rights. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    NavItem planNavigation() {
        return new NavItem(20, "plan.nav.plan", "/ke-hoach", "plan", "plan.read");
    }

    @Bean
    HelpPage helpImport() {
        return new HelpPage(20, "plan.help.import", "/ke-hoach/nhap", "plan.import");
    }

    @Bean
    HelpPage helpMore() {
        return new HelpPage(21, "plan.help.more", "/ke-hoach", "plan.import");
    }

    @Bean
    Right readsPlans() {
        return new Right("plan.read", Set.of("administrator", "standing-body", "leader", "unit-head", "unit-officer"));
    }

    @Bean
    Right importsPlans() {
        return new Right("plan.import", Set.of("standing-body"));
    }

    @Bean
    Right correctsPlans() {
        return new Right("plan.correct", Set.of("standing-body"));
    }
}
