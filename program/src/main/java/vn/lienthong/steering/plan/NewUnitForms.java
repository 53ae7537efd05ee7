package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;

/** One click that makes an agency out of a name that a plan has and nobody knows. */
@Controller
@Allowed(Locality.ADD_AGENCY)
class NewUnitForms {

    private final ImportStore imports;
    private final PlanStore plans;
    private final Plans work;
    private final Units units;
    private final ImportReach reach;
    private final Messages messages;

    NewUnitForms(ImportStore imports, PlanStore plans, Plans work, Units units, ImportReach reach, Messages messages) {
        this.imports = imports;
        this.plans = plans;
        this.work = work;
        this.units = units;
        this.reach = reach;
        this.messages = messages;
    }

    /** A name in a document that is being checked. */
    @PostMapping("/ke-hoach/nhap/{id}/them-don-vi")
    String fromReview(
            @PathVariable UUID id, @RequestParam("ten") String name, RedirectAttributes after, Locale locale) {
        reach.require(id);
        Import document = imports.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean named = imports.drafts(id).stream()
                .flatMap(draft -> draft.content().units())
                .anyMatch(name::equals);
        Head head = document.head();
        String unit = document.planId() != null
                ? plans.find(document.planId()).map(Plan::unitCode).orElse(null)
                : head == null
                        ? null
                        : units.carrier(imports.unit(id).orElse(null), head).orElse(null);
        say(after, locale, name, named && add(name, head == null ? null : head.issued(), unit));
        return "redirect:/ke-hoach/nhap/" + id + "?loc=van-ban";
    }

    /** A name in a plan that was taken over; its items find the new agency at once. */
    @PostMapping("/ke-hoach/{id}/them-don-vi")
    String fromPlan(@PathVariable UUID id, @RequestParam("ten") String name, RedirectAttributes after, Locale locale) {
        Plan plan = reach.corrected(id);
        boolean added =
                plans.openUnits(id).stream().anyMatch(open -> open.name().equals(name))
                        && add(name, plan.head().issued(), plan.unitCode());
        if (added) {
            work.resolveAgain(id);
        }
        say(after, locale, name, added);
        return "redirect:/ke-hoach/" + id + "?xem=bao-cao";
    }

    private boolean add(String name, @Nullable LocalDate day, @Nullable String unitCode) {
        return units.add(name, day, unitCode);
    }

    private void say(RedirectAttributes after, Locale locale, String name, boolean added) {
        after.addFlashAttribute(
                "toast", messages.text(locale, added ? "plan.toast.unit-added" : "plan.toast.unit-not-added", name));
    }
}
