package vn.lienthong.steering.reminders;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Pieces;
import vn.lienthong.steering.plan.ItemPart;
import vn.lienthong.steering.plan.PlanItem;

/** On the page of an item: what was reminded of, and the way to remind now. */
@Component
class ItemReminders implements ItemPart {

    private static final int SHOWN = 5;

    private final ReminderStore store;
    private final Access access;
    private final Pieces pieces;

    ItemReminders(ReminderStore store, Access access, Pieces pieces) {
        this.store = store;
        this.access = access;
        this.pieces = pieces;
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Content> of(PlanItem item, Page page) {
        List<Reminder> reminders = store.at(item.path(), SHOWN);
        boolean may = item.leadAgency()
                .map(agency -> access.may(RemindersConfiguration.SEND, agency))
                .orElseGet(() -> access.may(RemindersConfiguration.SEND));
        if (reminders.isEmpty() && !may) {
            return Optional.empty();
        }
        return Optional.of(pieces.of(
                "lienthong/steering/reminders/item",
                Map.of("page", page, "reminders", reminders, "may", may, "path", item.path())));
    }
}
