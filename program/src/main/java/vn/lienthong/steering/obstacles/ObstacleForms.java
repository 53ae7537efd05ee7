package vn.lienthong.steering.obstacles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.documents.DocumentRefused;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.MoveOutcome;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepState;

/** The forms by which people raise, answer, pass on and end obstacles. */
@Controller
@RequestMapping("/vuong-mac")
class ObstacleForms {

    static final String ID = "ma";
    static final String ITEM = "muc";
    static final String STEP = "buoc";
    static final String TITLE = "ten";
    static final String DETAILS = "chi-tiet";
    static final String CATEGORY = "loai";
    static final String WANTED = "de-nghi";
    static final String ASKED = "hoi";
    static final String VERSION = "ban";
    static final String ANSWER = "tra-loi";
    static final String FILE = "tep";
    static final String PASS_TO = "chuyen-cho";
    static final String PASS_WHY = "ly-do-chuyen";
    static final String REOPEN_WHY = "con-vuong";
    static final String UP = "len-cap";
    static final String WITHDRAW_WHY = "ly-do-rut";

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 5000;

    private final Obstacles obstacles;
    private final ObstacleActs acts;
    private final ObstaclePages pages;
    private final PlanBook plans;
    private final Reach reach;
    private final Progress progress;
    private final Terms terms;
    private final Messages messages;

    ObstacleForms(
            Obstacles obstacles,
            ObstacleActs acts,
            ObstaclePages pages,
            PlanBook plans,
            Reach reach,
            Progress progress,
            Terms terms,
            Messages messages) {
        this.obstacles = obstacles;
        this.acts = acts;
        this.pages = pages;
        this.plans = plans;
        this.reach = reach;
        this.progress = progress;
        this.terms = terms;
        this.messages = messages;
    }

    @GetMapping("/moi")
    @Allowed(ObstacleConfiguration.RAISE)
    String raiseForm(
            @RequestParam(ITEM) UUID item,
            @RequestParam(name = STEP, required = false) @Nullable UUID step,
            Model model,
            Locale locale) {
        return raiseForm(
                item(item),
                Form.blank()
                        .with(ID, Ids.next().toString())
                        .with(STEP, step == null ? "" : step.toString())
                        .with(CATEGORY, Obstacle.Category.INFRASTRUCTURE.name()),
                model,
                locale);
    }

    private String raiseForm(PlanItem item, Form form, Model model, Locale locale) {
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute("categories", pages.categories(locale));
        List<Choice> steps = new ArrayList<>(List.of(Choice.of("", messages.text(locale, "obstacles.whole-item"))));
        item.steps()
                .forEach(step -> steps.add(Choice.of(step.id().toString(), step.n() + ". " + shortened(step.text()))));
        model.addAttribute("steps", steps);
        List<Choice> asked = new ArrayList<>(List.of(
                Choice.of("", messages.text(locale, "obstacles.ask.none")),
                Choice.of("level", terms.line(item.planId()).level(1).name())));
        asked.addAll(pages.agencyChoices());
        model.addAttribute("asked", asked);
        model.addAttribute("line", terms.line(item.planId()));
        return ObstaclePages.VIEWS + "raise";
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }

    @PostMapping("/moi")
    @Allowed(ObstacleConfiguration.RAISE)
    String raise(@RequestParam(ITEM) UUID itemId, Form form, Model model, Locale locale, RedirectAttributes after) {
        PlanItem item = item(itemId);
        needed(form, TITLE, "obstacles.missing.title", LONGEST_TITLE);
        needed(form, WANTED, "obstacles.missing.wanted", LONGEST_TEXT);
        Optional<Obstacle.Category> category = category(form.value(CATEGORY));
        if (category.isEmpty()) {
            form.refuse(CATEGORY, "obstacles.missing.category");
        }
        Optional<UUID> asked = uuid(form.value(ASKED));
        if (asked.isEmpty() && !form.value(ASKED).equals("level")) {
            form.refuse(ASKED, "obstacles.missing.asked");
        }
        if (form.value(DETAILS).length() > LONGEST_TEXT) {
            form.refuse(DETAILS, "obstacles.too-long", LONGEST_TEXT);
        }
        if (form.wrong()) {
            return raiseForm(item, form, model, locale);
        }
        try {
            Obstacle raised = obstacles.raise(new Obstacles.Raising(
                    uuid(form.value(ID)).orElseGet(Ids::next),
                    item.id(),
                    uuid(form.value(STEP)).orElse(null),
                    form.value(TITLE),
                    form.value(DETAILS),
                    category.orElseThrow(),
                    form.value(WANTED),
                    asked.orElse(null)));
            after.addFlashAttribute(
                    "toast",
                    messages.text(
                            locale, "obstacles.toast.raised", raised.asked().name()));
            return "redirect:" + item.path();
        } catch (NoSuchElementException gone) {
            form.refuse(ASKED, "obstacles.refused.AGENCY_UNKNOWN");
            return raiseForm(item, form, model, locale);
        }
    }

