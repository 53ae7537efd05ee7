package vn.lienthong.steering.plan;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.ui.Messages;

/** The plan as people read it: by group, by unit, by deadline; one item; what is mine; where documents differ. */
@Controller
@Allowed("plan.read")
class PlanPages {

    private static final String VIEWS = "lienthong/steering/plan/";

    private final PlanBook book;
    private final PlanStore plans;
    private final ImportStore imports;
    private final ImportReach reach;
    private final Plans work;
    private final PlanSheet sheet;
    private final Access access;
    private final Catalogue catalogue;
    private final Messages messages;
    private final Clock clock;
    private final List<ItemPart> parts;
    private final List<PlanTab> tabs;
    private final List<Standings> standings;

    PlanPages(
            PlanBook book,
            PlanStore plans,
            ImportStore imports,
            ImportReach reach,
            Plans work,
            PlanSheet sheet,
            Access access,
            Catalogue catalogue,
            Messages messages,
            Clock clock,
            ObjectProvider<ItemPart> parts,
            ObjectProvider<PlanTab> tabs,
            ObjectProvider<Standings> standings) {
        this.book = book;
        this.plans = plans;
        this.imports = imports;
        this.reach = reach;
        this.work = work;
        this.sheet = sheet;
        this.access = access;
        this.catalogue = catalogue;
        this.messages = messages;
        this.clock = clock;
        this.standings = standings.stream().toList();
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(ItemPart::order)).toList();
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(PlanTab::order)).toList();
    }

    @GetMapping("/ke-hoach")
    String all(Model model) {
        List<Plan> all = book.plans();
        List<Import> open = reach.open();
        if (all.size() == 1 && open.isEmpty()) {
            return "redirect:/ke-hoach/" + all.getFirst().id();
        }
        model.addAttribute("plans", all);
        model.addAttribute("open", open);
        return VIEWS + "plans";
    }

    @GetMapping("/ke-hoach/{id}")
    String one(@PathVariable UUID id, @RequestParam Map<String, String> query, Model model) {
        Plan plan = plan(id);
        PlanList list = PlanList.of(plans.items(id), PlanList.Query.of(query), LocalDate.now(clock), standings(id));
        model.addAttribute("plan", plan);
        model.addAttribute("list", list);
        model.addAttribute("differences", plans.countOpenDifferences(id));
        boolean papers = list.query().view().equals("bao-cao");
        model.addAttribute("documents", papers ? imports.ofPlan(id) : List.of());
        model.addAttribute("reporting", papers ? plans.reporting(id) : List.of());
        model.addAttribute("duties", papers ? plans.duties(id) : List.of());
        model.addAttribute("unresolved", papers ? plans.openUnits(id) : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "tabs", tabs.stream().filter(tab -> access.may(tab.right())).toList());
        return VIEWS + "plan";
    }

    @PostMapping("/ke-hoach/{id}/gan-don-vi")
    @Allowed("plan.correct")
    String resolveAgain(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        reach.corrected(id);
        redirect.addFlashAttribute("toast", messages.text(locale, "plan.toast.resolved", work.resolveAgain(id)));
        return "redirect:/ke-hoach/" + id + "?xem=bao-cao";
    }

    @GetMapping("/ke-hoach/{id}/xuat.xlsx")
    void sheet(
            @PathVariable UUID id, @RequestParam Map<String, String> query, HttpServletResponse response, Locale locale)
            throws IOException {
        Plan plan = plan(id);
        PlanList list = PlanList.of(plans.items(id), PlanList.Query.of(query), LocalDate.now(clock), standings(id));
        sheet.write(plan, list, plans.reporting(id), locale, response);
    }

    @GetMapping("/ke-hoach/{id}/khac-nhau")
    String differences(@PathVariable UUID id, Model model) {
        model.addAttribute("plan", plan(id));
        model.addAttribute("differences", plans.openDifferences(id));
        model.addAttribute("documents", imports.ofPlan(id));
        return VIEWS + "differences";
    }

    @PostMapping("/ke-hoach/{id}/khac-nhau/{difference}")
    @Allowed("plan.correct")
    String decide(
            @PathVariable UUID id,
            @PathVariable UUID difference,
            @RequestParam String choice,
            RedirectAttributes redirect,
            Locale locale) {
        reach.corrected(id);
        if (plans.difference(difference)
                .filter(found -> found.planId().equals(id))
                .isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean decided = work.decide(difference, choice.equals("theirs"));
        redirect.addFlashAttribute(
                "toast", messages.text(locale, decided ? "plan.toast.decided" : "plan.toast.changed-meanwhile"));
        return plans.openDifferences(id).isEmpty()
                ? "redirect:/ke-hoach/" + id
                : "redirect:/ke-hoach/" + id + "/khac-nhau";
    }

    @GetMapping("/ke-hoach/muc/{id}")
    String item(@PathVariable UUID id, Model model) {
        PlanItem item = found(id);
        model.addAttribute("offered", parts);
        model.addAttribute("plan", plan(item.planId()));
        model.addAttribute("item", item);
        model.addAttribute("sources", plans.sources(id));
        model.addAttribute("changes", plans.changes(id));
        model.addAttribute("today", LocalDate.now(clock));
        return VIEWS + "item";
    }

    @GetMapping("/ke-hoach/muc/{id}/sua")
    @Allowed("plan.correct")
    String edit(@PathVariable UUID id, Model model) {
        PlanItem item = found(id);
        reach.corrected(item.planId());
        return editForm(item, item.content(), Map.of(), List.of(), model);
    }

    @PostMapping("/ke-hoach/muc/{id}/sua")
    @Allowed("plan.correct")
    String correct(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        PlanItem item = found(id);
        reach.corrected(item.planId());
        ItemForm form = ItemForm.of(typed);
        ItemContent content = form.content(item.content());
        if (!form.errors().isEmpty()) {
            return editForm(item, content, form.errors(), List.of(), model);
        }
        if (!work.correct(id, content, form.version())) {
            PlanItem now = found(id);
            return editForm(now, content, Map.of(), Changes.between(now.content(), content), model);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "plan.toast.corrected"));
        return "redirect:/ke-hoach/muc/" + id;
    }

    private String editForm(
            PlanItem item,
            ItemContent content,
            Map<String, String> errors,
            List<Changes.Change> conflict,
            Model model) {
        model.addAttribute("action", "/ke-hoach/muc/" + item.id() + "/sua");
        model.addAttribute("back", "/ke-hoach/muc/" + item.id());
        model.addAttribute("content", content);
        model.addAttribute("version", item.version());
        model.addAttribute("errors", errors);
        model.addAttribute("conflict", conflict);
        model.addAttribute("marks", List.of());
        model.addAttribute("catalogue", catalogue.all());
        model.addAttribute("source", List.of());
        return VIEWS + "edit";
    }

    /** The document itself, as read; a line can be pointed at. */
    @GetMapping("/ke-hoach/van-ban/{id}")
    String document(@PathVariable UUID id, Model model) {
        Import document = imports.find(id)
                .filter(found -> found.state() == Import.State.ACCEPTED)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("document", document);
        model.addAttribute("plan", plan(java.util.Objects.requireNonNull(document.planId())));
        model.addAttribute("source", SourceView.of(imports.text(id), List.of()));
        return VIEWS + "document";
    }

    private Map<UUID, Standings.Standing> standings(UUID plan) {
        return standings.isEmpty() ? Map.of() : standings.getFirst().of(plan);
    }

    private Plan plan(UUID id) {
        return book.plan(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private PlanItem found(UUID id) {
        return book.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
