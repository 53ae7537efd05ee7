package vn.lienthong.capability.webhooks;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to rights, lists, notices and help. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    static final String NOTICES = "webhooks.kind.stopped";

    @Bean
    Right managesWebhooks() {
        return new Right(WebhookPages.MANAGE, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    NavItem webhooksInList() {
        return new NavItem(95, "webhooks.nav", WebhookPages.PATH, "bell", WebhookPages.MANAGE);
    }

    @Bean
    NoticeKind webhookNotices() {
        return new NoticeKind(NOTICES, 90);
    }

    @Bean
    HelpPage helpWithWebhooks() {
        return new HelpPage(95, "webhooks.help.list", WebhookPages.PATH, WebhookPages.MANAGE);
    }
}
