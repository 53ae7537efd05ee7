package vn.lienthong.capability.webhooks;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** Addresses of other programs, as the administrator enters and watches them. */
@Controller
@RequestMapping(WebhookPages.PATH)
@Allowed(WebhookPages.MANAGE)
class WebhookPages {

    static final String PATH = "/quan-tri/bao-tin-may";
    static final String MANAGE = "webhooks.manage";
    static final String NAME = "ten";
    static final String URL = "dia-chi";
    static final String KINDS = "viec";

    private static final String ROOM = "lienthong/capability/webhooks/";

    private final Webhooks webhooks;
    private final WebhookStore store;
    private final Destination destination;
    private final Access access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    WebhookPages(
            Webhooks webhooks,
            WebhookStore store,
            Destination destination,
            Access access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.webhooks = webhooks;
        this.store = store;
        this.destination = destination;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("hooks", store.all());
        return ROOM + "hooks";
    }

    @GetMapping("/moi")
    String blank(Locale locale, Model model) {
        return form(Form.blank(), locale, model);
    }

    @PostMapping("/moi")
    @Transactional
    String make(Form form, Locale locale, Model model, HttpServletResponse response) {
        List<String> kinds = form.values(KINDS).stream()
                .filter(kind ->
                        webhooks.kinds().stream().anyMatch(known -> known.code().equals(kind)))
                .distinct()
                .toList();
        if (form.value(NAME).isBlank() || form.value(NAME).length() > 100) {
            form.refuse(NAME, "webhooks.name-missing");
        }
        if (kinds.isEmpty()) {
            form.refuse(KINDS, "webhooks.kinds-missing");
        }
        String url = form.value(URL);
        (url.length() > 500 ? java.util.Optional.of("no-address") : destination.refuses(url))
                .ifPresent(why -> form.refuse(URL, "webhooks.trouble." + why));
        if (form.wrong()) {
            return form(form, locale, model);
        }
        Instant now = clock.instant();
        WebhookStore.Hook hook = new WebhookStore.Hook(
                Ids.next(), form.value(NAME), url, Signature.freshSecret(), kinds, true, null, null, "");
        store.insert(hook, access.actor().accountId(), now);
        audit.record(
                "webhooks.hook.made",
                "webhook",
                hook.id().toString(),
                Map.of("name", hook.name(), "kinds", String.join(" ", kinds)));
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("hook", hook);
        return ROOM + "hook-made";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, ListQuery query, Model model) {
        model.addAttribute("hook", found(id));
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(id));
        model.addAttribute("deliveries", store.deliveries(id, query.size(), query.offset()));
        return ROOM + "hook";
    }

    @PostMapping("/{id}/thu")
    @Transactional
    String ping(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        webhooks.put("ping", Postman.ping(), List.of(found(id).id()));
        return done(id, "webhooks.ping.sent", locale, redirect);
    }

    @PostMapping("/{id}/gui-lai/{delivery}")
    @Transactional
    String again(@PathVariable UUID id, @PathVariable UUID delivery, Locale locale, RedirectAttributes redirect) {
        if (!store.again(id, delivery, clock.instant())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record("webhooks.delivery.repeated", "webhook", id.toString(), Map.of("delivery", delivery.toString()));
        return done(id, "webhooks.again", locale, redirect);
    }

    @PostMapping("/{id}/dung")
    @Transactional
    String stop(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        found(id);
        if (store.active(id, false, clock.instant())) {
            audit.record("webhooks.hook.stopped", "webhook", id.toString(), Map.of());
        }
        return done(id, "webhooks.stopped", locale, redirect);
    }

    @PostMapping("/{id}/chay")
    @Transactional
    String start(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        found(id);
        if (store.active(id, true, clock.instant())) {
            audit.record("webhooks.hook.started", "webhook", id.toString(), Map.of());
        }
        return done(id, "webhooks.started", locale, redirect);
    }

    @GetMapping("/{id}/xoa")
    String ask(@PathVariable UUID id, Model model) {
        model.addAttribute("hook", found(id));
        return ROOM + "hook-remove";
    }

    @PostMapping("/{id}/xoa")
    @Transactional
    String remove(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        WebhookStore.Hook hook = found(id);
        store.remove(id);
        audit.record("webhooks.hook.removed", "webhook", id.toString(), Map.of("name", hook.name()));
        redirect.addFlashAttribute("toast", messages.text(locale, "webhooks.removed", hook.name()));
        return "redirect:" + PATH;
    }

    private String done(UUID id, String key, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", messages.text(locale, key));
        return "redirect:" + PATH + "/" + id;
    }

    private String form(Form form, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                webhooks.kinds().stream()
                        .map(kind -> new Choice(kind.code(), messages.text(locale, kind.key()), kind.code()))
                        .toList());
        return ROOM + "hook-new";
    }

    private WebhookStore.Hook found(UUID id) {
        return store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
