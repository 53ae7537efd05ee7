package vn.lienthong.steering.reports;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, the rights, the notices and the help. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    NavItem reportsNavigation() {
        return new NavItem(50, "reports.nav", "/bao-cao", "report", Sight.READ);
    }

    @Bean
    NoticeKind partNotices() {
        return new NoticeKind(Rounds.PART_KIND, 40);
    }

    @Bean
    NoticeKind approvalNotices() {
        return new NoticeKind(Rounds.APPROVAL_KIND, 15);
    }

    @Bean
    HelpPage helpPart() {
        return new HelpPage(60, "reports.help.part", "/bao-cao", Sight.WRITE);
    }

    @Bean
    HelpPage helpIssue() {
        return new HelpPage(61, "reports.help.issue", "/bao-cao", Sight.ISSUE);
    }

    @Bean
    HelpPage helpFigures() {
        return new HelpPage(62, "reports.help.figures", "/bao-cao", Sight.READ);
    }

    @Bean
    Right readsReports() {
        return new Right(Sight.READ, Set.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    /** The standing body is a unit too: it writes the part of its own agency. */
    @Bean
    Right writesReports() {
        return new Right(Sight.WRITE, Set.of(Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.STANDING_BODY));
    }

    @Bean
    Right issuesReports() {
        return new Right(Sight.ISSUE, Set.of(Role.STANDING_BODY));
    }

    @Bean
    Right approvesReports() {
        return new Right(Sight.APPROVE, Set.of(Role.LEADER));
    }
}
