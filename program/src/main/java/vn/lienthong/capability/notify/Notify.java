package vn.lienthong.capability.notify;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.capability.ui.CountsChanged;

/** Tells people things. Called inside the transaction of the cause: both stay or both go. */
@Component
public class Notify {

    private final NoticeStore store;
    private final Kinds kinds;
    private final ApplicationEventPublisher events;

    Notify(NoticeStore store, Kinds kinds, ApplicationEventPublisher events) {
        this.store = store;
        this.kinds = kinds;
        this.events = events;
    }

    /**
     * Puts a notice into the person's inbox and, as the person has chosen, into the next digest or a mail of its own. A
     * notice whose key the account has had before changes nothing.
     *
     * @throws IllegalArgumentException if no room declares its kind
     */
    @Transactional
    public void tell(Notice notice) {
        tell(List.of(notice));
    }

    /**
     * Many at once, in one statement.
     *
     * @return how many of them were new
     * @throws IllegalArgumentException if no room declares the kind of one of them; then none is told
     */
    @Transactional
    public int tell(Collection<Notice> notices) {
        return tellInstead(notices, List.of());
    }

    /**
     * The last word on a matter: whoever is told something new by this has one unread line on the matter, this one. What was
     * told before and is still unread counts as read, and no mail carries it any more.
     *
     * @param keyStarts beginnings of the keys that this word replaces, such as {@code obstacles:0190…:}
     * @return how many of them were new
     */
    @Transactional
    public int tellInstead(Collection<Notice> notices, List<String> keyStarts) {
        notices.forEach(notice -> kinds.require(notice.kind()));
        if (notices.isEmpty()) {
            return 0;
        }
        Set<UUID> told = store.insert(notices);
        Set<String> keys = notices.stream().map(Notice::key).collect(Collectors.toSet());
        keyStarts.forEach(start -> store.replace(told, start, keys));
        changed(told);
        return told.size();
    }

    /**
     * What these notices were about is settled: where they are still unread they count as read, and no mail carries them any
     * more.
     *
     * @param keyStart beginning of their keys, such as {@code reminders:step-0190…:}; for every account that has them
     */
    @Transactional
    public void settle(String keyStart) {
        changed(store.settle(keyStart));
    }

    /** The counts in open pages are stale once this is committed, not before. */
    private void changed(Set<UUID> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        CountsChanged news =
                new CountsChanged(accounts.stream().map(UUID::toString).collect(Collectors.toSet()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(news);
            }
        });
    }
}
