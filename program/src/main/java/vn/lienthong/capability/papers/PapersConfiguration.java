package vn.lienthong.capability.papers;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What the room adds to rights, lists and help. */
@Configuration(proxyBeanMethods = false)
class PapersConfiguration {

    /** To see the issued papers of an agency. */
    static final String READ = "papers.read";

    /** To mark an issued paper as withdrawn. */
    static final String WITHDRAW = "papers.withdraw";

    /** To change templates. */
    static final String TEMPLATE = "papers.template";

    /** To set names, sign, signer and numbers of an agency's papers. */
    static final String OFFICE = "papers.office";

    @Bean
    Right readsPapers() {
        return new Right(
                READ, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right withdrawsPapers() {
        return new Right(WITHDRAW, Set.of(Role.STANDING_BODY, Role.LEADER));
    }

    @Bean
    Right changesTemplates() {
        return new Right(TEMPLATE, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY));
    }

    @Bean
    Right setsOffices() {
        return new Right(OFFICE, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY));
    }

    @Bean
    NavItem papersNavigation() {
        return new NavItem(56, "papers.nav", "/van-ban", "print", READ);
    }

    @Bean
    HelpPage helpRegister() {
        return new HelpPage(45, "papers.help.register", "/van-ban", READ);
    }

    @Bean
    HelpPage helpTemplates() {
        return new HelpPage(46, "papers.help.templates", "/van-ban/mau", TEMPLATE);
    }
}
