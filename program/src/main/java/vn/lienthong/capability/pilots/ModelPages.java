package vn.lienthong.capability.pilots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.ListQuery;

/** All models of the catalogue, and each by itself. */
@Controller
@Allowed(PilotsConfiguration.READ)
class ModelPages {

    static final List<String> GROUPS = List.of("I", "II", "III", "IV", "V");
    static final String GROUP = "nhom";
    static final String STATE = "trang-thai";

    private final Models models;
    private final Access access;

    ModelPages(Models models, Access access) {
        this.models = models;
        this.access = access;
    }

    /**
     * A heading of the list and the models under it.
     *
     * @param code group I to V, or empty for tasks that some plans name beside the numbered models
     */
    record Section(String code, List<ModelView> models) {}

    /** How many models there are in all, in the plan, running here, not applicable. */
    record Counts(long numbered, long inPlan, long running, long notApplicable) {}

    @GetMapping("/mo-hinh")
    String list(ListQuery query, Model model) {
        List<ModelView> all = models.all();
        List<ModelView> shown = all.stream().filter(one -> fits(one, query)).toList();
        model.addAttribute("query", query);
        model.addAttribute("counts", counts(all));
        model.addAttribute("sections", sections(shown));
        return "lienthong/capability/pilots/models";
    }

    @GetMapping("/mo-hinh/{id}")
    String one(@PathVariable String id, Model model) {
        ModelView view =
                models.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model"));
        Pilot pilot = view.pilot();
        model.addAttribute("model", view);
        model.addAttribute("mayOpen", pilot != null && (pilot.right().isEmpty() || access.may(pilot.right())));
        return "lienthong/capability/pilots/model";
    }

    private static boolean fits(ModelView one, ListQuery query) {
        String group = query.filter(GROUP);
        String state = query.filter(STATE);
        boolean inState = Arrays.stream(ModelView.State.values())
                .filter(candidate -> candidate.code().equals(state.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(one::in)
                .orElse(true);
        return inState
                && one.fits(query.folded())
                && (!GROUPS.contains(group) || one.entry().group().equals(group));
    }

    private static List<Section> sections(List<ModelView> shown) {
        List<Section> sections = new java.util.ArrayList<>();
        for (String group : GROUPS) {
            sections.add(new Section(
                    group,
                    shown.stream()
                            .filter(one -> one.numbered() && one.entry().group().equals(group))
                            .toList()));
        }
        sections.add(
                new Section("", shown.stream().filter(one -> !one.numbered()).toList()));
        sections.removeIf(section -> section.models().isEmpty());
        return sections;
    }

    private static Counts counts(List<ModelView> all) {
        return new Counts(
                all.stream().filter(ModelView::numbered).count(),
                all.stream().filter(one -> one.in(ModelView.State.IN_PLAN)).count(),
                all.stream().filter(one -> one.in(ModelView.State.RUNNING)).count(),
                all.stream()
                        .filter(one -> one.in(ModelView.State.NOT_APPLICABLE))
                        .count());
    }
}
