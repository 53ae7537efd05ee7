package vn.lienthong.steering.meeting;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperKind;
import vn.lienthong.capability.papers.PaperKind.Field;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;

/** The pages of a meeting as docx and PDF, without number: they are for the table, not for the register. */
@Component
class MeetingPaper {

    private static final String KIND = "meeting.pack";

    private final Papers papers;
    private final Messages messages;
    private final Access access;

    MeetingPaper(Papers papers, Messages messages, Access access) {
        this.papers = papers;
        this.messages = messages;
        this.access = access;
    }

    /** Declares the kind. */
    @Configuration(proxyBeanMethods = false)
    static class Kind {

        private static Field lines(String name, String key) {
            return Field.list(
                    name,
                    key,
                    Field.text("ten", "meeting.field.title"),
                    Field.text("noi_dung", "meeting.field.text"),
                    Field.text("don_vi", "meeting.field.unit"));
        }

        @Bean
        PaperKind meetingPack() {
            return new PaperKind(
                    KIND,
                    "meeting.paper",
                    MeetingPaper.class,
                    "pack.outline.txt",
                    "",
                    List.of(
                            Field.text("ngay_hop", "meeting.field.day").mandatory(),
                            Field.text("ke_hoach", "meeting.field.plan"),
                            lines("thay_doi", "meeting.section.changed"),
                            lines("qua_han", "meeting.section.late"),
                            lines("den_luot", "meeting.section.turn"),
                            lines("can_quyet", "meeting.section.wanted"),
                            lines("ket_luan_truoc", "meeting.section.earlier"),
                            lines("ket_luan", "meeting.section.decisions")),
                    () -> PaperData.read(MeetingPaper.class, "sample.json"));
        }
    }

    Papers.Paper make(Meeting meeting, Plan plan, List<Meeting.Decision> decisions) {
        UUID owner = plan.owner();
        UUID agency = owner == null ? access.actor().agencyId() : owner;
        Letterhead letterhead = agency == null
                ? new Letterhead(
                        "",
                        plan.head().issuer(),
                        "",
                        "",
                        meeting.heldOn(),
                        "",
                        "",
                        List.of(),
                        new Letterhead.Signature(Letterhead.Authority.OWN, "", "", ""),
                        List.of())
                : papers.letterhead(agency, "", meeting.heldOn());
        Meeting.Pack pack = meeting.pack();
        return papers.make(
                KIND,
                letterhead.about(
                        messages.text(VietnameseText.VIETNAMESE, "meeting.paper.type"),
                        messages.text(VietnameseText.VIETNAMESE, "meeting.paper.about")),
                PaperData.none()
                        .with("ngay_hop", meeting.heldOn())
                        .with("ke_hoach", plan.head().name(plan.head().title()))
                        .with("thay_doi", data(pack.changed()))
                        .with("qua_han", data(pack.late()))
                        .with("den_luot", data(pack.turn()))
                        .with("can_quyet", data(pack.wanted()))
                        .with("ket_luan_truoc", data(pack.earlier()))
                        .with(
                                "ket_luan",
                                data(decisions.stream()
                                        .map(one -> new Meeting.Line(
                                                one.text(), Meetings.day(one.due()), one.agencyName(), ""))
                                        .toList())));
    }

    private static List<PaperData> data(List<Meeting.Line> lines) {
        return lines.stream()
                .map(line -> PaperData.none()
                        .with("ten", line.title())
                        .with("noi_dung", line.text())
                        .with("don_vi", line.unit()))
                .toList();
    }
}
