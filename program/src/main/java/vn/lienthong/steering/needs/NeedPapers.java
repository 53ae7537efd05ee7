package vn.lienthong.steering.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.NeedList;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Money;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;

/** A list of needs as a letter with its annex. */
@Component
class NeedPapers {

    static final String KIND = "needs.list";

    private final Papers papers;
    private final PaperRegister register;
    private final Devices devices;
    private final Messages messages;
    private final Clock clock;

    NeedPapers(Papers papers, PaperRegister register, Devices devices, Messages messages, Clock clock) {
        this.papers = papers;
        this.register = register;
        this.devices = devices;
        this.messages = messages;
        this.clock = clock;
    }

    /** The letter, not yet numbered. */
    Papers.Paper draft(Plan plan, UUID agency, String addressee, List<NeedLine> lines) {
        return papers.make(KIND, head(plan, agency, addressee), data(plan, lines));
    }

    /** Numbers the letter and keeps it; the same list a second time is the same letter. */
    @Transactional
    public IssuedPaper issue(Plan plan, UUID agency, NeedList list, List<NeedLine> lines) {
        IssuedPaper issued = register.issue(new PaperRegister.Order(
                list.id(),
                KIND,
                agency,
                LocalDate.now(clock),
                head(plan, agency, list.addressee()),
                data(plan, lines),
                List.of("plan/" + plan.id()),
                NeedPages.listPath(list.id())));
        devices.issued(list.id(), issued.id());
        return issued;
    }

    private Letterhead head(Plan plan, UUID agency, String addressee) {
        Locale locale = VietnameseText.VIETNAMESE;
        return papers.letterhead(agency, "", LocalDate.now(clock))
                .about("", messages.text(locale, "needs.paper.about", planName(plan, locale)))
                .to(List.of(messages.text(locale, "needs.addressee." + addressee)));
    }

    private PaperData data(Plan plan, List<NeedLine> lines) {
        List<PaperData> entries = new ArrayList<>();
        Money sum = Money.NONE;
        for (NeedLine line : lines) {
            sum = sum.plus(line.need().total());
            entries.add(PaperData.none()
                    .with("stt", entries.size() + 1L)
                    .with("don_vi", line.unit())
                    .with("mo_hinh", line.item())
                    .with("noi_dung", line.need().what())
                    .with("noi_dat", line.need().place())
                    .with("so_luong", (long) line.need().count())
                    .with("don_gia", line.need().price().toString())
                    .with("thanh_tien", line.need().total().toString())
                    .with("nguon", line.need().fund()));
        }
        return PaperData.none()
                .with("ke_hoach", planName(plan, VietnameseText.VIETNAMESE))
                .with("tong_cong", sum.toString())
                .with("nhu_cau", entries);
    }

    private String planName(Plan plan, Locale locale) {
        String number = plan.head().name(messages.text(locale, "needs.unnumbered"));
        LocalDate issued = plan.head().issued();
        return issued == null
                ? messages.text(locale, "needs.plan", number)
                : messages.text(
                        locale,
                        "needs.plan-of-day",
                        number,
                        java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy")
                                .format(issued));
    }
}
