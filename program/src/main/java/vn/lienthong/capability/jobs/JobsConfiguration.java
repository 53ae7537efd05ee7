package vn.lienthong.capability.jobs;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.NavItem;

/** The room's right and its line in the main list. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    static final String READ_ALL = "jobs.read-all";

    @Bean
    Right readAllJobs() {
        return new Right(READ_ALL, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    NavItem jobsNavItem() {
        return new NavItem(85, "jobs.nav", JobPages.PATH, "clock", "");
    }
}
