package vn.lienthong.steering.openplan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** What came from below, and what was sent up, said with from where and when. */
@Controller
@RequestMapping(BetweenPages.PATH)
@Allowed(OpenPlanConfiguration.RECEIVED)
class BetweenPages {

    static final String PATH = "/lien-thong-ke-hoach";

    private static final String ROOM = "lienthong/steering/openplan/";

    /** A plan from below. */
    record From(Received.ReceivedPlan plan, String unit) {}

    /** A plan of this program, and what is known of it above. */
    record Up(Plan plan, ReceivedStore.@Nullable Sent sent) {}

    private final Received received;
    private final ReportingUp reporting;
    private final Upward upward;
    private final PlanBook book;
    private final Jobs jobs;
    private final Messages messages;

    BetweenPages(Received received, ReportingUp reporting, Upward upward, PlanBook book, Jobs jobs, Messages messages) {
        this.received = received;
        this.reporting = reporting;
        this.upward = upward;
        this.book = book;
        this.jobs = jobs;
        this.messages = messages;
    }

    @GetMapping
    String all(Model model) {
        Map<UUID, ReceivedStore.Sent> sent = reporting.sent();
        model.addAttribute(
                "from",
                received.visible().stream()
                        .map(plan -> new From(plan, received.unit(plan.unitCode())))
                        .toList());
        model.addAttribute(
                "to",
                upward.to().map(address -> String.valueOf(address.getHost())).orElse(""));
        model.addAttribute("unsafe", upward.unsafe());
        model.addAttribute(
                "up",
                upward.to().isEmpty()
                        ? List.<Up>of()
                        : book.plans().stream()
                                .map(plan -> new Up(plan, sent.get(plan.id())))
                                .toList());
        return ROOM + "between";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        From from = received.visible().stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .map(plan -> new From(plan, received.unit(plan.unitCode())))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("from", from);
        model.addAttribute("items", received.items(id));
        return ROOM + "received";
    }

    @PostMapping("/gui")
    @Allowed(OpenPlanConfiguration.SEND)
    String send(Locale locale, RedirectAttributes redirect) {
        if (upward.to().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        UUID job = jobs.start(ReportingUp.KIND, "jobs.kind." + ReportingUp.KIND, "");
        redirect.addFlashAttribute("toast", messages.text(locale, "openplan.up.started"));
        return "redirect:/cong-viec/" + job;
    }
}
