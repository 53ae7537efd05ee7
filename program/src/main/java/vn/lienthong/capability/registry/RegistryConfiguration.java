package vn.lienthong.capability.registry;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/**
 * Roles, rights and purposes of the register. None of the usual roles reads a person: heads of units, leaders, the standing
 * body and administrators see nobody unless one of these roles is given to them.
 */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    /** Officer at a counter who looks people up for a dossier. */
    static final String READER = "registry-reader";
    /** Commune police who keep the residence register of their area. */
    static final String POLICE = "resident-police";
    /** Who decides corrections and bulk requests and oversees the readers: the chief of the commune police or a deputy. */
    static final String POLICE_HEAD = "resident-police-head";
    /** Who looks for cases whose subject must not be warned. */
    static final String INVESTIGATOR = "registry-investigator";

    static final String READ = "registry.read";
    static final String RESIDENCE = "registry.residence";
    static final String SHOW_DIARY = "registry.diary";
    static final String PROPOSE = "registry.propose";
    static final String DECIDE = "registry.decide";
    static final String OVERSEE = "registry.oversee";
    static final String DEFER = "registry.defer";
    static final String BREAK_GLASS = "registry.break-glass";
    static final String RESTRICTED = "registry.restricted";
    static final String BULK = "registry.bulk";

    private static final String NAV = "/dan-cu";

    @Bean
    NavItem populationInList() {
        return new NavItem(40, "registry.nav", NAV, "user", READ);
    }

    @Bean
    HelpPage helpRegistry() {
        return new HelpPage(40, "registry.help", NAV, READ);
    }

    @Bean
    NoticeKind registryNotices() {
        return new NoticeKind(RegistryWatch.NOTICE, 50);
    }

    @Bean
    Role registryReader() {
        return new Role(READER, 60);
    }

    @Bean
    Role residentPolice() {
        return new Role(POLICE, 62);
    }

    @Bean
    Role residentPoliceHead() {
        return new Role(POLICE_HEAD, 61);
    }

    @Bean
    Role registryInvestigator() {
        return new Role(INVESTIGATOR, 63);
    }

    @Bean
    Right readsPersons() {
        return new Right(READ, Set.of(READER, POLICE, POLICE_HEAD, INVESTIGATOR));
    }

    @Bean
    Right keepsResidence() {
        return new Right(RESIDENCE, Set.of(POLICE, POLICE_HEAD));
    }

    @Bean
    Right showsDiary() {
        return new Right(SHOW_DIARY, Set.of(READER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right proposesCorrections() {
        return new Right(PROPOSE, Set.of(READER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right decidesCorrections() {
        return new Right(DECIDE, Set.of(POLICE_HEAD));
    }

    @Bean
    Right overseesReaders() {
        return new Right(OVERSEE, Set.of(POLICE_HEAD));
    }

    @Bean
    Right defersDisclosure() {
        return new Right(DEFER, Set.of(INVESTIGATOR));
    }

    @Bean
    Right breaksGlass() {
        return new Right(BREAK_GLASS, Set.of(POLICE, POLICE_HEAD));
    }

    @Bean
    Right readsRestricted() {
        return new Right(RESTRICTED, Set.of(POLICE_HEAD));
    }

    @Bean
    Right asksForLists() {
        return new Right(BULK, Set.of(READER, POLICE, POLICE_HEAD));
    }

    /** Handling a dossier at a counter: what a receipt and its form need, of anyone who came. */
    @Bean
    Purpose procedurePurpose() {
        return new Purpose(
                "registry.procedure",
                READ,
                EnumSet.of(
                        PersonField.NUMBER,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.NATIONALITY,
                        PersonField.HOUSEHOLD,
                        PersonField.PERMANENT_RESIDENCE,
                        PersonField.TEMPORARY_RESIDENCE,
                        PersonField.CURRENT_RESIDENCE,
                        PersonField.STATUS,
                        PersonField.CARD),
                true,
                Purpose.Reach.ANYONE_BY_NUMBER);
    }

    /** Keeping the residence register. */
    @Bean
    Purpose residencePurpose() {
        return new Purpose(
                "registry.residence-work", RESIDENCE, EnumSet.allOf(PersonField.class), false, Purpose.Reach.OWN_UNITS);
    }

    /** A person asks what is held about them. */
    @Bean
    Purpose ownRequestPurpose() {
        return new Purpose(
                "registry.own-request",
                SHOW_DIARY,
                EnumSet.complementOf(EnumSet.of(PersonField.QUALITY)),
                true,
                Purpose.Reach.OWN_UNITS);
    }

    /** Life or health in danger. */
    @Bean
    Purpose rescuePurpose() {
        return new Purpose(
                "registry.rescue",
                BREAK_GLASS,
                EnumSet.of(
                        PersonField.NUMBER,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.PARENTS,
                        PersonField.HOUSEHOLD,
                        PersonField.PERMANENT_RESIDENCE,
                        PersonField.CURRENT_RESIDENCE,
                        PersonField.STATUS),
                false,
                Purpose.Reach.OWN_UNITS);
    }

    /** A case of an investigating body. */
    @Bean
    Purpose casePurpose() {
        return new Purpose(
                "registry.case",
                DEFER,
                EnumSet.complementOf(EnumSet.of(PersonField.RELIGION, PersonField.QUALITY)),
                true,
                Purpose.Reach.ANYONE_BY_NUMBER);
    }
}
