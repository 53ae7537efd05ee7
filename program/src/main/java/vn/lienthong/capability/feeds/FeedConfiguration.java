package vn.lienthong.capability.feeds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list and the help. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    NavItem feedsInList() {
        return new NavItem(86, "feeds.nav", FeedPages.PATH, "clock", "");
    }

    @Bean
    HelpPage helpWithFeeds() {
        return new HelpPage(60, "feeds.help.mine", FeedPages.PATH, "");
    }
}
