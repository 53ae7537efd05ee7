package vn.lienthong.capability.privacy;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Notices of a breach as docx and PDF, without number: the office numbers and signs them. */
@Component
class BreachLetters {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final Locale VIETNAMESE = VietnameseText.VIETNAMESE;

    private final Papers papers;
    private final Messages messages;
    private final Clock clock;

    BreachLetters(Papers papers, Messages messages, Clock clock) {
        this.papers = papers;
        this.messages = messages;
        this.clock = clock;
    }

    Papers.Paper make(Breach breach, Breach.Addressee to) {
        String word = to.name().toLowerCase(Locale.ROOT);
        Letterhead letterhead = papers.letterhead(
                        breach.agency(), "", java.time.LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE))
                .about("", messages.text(VIETNAMESE, "privacy.breach.paper.about." + word, breach.code()))
                .to(List.of(messages.text(VIETNAMESE, "privacy.breach.paper.to." + word)));
        return papers.make(
                to == Breach.Addressee.PEOPLE
                        ? PrivacyConfiguration.PERSON_PAPER
                        : PrivacyConfiguration.AUTHORITY_PAPER,
                letterhead,
                data(breach, word));
    }

    private PaperData data(Breach breach, String word) {
        Integer people = breach.people();
        return PaperData.none()
                .with("ma_su_co", breach.code())
                .with("can_cu", messages.text(VIETNAMESE, "privacy.breach.paper.basis." + word))
                .with("phat_hien_luc", moment(breach.detectedAt()))
                .with("xay_ra_luc", moment(breach.happenedAt()))
                .with("su_viec", breach.facts())
                .with(
                        "loai_du_lieu",
                        breach.kinds().stream()
                                .map(kind -> messages.text(VIETNAMESE, "privacy.breach.kind." + kind))
                                .collect(Collectors.joining("; ")))
                .with(
                        "so_nguoi",
                        people == null
                                ? messages.text(VIETNAMESE, "privacy.breach.people.unknown")
                                : NumberFormat.getIntegerInstance(VIETNAMESE).format(people))
                .with("hau_qua", breach.consequences())
                .with("bien_phap", breach.measures())
                .with("dau_moi", breach.contact());
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(LocalDateTime.ofInstant(at, VietnameseText.ZONE));
    }
}
