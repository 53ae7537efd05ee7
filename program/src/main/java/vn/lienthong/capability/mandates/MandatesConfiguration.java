package vn.lienthong.capability.mandates;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.registry.Kin;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, help, rights and purposes. */
@Configuration(proxyBeanMethods = false)
class MandatesConfiguration {

    /** Enters papers, ends them, stops parents whose rights a court limited. */
    static final String RECORD = "mandates.record";

    /** Held by no officer: only a citizen who stands in uses it. */
    private static final String STAND_IN = "mandates.stand-in";

    static final Purpose ACTING = new Purpose("mandates.acting", STAND_IN, Kin.SHOWN, true, Purpose.Reach.OWN_UNITS);

    /** Both of a paper are compared with the register when it is entered. */
    static final Purpose ENTERING = new Purpose(
            "mandates.entering",
            RECORD,
            EnumSet.of(PersonField.NUMBER, PersonField.NAME, PersonField.BIRTH, PersonField.STATUS),
            true,
            Purpose.Reach.ANYONE_BY_NUMBER);

    @Bean
    NavItem mandatesInList() {
        return new NavItem(49, "mandates.nav", MandatePages.LIST, "user", RECORD);
    }

    @Bean
    HelpPage helpMandates() {
        return new HelpPage(49, "mandates.help", MandatePages.LIST, RECORD);
    }

    @Bean
    Right recordsMandates() {
        return new Right(RECORD, Set.of("registry-reader", "resident-police", "resident-police-head"));
    }

    @Bean
    Right standsIn() {
        return new Right(STAND_IN, Set.of());
    }

    @Bean
    Purpose actingPurpose() {
        return ACTING;
    }

    @Bean
    Purpose enteringPurpose() {
        return ENTERING;
    }
}
