package vn.lienthong.capability.pilots;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.pilots.PlanView.PlanState;

/** Puts together what is known of each model: its names, its purpose, the room that runs it, what the plan says. */
@Component
class Models {

    private final Catalogue catalogue;
    private final Purposes purposes = Purposes.load();
    private final List<Pilot> pilots;
    private final ObjectProvider<PlanView> plan;

    Models(Catalogue catalogue, ObjectProvider<Pilot> pilots, ObjectProvider<PlanView> plan) {
        this.catalogue = catalogue;
        this.pilots = pilots.orderedStream().toList();
        this.plan = plan;
    }

    /** All models in the order of the catalogue. */
    List<ModelView> all() {
        Map<String, PlanState> states = states();
        return catalogue.all().stream().map(entry -> view(entry, states)).toList();
    }

    /** The model of that id, if there is one. */
    Optional<ModelView> byId(String id) {
        return catalogue.byId(id).map(entry -> view(entry, states()));
    }

    private ModelView view(Catalogue.Entry entry, Map<String, PlanState> states) {
        return new ModelView(entry, purposes.of(entry.id()), pilot(entry.id()), states.get(entry.id()));
    }

    private @Nullable Pilot pilot(String id) {
        return pilots.stream()
                .filter(pilot -> pilot.models().contains(id))
                .findFirst()
                .orElse(null);
    }

    private Map<String, PlanState> states() {
        PlanView view = plan.getIfAvailable();
        return view == null ? Map.of() : view.states();
    }
}
