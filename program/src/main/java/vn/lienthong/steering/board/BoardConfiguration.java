package vn.lienthong.steering.board;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;
import vn.lienthong.steering.plan.PlanTab;

/** What this room adds to the main list, to the views of a plan and to the help. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    static final String READ = "plan.read";

    @Bean
    NavItem myWork() {
        return new NavItem(10, "board.nav.mine", "/viec-cua-toi", "home", "");
    }

    @Bean
    NavItem placesLine() {
        return new NavItem(29, "board.nav.places", "/dieu-hanh", "board", READ);
    }

    @Bean
    PlanTab columnsTab() {
        return new PlanTab(50, "board.tab.bang", "/ke-hoach/{plan}/bang", READ);
    }

    @Bean
    PlanTab timelineTab() {
        return new PlanTab(60, "board.tab.dong-thoi-gian", "/ke-hoach/{plan}/dong-thoi-gian", READ);
    }

    @Bean
    PlanTab calendarTab() {
        return new PlanTab(70, "board.tab.lich", "/ke-hoach/{plan}/lich", READ);
    }

    @Bean
    PlanTab lateTab() {
        return new PlanTab(80, "board.tab.qua-han", "/ke-hoach/{plan}/qua-han", READ);
    }

    @Bean
    PlanTab unitsTab() {
        return new PlanTab(90, "board.tab.don-vi", "/ke-hoach/{plan}/don-vi", READ);
    }

    @Bean
    HelpPage mineHelp() {
        return new HelpPage(10, "board.help.mine", "/viec-cua-toi", READ);
    }

    @Bean
    HelpPage viewsHelp() {
        return new HelpPage(22, "board.help.views", "/ke-hoach", READ);
    }

    @Bean
    HelpPage placesHelp() {
        return new HelpPage(70, "board.help.places", "/dieu-hanh", READ);
    }
}
