package vn.lienthong.capability.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.Messages;

/** What an agency sets for its papers: names, sign, signer, copies, and where its numbers go on. */
@Controller
@RequestMapping("/van-ban/co-quan")
@Allowed(PapersConfiguration.OFFICE)
class OfficePages {

    static final String SUPERIOR = "chu-quan";
    static final String BODY = "ten";
    static final String PLACE = "dia-danh";
    static final String SIGN = "ky-hieu";
    static final String UNIT = "don-vi-soan";
    static final String SERIES = "danh-so";
    static final String AUTHORITY = "tham-quyen";
    static final String INSTEAD = "thay";
    static final String TITLE = "chuc-vu";
    static final String SIGNER = "nguoi-ky";
    static final String COPIES = "noi-nhan";
    static final String VERSION = "ban";
    static final String TYPE = "loai";
    static final String LAST = "so-cuoi";

    private final Offices offices;
    private final OfficeStore store;
    private final Templates templates;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Messages messages;
    private final Clock clock;

    OfficePages(
            Offices offices,
            OfficeStore store,
            Templates templates,
            Access access,
            AgencyDirectory agencies,
            Messages messages,
            Clock clock) {
        this.offices = offices;
        this.store = store;
        this.templates = templates;
        this.access = access;
        this.agencies = agencies;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        List<AgencyDirectory.Choice> mine = agencies.choices().stream()
                .filter(agency -> access.may(PapersConfiguration.OFFICE, agency.id()))
                .toList();
        model.addAttribute("agencies", mine);
        model.addAttribute("signs", store.signs());
        return "lienthong/capability/papers/offices";
    }

    @GetMapping("/{agency}")
    String show(@PathVariable UUID agency, Locale locale, Model model) {
        access.require(PapersConfiguration.OFFICE, agency);
        return show(agency, written(offices.of(agency)), locale, model);
    }

    private static Form written(Office office) {
        return Form.blank()
                .with(SUPERIOR, office.superior())
                .with(BODY, office.body())
                .with(PLACE, office.place())
                .with(SIGN, office.sign())
                .with(UNIT, office.letterUnit())
                .with(SERIES, office.oneSeries() ? "chung" : "loai")
                .with(AUTHORITY, office.signature().authority().name())
                .with(INSTEAD, office.signature().instead())
                .with(TITLE, office.signature().title())
                .with(SIGNER, office.signature().name())
                .with(COPIES, String.join("\n", office.copies()))
                .with(VERSION, Integer.toString(office.version()));
    }

    private String show(UUID agency, Form form, Locale locale, Model model) {
        int year = LocalDate.now(clock).getYear();
        model.addAttribute("agency", agency);
        model.addAttribute("name", agencies.name(agency).orElse(""));
        model.addAttribute("form", form);
        model.addAttribute("year", year);
        model.addAttribute("series", store.series(agency, year));
        model.addAttribute(
                "authorities",
                Arrays.stream(Letterhead.Authority.values())
                        .map(one -> Choice.of(one.name(), messages.text(locale, "papers.authority." + one.name())))
                        .toList());
        model.addAttribute(
                "ways",
                List.of(
                        Choice.of("loai", messages.text(locale, "papers.office.series.by-type")),
                        Choice.of("chung", messages.text(locale, "papers.office.series.one"))));
        model.addAttribute("types", types(locale));
        return "lienthong/capability/papers/office";
    }

    private List<Choice> types(Locale locale) {
        return templates.kinds().stream()
                .map(PaperKind::type)
                .distinct()
                .sorted()
                .map(type -> Choice.of(type, type(type, locale)))
                .toList();
    }

    private String type(String type, Locale locale) {
        return type.isEmpty() ? messages.text(locale, "papers.letter") : LetterheadWords.type(type) + " (" + type + ")";
    }

    @PostMapping("/{agency}")
    String save(@PathVariable UUID agency, Form form, Locale locale, Model model, RedirectAttributes after) {
        access.require(PapersConfiguration.OFFICE, agency);
        check(form);
        if (!form.wrong() && !offices.save(read(agency, form))) {
            form.refuse("", "papers.office.changed");
        }
        if (form.wrong()) {
            return show(agency, form, locale, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "papers.office.done"));
        return "redirect:/van-ban/co-quan/" + agency;
    }

    private static void check(Form form) {
        if (form.value(BODY).isEmpty()) {
            form.refuse(BODY, "papers.office.body-missing");
        }
        if (form.value(PLACE).isEmpty()) {
            form.refuse(PLACE, "papers.office.place-missing");
        }
        if (!form.value(SIGN).matches("[\\p{Lu}0-9][\\p{L}0-9.]*(-[\\p{L}0-9.]+)*")) {
            form.refuse(SIGN, "papers.office.sign-wrong");
        }
        if (!form.value(UNIT).matches("([\\p{Lu}0-9][\\p{L}0-9.]*)?")) {
            form.refuse(UNIT, "papers.office.unit-wrong");
        }
        Letterhead.Authority authority = authority(form);
        boolean needs = authority != Letterhead.Authority.OWN && authority != Letterhead.Authority.Q;
        if (needs && form.value(INSTEAD).isEmpty()) {
            form.refuse(INSTEAD, "papers.office.instead-missing");
        }
    }

    private static Letterhead.Authority authority(Form form) {
        return Arrays.stream(Letterhead.Authority.values())
                .filter(one -> one.name().equals(form.value(AUTHORITY)))
                .findFirst()
                .orElse(Letterhead.Authority.OWN);
    }

    private static Office read(UUID agency, Form form) {
        return new Office(
                agency,
                form.value(SUPERIOR),
                form.value(BODY),
                form.value(PLACE),
                form.value(SIGN),
                form.value(UNIT),
                form.value(SERIES).equals("chung"),
                new Letterhead.Signature(authority(form), form.value(INSTEAD), form.value(TITLE), form.value(SIGNER)),
                form.value(COPIES)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                form.value(VERSION).matches("\\d{1,9}") ? Integer.parseInt(form.value(VERSION)) : 0);
    }

    /** Goes on counting after numbers that were given on paper this year. */
    @PostMapping("/{agency}/so")
    String continueFrom(@PathVariable UUID agency, Form form, Locale locale, Model model, RedirectAttributes after) {
        access.require(PapersConfiguration.OFFICE, agency);
        int year = LocalDate.now(clock).getYear();
        boolean number = form.value(LAST).matches("[1-9]\\d{0,5}");
        if (!number || !offices.continueFrom(agency, form.value(TYPE), year, Integer.parseInt(form.value(LAST)))) {
            Form whole =
                    written(offices.of(agency)).with(LAST, form.value(LAST)).with(TYPE, form.value(TYPE));
            whole.refuse(LAST, number ? "papers.office.last-behind" : "papers.office.last-wrong");
            return show(agency, whole, locale, model);
        }
        after.addFlashAttribute("toast", messages.text(locale, "papers.office.last-done", form.value(LAST)));
        return "redirect:/van-ban/co-quan/" + agency;
    }
}
