package vn.lienthong.steering.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.pilots.PlanView;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.ui.SearchSource;

/** What other pages ask of the plan: which models stand in it, and where its items are found. */
@Component
class PlanStates implements PlanView, SearchSource {

    private final PlanBook book;
    private final PlanStore plans;
    private final Messages messages;

    PlanStates(PlanBook book, PlanStore plans, Messages messages) {
        this.book = book;
        this.plans = plans;
        this.messages = messages;
    }

    /** The newest plan is the one in force. */
    @Override
    public Map<String, PlanState> states() {
        Map<String, PlanState> states = new LinkedHashMap<>();
        book.plans().stream()
                .findFirst()
                .ifPresent(plan -> plans.items(plan.id()).stream()
                        .filter(item -> item.content().catalogue() != null)
                        .forEach(item -> states.putIfAbsent(
                                Objects.requireNonNull(item.content().catalogue()),
                                new PlanState(item.content().active(), path(item), note(item.content())))));
        return states;
    }

    @Override
    public String headingKey() {
        return "plan.search.heading";
    }

    @Override
    public String right() {
        return "plan.read";
    }

    @Override
    public List<Found> find(String words, int limit) {
        return book.plans().stream()
                .flatMap(plan -> plans.items(plan.id()).stream())
                .filter(item -> PlanList.found(item, words))
                .limit(limit)
                .map(item -> new Found(Titles.item(item.content().title()), path(item), note(item.content())))
                .toList();
    }

    private static String path(PlanItem item) {
        return "/ke-hoach/muc/" + item.id();
    }

    private String note(ItemContent content) {
        if (!content.active()) {
            return content.statusReason();
        }
        Locale locale = LocaleContextHolder.getLocale();
        String lead = String.join("; ", content.lead());
        List<String> due = Changes.words(Field.DEADLINE, content);
        if (lead.isEmpty() || due.isEmpty()) {
            return lead.isEmpty() ? String.join(" ", due) : lead;
        }
        return messages.text(locale, "plan.search.note", lead, due.getFirst());
    }
}