    @PostMapping("/{id}/tra-loi")
    @Allowed(ObstacleConfiguration.ANSWER)
    String answer(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        needed(form, ANSWER, "obstacles.missing.answer", LONGEST_TEXT);
        if (form.wrong()) {
            return pages.one(id, form, model);
        }
        if (file == null || file.isEmpty()) {
            return done(acts.answer(saying(id, form, ANSWER, null)), "answered", form, model, locale, after, id);
        }
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename();
            var upload = new ObstacleActs.Upload(name == null ? "" : name, content);
            return done(acts.answer(saying(id, form, ANSWER, upload)), "answered", form, model, locale, after, id);
        } catch (DocumentRefused refused) {
            form.refuse(FILE, refused.key(), refused.limitInMegabytes());
            return pages.one(id, form, model);
        }
    }

    @PostMapping("/{id}/chuyen")
    @Allowed(ObstacleConfiguration.ANSWER)
    String passOn(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        Optional<UUID> agency = uuid(form.value(PASS_TO));
        if (agency.isEmpty()) {
            form.refuse(PASS_TO, "obstacles.missing.asked");
        }
        needed(form, PASS_WHY, "obstacles.missing.why", LONGEST_TEXT);
        return form.wrong()
                ? pages.one(id, form, model)
                : done(
                        acts.passOn(saying(id, form, PASS_WHY, null), agency.orElseThrow()),
                        "passed-on",
                        form,
                        model,
                        locale,
                        after,
                        id);
    }

    @PostMapping("/{id}/chua-xong")
    @Allowed(ObstacleConfiguration.RAISE)
    String reopen(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        needed(form, REOPEN_WHY, "obstacles.missing.why", LONGEST_TEXT);
        return form.wrong()
                ? pages.one(id, form, model)
                : done(
                        acts.reopen(saying(id, form, REOPEN_WHY, null), form.picked(UP, "1")),
                        "reopened",
                        form,
                        model,
                        locale,
                        after,
                        id);
    }

    @PostMapping("/{id}/dong")
    @Allowed(ObstacleConfiguration.RAISE)
    String close(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        return done(acts.close(saying(id, form, "", null)), "closed", form, model, locale, after, id);
    }

    @PostMapping("/{id}/rut")
    @Allowed(ObstacleConfiguration.RAISE)
    String withdraw(@PathVariable UUID id, Form form, Model model, Locale locale, RedirectAttributes after) {
        needed(form, WITHDRAW_WHY, "obstacles.missing.why", LONGEST_TEXT);
        return form.wrong()
                ? pages.one(id, form, model)
                : done(
                        acts.withdraw(saying(id, form, WITHDRAW_WHY, null)),
                        "withdrawn",
                        form,
                        model,
                        locale,
                        after,
                        id);
    }

    /** Pauses the step that is held up; the reason is the obstacle. */
    @PostMapping("/{id}/dung-buoc")
    @Allowed(ObstacleConfiguration.RAISE)
    String pause(
            @PathVariable UUID id,
            @RequestParam("ban-buoc") int version,
            @RequestParam("khoa") UUID key,
            Model model,
            Locale locale,
            RedirectAttributes after) {
        Obstacle one = obstacles
                .find(id)
                .filter(found -> reach.sees(found.planId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        UUID step = pages.pausable(one)
                .orElseThrow(() -> new org.springframework.security.access.AccessDeniedException("step of " + id))
                .stepId();
        return switch (progress.move(step, StepState.BLOCKED, one.title(), null, version, key)) {
            case MoveOutcome.Moved _ -> {
                after.addFlashAttribute("toast", messages.text(locale, "obstacles.toast.paused"));
                yield "redirect:" + one.path();
            }
            case MoveOutcome.ChangedMeanwhile _ ->
                pages.one(id, Form.blank().refuse("", "obstacles.refused.step-changed"), model);
            case MoveOutcome.Refused no ->
                pages.one(id, Form.blank().refuse("", no.reason().key()), model);
        };
    }

    private String done(
            Outcome outcome, String act, Form form, Model model, Locale locale, RedirectAttributes after, UUID id) {
        return switch (outcome) {
            case Outcome.Done done -> {
                after.addFlashAttribute("toast", messages.text(locale, "obstacles.toast." + act));
                yield "redirect:" + done.obstacle().path();
            }
            case Outcome.Refused refused -> {
                form.refuse("", "obstacles.refused." + refused.reason());
                yield pages.one(id, form, model);
            }
        };
    }

    private static ObstacleActs.Saying saying(UUID id, Form form, String field, ObstacleActs.@Nullable Upload file) {
        String version = form.value(VERSION);
        return new ObstacleActs.Saying(
                id,
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                field.isEmpty() ? "" : form.value(field),
                file);
    }

    private static void needed(Form form, String field, String key, int longest) {
        if (form.value(field).isEmpty()) {
            form.refuse(field, key);
        } else if (form.value(field).length() > longest) {
            form.refuse(field, "obstacles.too-long", longest);
        }
    }

    private PlanItem item(UUID id) {
        PlanItem item = plans.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.mayRaise(item)) {
            throw new org.springframework.security.access.AccessDeniedException(ObstacleConfiguration.RAISE);
        }
        return item;
    }

    private static Optional<Obstacle.Category> category(String name) {
        return java.util.Arrays.stream(Obstacle.Category.values())
                .filter(category -> category.name().equals(name))
                .findFirst();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
