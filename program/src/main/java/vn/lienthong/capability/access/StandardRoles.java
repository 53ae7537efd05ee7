package vn.lienthong.capability.access;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.ui.NavItem;

/** The roles that every locality has, and the rights of this room. */
@Configuration(proxyBeanMethods = false)
class StandardRoles {

    static final String READ_ACCOUNTS = "access.read";
    static final String MANAGE_ACCOUNTS = "access.manage";
    static final String READ_RIGHTS = "access.read-rights";

    @Bean
    Role administratorRole() {
        return new Role(Role.ADMINISTRATOR, 10);
    }

    @Bean
    Role standingBodyRole() {
        return new Role(Role.STANDING_BODY, 20);
    }

    @Bean
    Role leaderRole() {
        return new Role(Role.LEADER, 30);
    }

    @Bean
    Role unitHeadRole() {
        return new Role(Role.UNIT_HEAD, 40);
    }

    @Bean
    Role unitOfficerRole() {
        return new Role(Role.UNIT_OFFICER, 50);
    }

    @Bean
    NavItem accountsInList() {
        return new NavItem(90, "access.nav.accounts", AccountPages.PATH, "user", READ_ACCOUNTS);
    }

    @Bean
    NavItem rightsInList() {
        return new NavItem(92, "access.nav.rights", "/quan-tri/vai-tro", "card", READ_RIGHTS);
    }

    @Bean
    Right readAccounts() {
        return new Right(READ_ACCOUNTS, Set.of(Role.ADMINISTRATOR, Role.UNIT_HEAD));
    }

    @Bean
    Right manageAccounts() {
        return new Right(MANAGE_ACCOUNTS, Set.of(Role.ADMINISTRATOR, Role.UNIT_HEAD));
    }

    @Bean
    Right readRights() {
        return new Right(READ_RIGHTS, Set.of(Role.ADMINISTRATOR));
    }
}
