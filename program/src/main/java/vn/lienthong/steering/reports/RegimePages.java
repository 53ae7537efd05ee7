package vn.lienthong.steering.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.AgencyChoices;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.PlanBook;

/** How often plans are reported on, and rounds for an occasion. */
@Controller
@RequestMapping("/bao-cao")
@Allowed(Sight.ISSUE)
class RegimePages {

    static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** What has a regime; an ad hoc report has none. */
    static final List<ReportPeriod.Kind> KINDS = Arrays.stream(ReportPeriod.Kind.values())
            .filter(kind -> kind != ReportPeriod.Kind.AD_HOC)
            .toList();

    private static final String ALL = "tat-ca";
    private static final int LONGEST_PERIOD = 400;
    private static final int MOST_DAYS_BEFORE = 20;

    /** A regime with the dates that follow from it. */
    record Line(Regime regime, String agency, String plan, ReportPeriod next, LocalDate opens, LocalDate due) {}

    private final RegimeStore regimes;
    private final Rounds rounds;
    private final PlanBook plans;
    private final AgencyDirectory agencies;
    private final AgencyChoices near;
    private final Holidays holidays;
    private final Access access;
    private final Audit audit;
    private final RoundWords words;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegimePages(
            RegimeStore regimes,
            Rounds rounds,
            PlanBook plans,
            AgencyDirectory agencies,
            AgencyChoices near,
            Holidays holidays,
            Access access,
            Audit audit,
            RoundWords words,
            TransactionTemplate transaction,
            Clock clock) {
        this.regimes = regimes;
        this.rounds = rounds;
        this.plans = plans;
        this.agencies = agencies;
        this.near = near;
        this.holidays = holidays;
        this.access = access;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }

    @GetMapping("/che-do")
    String regimes(Model model) {
        WorkingCalendar calendar = holidays.calendar();
        List<Line> lines = regimes.all().stream()
                .filter(regime -> access.may(Sight.ISSUE, regime.agencyId()))
                .map(regime -> line(regime, calendar))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("words", words);
        return RoundPages.VIEWS + "regimes";
    }

    private Line line(Regime regime, WorkingCalendar calendar) {
        ReportPeriod period = regime.period(today());
        if (regime.kind() != ReportPeriod.Kind.ONCE
                && regime.due(period.previous(), calendar).isAfter(today())) {
            period = period.previous();
        }
        UUID plan = regime.planId();
        return new Line(
                regime,
                agencies.name(regime.agencyId()).orElse(""),
                plan == null
                        ? ""
                        : plans.known(plan)
                                .map(one -> one.head().name(one.head().title()))
                                .orElse(""),
                period,
                regime.opens(period, calendar),
                regime.due(period, calendar));
    }

    @GetMapping("/che-do/moi")
    String blank(Model model) {
        Form form = Form.blank()
                .with("id", Ids.next().toString())
                .with("kind", "WEEKLY")
                .with("cutOff", "1")
                .with("dueDay", "2")
                .with("opensBefore", "1")
                .with("starts", TYPED.format(today()))
                .with("active", "1");
        java.util.UUID own = access.actor().agencyId();
        return form(own == null ? form : form.with("agency", own.toString()), null, model);
    }

    @GetMapping("/che-do/{id}")
    String regime(@PathVariable UUID id, Model model) {
        Regime regime = found(id);
        Form form = Form.sent(Map.of(
                        "units", regime.units().stream().map(UUID::toString).toArray(String[]::new)))
                .with("kind", regime.kind().name())
                .with("agency", regime.agencyId().toString())
                .with("cutOff", String.valueOf(regime.cutOff()))
                .with("dueDay", String.valueOf(regime.dueDay()))
                .with("opensBefore", String.valueOf(regime.opensBefore()))
                .with("addressees", String.join("\n", regime.addressees()))
                .with("starts", TYPED.format(regime.starts()))
                .with("dueOn", regime.dueOn() == null ? "" : TYPED.format(regime.dueOn()))
                .with("approval", regime.approval() ? "1" : "")
                .with("active", regime.active() ? "1" : "")
                .with("version", String.valueOf(regime.version()));
        return form(form, regime, model);
    }

    private Regime found(UUID id) {
        Regime regime = regimes.find(id).orElseThrow(RoundPages::missing);
        access.require(Sight.ISSUE, regime.agencyId());
        return regime;
    }

    private String form(Form form, @Nullable Regime regime, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("regime", Optional.ofNullable(regime));
        model.addAttribute("plans", planChoices());
        model.addAttribute("agencies", agencyChoices(regime));
        model.addAttribute("units", regime == null ? List.of() : unitChoices(regime));
        return RoundPages.VIEWS + "regime";
    }

