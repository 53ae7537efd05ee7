package vn.lienthong.capability.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.kernel.VietnameseText;

/** Requests to answer and clocks of breaches that run, on the page "my work". Nobody's name stands here. */
@Component
class PrivacyWork implements WorkSource {

    private final RequestStore store;
    private final RequestReach reach;
    private final Breaches breaches;
    private final BreachStore breachStore;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    PrivacyWork(
            RequestStore store,
            RequestReach reach,
            Breaches breaches,
            BreachStore breachStore,
            Access access,
            Messages messages,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.breaches = breaches;
        this.breachStore = breachStore;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Work> work() {
        Locale locale = LocaleContextHolder.getLocale();
        List<Work> all = new ArrayList<>();
        if (access.may(PrivacyConfiguration.BREACH)) {
            breaches.seen().stream()
                    .filter(Breach::open)
                    .filter(breach -> breaches.keeps(breach.agency()))
                    .forEach(breach -> clocks(breach, all, locale));
        }
        if (access.may(PrivacyConfiguration.ANSWER)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
            store.open().stream()
                    .filter(request -> request.state() != State.ACCEPTED)
                    .filter(reach::answers)
                    .forEach(request -> all.add(work(request, today, locale)));
        }
        return all;
    }

    private Work work(DataRequest request, LocalDate today, Locale locale) {
        boolean late = request.late(today);
        boolean soon = !request.nextDue().isAfter(today.plusDays(3));
        return new Work(
                messages.text(
                        locale,
                        request.state() == State.RECEIVED ? "privacy.work.answer" : "privacy.work.decide",
                        request.code(),
                        messages.text(locale, request.kind().key())),
                request.path(),
                request.agencyName(),
                request.nextDue(),
                late ? Tag.LATE : soon ? Tag.SOON : request.state().tag(),
                messages.text(
                        locale, late ? "privacy.clock.late" : request.state().key()));
    }

    private void clocks(Breach breach, List<Work> all, Locale locale) {
        Instant now = clock.instant();
        breach.timers(breachStore.sent(breach.id())).stream()
                .filter(Breach.Timer::runs)
                .forEach(timer -> {
                    Instant due = timer.due();
                    boolean late = timer.late(now);
                    all.add(new Work(
                            messages.text(
                                    locale,
                                    "privacy.work.breach",
                                    breach.code(),
                                    messages.text(locale, timer.to().key())),
                            breach.path(),
                            breach.title(),
                            due == null ? null : LocalDate.ofInstant(due, VietnameseText.ZONE),
                            late ? Tag.LATE : Tag.SOON,
                            due == null
                                    ? messages.text(locale, "privacy.timer.soon")
                                    : messages.text(
                                            locale,
                                            late ? "privacy.timer.over" : "privacy.timer.left",
                                            timer.left(now).abs().toHours(),
                                            timer.left(now).abs().toMinutesPart())));
                });
    }
}
