package vn.lienthong.capability.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.TypedDay;

/** Tells those who answer that a request came, nears or has passed its day. Notices name numbers of requests, never people. */
@Component
class PrivacyNotices {

    private final People people;
    private final Notify notify;

    PrivacyNotices(People people, Notify notify) {
        this.people = people;
        this.notify = notify;
    }

    static String start(DataRequest request) {
        return "privacy:" + request.id() + ":";
    }

    void filed(DataRequest request) {
        tell(request, "filed", "privacy.notice.filed", request.answerDue(), Urgency.TASK);
    }

    /** What was said of the clock before is settled when the clock was met; an ended request is settled as a whole. */
    void moved(DataRequest request, boolean clockMet) {
        if (!request.state().open() || clockMet) {
            notify.settle(start(request));
        }
        if (request.state() == State.CANCELLED) {
            tell(request, "taken-back", "privacy.notice.taken-back", request.due(), Urgency.NOTE);
        }
    }

    /** Called by the watch: two days before, on the day, and every day after it. */
    void remind(DataRequest request, LocalDate today) {
        LocalDate due = request.nextDue();
        boolean late = due.isBefore(today);
        if (late || !due.minusDays(2).isAfter(today)) {
            String clock = request.state() == State.RECEIVED ? "answer" : "due";
            String when = late ? "late:" + today : due.equals(today) ? "today" : "soon";
            tell(
                    request,
                    clock + ":" + due + ":" + when,
                    "privacy.notice." + clock + (late ? ".late" : ""),
                    due,
                    late || due.equals(today) ? Urgency.NOW : Urgency.TASK);
        }
    }

    private void tell(DataRequest request, String key, String message, LocalDate day, Urgency urgency) {
        notify.tell(people.holding(PrivacyConfiguration.ANSWER, request.agency()).stream()
                .map(Person::account)
                .map(account -> notice(account, request, key, message, day, urgency))
                .toList());
    }

    private static Notice notice(
            UUID account, DataRequest request, String key, String message, LocalDate day, Urgency urgency) {
        return new Notice(
                account,
                start(request) + key,
                PrivacyConfiguration.NOTICE,
                message,
                List.of(request.code(), TypedDay.show(day)),
                request.path(),
                urgency,
                day);
    }
}
