package vn.lienthong.steering.letters;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;

/** Issued papers of the plans that the reader sees, by number and subject. */
@Component
class LetterSearch implements SearchSource {

    private final PaperRegister register;
    private final PlanBook plans;

    LetterSearch(PaperRegister register, PlanBook plans) {
        this.register = register;
        this.plans = plans;
    }

    @Override
    public String headingKey() {
        return "letters.tab";
    }

    @Override
    public String right() {
        return "plan.read";
    }

    @Override
    public List<Found> find(String words, int limit) {
        String folded = VietnameseText.fold(words);
        return plans.plans().stream()
                .flatMap(plan -> register.about(Letters.PLAN + plan.id()).stream())
                .filter(paper -> VietnameseText.fold(paper.number().sign() + " " + paper.summary())
                        .contains(folded))
                .sorted(Comparator.comparing(IssuedPaper::issuedAt).reversed())
                .limit(limit)
                .map(paper -> new Found(
                        paper.number().sign() + " – " + paper.summary(),
                        "/van-ban/" + paper.id(),
                        LetterFacts.day(paper.on())))
                .toList();
    }
}
