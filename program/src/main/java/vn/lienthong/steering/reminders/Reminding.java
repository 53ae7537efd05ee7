package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.WorkingCalendar;

/** Reminds: by the rules, and by hand. */
@Service
class Reminding {

    private static final Logger LOG = LoggerFactory.getLogger(Reminding.class);
    private static final int TOGETHER = 100;

    private final ObjectProvider<DueSource> sources;
    private final ReminderStore store;
    private final Notify notify;
    private final People people;
    private final Locality locality;
    private final Holidays holidays;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Reminding(
            ObjectProvider<DueSource> sources,
            ReminderStore store,
            Notify notify,
            People people,
            Locality locality,
            Holidays holidays,
            Access access,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.store = store;
        this.notify = notify;
        this.people = people;
        this.locality = locality;
        this.holidays = holidays;
        this.access = access;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Everything on which work is left and whose last day is near or past.
     *
     * @param complete false if a source could not answer: then nothing is said to be settled
     */
    record Open(List<Due> dues, boolean complete) {}

    /** A thing that falls due, with where it stands today. */
    record Standing(Due due, int remaining) {}

    /** By the rules in force. */
    Open open(LocalDate today) {
        Rules rules = store.rules();
        WorkingCalendar calendar = holidays.calendar();
        return open(rules.from(today, calendar), rules.to(today, calendar));
    }

    private Open open(LocalDate from, LocalDate to) {
        List<Due> all = new ArrayList<>();
        boolean complete = true;
        for (DueSource source : sources.stream().toList()) {
            try (Stream<Due> due = source.due(from, to)) {
                due.filter(one -> !one.day().isBefore(from) && !one.day().isAfter(to))
                        .forEach(all::add);
            } catch (RuntimeException e) {
                complete = false;
                LOG.error(
                        "{} could not say what falls due: {}",
                        source.getClass().getName(),
                        e.getClass().getName());
            }
        }
        return new Open(all, complete);
    }

    /** Working days left for each, negative for days late. */
    List<Standing> standings(List<Due> dues, LocalDate today) {
        WorkingCalendar calendar = holidays.calendar();
        return dues.stream()
                .map(due -> new Standing(due, calendar.between(today, due.day())))
                .toList();
    }

    /** One round by the rules; answers how many reminders were given. Any number of rounds a day give each once. */
    int round(LocalDate today) {
        Rules rules = store.rules();
        WorkingCalendar calendar = holidays.calendar();
        LocalDate from = rules.from(today, calendar);
        LocalDate to = rules.to(today, calendar);
        Open open = open(from, to);
        Set<ReminderStore.Key> given = store.given(from, to);
        Circle circle = new Circle(people, locality, today);
        List<Runnable> work = new ArrayList<>();
        int[] reminded = new int[1];
        for (Due due : open.dues()) {
            Optional<Rules.Stage> stage = rules.stage(due.day(), today, calendar);
            if (stage.isPresent()
                    && !given.contains(new ReminderStore.Key(
                            due.thing(), due.day(), stage.get().name()))) {
                work.add(() -> reminded[0] += byRule(due, stage.get(), rules, circle) ? 1 : 0);
            }
        }
        for (int at = 0; at < work.size(); at += TOGETHER) {
            List<Runnable> some = work.subList(at, Math.min(work.size(), at + TOGETHER));
            transaction.executeWithoutResult(status -> some.forEach(Runnable::run));
        }
        if (open.complete()) {
            settle(open.dues(), from, to);
        }
        return reminded[0];
    }

    private void settle(List<Due> open, LocalDate from, LocalDate to) {
        Set<ReminderStore.Key> left = new HashSet<>();
        open.forEach(due -> left.add(new ReminderStore.Key(due.thing(), due.day(), "")));
        for (ReminderStore.Key gone : store.open(from, to)) {
            if (!left.contains(gone)) {
                settle(gone.thing(), gone.day());
            }
        }
    }

    private void settle(String thing, LocalDate day) {
        transaction.executeWithoutResult(status -> {
            store.settle(thing, day);
            notify.settle(keyStart(thing, day));
        });
    }

    /** Things are done: what still tells of them is withdrawn at once. */
    void settle(String beginningOfThings) {
        notify.settle("reminders:" + beginningOfThings);
    }

    private boolean byRule(Due due, Rules.Stage stage, Rules rules, Circle circle) {
        Optional<UUID> reminder = store.add(due, stage, null, "");
        if (reminder.isEmpty()) {
            return false;
        }
        Set<UUID> responsible = circle.responsible(due);
        List<Notice> notices = new ArrayList<>();
        responsible.forEach(account -> notices.add(toResponsible(account, due, stage)));
        boolean escalated = responsible.isEmpty() || (stage.late() && -stage.remaining() >= rules.escalateFrom());
        if (escalated) {
            Set<UUID> above = new LinkedHashSet<>(circle.assigners(due));
            above.addAll(circle.heads(due.agency()));
            above.removeAll(responsible);
            above.forEach(account -> notices.add(toAbove(account, due, stage, circle, responsible.isEmpty())));
        }
        // Not also that three days are left. A reminder by hand carries words of its own and stays.
        String start = keyStart(due.thing(), due.day());
        notify.tellInstead(notices, List.of(start + "-", start + "0", start + "+"));
        store.told(reminder.get(), notices.size(), escalated);
        return true;
    }

    private static Notice toResponsible(UUID account, Due due, Rules.Stage stage) {
        if (stage.late()) {
            return notice(account, due, stage, "late", Urgency.TASK, Integer.toString(-stage.remaining()), due.title());
        }
        return stage.remaining() == 0
                ? notice(account, due, stage, "today", Urgency.TASK, due.title())
                : notice(account, due, stage, "due", Urgency.TASK, Integer.toString(stage.remaining()), due.title());
    }

    private static Notice toAbove(UUID account, Due due, Rules.Stage stage, Circle circle, boolean nobody) {
        String agency = circle.name(due.agency());
        return nobody
                ? notice(account, due, stage, "nobody", Urgency.TASK, due.title(), agency)
                : notice(
                        account,
                        due,
                        stage,
                        "escalated",
                        Urgency.TASK,
                        agency,
                        Integer.toString(-stage.remaining()),
                        due.title());
    }

    private static Notice notice(
            UUID account, Due due, Rules.Stage stage, String words, Urgency urgency, String... arguments) {
        return new Notice(
                account,
                keyStart(due.thing(), due.day()) + stage.name(),
                "reminders.kind." + KINDS.get(words),
                "reminders.words." + words,
                List.of(arguments),
                due.path(),
                urgency,
                due.day());
    }

    private static String keyStart(String thing, LocalDate day) {
        return "reminders:" + thing + ":" + day + ":";
    }

    private static final Map<String, String> KINDS = Map.of(
            "due",
            "due",
            "today",
            "due",
            "late",
            "late",
            "nobody",
            "escalated",
            "escalated",
            "escalated",
            "hand",
            "hand");

    /**
     * What reminding by hand came to.
     *
     * @param things of how many things
     * @param people how many people were told
     * @param silent things of which nobody could be told
     */
    record ByHand(int things, int people, int silent) {}

    /**
     * Reminds of things by hand, as the one who acts. The same click counts once.
     *
     * @param words added to each reminder, possibly empty
     * @param click the same for every repetition of one click
     * @throws org.springframework.security.access.AccessDeniedException if the one who acts may not remind one of the agencies
     */
    ByHand byHand(List<Due> dues, String words, UUID click, LocalDate today) {
        Actor actor = access.actor();
        dues.forEach(due -> requireMay(due));
        Circle circle = new Circle(people, locality, today);
        List<Standing> standings = standings(dues, today);
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            Set<UUID> told = new HashSet<>();
            int things = 0;
            int silent = 0;
            for (Standing standing : standings) {
                Rules.Stage stage = new Rules.Stage("hand:" + click, standing.remaining());
                Optional<UUID> reminder = store.add(standing.due(), stage, actor.accountId(), words);
                if (reminder.isEmpty()) {
                    continue;
                }
                Set<UUID> responsible = circle.responsible(standing.due());
                notify.tell(responsible.stream()
                        .map(account -> handed(account, standing.due(), stage, actor.displayName(), words))
                        .toList());
                store.told(reminder.get(), responsible.size(), false);
                audit.record(
                        "reminders.reminded",
                        "due",
                        standing.due().thing(),
                        Map.of(
                                "day", standing.due().day().toString(),
                                "people", Integer.toString(responsible.size()),
                                "words", words));
                told.addAll(responsible);
                things++;
                silent += responsible.isEmpty() ? 1 : 0;
            }
            return new ByHand(things, told.size(), silent);
        }));
    }

    private static Notice handed(UUID account, Due due, Rules.Stage stage, String who, String words) {
        return words.isEmpty()
                ? notice(account, due, stage, "hand", Urgency.NOW, who, due.title(), "")
                : notice(account, due, stage, "hand", Urgency.NOW, who, due.title(), " – " + words);
    }

    private void requireMay(Due due) {
        UUID agency = due.agency();
        if (agency == null) {
            access.require(RemindersConfiguration.SEND);
        } else {
            access.require(RemindersConfiguration.SEND, agency);
        }
    }

    boolean mayRemind(Due due) {
        UUID agency = due.agency();
        return agency == null
                ? access.may(RemindersConfiguration.SEND)
                : access.may(RemindersConfiguration.SEND, agency);
    }
}
