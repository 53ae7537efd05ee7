package vn.lienthong.steering.reminders;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to rights, lists, kinds of notices and help. */
@Configuration(proxyBeanMethods = false)
class RemindersConfiguration {

    static final String SEND = "reminders.send";
    static final String WATCH = "reminders.watch";
    static final String SET_RULES = "reminders.set-rules";

    @Bean
    Right remindsByHand() {
        return new Right(SEND, Set.of(Role.STANDING_BODY, Role.LEADER));
    }

    @Bean
    Right isToldOfLateThings() {
        return new Right(WATCH, Set.of(Role.STANDING_BODY));
    }

    @Bean
    Right setsReminderRules() {
        return new Right(SET_RULES, Set.of(Role.STANDING_BODY));
    }

    @Bean
    NavItem remindersInList() {
        return new NavItem(58, "reminders.nav", ReminderPages.PATH, "call", SEND);
    }

    @Bean
    HelpPage helpReminders() {
        return new HelpPage(45, "reminders.help", ReminderPages.PATH, SEND);
    }

    @Bean
    NoticeKind byHand() {
        return new NoticeKind("reminders.kind.hand", 10);
    }

    @Bean
    NoticeKind late() {
        return new NoticeKind("reminders.kind.late", 20);
    }

    @Bean
    NoticeKind fallingDue() {
        return new NoticeKind("reminders.kind.due", 30);
    }

    @Bean
    NoticeKind escalated() {
        return new NoticeKind("reminders.kind.escalated", 40);
    }
}
