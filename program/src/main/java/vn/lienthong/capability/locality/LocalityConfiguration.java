package vn.lienthong.capability.locality;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.HouseName;
import vn.lienthong.capability.ui.NavItem;

/** What the room adds to the frame. */
@Configuration(proxyBeanMethods = false)
class LocalityConfiguration {

    /** To change agencies, posts, staff, teams, and which unit is home. Reading them needs an account only. */
    static final String MANAGE = "locality.manage";

    /** To say which days are off and which are made up; everyone reads them. */
    static final String DAYS = "locality.days";

    @Bean
    AgencyVocabulary agencyVocabulary() {
        return new AgencyVocabulary();
    }

    @Bean
    HouseName houseName(Locality locality) {
        return () -> locality.home().map(Locality.Home::name).orElse("");
    }

    @Bean
    Right manageLocality() {
        return new Right(MANAGE, Set.of(Role.ADMINISTRATOR));
    }

    @Bean
    Right changeDays() {
        return new Right(DAYS, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY));
    }

    @Bean
    Right addAgency() {
        return new Right(Locality.ADD_AGENCY, Set.of(Role.ADMINISTRATOR, Role.STANDING_BODY));
    }

    @Bean
    HelpPage daysHelp() {
        return new HelpPage(72, "locality.help.days", DayPages.PATH, "");
    }

    @Bean
    NavItem localityNavigation() {
        return new NavItem(70, "locality.nav", "/don-vi", "card", "");
    }
}
