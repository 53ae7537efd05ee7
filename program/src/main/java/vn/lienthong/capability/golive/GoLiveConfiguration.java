package vn.lienthong.capability.golive;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, help, notices and rights. */
@Configuration(proxyBeanMethods = false)
class GoLiveConfiguration {

    static final String READ = "golive.read";
    static final String WORK = "golive.work";
    static final String MANAGE = "golive.manage";
    static final String NOTICE = "golive.notice-kind";

    @Bean
    NavItem systemsInList() {
        return new NavItem(34, "golive.nav", "/van-hanh", "next", READ);
    }

    @Bean
    HelpPage helpGoLive() {
        return new HelpPage(34, "golive.help", "/van-hanh", READ);
    }

    @Bean
    NoticeKind systemNotices() {
        return new NoticeKind(NOTICE, 40);
    }

    @Bean
    Right readsSystems() {
        return new Right(
                READ, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right bringsIntoOperation() {
        return new Right(WORK, Set.of(Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right managesSystems() {
        return new Right(MANAGE, Set.of(Role.STANDING_BODY));
    }
}
