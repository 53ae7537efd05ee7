package vn.lienthong.capability.notify;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.Bell;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the frame and to the rights. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {

    @Bean
    Bell inboxBell(NoticeStore store, Access access) {
        return new Bell() {
            @Override
            public String path() {
                return InboxPages.PATH;
            }

            @Override
            public String key() {
                return "notify.bell";
            }

            @Override
            public long count() {
                return access.actorIfAny()
                        .map(actor -> store.unread(actor.onBehalfOf()))
                        .orElse(0L);
            }
        };
    }

    @Bean
    NavItem mailInList() {
        return new NavItem(93, "notify.nav.mail", MailPages.PATH, "ticket", MailPages.MANAGE);
    }

    @Bean
    Right managesMail() {
        return new Right(MailPages.MANAGE, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    HelpPage helpInbox() {
        return new HelpPage(12, "notify.help.inbox", InboxPages.PATH, "");
    }

    @Bean
    HelpPage helpMail() {
        return new HelpPage(93, "notify.help.mail", MailPages.PATH, MailPages.MANAGE);
    }
}
