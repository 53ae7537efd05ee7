package vn.lienthong.capability.golive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;

/** Checks that run out and reviews that are due, on the page "my work". */
@Component
class GoLiveWork implements WorkSource {

    private static final int AHEAD = 30;

    private final GoLiveStore store;
    private final GoLiveReach reach;
    private final Access access;
    private final Messages messages;
    private final Clock clock;

    GoLiveWork(GoLiveStore store, GoLiveReach reach, Access access, Messages messages, Clock clock) {
        this.store = store;
        this.reach = reach;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Work> work() {
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        boolean all = access.may(GoLiveConfiguration.MANAGE);
        if (!access.may(GoLiveConfiguration.WORK) || (own == null && !all)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        var locale = LocaleContextHolder.getLocale();
        return store.withDays(all ? null : own, today.plusDays(AHEAD)).stream()
                .filter(system -> reach.works(system.agency()))
                .map(system -> {
                    boolean review = system.stage() == Stage.LIVE && system.checkUntil() == null
                            || (system.nextReview() != null
                                    && system.checkUntil() != null
                                    && system.nextReview().isBefore(system.checkUntil()));
                    LocalDate due = review ? system.nextReview() : system.checkUntil();
                    boolean late = system.stage() == Stage.EXPIRED || (due != null && due.isBefore(today));
                    return new Work(
                            messages.text(locale, review ? "golive.work.review" : "golive.work.check", system.name()),
                            system.path(),
                            system.agencyName(),
                            due,
                            late ? Tag.LATE : Tag.SOON,
                            messages.text(locale, late ? "golive.work.late" : "golive.work.soon"));
                })
                .toList();
    }
}
