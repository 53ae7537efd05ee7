package vn.lienthong.steering.progress;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.steering.plan.PlanTab;

/** What this room adds to rights, lists and help. */
@Configuration(proxyBeanMethods = false)
class ProgressConfiguration {

    static final String MENTIONS = "progress.kind.mention";
    static final String DECISIONS = "progress.kind.decision";

    @Bean
    NoticeKind decisions() {
        return new NoticeKind(DECISIONS, 31);
    }

    @Bean
    PlanTab stepsOfPlan() {
        return new PlanTab(50, "progress.tab.steps", "/ke-hoach/{plan}/buoc", "plan.read");
    }

    @Bean
    PlanTab decisionsOfPlan() {
        return new PlanTab(57, "progress.tab.decisions", "/ke-hoach/{plan}/quyet-dinh", Hands.STEER);
    }

    @Bean
    PlanTab unitsOfPlan() {
        return new PlanTab(55, "progress.tab.units", "/ke-hoach/{plan}/dau-moi", "plan.read");
    }

    @Bean
    HelpPage helpRecord() {
        return new HelpPage(22, "progress.help.record", "/ke-hoach", Hands.WORK);
    }

    @Bean
    HelpPage helpSteer() {
        return new HelpPage(23, "progress.help.steer", "/ke-hoach", Hands.STEER);
    }

    @Bean
    NoticeKind mentions() {
        return new NoticeKind(MENTIONS, 30);
    }

    @Bean
    Right steersProgress() {
        return new Right(Hands.STEER, Set.of(Role.STANDING_BODY));
    }

    @Bean
    Right worksOnSteps() {
        return new Right(Hands.WORK, Set.of(Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right commentsOnItems() {
        return new Right(Hands.COMMENT, Set.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }
}
