package vn.lienthong.steering.obstacles;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Tells people about obstacles. Keys carry the version or the day, so each thing is told once, whatever the clock says. */
@Component
class ObstacleNotices {

    static final String ASKED = "obstacles.notice-kind.asked";
    static final String MINE = "obstacles.notice-kind.mine";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Notify notify;
    private final People people;
    private final PlanBook plans;
    private final Access access;

    ObstacleNotices(Notify notify, People people, PlanBook plans, Access access) {
        this.notify = notify;
        this.people = people;
        this.plans = plans;
        this.access = access;
    }

    /** Somebody is asked: raised, passed on, asked again. */
    void asked(Obstacle one, String item) {
        tell(
                askedPeople(one),
                key(one, "asked:" + one.version()),
                ASKED,
                "obstacles.notice.asked",
                List.of(one.raisedForName(), one.title(), item, day(one.asked().due())),
                one,
                Urgency.TASK,
                one.asked().due());
    }

    /** The last day comes near. */
    void dueSoon(Obstacle one) {
        tell(
                askedPeople(one),
                key(one, "due:" + one.asked().level() + ":" + one.asked().due()),
                ASKED,
                "obstacles.notice.due",
                List.of(one.title(), one.raisedForName(), day(one.asked().due())),
                one,
                Urgency.TASK,
                one.asked().due());
    }

    /** It went a level up: who is asked now, who did not answer, who raised it. */
    void escalated(Obstacle before, Obstacle after) {
        List<String> words = List.of(
                after.title(),
                before.asked().name(),
                after.asked().name(),
                day(after.asked().due()));
        Map<UUID, Person> all = new LinkedHashMap<>(askedPeople(after));
        all.putAll(askedPeople(before));
        tell(
                all,
                key(after, "up:" + before.version()),
                ASKED,
                "obstacles.notice.escalated",
                words,
                after,
                Urgency.NOW,
                after.asked().due());
        tell(
                raisers(after),
                key(after, "up:" + before.version()),
                MINE,
                "obstacles.notice.escalated",
                words,
                after,
                Urgency.NOTE,
                null);
    }

    /** The highest level is late too: said again every few days, so that it does not fall silent. */
    void lateAtTheTop(Obstacle one, int time) {
        Map<UUID, Person> all = new LinkedHashMap<>(askedPeople(one));
        all.putAll(standingBody(one));
        tell(
                all,
                key(one, "late:" + one.asked().level() + ":" + one.asked().due() + ":" + time),
                ASKED,
                "obstacles.notice.late",
                List.of(one.title(), one.asked().name(), day(one.asked().due())),
                one,
                Urgency.TASK,
                one.asked().due());
    }

    /** There is an answer. */
    void answered(Obstacle one, String item) {
        tell(
                raisers(one),
                key(one, "answered:" + one.version()),
                MINE,
                "obstacles.notice.answered",
                List.of(one.asked().name(), one.title(), item),
                one,
                Urgency.TASK,
                null);
    }

    /** Answered, and nobody said whether that solves it. */
    void closeWanted(Obstacle one, LocalDate since, int time) {
        tell(
                raisers(one),
                key(one, "close:" + since + ":" + time),
                MINE,
                "obstacles.notice.close",
                List.of(one.title(), one.asked().name(), day(since)),
                one,
                Urgency.TASK,
                null);
    }

    /** What was told of it needs no reading any more. */
    void settle(Obstacle one) {
        notify.settle(key(one, ""));
    }

    private void tell(
            Map<UUID, Person> who,
            String key,
            String kind,
            String message,
            List<String> arguments,
            Obstacle one,
            Urgency urgency,
            @Nullable LocalDate due) {
        UUID self = access.actorIfAny().map(Actor::accountId).orElse(null);
        List<Notice> notices = who.keySet().stream()
                .filter(account -> !account.equals(self))
                .map(account -> new Notice(account, key, kind, message, arguments, one.path(), urgency, due))
                .toList();
        notify.tellInstead(notices, List.of(key(one, "")));
    }

    private Map<UUID, Person> askedPeople(Obstacle one) {
        UUID agency = one.asked().agency();
        return agency == null ? standingBody(one) : at(agency);
    }

    /** Head and officers of an agency; everybody who works there if nobody has such a role. */
    private Map<UUID, Person> at(UUID agency) {
        Map<UUID, Person> found = byAccount(people.at(agency, Role.UNIT_HEAD));
        found.putAll(byAccount(people.at(agency, Role.UNIT_OFFICER)));
        return found.isEmpty() ? byAccount(people.at(agency)) : found;
    }

    private Map<UUID, Person> standingBody(Obstacle one) {
        UUID owner = plans.plan(one.planId()).map(Plan::owner).orElse(null);
        return byAccount(people.holding(ObstacleConfiguration.MANAGE, owner == null ? one.raisedFor() : owner));
    }

    /** Whoever raised it; the agency's people once that account is closed. */
    private Map<UUID, Person> raisers(Obstacle one) {
        return people.find(one.raisedBy())
                .filter(person -> one.raisedFor().equals(person.agency()))
                .map(person -> byAccount(List.of(person)))
                .orElseGet(() -> at(one.raisedFor()));
    }

    private static Map<UUID, Person> byAccount(Collection<Person> people) {
        Map<UUID, Person> found = new LinkedHashMap<>();
        people.forEach(person -> found.put(person.account(), person));
        return found;
    }

    private static String key(Obstacle one, String rest) {
        return "obstacles:" + one.id() + ":" + rest;
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
