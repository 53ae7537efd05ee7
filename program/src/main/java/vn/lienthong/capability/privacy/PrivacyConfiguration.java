package vn.lienthong.capability.privacy;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.mandates.MandateDeed;
import vn.lienthong.capability.notify.NoticeKind;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, help, notices, papers, roles and rights. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    /** The person in charge of data protection of an agency. */
    static final String PROTECTION = "data-protection";

    /** Takes requests in at a counter. */
    static final String RECEIVE = "privacy.receive";
    /** Sees the list and where each request stands; who asks is shown to those who answer only. */
    static final String READ = "privacy.read";
    /** Answers for the agency. */
    static final String ANSWER = "privacy.answer";
    /** Sets the days and the desks. */
    static final String MANAGE = "privacy.manage";
    /** Keeps the breach register. */
    static final String BREACH = "privacy.breach";
    /** Reads the breach register. */
    static final String BREACH_READ = "privacy.breach-read";

    static final String NOTICE = "privacy.notice-kind";
    static final String COPY_PAPER = "privacy.copy";
    static final String AUTHORITY_PAPER = "privacy.breach-authority";
    static final String PERSON_PAPER = "privacy.breach-person";

    /** Being called or written to about one's own request. */
    static final ConsentPurpose CONTACT = new ConsentPurpose("privacy.contact");

    @Bean
    NavItem dataRightsInList() {
        return new NavItem(46, "privacy.nav", "/quyen-du-lieu", "card", READ);
    }

    @Bean
    NavItem dataRightsAtCounterInList() {
        return new NavItem(47, "privacy.nav.receive", "/quyen-du-lieu/tiep-nhan", "desk", RECEIVE);
    }

    @Bean
    NavItem breachesInList() {
        return new NavItem(48, "privacy.nav.breach", "/su-co-du-lieu", "bell", BREACH_READ);
    }

    @Bean
    HelpPage helpDataRights() {
        return new HelpPage(46, "privacy.help", "/quyen-du-lieu", READ);
    }

    @Bean
    HelpPage helpDataRightsAtCounter() {
        return new HelpPage(47, "privacy.help-receive", "/quyen-du-lieu/tiep-nhan", RECEIVE);
    }

    @Bean
    HelpPage helpBreaches() {
        return new HelpPage(48, "privacy.help-breach", "/su-co-du-lieu", BREACH_READ);
    }

    @Bean
    NoticeKind privacyNotices() {
        return new NoticeKind(NOTICE, 55);
    }

    @Bean
    Role dataProtection() {
        return new Role(PROTECTION, 64);
    }

    @Bean
    Right receivesDataRequests() {
        return new Right(RECEIVE, Set.of(PROTECTION, "registry-reader", "resident-police", "resident-police-head"));
    }

    @Bean
    Right readsDataRequests() {
        return new Right(READ, Set.of(PROTECTION, Role.LEADER));
    }

    @Bean
    Right answersDataRequests() {
        return new Right(ANSWER, Set.of(PROTECTION));
    }

    @Bean
    Right managesDataRights() {
        return new Right(MANAGE, Set.of(PROTECTION, Role.ADMINISTRATOR));
    }

    @Bean
    Right keepsBreaches() {
        return new Right(BREACH, Set.of(PROTECTION));
    }

    @Bean
    Right readsBreaches() {
        return new Right(BREACH_READ, Set.of(PROTECTION, Role.LEADER));
    }

    @Bean
    MandateDeed rightsForOthers() {
        return OwnActs.DEED;
    }

    @Bean
    ConsentPurpose contactConsent() {
        return CONTACT;
    }

    /** Giving data to a body outside the state: NĐ 70/2024/NĐ-CP article 9 wants the person's agreement. */
    @Bean
    ConsentPurpose releaseConsent() {
        return new ConsentPurpose("privacy.release");
    }

    @Bean
    PaperKind ownCopyPaper() {
        return new PaperKind(
                COPY_PAPER,
                "privacy.paper.copy",
                PrivacyConfiguration.class,
                "copy.outline.txt",
                "",
                List.of(
                        Field.text("so_yeu_cau", "privacy.field.code").mandatory(),
                        Field.text("ho_ten", "privacy.field.name").mandatory(),
                        Field.text("so_dinh_danh", "privacy.field.number"),
                        Field.text("lap_luc", "privacy.copy.made"),
                        Field.list(
                                        "du_lieu",
                                        "privacy.copy.data",
                                        Field.text("muc", "privacy.copy.item"),
                                        Field.text("noi_dung", "privacy.copy.value"),
                                        Field.text("nguon", "privacy.copy.origin"))
                                .mandatory(),
                        Field.list(
                                "nhat_ky",
                                "privacy.copy.diary",
                                Field.text("luc", "privacy.copy.when"),
                                Field.text("ai", "privacy.copy.who"),
                                Field.text("muc_dich", "privacy.copy.what-for")),
                        Field.list(
                                "dong_y",
                                "privacy.copy.consents",
                                Field.text("viec", "privacy.copy.consent"),
                                Field.text("tu", "privacy.copy.since"),
                                Field.text("rut", "privacy.copy.withdrawn"))),
                () -> PaperData.read(PrivacyConfiguration.class, "copy.sample.json"));
    }

    private static Field[] breachFields() {
        return new Field[] {
            Field.text("ma_su_co", "privacy.breach.code").mandatory(),
            Field.text("can_cu", "privacy.breach.paper.basis"),
            Field.text("phat_hien_luc", "privacy.breach.detected").mandatory(),
            Field.text("xay_ra_luc", "privacy.breach.happened"),
            Field.text("su_viec", "privacy.breach.facts").mandatory(),
            Field.text("loai_du_lieu", "privacy.breach.kinds"),
            Field.text("so_nguoi", "privacy.breach.people"),
            Field.text("hau_qua", "privacy.breach.consequences"),
            Field.text("bien_phap", "privacy.breach.measures"),
            Field.text("dau_moi", "privacy.breach.contact")
        };
    }

    @Bean
    PaperKind breachAuthorityPaper() {
        return new PaperKind(
                AUTHORITY_PAPER,
                "privacy.paper.authority",
                PrivacyConfiguration.class,
                "breach-authority.outline.txt",
                "",
                List.of(breachFields()),
                () -> PaperData.read(PrivacyConfiguration.class, "breach.sample.json"));
    }

    @Bean
    PaperKind breachPersonPaper() {
        return new PaperKind(
                PERSON_PAPER,
                "privacy.paper.person",
                PrivacyConfiguration.class,
                "breach-person.outline.txt",
                "",
                List.of(breachFields()),
                () -> PaperData.read(PrivacyConfiguration.class, "breach.sample.json"));
    }
}
