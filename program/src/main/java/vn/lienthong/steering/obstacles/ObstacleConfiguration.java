package vn.lienthong.steering.obstacles;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;
import vn.lienthong.steering.plan.PlanTab;

/** What this room adds to the main list, the plan, help, notices and rights. */
@Configuration(proxyBeanMethods = false)
class ObstacleConfiguration {

    static final String READ = "plan.read";
    static final String RAISE = "obstacles.raise";
    static final String ANSWER = "obstacles.answer";
    static final String MANAGE = "obstacles.manage";

    @Bean
    NavItem obstaclesInList() {
        return new NavItem(24, "obstacles.nav", "/vuong-mac", "speaker", READ);
    }

    @Bean
    PlanTab obstaclesOfAPlan() {
        return new PlanTab(60, "obstacles.nav", "/vuong-mac?" + ObstaclePages.PLAN + "={plan}", READ);
    }

    @Bean
    HelpPage helpObstacles() {
        return new HelpPage(24, "obstacles.help", "/vuong-mac", READ);
    }

    @Bean
    NoticeKind askedForAnAnswer() {
        return new NoticeKind(ObstacleNotices.ASKED, 30);
    }

    @Bean
    NoticeKind ownObstacles() {
        return new NoticeKind(ObstacleNotices.MINE, 31);
    }

    @Bean
    Right raisesObstacles() {
        return new Right(RAISE, Set.of(Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right answersObstacles() {
        return new Right(ANSWER, Set.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right managesObstacles() {
        return new Right(MANAGE, Set.of(Role.STANDING_BODY));
    }
}
