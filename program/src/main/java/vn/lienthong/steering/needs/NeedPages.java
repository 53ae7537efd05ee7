package vn.lienthong.steering.needs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.devices.Alike;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.imports.Sheets;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.Money;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Needs of a plan: the list, a proposal, what was decided on it. */
@Controller
@Allowed(NeedConfiguration.READ)
class NeedPages {

    static final String VIEWS = "lienthong/steering/needs/";

    private static final String UNIT = "don-vi";
    private static final String STATE = "trang-thai";
    private static final String KIND = "loai";

    private final Devices devices;
    private final PlanBook plans;
    private final NeedLines lines;
    private final NeedReach reach;
    private final NeedSheet needSheet;
    private final Sheets sheets;
    private final Messages messages;
    private final Clock clock;

    NeedPages(
            Devices devices,
            PlanBook plans,
            NeedLines lines,
            NeedReach reach,
            NeedSheet needSheet,
            Sheets sheets,
            Messages messages,
            Clock clock) {
        this.devices = devices;
        this.plans = plans;
        this.lines = lines;
        this.reach = reach;
        this.needSheet = needSheet;
        this.sheets = sheets;
        this.messages = messages;
        this.clock = clock;
    }

    static String listPath(UUID list) {
        return "/nhu-cau/danh-sach/" + list;
    }

    /** Money of some needs: asked for and approved. */
    record Sums(Money asked, Money granted) {

        static Sums of(List<NeedLine> lines) {
            return lines.stream()
                    .map(NeedLine::need)
                    .filter(need -> need.state() != Need.State.REFUSED)
                    .map(need -> new Sums(need.total(), need.grantedTotal()))
                    .reduce(new Sums(Money.NONE, Money.NONE), Sums::plus);
        }

        private Sums plus(Sums other) {
            return new Sums(asked.plus(other.asked), granted.plus(other.granted));
        }
    }

    /** Needs of several units that look like one, with the units' names. */
    record Similar(Alike alike, List<NeedLine> lines) {}

    @GetMapping("/ke-hoach/{plan}/nhu-cau")
    String list(@PathVariable("plan") UUID id, ListQuery query, Model model, Locale locale) {
        Plan plan = plan(id);
        List<Need> needs = devices.ofCollection(id);
        List<NeedLine> all = lines.of(id, needs);
        List<NeedLine> shown = narrowed(all, query);
        model.addAttribute("plan", plan);
        model.addAttribute("query", query);
        model.addAttribute("all", all.size());
        model.addAttribute("shown", shown);
        model.addAttribute("sums", Sums.of(shown));
        model.addAttribute("similar", similar(needs, all));
        model.addAttribute("lists", devices.lists(id));
        model.addAttribute("gathers", reach.gathers(plan));
        model.addAttribute(
                "units",
                all.stream()
                        .map(NeedLine::unit)
                        .distinct()
                        .sorted(VietnameseText.collator())
                        .map(name -> Choice.of(name, name))
                        .toList());
        model.addAttribute("states", states(locale));
        model.addAttribute("kinds", kinds(locale));
        return VIEWS + "list";
    }

    @GetMapping("/ke-hoach/{plan}/nhu-cau.{ending:xlsx|csv}")
    void sheet(
            @PathVariable("plan") UUID id,
            @PathVariable String ending,
            ListQuery query,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        plan(id);
        sheets.send(
                response,
                "nhu-cau." + ending,
                needSheet.of(narrowed(lines.of(id, devices.ofCollection(id)), query), locale));
    }

    private static List<NeedLine> narrowed(List<NeedLine> all, ListQuery query) {
        return all.stream()
                .filter(line -> query.filter(UNIT).isEmpty() || line.unit().equals(query.filter(UNIT)))
                .filter(line -> query.filter(STATE).isEmpty()
                        || line.need().state().name().equals(query.filter(STATE)))
                .filter(line -> query.filter(KIND).isEmpty()
                        || line.need().kind().name().equals(query.filter(KIND)))
                .filter(line -> query.q().isEmpty()
                        || VietnameseText.fold(line.need().what() + " " + line.item() + " " + line.unit())
                                .contains(query.folded()))
                .toList();
    }

    static List<Similar> similar(List<Need> needs, List<NeedLine> all) {
        return Alike.among(needs).stream()
                .map(alike -> new Similar(
                        alike,
                        all.stream()
                                .filter(line -> alike.needs().contains(line.need()))
                                .toList()))
                .toList();
    }

    @GetMapping("/nhu-cau/moi")
    @Allowed(NeedConfiguration.PROPOSE)
    String propose(@RequestParam("muc") UUID item, Model model, Locale locale) {
        Form form = Form.blank()
                .with(NeedForms.ID, Ids.next().toString())
                .with(NeedForms.KIND, Need.Kind.DEVICE.name())
                .with(NeedForms.COUNT, "1");
        return form(proposable(item), Optional.empty(), form, model, locale);
    }

    @PostMapping("/nhu-cau/moi")
    @Allowed(NeedConfiguration.PROPOSE)
    String propose(
            @RequestParam("muc") UUID itemId,
            @RequestParam UUID id,
            Form form,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        PlanItem item = proposable(itemId);
        UUID own = reach.own().orElseThrow(() -> new AccessDeniedException(NeedConfiguration.PROPOSE));
        Optional<Need> need = NeedForms.read(form, id, item.planId(), itemId, own, clock.instant());
        if (need.isEmpty()) {
            return form(item, Optional.empty(), form, model, locale);
        }
        devices.propose(need.get());
        redirect.addFlashAttribute("toast", messages.text(locale, "needs.toast.proposed"));
        return "redirect:" + item.path() + "#nhu-cau";
    }

