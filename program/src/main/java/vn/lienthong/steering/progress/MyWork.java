package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.Tag;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** What of the plans waits for the one who looks: late, today, soon, to be looked at again, where one is named. */
@Component
class MyWork implements WorkSource {

    /** "Soon" is within so many working days. */
    private static final int SOON = 7;

    private static final int MOST = 100;

    private final PlanBook book;
    private final Progress progress;
    private final Comments comments;
    private final Access access;
    private final Names names;
    private final History history;
    private final Holidays holidays;
    private final Messages messages;

    MyWork(
            PlanBook book,
            Progress progress,
            Comments comments,
            Access access,
            Names names,
            History history,
            Holidays holidays,
            Messages messages) {
        this.book = book;
        this.progress = progress;
        this.comments = comments;
        this.access = access;
        this.names = names;
        this.history = history;
        this.holidays = holidays;
        this.messages = messages;
    }

    private record Mine(PlanItem item, StepProgress step) {}

    @Override
    public List<Work> work() {
        Optional<Actor> actor = access.actorIfAny();
        if (actor.isEmpty()) {
            return List.of();
        }
        Locale locale = LocaleContextHolder.getLocale();
        List<Work> work = new ArrayList<>(mentions(actor.get(), locale));
        UUID agency = actor.get().agencyId();
        if (agency != null && access.may(Hands.WORK, agency)) {
            List<Work> steps = new ArrayList<>();
            WorkingCalendar calendar = holidays.calendar();
            Map<UUID, PlanItem> items = new HashMap<>();
            book.itemsOf(agency).forEach(item -> items.put(item.id(), item));
            List<UUID> plans =
                    items.values().stream().map(PlanItem::planId).distinct().toList();
            progress.standing(plans).values().forEach(standing -> {
                standing.steps().values().stream()
                        .filter(step -> items.containsKey(step.itemId()))
                        .filter(step -> mine(step, actor.get(), agency))
                        .forEach(step -> line(
                                        new Mine(Objects.requireNonNull(items.get(step.itemId())), step),
                                        calendar,
                                        locale)
                                .ifPresent(steps::add));
                standing.items().values().stream()
                        .filter(item -> agency.equals(item.lead()) && items.containsKey(item.itemId()))
                        .forEach(item -> keep(item, Objects.requireNonNull(items.get(item.itemId())), calendar, locale)
                                .ifPresent(steps::add));
            });
            steps.sort(Comparator.comparing(one -> Objects.requireNonNullElse(one.due(), LocalDate.MAX)));
            work.addAll(steps);
        }
        return work.stream().limit(MOST).toList();
    }

    /** One's own; and what the own agency has in hand while nobody in particular has it. */
    private static boolean mine(StepProgress step, Actor actor, UUID agency) {
        UUID person = step.person();
        return person == null ? agency.equals(step.agency()) : person.equals(actor.onBehalfOf());
    }

    private List<Work> mentions(Actor actor, Locale locale) {
        List<Comments.Mention> open = comments.unseen(actor.onBehalfOf());
        Names.Found found = names.of(open.stream().map(Comments.Mention::author).toList(), List.of());
        List<Work> work = new ArrayList<>();
        for (Comments.Mention mention : open) {
            book.item(mention.itemId())
                    .ifPresent(item -> work.add(new Work(
                            item.title(),
                            item.path() + "#y-kien-" + mention.commentId(),
                            messages.text(locale, "progress.work.mention", found.of(mention.author())),
                            null,
                            Tag.SOON,
                            messages.text(locale, "progress.work.answer"))));
        }
        return work;
    }

    private Optional<Work> line(Mine mine, WorkingCalendar calendar, Locale locale) {
        StepProgress step = mine.step;
        LocalDate today = history.today();
        LocalDate review = step.reviewOn();
        if (review != null && !review.isAfter(today)) {
            return Optional.of(work(mine, review, Tag.SOON, "progress.work.review", locale));
        }
        LocalDate due = step.due();
        if (!step.open() || due == null) {
            return Optional.empty();
        }
        if (step.late()) {
            return Optional.of(work(mine, due, Tag.LATE, "progress.item.late-by", locale, step.workingDaysLate()));
        }
        int left = calendar.between(today, due);
        if (left > SOON) {
            return Optional.empty();
        }
        if (step.needsEvidence() && step.evidence() == 0) {
            return Optional.of(work(mine, due, Tag.SOON, "progress.work.evidence", locale));
        }
        return Optional.of(
                left <= 0
                        ? work(mine, due, Tag.SOON, "progress.work.today", locale)
                        : work(mine, due, Tag.SOON, "progress.work.left", locale, left));
    }

    private Work work(Mine mine, @Nullable LocalDate due, Tag tag, String key, Locale locale, Object... arguments) {
        StepProgress step = mine.step;
        return new Work(
                step.text(),
                mine.item.path() + "/ghi-viec?buoc=" + step.stepId(),
                step.kind() == StepProgress.Kind.WHOLE ? "" : mine.item.title(),
                due,
                tag,
                messages.text(locale, key, arguments));
    }

    /** An item that goes on has to be confirmed again. */
    private Optional<Work> keep(ItemProgress item, PlanItem of, WorkingCalendar calendar, Locale locale) {
        LocalDate next = item.nextDue();
        return item.doneOn() == null || next == null || calendar.between(history.today(), next) > SOON
                ? Optional.empty()
                : Optional.of(new Work(
                        of.title(),
                        of.path() + "/phan-cong#duy-tri",
                        "",
                        next,
                        item.late() ? Tag.LATE : Tag.SOON,
                        messages.text(locale, "progress.work.keep")));
    }
}
