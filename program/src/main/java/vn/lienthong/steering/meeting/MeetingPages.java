package vn.lienthong.steering.meeting;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyChoices;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Meetings: the list, the pages of one, its decisions. */
@Controller
@RequestMapping("/giao-ban")
@Allowed(MeetingConfiguration.READ)
class MeetingPages {

    private static final String VIEWS = "lienthong/steering/meeting/";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final MeetingStore store;
    private final Meetings meetings;
    private final MeetingPaper paper;
    private final PlanBook book;
    private final AgencyDirectory agencies;
    private final AgencyChoices near;
    private final Access access;
    private final Messages messages;

    MeetingPages(
            MeetingStore store,
            Meetings meetings,
            MeetingPaper paper,
            PlanBook book,
            AgencyDirectory agencies,
            AgencyChoices near,
            Access access,
            Messages messages) {
        this.store = store;
        this.meetings = meetings;
        this.paper = paper;
        this.book = book;
        this.agencies = agencies;
        this.near = near;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping
    String list(ListQuery query, Model model) {
        List<Plan> plans = book.plans();
        List<UUID> ids = plans.stream().map(Plan::id).toList();
        model.addAttribute("query", query);
        model.addAttribute("total", store.count(ids));
        model.addAttribute("meetings", store.of(ids, query.size(), query.offset()));
        model.addAttribute("plans", plans.stream().filter(this::mayHold).toList());
        model.addAttribute("next", TYPED.format(nextMonday()));
        return VIEWS + "meetings";
    }

    private LocalDate nextMonday() {
        return meetings.today().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private boolean mayHold(Plan plan) {
        UUID owner = plan.owner();
        return owner == null
                ? access.may(MeetingConfiguration.HOLD)
                : access.may(MeetingConfiguration.HOLD, owner)
                        || (access.may(MeetingConfiguration.HOLD) && ofSamePlace(plan));
    }

    /** A standing body stands beside the committee whose plan it steers, not above it. */
    private boolean ofSamePlace(Plan plan) {
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        return own != null
                && access.may(MeetingConfiguration.HOLD, own)
                && book.itemsOf(own).stream().anyMatch(item -> item.planId().equals(plan.id()));
    }

    private boolean mayDecide(Plan plan) {
        UUID owner = plan.owner();
        return mayHold(plan)
                || (owner == null
                        ? access.may(MeetingConfiguration.DECIDE)
                        : access.may(MeetingConfiguration.DECIDE, owner));
    }

    private Plan plan(UUID id) {
        return book.plan(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Meeting meeting(UUID id) {
        Meeting meeting = store.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        plan(meeting.planId());
        return meeting;
    }

    /** One click: the pages of the next meeting; again, to have the latest in them. */
    @PostMapping
    @Allowed(MeetingConfiguration.HOLD)
    String make(
            @RequestParam UUID plan,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect,
            Locale locale) {
        Plan of = plan(plan);
        if (!mayHold(of)) {
            throw new AccessDeniedException(MeetingConfiguration.HOLD + " of plan " + plan);
        }
        Optional<LocalDate> day = on.isBlank() ? Optional.of(nextMonday()) : typed(on);
        if (day.isEmpty()) {
            redirect.addFlashAttribute("toast", messages.text(locale, "meeting.missing.day"));
            return "redirect:/giao-ban";
        }
        UUID id = meetings.make(of, day.get());
        redirect.addFlashAttribute("toast", messages.text(locale, "meeting.toast.made"));
        return "redirect:/giao-ban/" + id;
    }

    private static Optional<LocalDate> typed(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), TYPED));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        return show(id, Form.blank().with("id", Ids.next().toString()), model);
    }

    private String show(UUID id, Form form, Model model) {
        Meeting meeting = meeting(id);
        Plan plan = plan(meeting.planId());
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        boolean does = own != null && access.may(MeetingConfiguration.DO, own);
        model.addAttribute("meeting", meeting);
        model.addAttribute("plan", plan);
        model.addAttribute("form", form);
        model.addAttribute("decisions", store.decisions(id));
        model.addAttribute("mayHold", mayHold(plan));
        model.addAttribute("mayDecide", mayDecide(plan));
        model.addAttribute("own", Optional.ofNullable(does ? own : null));
        model.addAttribute("units", units());
        model.addAttribute(
                "items",
                book.items(plan.id()).stream()
                        .filter(item -> item.content().active())
                        .map(item -> Choice.of(item.id().toString(), item.title()))
                        .toList());
        return VIEWS + "meeting";
    }

    private List<Choice> units() {
        return near.all();
    }

    @PostMapping("/{id}/ket-luan")
    @Allowed({MeetingConfiguration.HOLD, MeetingConfiguration.DECIDE})
    String decide(
            @PathVariable UUID id,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Meeting meeting = meeting(id);
        if (!mayDecide(plan(meeting.planId()))) {
            throw new AccessDeniedException(MeetingConfiguration.DECIDE + " of plan " + meeting.planId());
        }
        Form form = Form.sent(request.getParameterMap());
        Optional<UUID> agency = id(form, "agency");
        Optional<String> name = agency.flatMap(agencies::name);
        Optional<LocalDate> due = typed(form.value("due"));
        if (form.value("text").isBlank()) {
            form.refuse("text", "meeting.missing.text");
        }
        if (name.isEmpty()) {
            form.refuse("agency", "meeting.missing.agency");
        }
        if (due.isEmpty()) {
            form.refuse("due", "meeting.missing.day");
        }
        if (form.wrong()) {
            return show(id, form, model);
        }
        Optional<UUID> item = id(form, "item")
                .flatMap(book::item)
                .filter(one -> one.planId().equals(meeting.planId()))
                .map(one -> one.id());
        meetings.decide(new Meeting.Decision(
                id(form, "id").orElseGet(Ids::next),
                id,
                meeting.planId(),
                item.orElse(null),
                form.value("text"),
                agency.orElseThrow(),
                name.orElseThrow(),
                due.orElseThrow(),
                null,
                "",
                1));
        redirect.addFlashAttribute("toast", messages.text(locale, "meeting.toast.decided"));
        return "redirect:" + meeting.path();
    }

    private static Optional<UUID> id(Form form, String field) {
        try {
            return Optional.of(UUID.fromString(form.value(field)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The unit that has it to do says that it is done; or the standing body does. */
    @PostMapping("/ket-luan/{id}/xong")
    @Allowed({MeetingConfiguration.DO, MeetingConfiguration.HOLD})
    String done(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        Meeting.Decision decision =
                store.decision(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Plan plan = plan(decision.planId());
        boolean own = access.actor().agencyId() != null
                && decision.agencyId().equals(access.actor().agencyId())
                && access.may(MeetingConfiguration.DO, decision.agencyId());
        if (!own && !mayHold(plan)) {
            throw new AccessDeniedException("decision " + id + " of another unit");
        }
        boolean done = meetings.finish(decision, note.strip(), version);
        redirect.addFlashAttribute(
                "toast", messages.text(locale, done ? "meeting.toast.done" : "meeting.toast.meanwhile"));
        return "redirect:/giao-ban/" + decision.meetingId();
    }

    @GetMapping("/{id}/tai-lieu.{format:docx|pdf}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String format) {
        Meeting meeting = meeting(id);
        Papers.Paper made = paper.make(meeting, plan(meeting.planId()), store.decisions(id));
        boolean docx = format.equals("docx");
        return ResponseEntity.ok()
                .contentType(docx ? MediaType.parseMediaType(DOCX) : MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("giao-ban-" + meeting.heldOn() + "." + format, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(docx ? made.docx() : made.pdf());
    }
}
