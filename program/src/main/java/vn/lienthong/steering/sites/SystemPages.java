package vn.lienthong.steering.sites;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.capability.golive.Subject;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Begins with a system of an item: what it is called, what kind it is. */
@Controller
@RequestMapping("/ke-hoach/muc/{item}/van-hanh")
@Allowed("golive.work")
class SystemPages {

    /** Kind of subject, as {@code capability/golive} keeps it. */
    static final String SUBJECT = "plan-item";

    static final String ID = "ma";
    static final String NAME = "ten";
    static final String KIND = "loai";

    private final GoLive goLive;
    private final PlanBook plans;
    private final CheckWords words;
    private final Messages messages;

    SystemPages(GoLive goLive, PlanBook plans, CheckWords words, Messages messages) {
        this.goLive = goLive;
        this.plans = plans;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping
    String form(@PathVariable UUID item, Model model, Locale locale) {
        PlanItem found = found(item);
        return form(found, Form.blank().with(ID, Ids.next().toString()).with(NAME, found.title()), model, locale);
    }

    private String form(PlanItem item, Form form, Model model, Locale locale) {
        Map<String, String> kinds = goLive.kinds(SitePages.english(locale));
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                kinds.entrySet().stream()
                        .map(kind -> Choice.of(kind.getKey(), kind.getValue()))
                        .toList());
        model.addAttribute("checkByPlan", words.standIn(item));
        return SitePages.VIEWS + "begin";
    }

    @PostMapping
    String begin(@PathVariable("item") UUID itemId, Form form, Model model, Locale locale, RedirectAttributes after) {
        PlanItem item = found(itemId);
        if (form.value(NAME).isEmpty() || form.value(NAME).length() > 300) {
            form.refuse(NAME, "sites.system.name-missing");
        }
        if (!goLive.kinds(false).containsKey(form.value(KIND))) {
            form.refuse(KIND, "sites.system.kind-missing");
        }
        if (form.wrong()) {
            return form(item, form, model, locale);
        }
        GoingLive system = goLive.begin(new GoLive.Beginning(
                id(form.value(ID)),
                new Subject(SUBJECT, item.id().toString(), item.title(), item.path()),
                form.value(NAME),
                form.value(KIND),
                item.content().catalogue(),
                item.leadAgency().orElseThrow(),
                words.standIn(item)));
        after.addFlashAttribute("toast", messages.text(locale, "sites.system.begun"));
        return "redirect:" + system.path();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private PlanItem found(UUID id) {
        PlanItem item = plans.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!item.content().active()
                || item.leadAgency().filter(goLive::mayBegin).isEmpty()) {
            throw new AccessDeniedException("golive.work at item " + id);
        }
        return item;
    }
}
