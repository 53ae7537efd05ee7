package vn.lienthong.capability.matching;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.registry.PersonField;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** Roles, rights and the purpose of the cleaning desk. As for the register, none of the usual roles sees a person of a list. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    /** Officer of a sector who cleans its lists. */
    static final String CLEANER = "list-cleaner";
    /** Who signs cleaned lists for a unit and hands them on. */
    static final String SIGNER = "list-signer";

    private static final String POLICE = "resident-police";
    private static final String POLICE_HEAD = "resident-police-head";

    /** Counts of lists, no person. */
    static final String SEE = "matching.see";

    static final String BRING = "matching.bring";
    /** Rows and candidates, and deciding. */
    static final String DECIDE = "matching.decide";

    static final String SIGN = "matching.sign";
    static final String EXPORT = "matching.export";

    static final String NOTICES = "matching.notices";

    @Bean
    Role listCleaner() {
        return new Role(CLEANER, 64);
    }

    @Bean
    Role listSigner() {
        return new Role(SIGNER, 65);
    }

    @Bean
    Right seesLists() {
        return new Right(
                SEE, Set.of(CLEANER, SIGNER, POLICE, POLICE_HEAD, Role.LEADER, Role.STANDING_BODY, Role.UNIT_HEAD));
    }

    @Bean
    Right bringsLists() {
        return new Right(BRING, Set.of(CLEANER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right decidesRows() {
        return new Right(DECIDE, Set.of(CLEANER, POLICE, POLICE_HEAD));
    }

    @Bean
    Right signsLists() {
        return new Right(SIGN, Set.of(SIGNER, POLICE_HEAD));
    }

    @Bean
    Right exportsLists() {
        return new Right(EXPORT, Set.of(CLEANER, SIGNER, POLICE_HEAD));
    }

    @Bean
    NavItem matchingInList() {
        return new NavItem(42, "matching.nav", MatchList.PATH, "clean", SEE);
    }

    @Bean
    HelpPage helpMatching() {
        return new HelpPage(42, "matching.help", MatchList.PATH, SEE);
    }

    @Bean
    NoticeKind matchingNotices() {
        return new NoticeKind(NOTICES, 55);
    }

    @Bean
    PaperKind cleaningMinutes() {
        return Minutes.kind();
    }

    /** Comparing a sector's list with the register, and showing those who may be meant. */
    @Bean
    Purpose cleaningPurpose() {
        return new Purpose(
                "matching.clean",
                DECIDE,
                EnumSet.of(
                        PersonField.NUMBER,
                        PersonField.OTHER_NUMBERS,
                        PersonField.NAME,
                        PersonField.BIRTH,
                        PersonField.SEX,
                        PersonField.HOUSEHOLD,
                        PersonField.STATUS),
                true,
                Purpose.Reach.ANYONE_BY_NUMBER);
    }
}
