package vn.lienthong.steering.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.indicators.Cell;
import vn.lienthong.capability.indicators.IndicatorSource;
import vn.lienthong.capability.indicators.Period;
import vn.lienthong.capability.indicators.Place;
import vn.lienthong.capability.indicators.RecordSource;
import vn.lienthong.capability.indicators.Value;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;

/** Counts items and steps by unit and lead agency: now for a running period, as of its last day for one that has ended. */
@Component
class PlanFigures implements IndicatorSource, RecordSource {

    static final String ITEMS_DONE = "figures.items-done";
    static final String STEPS_DONE = "figures.steps-done";
    static final String ITEMS_LATE = "figures.items-late";

    private final PlanBook book;
    private final Progress progress;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    PlanFigures(PlanBook book, Progress progress, Locality locality, Messages messages, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.locality = locality;
        this.messages = messages;
        this.clock = clock;
    }

    /** What an item adds to both parts of a value. */
    private record Share(long counted, long all) {
        Share plus(Share other) {
            return new Share(counted + other.counted, all + other.all);
        }
    }

    @Override
    public Set<String> indicators() {
        return Set.of(ITEMS_DONE, STEPS_DONE, ITEMS_LATE);
    }

    @Override
    public List<Value> compute(String indicator, Period period) {
        Instant now = clock.instant();
        Map<Place, Share> shares = new LinkedHashMap<>();
        // Also when a person asks for it, the value is of all: it stands for everybody.
        for (Plan plan : all()) {
            String unit = unit(plan);
            if (unit == null || later(plan, period)) {
                continue;
            }
            for (ItemProgress item : items(plan, period).values()) {
                Share share = share(indicator, item);
                if (share.all() > 0) {
                    shares.merge(Place.unit(unit), share, Share::plus);
                    UUID lead = item.lead();
                    if (lead != null) {
                        shares.merge(Place.agency(unit, lead), share, Share::plus);
                    }
                }
            }
        }
        List<Value> values = new ArrayList<>();
        shares.forEach((place, share) ->
                values.add(Value.of(Cell.of(indicator, place, period), share.counted(), share.all(), now)));
        return values;
    }

    private static boolean later(Plan plan, Period period) {
        return LocalDate.ofInstant(plan.createdAt(), vn.lienthong.kernel.VietnameseText.ZONE)
                .isAfter(period.last());
    }

    private Map<UUID, ItemProgress> items(Plan plan, Period period) {
        return period.last().isBefore(LocalDate.now(clock))
                ? progress.asOf(plan.id(), period.last()).items()
                : progress.items(plan.id());
    }

    private static Share share(String indicator, ItemProgress item) {
        if (item.state() == ItemProgress.State.NOT_APPLICABLE) {
            return new Share(0, 0);
        }
        return switch (indicator) {
            case STEPS_DONE -> new Share(item.done(), item.total());
            case ITEMS_LATE -> new Share(item.late() ? 1 : 0, 1);
            default -> new Share(item.state().open() ? 0 : 1, 1);
        };
    }

    private @Nullable String unit(Plan plan) {
        String own = plan.unitCode();
        return own != null ? own : locality.home().map(Locality.Home::unitCode).orElse(null);
    }

    @Override
    public long count(Cell cell, Instant asOf) {
        return behind(cell, all()).size();
    }

    /** Every plan, whoever looks: without an actor the program asks for itself. */
    private List<Plan> all() {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            return book.plans();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Whoever sees every plan behind a value sees its items. */
    @Override
    public boolean mayOpen(Cell cell) {
        return behind(cell, book.plans()).size() == behind(cell, all()).size();
    }

    @Override
    public List<Line> records(Cell cell, Instant asOf, long offset, int limit) {
        return behind(cell, book.plans()).stream().skip(offset).limit(limit).toList();
    }

    private List<Line> behind(Cell cell, List<Plan> plans) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Line> lines = new ArrayList<>();
        for (Plan plan : plans) {
            if (!cell.place().unitCode().equals(unit(plan)) || later(plan, cell.period())) {
                continue;
            }
            Map<UUID, PlanItem> titles =
                    book.items(plan.id()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
            for (ItemProgress item : items(plan, cell.period()).values()) {
                Share share = share(cell.indicator(), item);
                UUID agency = cell.place().agency();
                if (share.all() > 0
                        && (agency == null || agency.equals(item.lead()))
                        && titles.containsKey(item.itemId())) {
                    PlanItem title = Objects.requireNonNull(titles.get(item.itemId()));
                    lines.add(new Line(
                            title.title(),
                            title.path(),
                            messages.text(
                                    locale,
                                    "figures.record",
                                    messages.text(locale, item.state().key()),
                                    share.counted(),
                                    share.all()),
                            share.counted() > 0));
                }
            }
        }
        return lines;
    }
}