    @GetMapping("/nhu-cau/{id}")
    String one(@PathVariable UUID id, Model model) {
        return one(need(id), Form.blank(), model);
    }

    private String one(Need need, Form form, Model model) {
        model.addAttribute("line", lines.of(need.collection(), List.of(need)).getFirst());
        model.addAttribute("plan", plan(need.collection()));
        model.addAttribute("changes", reach.changes(need));
        model.addAttribute("decides", reach.gathers(plan(need.collection())));
        model.addAttribute("form", form);
        return VIEWS + "one";
    }

    @GetMapping("/nhu-cau/{id}/sua")
    @Allowed(NeedConfiguration.PROPOSE)
    String edit(@PathVariable UUID id, Model model, Locale locale) {
        Need need = changeable(id);
        return form(item(need), Optional.of(need), NeedForms.of(need), model, locale);
    }

    @PostMapping("/nhu-cau/{id}/sua")
    @Allowed(NeedConfiguration.PROPOSE)
    String change(@PathVariable UUID id, Form form, Model model, RedirectAttributes redirect, Locale locale) {
        Need before = changeable(id);
        Optional<Need> need =
                NeedForms.read(form, id, before.collection(), before.subject(), before.agency(), before.proposedAt());
        if (need.isEmpty()) {
            return form(item(before), Optional.of(before), form, model, locale);
        }
        if (!devices.change(need.get())) {
            form.refuse("", "needs.error.changed-meanwhile");
            return form(
                    item(before),
                    Optional.of(need(id)),
                    form.with(NeedForms.VERSION, String.valueOf(need(id).version())),
                    model,
                    locale);
        }
        redirect.addFlashAttribute("toast", messages.text(locale, "needs.toast.changed"));
        return "redirect:/nhu-cau/" + id;
    }

    @PostMapping("/nhu-cau/{id}/rut")
    @Allowed(NeedConfiguration.PROPOSE)
    String withdraw(@PathVariable UUID id, @RequestParam int version, RedirectAttributes redirect, Locale locale) {
        Need need = changeable(id);
        boolean done = devices.withdraw(id, version);
        redirect.addFlashAttribute(
                "toast", messages.text(locale, done ? "needs.toast.withdrawn" : "needs.error.changed-meanwhile"));
        return done ? "redirect:" + item(need).path() + "#nhu-cau" : "redirect:/nhu-cau/" + id;
    }

    @PostMapping("/nhu-cau/{id}/quyet-dinh")
    @Allowed(NeedConfiguration.GATHER)
    String decide(
            @PathVariable UUID id,
            @RequestParam int version,
            Form form,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Need need = need(id);
        if (!reach.gathers(plan(need.collection()))) {
            throw new AccessDeniedException(NeedConfiguration.GATHER);
        }
        var decision = NeedForms.decision(form, need, LocalDate.now(clock));
        if (decision.isEmpty()) {
            return one(need, form, model);
        }
        boolean done = devices.decide(
                id,
                version,
                decision.get().state(),
                decision.get().granted(),
                decision.get().paper(),
                decision.get().on());
        redirect.addFlashAttribute(
                "toast", messages.text(locale, done ? "needs.toast.decided" : "needs.error.changed-meanwhile"));
        return "redirect:/nhu-cau/" + id;
    }

    private String form(PlanItem item, Optional<Need> need, Form form, Model model, Locale locale) {
        model.addAttribute("item", item);
        model.addAttribute(
                "action", need.map(one -> "/nhu-cau/" + one.id() + "/sua").orElse("/nhu-cau/moi"));
        model.addAttribute("form", form);
        model.addAttribute("kinds", kinds(locale));
        return VIEWS + "edit";
    }

    private List<Choice> kinds(Locale locale) {
        return Stream.of(Need.Kind.values())
                .map(kind -> Choice.of(kind.name(), messages.text(locale, "devices.kind." + kind)))
                .toList();
    }

    private List<Choice> states(Locale locale) {
        return Stream.of(Need.State.values())
                .map(state -> Choice.of(state.name(), messages.text(locale, "devices.state." + state)))
                .toList();
    }

    private PlanItem proposable(UUID id) {
        PlanItem item = plans.item(id).orElseThrow(NeedPages::missing);
        if (!reach.proposes(item)) {
            throw new AccessDeniedException(NeedConfiguration.PROPOSE);
        }
        return item;
    }

    private Need changeable(UUID id) {
        Need need = need(id);
        if (!reach.changes(need)) {
            throw new AccessDeniedException(NeedConfiguration.PROPOSE);
        }
        return need;
    }

    private Need need(UUID id) {
        return devices.find(id)
                .filter(need -> plans.plan(need.collection()).isPresent())
                .orElseThrow(NeedPages::missing);
    }

    private PlanItem item(Need need) {
        return plans.item(need.subject()).orElseThrow(NeedPages::missing);
    }

    private Plan plan(UUID id) {
        return plans.plan(id).orElseThrow(NeedPages::missing);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
