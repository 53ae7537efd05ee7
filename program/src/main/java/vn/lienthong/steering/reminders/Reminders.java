package vn.lienthong.steering.reminders;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.notify.Notify;

/** What people were reminded of, for the rooms that show it. */
@Component
public class Reminders {

    private final ReminderStore store;
    private final Notify notify;

    Reminders(ReminderStore store, Notify notify) {
        this.store = store;
        this.notify = notify;
    }

    /** A thing is done: what still tells of it is withdrawn at once, not only with the next round. */
    public void settle(String thing) {
        notify.settle("reminders:" + thing + ":");
    }

    /** The reminders of the things that are done on a page, such as {@code /ke-hoach/muc/…}; the newest first, fifty at most. */
    public List<Reminder> at(String path) {
        return store.at(path, 50);
    }

    /** The newest reminder of each thing, by {@link Due#thing()}; things without any are left out. */
    public Map<String, Reminder> newest(List<String> things) {
        return store.newest(things);
    }
}
