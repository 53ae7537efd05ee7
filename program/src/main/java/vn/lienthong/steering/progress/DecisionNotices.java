package vn.lienthong.steering.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Tells the heads of the units when a decision gives an item to another lead; each once for each item and decision. */
@Component
class DecisionNotices {

    private final Notify notify;
    private final People people;
    private final PlanBook book;

    DecisionNotices(Notify notify, People people, PlanBook book) {
        this.notify = notify;
        this.people = people;
        this.book = book;
    }

    void handedOver(ItemProgress before, UUID lead, UUID decision) {
        String title = book.item(before.itemId()).map(PlanItem::title).orElse("");
        Map<UUID, String> told = new LinkedHashMap<>();
        if (before.lead() != null) {
            people.at(before.lead(), Role.UNIT_HEAD)
                    .forEach(person -> told.put(person.account(), "progress.notice.lead-gone"));
        }
        for (Person person : people.at(lead, Role.UNIT_HEAD)) {
            told.put(person.account(), "progress.notice.lead-come");
        }
        told.forEach((account, words) -> notify.tell(new Notice(
                account,
                "progress:lead-" + before.itemId() + ":" + decision,
                ProgressConfiguration.DECISIONS,
                words,
                List.of(title),
                "/ke-hoach/muc/" + before.itemId(),
                Urgency.TASK,
                null)));
    }
}
