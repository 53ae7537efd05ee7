package vn.lienthong.capability.indicators;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** Who may read the numbers, and who says what they should be. */
@Configuration(proxyBeanMethods = false)
class IndicatorConfiguration {

    static final String READ = "indicators.read";
    static final String TARGET = "indicators.target";

    @Bean
    NavItem indicatorsInList() {
        return new NavItem(36, "indicators.nav", IndicatorPages.PATH, "board", READ);
    }

    @Bean
    HelpPage helpWithIndicators() {
        return new HelpPage(40, "indicators.help.read", IndicatorPages.PATH, READ);
    }

    @Bean
    Right readIndicators() {
        return new Right(
                READ, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right setTargets() {
        return new Right(TARGET, Set.of(Role.STANDING_BODY));
    }
}