    private List<Choice> planChoices() {
        return plans.plans().stream()
                .filter(plan -> plan.owner() != null)
                .map(plan -> Choice.of(
                        plan.id().toString(), plan.head().name(plan.head().title())))
                .toList();
    }

    /** Agencies of the locality, and the one that stands there already. */
    private List<Choice> agencyChoices(@Nullable Regime regime) {
        List<Choice> choices = new ArrayList<>(near.of(agency -> access.may(Sight.ISSUE, agency)));
        if (regime != null
                && choices.stream()
                        .noneMatch(one -> one.value().equals(regime.agencyId().toString()))) {
            agencies.name(regime.agencyId())
                    .ifPresent(
                            name -> choices.addFirst(Choice.of(regime.agencyId().toString(), name)));
        }
        return choices;
    }

    /** The lead units of the plan, and those chosen before. */
    private List<Choice> unitChoices(Regime regime) {
        UUID plan = regime.planId();
        List<UUID> units = new ArrayList<>(regime.units());
        if (plan != null) {
            plans.items(plan).stream()
                    .flatMap(item -> item.units().stream())
                    .map(unit -> unit.agencyId())
                    .filter(Objects::nonNull)
                    .filter(unit -> !units.contains(unit))
                    .forEach(units::add);
        }
        return units.stream()
                .distinct()
                .map(unit -> Choice.of(unit.toString(), agencies.name(unit).orElse("")))
                .filter(choice -> !choice.text().isEmpty())
                .sorted(java.util.Comparator.comparing(Choice::text, VietnameseText.collator()))
                .toList();
    }

