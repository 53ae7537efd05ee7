package vn.lienthong.capability.processing;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.capability.ui.NavItem;

/** What this room adds to the main list, help, papers and rights. */
@Configuration(proxyBeanMethods = false)
class ProcessingConfiguration {

    /** Keeps the register of processors and makes assessments. */
    static final String KEEP = "processing.keep";
    /** Reads both. */
    static final String READ = "processing.read";

    static final String PAPER = "processing.assessment";

    /** The role of who is in charge of data protection: of the room privacy. */
    private static final String PROTECTION = "data-protection";

    @Bean
    NavItem assessmentsInList() {
        return new NavItem(57, "processing.nav.assessments", AssessmentPages.PATH, "card", READ);
    }

    @Bean
    NavItem processorsInList() {
        return new NavItem(58, "processing.nav", ProcessorPages.PATH, "desk", READ);
    }

    @Bean
    HelpPage helpProcessors() {
        return new HelpPage(58, "processing.help", ProcessorPages.PATH, READ);
    }

    @Bean
    HelpPage helpAssessments() {
        return new HelpPage(57, "processing.help-assessments", AssessmentPages.PATH, READ);
    }

    @Bean
    Right keepsProcessors() {
        return new Right(KEEP, Set.of(PROTECTION));
    }

    @Bean
    Right readsProcessors() {
        return new Right(READ, Set.of(PROTECTION, Role.LEADER));
    }

    @Bean
    PaperKind assessmentPaper() {
        return new PaperKind(
                PAPER,
                "processing.paper",
                ProcessingConfiguration.class,
                "assessment.outline.txt",
                "",
                List.of(
                        Field.text("lan", "processing.paper.number").mandatory(),
                        Field.text("dau_moi", "processing.field.dau-moi").mandatory(),
                        Field.text("pham_vi", "processing.field.pham-vi").mandatory(),
                        Field.text("tac_dong", "processing.field.tac-dong").mandatory(),
                        Field.text("bien_phap_them", "processing.field.bien-phap").mandatory(),
                        Field.text("so_muc_nhay_cam", "processing.paper.sensitive"),
                        Field.text("ra_nuoc_ngoai", "processing.paper.place"),
                        Field.text("cap_nhat_truoc", "processing.paper.due"),
                        Field.list(
                                        "muc_dich",
                                        "processing.paper.purposes",
                                        Field.text("ten", "processing.paper.purpose"),
                                        Field.text("can_cu", "processing.paper.basis"),
                                        Field.text("muc", "processing.paper.items"))
                                .mandatory(),
                        Field.list(
                                        "du_lieu",
                                        "processing.paper.held",
                                        Field.text("ten", "processing.paper.item"),
                                        Field.text("loai", "processing.paper.kind"),
                                        Field.text("can_cu", "processing.paper.basis"))
                                .mandatory(),
                        Field.list("dong_y", "processing.paper.consents", Field.text("ten", "processing.paper.consent")),
                        Field.list(
                                "ben",
                                "processing.title",
                                Field.text("ten", "processing.field.name"),
                                Field.text("vai_tro", "processing.field.role"),
                                Field.text("viec", "processing.field.service"),
                                Field.text("noi", "processing.field.place")),
                        Field.list(
                                        "thoi_han",
                                        "processing.paper.terms",
                                        Field.text("ten", "processing.paper.item"),
                                        Field.text("bao_lau", "processing.paper.how-long"))
                                .mandatory()),
                () -> PaperData.read(ProcessingConfiguration.class, "assessment.sample.json"));
    }
}
