package vn.lienthong.steering.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;

/** What meetings gave a unit to do. */
@Component
class MeetingWork implements WorkSource {

    private final MeetingStore store;
    private final Meetings meetings;
    private final Access access;
    private final Messages messages;

    MeetingWork(MeetingStore store, Meetings meetings, Access access, Messages messages) {
        this.store = store;
        this.meetings = meetings;
        this.access = access;
        this.messages = messages;
    }

    @Override
    public List<Work> work() {
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        if (own == null || !access.may(MeetingConfiguration.DO, own)) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        LocalDate today = meetings.today();
        return store.waiting(own).stream()
                .map(decision -> new Work(
                        decision.text(),
                        decision.path(),
                        messages.text(locale, "meeting.work.note"),
                        decision.due(),
                        decision.due().isBefore(today) ? Tag.LATE : Tag.SOON,
                        messages.text(
                                locale,
                                decision.due().isBefore(today) ? "meeting.work.late" : "meeting.work.due",
                                Meetings.day(decision.due()))))
                .toList();
    }
}
