package vn.lienthong.steering.needs;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.capability.access.Right;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.ui.HelpPage;
import vn.lienthong.steering.plan.PlanTab;

/** What this room adds to the plan, to help, to rights and to papers. */
@Configuration(proxyBeanMethods = false)
class NeedConfiguration {

    static final String READ = "plan.read";
    static final String PROPOSE = "needs.propose";
    static final String GATHER = "needs.gather";

    @Bean
    PlanTab needsTab() {
        return new PlanTab(95, "needs.tab", "/ke-hoach/{plan}/nhu-cau", READ);
    }

    @Bean
    HelpPage needsHelp() {
        return new HelpPage(26, "needs.help", "/ke-hoach", READ);
    }

    @Bean
    Right proposesNeeds() {
        return new Right(PROPOSE, Set.of(Role.STANDING_BODY, Role.UNIT_HEAD, Role.UNIT_OFFICER));
    }

    @Bean
    Right gathersNeeds() {
        return new Right(GATHER, Set.of(Role.STANDING_BODY));
    }

    @Bean
    PaperKind needListPaper() {
        return new PaperKind(
                NeedPapers.KIND,
                "needs.paper",
                NeedConfiguration.class,
                "list.outline.txt",
                "",
                List.of(
                        PaperKind.Field.text("ke_hoach", "needs.field.plan").mandatory(),
                        PaperKind.Field.text("tong_cong", "needs.field.sum").mandatory(),
                        PaperKind.Field.list(
                                        "nhu_cau",
                                        "needs.field.lines",
                                        PaperKind.Field.number("stt", "needs.field.no"),
                                        PaperKind.Field.text("don_vi", "needs.column.unit"),
                                        PaperKind.Field.text("mo_hinh", "needs.column.item"),
                                        PaperKind.Field.text("noi_dung", "needs.column.what"),
                                        PaperKind.Field.text("noi_dat", "needs.column.place"),
                                        PaperKind.Field.number("so_luong", "needs.column.count"),
                                        PaperKind.Field.text("don_gia", "needs.column.price"),
                                        PaperKind.Field.text("thanh_tien", "needs.column.total"),
                                        PaperKind.Field.text("nguon", "needs.column.fund"))
                                .mandatory()),
                () -> PaperData.read(NeedConfiguration.class, "list.sample.json"));
    }
}
