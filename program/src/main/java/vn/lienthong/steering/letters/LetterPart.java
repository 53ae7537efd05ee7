package vn.lienthong.steering.letters;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** The letters about an item, on its page. */
@Component
class LetterPart implements ItemPart {

    private final LetterStore store;
    private final LetterReach reach;
    private final PaperRegister register;
    private final Pieces pieces;

    LetterPart(LetterStore store, LetterReach reach, PaperRegister register, Pieces pieces) {
        this.store = store;
        this.reach = reach;
        this.register = register;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        boolean mayDraft = reach.mayDraft(item.planId());
        boolean seesDrafts = mayDraft || reach.mayIssue(item.planId());
        List<IssuedPaper> issued = register.about(Letters.ITEM + item.id());
        List<Letter> drafts = seesDrafts
                ? store.of(item.id()).stream()
                        .filter(letter -> letter.state() == Letter.State.DRAFT)
                        .toList()
                : List.of();
        if (issued.isEmpty() && drafts.isEmpty() && !mayDraft) {
            return Optional.empty();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", page);
        parameters.put("item", item);
        parameters.put("issued", issued);
        parameters.put("drafts", drafts);
        parameters.put("mayDraft", mayDraft);
        parameters.put("reminderKey", Ids.next());
        parameters.put("assignmentKey", Ids.next());
        return Optional.of(pieces.of("lienthong/steering/letters/part", parameters));
    }
}
