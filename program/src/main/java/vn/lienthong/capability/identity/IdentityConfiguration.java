package vn.lienthong.capability.identity;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.api.ApiScope;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/**
 * Roles, rights and purposes of this room. Counters and police check persons; the standing body, leaders, heads of units and
 * administrators do not unless the role of a counter is given to them.
 */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** Officer at a counter who checks who comes, and sees no more of them than the check says. */
    static final String COUNTER = "identity-counter";

    static final String CHECK = "identity.check";
    static final String PATROL = "identity.patrol";

    /** What a check compares, and what warns. No sensitive field is among them. */
    private static final Set<PersonField> FIELDS = EnumSet.of(
            PersonField.NUMBER,
            PersonField.NAME,
            PersonField.BIRTH,
            PersonField.SEX,
            PersonField.PERMANENT_RESIDENCE,
            PersonField.CURRENT_RESIDENCE,
            PersonField.STATUS,
            PersonField.CARD,
            PersonField.ELECTRONIC_IDENTITY,
            PersonField.OTHER_NUMBERS,
            PersonField.FORMER_NAMES,
            PersonField.QUALITY);

    @Bean
    NavItem checksInList() {
        return new NavItem(41, "identity.nav", CheckPages.PATH, "card", CHECK);
    }

    @Bean
    HelpPage helpIdentity() {
        return new HelpPage(41, "identity.help", CheckPages.PATH, CHECK);
    }

    @Bean
    ApiScope identityForPrograms() {
        return new ApiScope(CHECK, 60);
    }

    @Bean
    Role counterOfficer() {
        return new Role(COUNTER, 64);
    }

    @Bean
    Right checksPersons() {
        return new Right(CHECK, Set.of(COUNTER, "registry-reader", "resident-police", "resident-police-head"));
    }

    @Bean
    Right checksOnPatrol() {
        return new Right(PATROL, Set.of("resident-police", "resident-police-head"));
    }

    /** Whoever comes to a counter of the one-stop centre with a procedure. */
    @Bean
    Purpose checkForProcedure() {
        return new Purpose("identity.procedure", CHECK, FIELDS, true, Purpose.Reach.ANYONE_BY_NUMBER);
    }

    @Bean
    CheckWork procedureAtCounter(Purpose checkForProcedure) {
        return new CheckWork(checkForProcedure, 10);
    }

    /** Commune police checking residence and stay. */
    @Bean
    Purpose checkOfResidence() {
        return new Purpose("identity.residence", PATROL, FIELDS, false, Purpose.Reach.ANYONE_BY_NUMBER);
    }

    @Bean
    CheckWork residenceAtCounter(Purpose checkOfResidence) {
        return new CheckWork(checkOfResidence, 20);
    }
}
