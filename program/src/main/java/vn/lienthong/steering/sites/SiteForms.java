package vn.lienthong.steering.sites;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.sites.SiteActs.Outcome;

/** The forms by which places are brought in, surveyed, decided on and evaluated. */
@Controller
@RequestMapping("/dia-diem")
class SiteForms {

    static final String ID = "ma";
    static final String KIND = "loai";
    static final String NAME = "ten";
    static final String UNIT = "don-vi";
    static final String VERSION = "ban";
    static final String DAY = "ngay";
    static final String NUMBER = "so";
    static final String WORDS = "noi-dung";
    static final String FILE = "tep";

    private static final int LONGEST = 5000;

    private final SitePages pages;
    private final SiteActs acts;
    private final SiteReach reach;
    private final SiteSheets sheets;
    private final SheetForms answers;
    private final PlanBook plans;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    SiteForms(
            SitePages pages,
            SiteActs acts,
            SiteReach reach,
            SiteSheets sheets,
            SheetForms answers,
            PlanBook plans,
            Locality locality,
            Messages messages,
            Clock clock) {
        this.pages = pages;
        this.acts = acts;
        this.reach = reach;
        this.sheets = sheets;
        this.answers = answers;
        this.plans = plans;
        this.locality = locality;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/moi")
    @Allowed(SiteConfiguration.WORK)
    String proposeForm(@RequestParam(SitePages.ITEM) UUID itemId, Model model, Locale locale) {
        return proposeForm(item(itemId), Form.blank().with(ID, Ids.next().toString()), model, locale);
    }

    private String proposeForm(PlanItem item, Form form, Model model, Locale locale) {
        boolean english = SitePages.english(locale);
        model.addAttribute("item", item);
        model.addAttribute("form", form);
        model.addAttribute(
                "kinds",
                sheets.kinds().entrySet().stream()
                        .map(kind -> Choice.of(kind.getKey(), kind.getValue().in(english)))
                        .toList());
        List<Choice> units = new ArrayList<>(List.of(Choice.of("", messages.text(locale, "sites.unit.none"))));
        units(item).values().forEach(unit -> units.add(Choice.of(unit.code(), unit.name())));
        model.addAttribute("units", units);
        return SitePages.VIEWS + "propose";
    }

    /** The unit of the plan and those below it: of today, or of its last day where it has ended. */
    private Map<String, AdminUnit> units(PlanItem item) {
        Map<String, AdminUnit> all = new java.util.LinkedHashMap<>();
        plans.plan(item.planId()).map(Plan::unitCode).stream()
                .flatMap(code -> locality.versions(code).stream().limit(1))
                .forEach(unit -> {
                    LocalDate today = LocalDate.now(clock);
                    LocalDate last = unit.validTo();
                    LocalDate on = last != null && last.isBefore(today) ? last : today;
                    all.put(unit.code(), unit);
                    locality.children(unit, on).forEach(child -> all.put(child.code(), child));
                });
        return all;
    }

    @PostMapping("/moi")
    @Allowed(SiteConfiguration.WORK)
    String propose(
            @RequestParam(SitePages.ITEM) UUID itemId,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after) {
        PlanItem item = item(itemId);
        AdminUnit unit = units(item).get(form.value(UNIT));
        String name = form.value(NAME).isEmpty() && unit != null ? unit.name() : form.value(NAME);
        if (name.isEmpty() || name.length() > 200) {
            form.refuse(NAME, "sites.missing.name");
        }
        if (!sheets.kinds().containsKey(form.value(KIND))) {
            form.refuse(KIND, "sites.missing.kind");
        }
        if (form.wrong()) {
            return proposeForm(item, form, model, locale);
        }
        Site site = acts.propose(
                uuid(form.value(ID)).orElseGet(Ids::next),
                item,
                form.value(KIND),
                name,
                unit == null ? null : unit.code(),
                unit == null ? "" : unit.name());
        after.addFlashAttribute("toast", messages.text(locale, "sites.toast.proposed", site.name()));
        return "redirect:" + site.path() + "/khao-sat";
    }

    private PlanItem item(UUID id) {
        PlanItem item = plans.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.works(item)) {
            throw new AccessDeniedException(SiteConfiguration.WORK + " at " + id);
        }
        return item;
    }

    @GetMapping("/{id}/khao-sat")
    @Allowed(SiteConfiguration.WORK)
    String surveyForm(@PathVariable UUID id, Model model, Locale locale) {
        Site site = worked(id);
        return surveyForm(site, dated(answers.survey(site), site), model, locale);
    }

    private String surveyForm(Site site, Form form, Model model, Locale locale) {
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("sheets", sheets);
        model.addAttribute("english", SitePages.english(locale));
        return SitePages.VIEWS + "survey";
    }

    @PostMapping("/{id}/khao-sat")
    @Allowed(SiteConfiguration.WORK)
    String survey(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Site site = worked(id);
        List<SiteStore.Line> lines = answers.surveyed(form);
        Optional<LocalDate> day = day(form, null);
        if (form.wrong()) {
            return surveyForm(site, form, model, locale);
        }
        return sent(
                file,
                form,
                upload -> acts.survey(id, lines, facts(form, day.orElseThrow(), upload)),
                wrong -> surveyForm(pages.seen(id), wrong, model, locale),
                () -> after.addFlashAttribute("toast", messages.text(locale, "sites.toast.surveyed")));
    }

