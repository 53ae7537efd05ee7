package vn.lienthong.steering.meeting;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, the rights and the help. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

    static final String READ = "meeting.read";
    static final String HOLD = "meeting.hold";
    static final String DECIDE = "meeting.decide";
    static final String DO = "meeting.do";

    @Bean
    NavItem meetingNavigation() {
        return new NavItem(52, "meeting.nav", "/giao-ban", "speaker", READ);
    }

    @Bean
    HelpPage helpMeeting() {
        return new HelpPage(65, "meeting.help.pack", "/giao-ban", READ);
    }

    @Bean
    Right readsMeetings() {
        return new Right(READ, Set.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right holdsMeetings() {
        return new Right(HOLD, Set.of(Role.STANDING_BODY));
    }

    @Bean
    Right decidesInMeetings() {
        return new Right(DECIDE, Set.of(Role.LEADER));
    }

    @Bean
    Right doesWhatWasDecided() {
        return new Right(DO, Set.of(Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.STANDING_BODY));
    }
}
