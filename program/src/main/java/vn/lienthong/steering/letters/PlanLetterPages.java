package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.PaperRefused;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** The letters of a plan, and its table of progress as a paper. */
@Controller
@RequestMapping("/ke-hoach/{plan}/cong-van")
@Allowed("plan.read")
class PlanLetterPages {

    /** A letter that is not issued yet, with what it is about. */
    record Line(Letter letter, String item) {}

    private final Letters letters;
    private final LetterStore store;
    private final LetterReach reach;
    private final PlanBook book;
    private final PaperRegister register;
    private final Messages messages;
    private final Clock clock;

    PlanLetterPages(
            Letters letters,
            LetterStore store,
            LetterReach reach,
            PlanBook book,
            PaperRegister register,
            Messages messages,
            Clock clock) {
        this.letters = letters;
        this.store = store;
        this.reach = reach;
        this.book = book;
        this.register = register;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable("plan") UUID id, Model model) {
        Plan plan = plan(id);
        boolean mayIssue = reach.mayIssue(id);
        boolean mayDraft = reach.mayDraft(id);
        var titles = book.items(id).stream().collect(Collectors.toMap(PlanItem::id, PlanItem::title));
        List<Line> drafts = mayIssue || mayDraft
                ? store.drafts(id).stream()
                        .map(letter -> new Line(letter, titles.getOrDefault(letter.item(), "")))
                        .toList()
                : List.of();
        List<IssuedPaper> issued = register.about(Letters.PLAN + id);
        model.addAttribute("plan", plan);
        model.addAttribute("drafts", drafts);
        model.addAttribute("issued", issued);
        model.addAttribute("mayIssue", mayIssue);
        model.addAttribute("mayMake", !reach.issuers(id).isEmpty());
        model.addAttribute("key", Ids.next());
        model.addAttribute("today", LetterFacts.day(LocalDate.now(clock)));
        return "lienthong/steering/letters/planLetters";
    }

    @GetMapping("/tien-do.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("plan") UUID id) {
        return LetterPages.file(letters.table(makeable(id)), "bang-tien-do.pdf");
    }

    @GetMapping("/tien-do.docx")
    ResponseEntity<byte[]> docx(@PathVariable("plan") UUID id) {
        return LetterPages.file(letters.table(makeable(id)), "bang-tien-do.docx");
    }

    /** Numbers and issues the table; the form carries the id of the paper. */
    @PostMapping("/tien-do")
    @Allowed(LettersConfiguration.ISSUE)
    String issue(@PathVariable("plan") UUID id, Form form, Locale locale, RedirectAttributes after) {
        Plan plan = makeable(id);
        String back = "redirect:/ke-hoach/" + id + "/cong-van";
        UUID key;
        try {
            key = UUID.fromString(form.value(LetterPages.KEY));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            IssuedPaper paper = letters.issueTable(key, plan, LocalDate.now(clock));
            after.addFlashAttribute(
                    "toast",
                    messages.text(locale, "letters.issued", paper.number().sign()));
            return "redirect:/van-ban/" + paper.id();
        } catch (PaperRefused e) {
            after.addFlashAttribute("toast", messages.text(locale, e.key(), e.arguments()));
            return back;
        }
    }

    private Plan plan(UUID id) {
        return book.plan(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Somebody without an agency has no head to write above a table of a plan that is nobody's. */
    private Plan makeable(UUID id) {
        Plan plan = plan(id);
        if (reach.issuers(id).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return plan;
    }
}
