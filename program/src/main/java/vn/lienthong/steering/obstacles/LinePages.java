package vn.lienthong.steering.obstacles;

import java.util.ArrayList;
import java.util.List;
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
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** The line by which a plan's obstacles go up: names, agencies, working days. */
@Controller
@RequestMapping("/vuong-mac/tuyen/{plan}")
@Allowed(ObstacleConfiguration.MANAGE)
class LinePages {

    static final int LEVELS = 5;
    private static final int MOST_DAYS = 250;

    private final PlanBook plans;
    private final ObstacleActs acts;
    private final Reach reach;
    private final Terms terms;
    private final ObstaclePages pages;
    private final Messages messages;

    LinePages(PlanBook plans, ObstacleActs acts, Reach reach, Terms terms, ObstaclePages pages, Messages messages) {
        this.plans = plans;
        this.acts = acts;
        this.reach = reach;
        this.terms = terms;
        this.pages = pages;
        this.messages = messages;
    }

    static String name(int level) {
        return "ten-" + level;
    }

    static String agency(int level) {
        return "co-quan-" + level;
    }

    static String days(int level) {
        return "ngay-" + level;
    }

    @GetMapping
    String form(@PathVariable UUID plan, Model model, Locale locale) {
        Form form = Form.blank();
        for (Line.Level level : terms.line(plan).levels()) {
            form.with(name(level.n()), level.n() == 0 ? "" : level.name())
                    .with(
                            agency(level.n()),
                            level.agency() == null ? "" : level.agency().toString())
                    .with(days(level.n()), Integer.toString(level.days()));
        }
        return form(found(plan), form, model, locale);
    }

    private String form(Plan plan, Form form, Model model, Locale locale) {
        model.addAttribute("plan", plan);
        model.addAttribute("form", form);
        List<Choice> agencies =
                new ArrayList<>(List.of(Choice.of("", messages.text(locale, "obstacles.line.outside"))));
        agencies.addAll(pages.agencyChoices());
        model.addAttribute("agencies", agencies);
        return ObstaclePages.VIEWS + "line";
    }

    @PostMapping
    String save(@PathVariable UUID plan, Form form, Model model, Locale locale, RedirectAttributes after) {
        Plan of = found(plan);
        Map<String, String> names = pages.agencyNames();
        List<Line.Level> levels = new ArrayList<>();
        boolean ended = false;
        for (int n = 0; n < LEVELS; n++) {
            String agency = form.value(agency(n));
            String name = form.value(name(n)).isEmpty() ? names.getOrDefault(agency, "") : form.value(name(n));
            if (n > 0 && name.isEmpty()) {
                ended = true;
                continue;
            }
            if (ended) {
                form.refuse(name(n), "obstacles.line.gap", n);
            }
            int days = number(form.value(days(n)));
            if (days < 1 || days > MOST_DAYS) {
                form.refuse(days(n), "obstacles.line.days-wrong", MOST_DAYS);
            }
            levels.add(new Line.Level(
                    levels.size(),
                    n == 0 ? "-" : name,
                    ObstacleForms.uuid(agency).orElse(null),
                    Math.max(1, days)));
        }
        if (levels.size() < 2) {
            form.refuse(name(1), "obstacles.line.short");
        }
        if (form.wrong()) {
            return form(of, form, model, locale);
        }
        acts.putLine(plan, levels);
        after.addFlashAttribute("toast", messages.text(locale, "obstacles.toast.line"));
        return "redirect:/vuong-mac?" + ObstaclePages.PLAN + "=" + plan;
    }

    private Plan found(UUID id) {
        Plan plan = plans.plan(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.manages(id)) {
            throw new AccessDeniedException(ObstacleConfiguration.MANAGE + " at plan " + id);
        }
        return plan;
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }
}