    @GetMapping("/{id}/danh-gia")
    @Allowed(SiteConfiguration.WORK)
    String evaluationForm(@PathVariable UUID id, Model model, Locale locale) {
        Site site = worked(id);
        return evaluationForm(site, dated(Form.blank(), site), model, locale);
    }

    private String evaluationForm(Site site, Form form, Model model, Locale locale) {
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("sheets", sheets);
        model.addAttribute("english", SitePages.english(locale));
        return SitePages.VIEWS + "evaluate";
    }

    @PostMapping("/{id}/danh-gia")
    @Allowed(SiteConfiguration.WORK)
    String evaluate(
            @PathVariable UUID id,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Site site = worked(id);
        List<SiteStore.Line> lines = answers.evaluated(form);
        Optional<LocalDate> day = day(form, site);
        if (form.value(WORDS).isEmpty()) {
            form.refuse(WORDS, "sites.missing.conclusion");
        }
        if (form.wrong()) {
            return evaluationForm(site, form, model, locale);
        }
        return sent(
                file,
                form,
                upload -> acts.evaluate(id, lines, facts(form, day.orElseThrow(), upload)),
                wrong -> evaluationForm(pages.seen(id), wrong, model, locale),
                () -> after.addFlashAttribute("toast", messages.text(locale, "sites.toast.evaluated")));
    }

    @GetMapping("/{id}/buoc/{code}")
    @Allowed(SiteConfiguration.READ)
    String moveForm(@PathVariable UUID id, @PathVariable String code, Model model) {
        Site site = pages.seen(id);
        return moveForm(site, move(site, code), dated(Form.blank(), site), model);
    }

    private static String moveForm(Site site, SiteProcess.Move move, Form form, Model model) {
        model.addAttribute("site", site);
        model.addAttribute("move", move);
        model.addAttribute("form", form);
        return SitePages.VIEWS + "move";
    }

    private SiteProcess.Move move(Site site, String code) {
        SiteProcess.Move move = SiteProcess.find(site.state(), code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!reach.mayMake(move, site)) {
            throw new AccessDeniedException("sites move " + code + " of " + site.id());
        }
        return move;
    }

    @PostMapping("/{id}/buoc/{code}")
    @Allowed(SiteConfiguration.READ)
    String make(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Site site = pages.seen(id);
        if (SiteProcess.find(site.state(), code).isEmpty()) {
            return pages.one(id, form.refuse("", "sites.refused.not-now"), model, locale);
        }
        SiteProcess.Move move = move(site, code);
        Optional<LocalDate> day = day(form, site);
        if (move.decision() && form.value(NUMBER).isEmpty()) {
            form.refuse(NUMBER, "sites.missing.number");
        }
        if (move.reason() && form.value(WORDS).isEmpty()) {
            form.refuse(WORDS, "sites.missing.reason");
        }
        if (form.wrong()) {
            return moveForm(site, move, form, model);
        }
        return sent(
                file,
                form,
                upload -> acts.move(id, code, facts(form, day.orElseThrow(), upload)),
                wrong -> moveForm(pages.seen(id), move, wrong, model),
                () -> after.addFlashAttribute("toast", messages.text(locale, "sites.toast.moved")));
    }

    private interface Act {
        Outcome with(SiteActs.@Nullable Upload file);
    }

    private interface Shown {
        String again(Form form);
    }

    /** Does the act with the file that was sent; where a rule or the file says no, the form is shown again. */
    private static String sent(@Nullable MultipartFile file, Form form, Act act, Shown shown, Runnable done)
            throws IOException {
        try (InputStream content = file == null || file.isEmpty() ? null : file.getInputStream()) {
            String name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return switch (act.with(content == null ? null : new SiteActs.Upload(name, content))) {
                case Outcome.Done ended -> {
                    done.run();
                    yield "redirect:" + ended.site().path();
                }
                case Outcome.Refused no -> shown.again(form.refuse("", no.key()));
            };
        } catch (DocumentRefused refused) {
            return shown.again(form.refuse(FILE, refused.key(), refused.limitInMegabytes()));
        }
    }

    private Form dated(Form form, Site site) {
        return form.with(DAY, TypedDay.show(LocalDate.now(clock))).with(VERSION, Integer.toString(site.version()));
    }

    /** The day that was typed: not ahead, and for what follows a move not before that. */
    private Optional<LocalDate> day(Form form, @Nullable Site after) {
        Optional<LocalDate> day = TypedDay.parse(form.value(DAY));
        if (day.isEmpty()) {
            form.refuse(DAY, "sites.missing.day");
        } else if (day.get().isAfter(LocalDate.now(clock))) {
            form.refuse(DAY, "sites.wrong.ahead");
        } else if (after != null && day.get().isBefore(after.since())) {
            form.refuse(DAY, "sites.wrong.before", TypedDay.show(after.since()));
        }
        if (form.value(WORDS).length() > LONGEST) {
            form.refuse(WORDS, "sites.too-long", LONGEST);
        }
        return day;
    }

    private static SiteActs.Facts facts(Form form, LocalDate day, SiteActs.@Nullable Upload file) {
        String version = form.value(VERSION);
        return new SiteActs.Facts(
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1,
                day,
                form.value(NUMBER),
                form.value(WORDS),
                file);
    }

    private Site worked(UUID id) {
        Site site = pages.seen(id);
        if (!reach.works(site)) {
            throw new AccessDeniedException(SiteConfiguration.WORK + " at " + site.itemId());
        }
        return site;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
