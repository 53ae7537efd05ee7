package vn.lienthong.steering.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;
import vn.lienthong.steering.reports.Tally;

/** What reports say of letters: sent to remind, and to assign. One that was withdrawn by then counts no more. */
@Component
class LetterReport implements ReportSource {

    private static final String KIND = "letter:";

    private final PaperRegister register;
    private final Messages messages;

    LetterReport(PaperRegister register, Messages messages) {
        this.register = register;
        this.messages = messages;
    }

    @Override
    public String code() {
        return "letters";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Contribution contribute(Scope scope) {
        Instant moment = scope.endOf(scope.period().last());
        List<IssuedPaper> letters = register.about(Letters.PLAN + scope.plan()).stream()
                .filter(paper -> kind(paper) != null && paper.issuedAt().isBefore(moment))
                .filter(paper ->
                        paper.withdrawnAt() == null || !paper.withdrawnAt().isBefore(moment))
                .filter(paper -> scope.about(paper.number().agency()))
                .toList();
        if (letters.isEmpty()) {
            return Contribution.none();
        }
        Tally tally = new Tally(
                scope, letters.stream().map(paper -> paper.number().agency()).collect(Collectors.toSet()));
        List<Figure> figures = new ArrayList<>();
        for (Letter.Kind kind : Letter.Kind.values()) {
            figures.addAll(tally.happened(
                    kind.paper().replace('.', '-'),
                    "letters.report.figure." + kind,
                    "letters.report.unit",
                    letters.stream()
                            .filter(paper -> kind(paper) == kind)
                            .map(paper -> Tally.Counted.one(paper.number().agency(), day(paper), sent(paper)))
                            .toList()));
        }
        return new Contribution(
                letters.stream()
                        .filter(paper -> scope.period().holds(day(paper)))
                        .map(this::line)
                        .toList(),
                figures,
                List.of());
    }

    private static Letter.@org.jspecify.annotations.Nullable Kind kind(IssuedPaper paper) {
        for (Letter.Kind kind : Letter.Kind.values()) {
            if (kind.paper().equals(paper.kind())) {
                return kind;
            }
        }
        return null;
    }

    private static LocalDate day(IssuedPaper paper) {
        return paper.issuedAt().atZone(VietnameseText.ZONE).toLocalDate();
    }

    private Line line(IssuedPaper paper) {
        return new Line(
                paper.number().agency(),
                ReportSection.LEADERSHIP,
                KIND + paper.id(),
                "",
                paper.number().sign(),
                words("letters.report.line", paper.number().sign(), LetterFacts.day(paper.on()), paper.summary()),
                "/van-ban/" + paper.id(),
                false,
                "");
    }

    private Evidence sent(IssuedPaper paper) {
        return evidence(paper, words("letters.report.sent", LetterFacts.day(paper.on())));
    }

    private Evidence evidence(IssuedPaper paper, String value) {
        return new Evidence(
                KIND + paper.id(),
                words("letters.report.record", paper.number().sign(), paper.summary()),
                value,
                "/van-ban/" + paper.id());
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        List<UUID> papers = ids.stream()
                .filter(id -> id.startsWith(KIND))
                .map(id -> UUID.fromString(id.substring(KIND.length())))
                .toList();
        Map<String, Evidence> found = new LinkedHashMap<>();
        register.find(papers)
                .forEach(paper -> found.put(
                        KIND + paper.id(),
                        paper.withdrawnAt() == null
                                ? sent(paper)
                                : evidence(paper, words("letters.report.withdrawn"))));
        return found;
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}
