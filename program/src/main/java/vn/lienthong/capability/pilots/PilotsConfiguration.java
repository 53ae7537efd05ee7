package vn.lienthong.capability.pilots;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the frame, and who may read it. */
@Configuration(proxyBeanMethods = false)
class PilotsConfiguration {

    static final String READ = "pilots.read";

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    Right pilotsRead() {
        return new Right(
                READ, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    NavItem pilotsLine() {
        return new NavItem(30, "pilots.nav", "/mo-hinh", "models", READ);
    }

    @Bean
    HelpPage pilotsHelp() {
        return new HelpPage(30, "pilots.help", "/mo-hinh", READ);
    }
}
