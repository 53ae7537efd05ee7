package vn.lienthong.capability.locality;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.ui.HouseName;
import vn.lienthong.capability.ui.NavItem;

/** What the room adds to the frame. */
@Configuration(proxyBeanMethods = false)
class LocalityConfiguration {

    @Bean
    AgencyVocabulary agencyVocabulary() {
        return new AgencyVocabulary();
    }

    @Bean
    HouseName houseName(Locality locality) {
        return () -> locality.home().map(Locality.Home::name).orElse("");
    }

    @Bean
    NavItem localityNavigation() {
        return new NavItem(70, "locality.nav", "/don-vi", "card", "");
    }
}
