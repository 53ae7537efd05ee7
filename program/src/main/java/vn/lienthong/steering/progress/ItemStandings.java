package vn.lienthong.steering.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.steering.plan.Standings;

/** Tells the list of a plan how far its items have come. */
@Component
class ItemStandings implements Standings {

    private final Progress progress;

    ItemStandings(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Map<UUID, Standing> of(UUID planId) {
        Map<UUID, Standing> standings = new LinkedHashMap<>();
        progress.items(planId)
                .forEach((id, item) -> standings.put(
                        id,
                        new Standing(
                                item.done(),
                                item.total(),
                                item.state().tag(),
                                item.state().key(),
                                item.nextDue() == null ? item.due() : item.nextDue(),
                                item.workingDaysLate(),
                                item.state().open())));
        return standings;
    }
}
