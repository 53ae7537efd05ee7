package vn.lienthong.capability.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Choice;
import vn.lienthong.capability.ui.Messages;

/**
 * Agencies to choose from, the nearest to the one who looks first: the own, those below it, those of the same unit, then all
 * others unit by unit. A select shows the groups with their names.
 */
@Component
public class AgencyChoices {

    private final ObjectProvider<AgencyDirectory> directory;
    private final Access access;
    private final Messages messages;

    AgencyChoices(ObjectProvider<AgencyDirectory> directory, Access access, Messages messages) {
        this.directory = directory;
        this.access = access;
        this.messages = messages;
    }

    /** All agencies of the locality. */
    public List<Choice> all() {
        return of(agency -> true);
    }

    /** Those that may be chosen. */
    public List<Choice> of(Predicate<UUID> which) {
        AgencyDirectory agencies = directory.getIfAvailable();
        return agencies == null
                ? List.of()
                : arranged(
                        agencies.choices().stream()
                                .filter(one -> which.test(one.id()))
                                .toList(),
                        access.actorIfAny().map(Actor::agencyId).orElse(null),
                        nearness -> messages.text(LocaleContextHolder.getLocale(), "access.agencies." + nearness));
    }

    /** How near an agency is; {@code OTHER} ones go by their unit. */
    enum Nearness {
        OWN,
        BELOW,
        BESIDE,
        OTHER
    }

    static List<Choice> arranged(
            List<AgencyDirectory.Choice> all, @Nullable UUID own, Function<Nearness, String> words) {
        Map<UUID, AgencyDirectory.Choice> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.id(), one));
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        for (Nearness nearness : Nearness.values()) {
            for (AgencyDirectory.Choice one : all) {
                if (nearness(one, own, byId) == nearness) {
                    String group =
                            nearness == Nearness.OTHER && !one.unit().isEmpty() ? one.unit() : words.apply(nearness);
                    groups.computeIfAbsent(group, name -> new ArrayList<>())
                            .add(Choice.of(one.id().toString(), one.name()).in(group));
                }
            }
        }
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static Nearness nearness(
            AgencyDirectory.Choice one, @Nullable UUID own, Map<UUID, AgencyDirectory.Choice> byId) {
        if (own == null) {
            return Nearness.OTHER;
        }
        if (one.id().equals(own)) {
            return Nearness.OWN;
        }
        if (below(one, own, byId)) {
            return Nearness.BELOW;
        }
        AgencyDirectory.Choice mine = byId.get(own);
        return mine != null
                        && (mine.unit().equals(one.unit())
                                || one.id().equals(mine.above())
                                || (mine.above() != null && mine.above().equals(one.above())))
                ? Nearness.BESIDE
                : Nearness.OTHER;
    }

    private static boolean below(AgencyDirectory.Choice one, UUID own, Map<UUID, AgencyDirectory.Choice> byId) {
        UUID above = one.above();
        for (int steps = 0; above != null && steps < byId.size(); steps++) {
            if (above.equals(own)) {
                return true;
            }
            AgencyDirectory.Choice next = byId.get(above);
            above = next == null ? null : next.above();
        }
        return false;
    }
}
