package vn.lienthong.capability.papers;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A kind of paper for tests; its words are those of the letterhead. */
@Configuration(proxyBeanMethods = false)
class TestPaperKind {

    static final String CODE = "papers-test.report";

    @Bean
    PaperKind paperForTests() {
        return new PaperKind(
                CODE,
                "papers.register.title",
                TestPaperKind.class,
                "try.outline.txt",
                "BC",
                List.of(
                        PaperKind.Field.text("ke_hoach", "papers.field.ten"),
                        PaperKind.Field.list(
                                "dong",
                                "papers.field.ten",
                                PaperKind.Field.text("tt", "papers.field.ten"),
                                PaperKind.Field.text("noi_dung", "papers.field.ten"))),
                () -> PaperData.none()
                        .with("ke_hoach", "12/KH-UBND")
                        .with(
                                "dong",
                                List.of(
                                        PaperData.none().with("tt", 1).with("noi_dung", "một"),
                                        PaperData.none().with("tt", 2).with("noi_dung", "hai"))));
    }
}
