package vn.lienthong.capability.locality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Form;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Ids;

/** The task force of Đề án 06, its hamlet teams and the community digital teams: list, one team, and its forms. */
@Controller
@RequestMapping("/don-vi/to")
@Allowed(Allowed.SIGNED_IN)
class TeamPages {

    static final String KIND = "loai";
    static final String NAME = "ten";
    static final String UNIT = "thuoc";
    static final String NUMBER = "so";
    static final String DAY = "ngay";
    static final String HAMLETS = "thon";
    static final String PERSON = "ho-ten";
    static final String ROLE = "vai-tro";
    static final String POST = "chuc-danh";
    static final String ENDED = "het";

    private static final String ROOM = "lienthong/capability/locality/";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** A team in the list. */
    record Line(TeamStore.Team team, String unitName) {}

    private final TeamStore teams;
    private final Staffing staffing;
    private final UnitStore units;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    TeamPages(TeamStore teams, Staffing staffing, UnitStore units, Locality locality, Messages messages, Clock clock) {
        this.locality = locality;
        this.teams = teams;
        this.staffing = staffing;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String teams(ListQuery query, Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("query", query);
        model.addAttribute("today", today);
        model.addAttribute(
                "found",
                teams.list(query.q(), !query.filter(ENDED).isEmpty(), today).stream()
                        .filter(team -> query.filter(KIND).isEmpty()
                                || UnitStore.lower(team.kind()).equals(query.filter(KIND)))
                        .map(team -> new Line(team, unitName(team)))
                        .toList());
        return ROOM + "teams";
    }

    private String unitName(TeamStore.Team team) {
        return units.find(team.unitCode(), team.validFrom())
                .map(AdminUnit::name)
                .orElse(team.unitCode());
    }

    private TeamStore.Team team(UUID id) {
        return teams.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/{id}")
    String team(@PathVariable UUID id, Model model) {
        return show("team", team(id), null, model);
    }

    private String show(String template, TeamStore.Team team, @Nullable Form form, Model model) {
        model.addAttribute("team", team);
        model.addAttribute("unitName", unitName(team));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("hamlets", teams.hamlets(team.id()));
        model.addAttribute("members", teams.members(team.id()));
        if (form != null) {
            model.addAttribute("form", form);
        }
        return ROOM + template;
    }

    @GetMapping("/moi")
    @Allowed(LocalityConfiguration.MANAGE)
    String newForm(Locale locale, Model model) {
        Form form = Form.blank().with(DAY, DATE.format(LocalDate.now(clock))).with(KIND, "digital_team");
        return newForm(form, locale, model);
    }

    private String newForm(Form form, Locale locale, Model model) {
        List<Choice> kinds = new ArrayList<>();
        for (TeamStore.TeamKind kind : TeamStore.TeamKind.values()) {
            String word = UnitStore.lower(kind);
            kinds.add(Choice.of(word, messages.text(locale, "locality.team.kind." + word.replace('_', '-'))));
        }
        model.addAttribute("form", form);
        model.addAttribute("kinds", kinds);
        return ROOM + "teamNew";
    }

    @PostMapping("/moi")
    @Allowed(LocalityConfiguration.MANAGE)
    String found(Form form, Locale locale, Model model, RedirectAttributes after) {
        Optional<TeamStore.TeamKind> kind = Arrays.stream(TeamStore.TeamKind.values())
                .filter(one -> UnitStore.lower(one).equals(form.value(KIND)))
                .findFirst();
        if (kind.isEmpty()) {
            form.refuse(KIND, "locality.team.kind.missing");
        }
        if (form.value(NAME).isEmpty()) {
            form.refuse(NAME, "locality.team.name.missing");
        }
        Optional<LocalDate> from = AgencyForms.day(form, DAY);
        String near = locality.home().map(Locality.Home::unitCode).orElse("");
        Optional<String> unit = units.codeOf(form.value(UNIT), from.orElse(LocalDate.now(clock)), near);
        if (unit.isEmpty()) {
            form.refuse(UNIT, "locality.refused.unit-unknown");
        }
        if (form.wrong()) {
            return newForm(form, locale, model);
        }
        LocalDate day = from.orElseThrow();
        String number = form.value(NUMBER);
        var team = new TeamStore.Team(
                Ids.next(),
                kind.orElseThrow(),
                form.value(NAME),
                unit.orElseThrow(),
                number.isEmpty() ? null : number,
                number.isEmpty() ? null : day,
                day,
                null,
                0);
        List<String> hamlets = form.value(HAMLETS)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        staffing.found(team, hamlets);
        after.addFlashAttribute("toast", messages.text(locale, "locality.team.done", team.name()));
        return "redirect:/don-vi/to/" + team.id();
    }

    @GetMapping("/{id}/thanh-vien")
    @Allowed(LocalityConfiguration.MANAGE)
    String memberForm(@PathVariable UUID id, Locale locale, Model model) {
        Form form = Form.blank().with(DAY, DATE.format(LocalDate.now(clock))).with(ROLE, "member");
        return memberForm(team(id), form, locale, model);
    }

    private String memberForm(TeamStore.Team team, Form form, Locale locale, Model model) {
        List<Choice> roles = Arrays.stream(TeamStore.Role.values())
                .map(UnitStore::lower)
                .map(role -> Choice.of(role, messages.text(locale, "locality.team.role." + role)))
                .toList();
        model.addAttribute("roles", roles);
        return show("memberNew", team, form, model);
    }

    @PostMapping("/{id}/thanh-vien")
    @Allowed(LocalityConfiguration.MANAGE)
    String join(@PathVariable UUID id, Form form, Locale locale, Model model, RedirectAttributes after) {
        TeamStore.Team team = team(id);
        Optional<TeamStore.Role> role = Arrays.stream(TeamStore.Role.values())
                .filter(one -> UnitStore.lower(one).equals(form.value(ROLE)))
                .findFirst();
        if (form.value(PERSON).isEmpty()) {
            form.refuse(PERSON, "locality.staff.person.missing");
        }
        if (role.isEmpty()) {
            form.refuse(ROLE, "locality.team.role.missing");
        }
        Optional<LocalDate> from = AgencyForms.day(form, DAY);
        if (form.wrong()) {
            return memberForm(team, form, locale, model);
        }
        String post = form.value(POST);
        staffing.join(
                id,
                new TeamStore.Member(
                        Ids.next(),
                        form.value(PERSON),
                        role.orElseThrow(),
                        post.isEmpty() ? null : post,
                        null,
                        from.orElseThrow(),
                        null));
        after.addFlashAttribute("toast", messages.text(locale, "locality.member.done", form.value(PERSON)));
        return "redirect:/don-vi/to/" + id;
    }

    @PostMapping("/{id}/thanh-vien/{member}/thoi")
    @Allowed(LocalityConfiguration.MANAGE)
    String leave(@PathVariable UUID id, @PathVariable UUID member, Locale locale, RedirectAttributes after) {
        staffing.leave(team(id).id(), member, LocalDate.now(clock));
        after.addFlashAttribute("toast", messages.text(locale, "locality.member.left"));
        return "redirect:/don-vi/to/" + id;
    }
}