    @PostMapping("/che-do/moi")
    String create(HttpServletRequest request, Model model, RedirectAttributes redirect, Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        Regime regime = read(form, null);
        if (regime == null) {
            return form(form, null, model);
        }
        access.require(Sight.ISSUE, regime.agencyId());
        boolean there = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = regimes.insert(regime);
            if (done) {
                record("reports.regime.set", regime);
            }
            return !done && regimes.find(regime.id()).isEmpty();
        }));
        if (there) {
            return form(form.refuse("kind", "reports.regime.exists"), null, model);
        }
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.regime"));
        return "redirect:/bao-cao/che-do";
    }

    @PostMapping("/che-do/{id}")
    String change(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Regime old = found(id);
        Form form = Form.sent(request.getParameterMap());
        Regime regime = read(form, old);
        if (regime == null) {
            return form(form, old, model);
        }
        access.require(Sight.ISSUE, regime.agencyId());
        boolean written = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = regimes.update(regime);
            if (done) {
                record("reports.regime.changed", regime);
            }
            return done;
        }));
        if (!written) {
            return form(form.refuse("", "reports.regime.meanwhile"), found(id), model);
        }
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.regime"));
        return "redirect:/bao-cao/che-do";
    }

    private void record(String act, Regime regime) {
        audit.record(
                act,
                "report-regime",
                regime.id().toString(),
                Map.of(
                        "kind", regime.kind().name(),
                        "cutOff", Integer.toString(regime.cutOff()),
                        "dueDay", Integer.toString(regime.dueDay()),
                        "active", Boolean.toString(regime.active())));
    }

    private @Nullable Regime read(Form form, @Nullable Regime old) {
        ReportPeriod.Kind kind = old == null ? kind(form.value("kind")) : old.kind();
        boolean weekly = kind == ReportPeriod.Kind.WEEKLY;
        boolean once = kind == ReportPeriod.Kind.ONCE;
        int cutOff = once ? 0 : number(form, "cutOff", weekly ? 1 : 0, weekly ? 7 : 27);
        int dueDay = once ? 1 : number(form, "dueDay", 1, weekly ? 7 : 31);
        LocalDate dueOn = once
                        || (kind == ReportPeriod.Kind.YEARLY
                                && !form.value("dueOn").isBlank())
                ? day(form, "dueOn").orElse(null)
                : null;
        int opensBefore = number(form, "opensBefore", 0, MOST_DAYS_BEFORE);
        LocalDate starts = day(form, "starts").orElse(null);
        UUID agency = agency(form, old);
        Optional<UUID> plan = plan(form, old);
        if (form.wrong() || starts == null || agency == null) {
            return null;
        }
        return new Regime(
                old == null ? id(form) : old.id(),
                old == null ? plan.orElse(null) : old.planId(),
                agency,
                kind,
                old == null ? "" : old.words(),
                cutOff,
                dueDay,
                opensBefore,
                units(form),
                form.value("addressees")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                form.picked("approval", "1"),
                form.picked("active", "1"),
                starts,
                dueOn,
                form.value("version").matches("\\d{1,9}") ? Integer.parseInt(form.value("version")) : 1);
    }

    private static UUID id(Form form) {
        try {
            return UUID.fromString(form.value("id"));
        } catch (IllegalArgumentException notOurs) {
            return Ids.next();
        }
    }

    private static ReportPeriod.Kind kind(String typed) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(ReportPeriod.Kind.WEEKLY);
    }

    private static int number(Form form, String field, int least, int most) {
        String typed = form.value(field);
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) < least || Integer.parseInt(typed) > most) {
            form.refuse(field, "reports.regime.number", least, most);
            return least;
        }
        return Integer.parseInt(typed);
    }

    static Optional<LocalDate> day(Form form, String field) {
        try {
            return Optional.of(LocalDate.parse(form.value(field), TYPED));
        } catch (DateTimeParseException notADay) {
            form.refuse(field, "reports.missing.day");
            return Optional.empty();
        }
    }

    private @Nullable UUID agency(Form form, @Nullable Regime regime) {
        Optional<Choice> chosen = agencyChoices(regime).stream()
                .filter(one -> one.value().equals(form.value("agency")))
                .findFirst();
        if (chosen.isEmpty()) {
            form.refuse("agency", "reports.missing.agency");
        }
        return chosen.map(one -> UUID.fromString(one.value())).orElse(null);
    }

    /** Empty means every plan of the units below. */
    private Optional<UUID> plan(Form form, @Nullable Regime old) {
        if (old != null || form.value("plan").equals(ALL)) {
            return Optional.empty();
        }
        Optional<Choice> chosen = planChoices().stream()
                .filter(one -> one.value().equals(form.value("plan")))
                .findFirst();
        if (chosen.isEmpty()) {
            form.refuse("plan", "reports.missing.plan");
        }
        return chosen.map(one -> UUID.fromString(one.value()));
    }

    private static List<UUID> units(Form form) {
        return form.values("units").stream()
                .filter(value -> value.matches("[0-9a-f-]{36}"))
                .map(UUID::fromString)
                .toList();
    }

    @GetMapping("/dot-xuat")
    String adHoc(Model model) {
        return adHoc(
                Form.blank()
                        .with("id", Ids.next().toString())
                        .with("first", TYPED.format(today().minusDays(6)))
                        .with("last", TYPED.format(today()))
                        .with("due", TYPED.format(holidays.calendar().plus(today(), 2))),
                model);
    }

    private String adHoc(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("plans", planChoices());
        model.addAttribute("agencies", agencyChoices(null));
        return RoundPages.VIEWS + "adhoc";
    }

    @PostMapping("/dot-xuat")
    String openAdHoc(HttpServletRequest request, Model model, RedirectAttributes redirect, Locale locale) {
        Form form = Form.sent(request.getParameterMap());
        LocalDate first = day(form, "first").orElse(null);
        LocalDate last = day(form, "last").orElse(null);
        LocalDate due = day(form, "due").orElse(null);
        if (form.value("title").isBlank()) {
            form.refuse("title", "reports.missing.title");
        }
        if (first != null
                && last != null
                && (last.isBefore(first) || first.plusDays(LONGEST_PERIOD).isBefore(last))) {
            form.refuse("last", "reports.missing.order", LONGEST_PERIOD);
        }
        UUID agency = agency(form, null);
        Optional<UUID> plan = plan(form, null);
        if (form.wrong() || first == null || last == null || due == null || agency == null) {
            return adHoc(form, model);
        }
        List<UUID> about = plan.map(List::of).orElseGet(() -> rounds.below(agency));
        if (about.isEmpty()) {
            return adHoc(form.refuse("plan", "reports.missing.plans-below"), model);
        }
        Round round = rounds.openByHand(
                new Round(
                        id(form),
                        null,
                        about,
                        agency,
                        new ReportPeriod(ReportPeriod.Kind.AD_HOC, first, last),
                        due,
                        form.value("title"),
                        form.value("addressees")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList(),
                        form.picked("approval", "1"),
                        clock.instant(),
                        1),
                List.of());
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.opened"));
        return "redirect:" + round.path();
    }

    /** Opens, without waiting for the timer, what is due to be opened. */
    @PostMapping("/mo-dot")
    String openNow(RedirectAttributes redirect, Locale locale) {
        if (regimes.all().stream().noneMatch(regime -> access.may(Sight.ISSUE, regime.agencyId()))) {
            throw new AccessDeniedException(Sight.ISSUE);
        }
        int opened = rounds.openDue();
        redirect.addFlashAttribute("toast", words.text(locale, "reports.toast.opened-n", opened));
        return "redirect:/bao-cao";
    }
}
