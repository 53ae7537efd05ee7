package vn.lienthong.steering.openplan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.feeds.FeedEntry;
import vn.lienthong.capability.feeds.FeedSource;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/**
 * Last days of steps and items, as progress has them: a person's are the steps in the person's hand and the items whose contact
 * the person is; an agency's are its steps and the items that it leads. What was done longer than a quarter ago is left out.
 */
@Component
class PlanDeadlines implements FeedSource {

    private static final int DONE_SHOWN_DAYS = 90;
    private static final int LONGEST_TITLE = 160;

    private final PlanBook book;
    private final Progress progress;
    private final Messages messages;
    private final Clock clock;

    PlanDeadlines(PlanBook book, Progress progress, Messages messages, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<FeedEntry> ofPerson(UUID account, Locale locale) {
        return deadlines(step -> account.equals(step.person()), item -> account.equals(item.contact()), locale);
    }

    @Override
    public List<FeedEntry> ofAgency(UUID agency, Locale locale) {
        return deadlines(step -> agency.equals(step.agency()), item -> agency.equals(item.lead()), locale);
    }

    private List<FeedEntry> deadlines(Predicate<StepProgress> steps, Predicate<ItemProgress> items, Locale locale) {
        return book.plans().stream()
                .flatMap(plan -> deadlines(plan, steps, items, locale).stream())
                .toList();
    }

    private List<FeedEntry> deadlines(
            Plan plan, Predicate<StepProgress> mySteps, Predicate<ItemProgress> myItems, Locale locale) {
        Map<UUID, PlanItem> items =
                book.items(plan.id()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        LocalDate shown = LocalDate.now(clock).minusDays(DONE_SHOWN_DAYS);
        var ofSteps = progress.steps(plan.id()).values().stream()
                .filter(mySteps)
                .filter(step -> step.due() != null && step.state() != StepState.NOT_APPLICABLE)
                .filter(step -> step.doneOn() == null || !step.doneOn().isBefore(shown))
                .filter(step -> items.containsKey(step.itemId()))
                .map(step -> entry(plan, Objects.requireNonNull(items.get(step.itemId())), step, locale));
        var ofItems = progress.items(plan.id()).values().stream()
                .filter(myItems)
                .filter(item -> item.due() != null && item.state() != ItemProgress.State.NOT_APPLICABLE)
                .filter(item -> item.doneOn() == null || !item.doneOn().isBefore(shown))
                .filter(item -> items.containsKey(item.itemId()))
                .map(item -> entry(plan, Objects.requireNonNull(items.get(item.itemId())), item, locale));
        return java.util.stream.Stream.concat(ofSteps, ofItems).toList();
    }

    private FeedEntry entry(Plan plan, PlanItem item, StepProgress step, Locale locale) {
        String title = step.kind() == StepProgress.Kind.WHOLE
                ? item.title()
                : messages.text(locale, "openplan.feed.step", step.n(), step.text());
        return new FeedEntry(
                "step-" + step.stepId(),
                Objects.requireNonNull(step.due()),
                cut(title),
                messages.text(
                        locale, "openplan.feed.note", item.title(), plan.head().name("")),
                item.path(),
                !step.open());
    }

    private FeedEntry entry(Plan plan, PlanItem item, ItemProgress progress, Locale locale) {
        return new FeedEntry(
                "item-" + item.id(),
                Objects.requireNonNull(progress.due()),
                cut(messages.text(locale, "openplan.feed.item", item.title())),
                messages.text(
                        locale, "openplan.feed.note", item.title(), plan.head().name("")),
                item.path(),
                !progress.state().open());
    }

    private static String cut(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
