package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.planreader.Deadline;
import vn.lienthong.steering.planreader.PlanReading;

/**
 * The items of a plan as somebody asked to see them. A plan has tens of items, not thousands: narrowing and grouping are
 * done here, in the order of the document.
 *
 * @param shown items that fit the question
 * @param total items of the whole plan
 * @param groups the shown items under their headings
 * @param leads every lead unit of the plan, for the filter
 */
record PlanList(Query query, List<PlanItem> shown, int total, List<Group> groups, List<String> leads, Figures figures) {

    /** How far a deadline is, in the eyes of somebody who has to keep it. */
    enum Nearness {
        LATE,
        SOON,
        LATER,
        NONE
    }

    /** "Soon" is within this many days. */
    private static final int SOON_DAYS = 30;

    /** Items under one heading; {@code key} is a message key, or null where the heading is the document's own. */
    record Group(@Nullable String key, String title, List<PlanItem> items) {}

    /** The numbers above the list. */
    record Figures(int models, int tasks, int leads, int steps, int late, int soon, int inactive) {}

    /**
     * What was asked.
     *
     * @param view {@code nhom}, {@code don-vi}, {@code thoi-han}, {@code bao-cao}
     * @param words to be found with or without marks
     * @param lead a lead unit as written, or empty
     * @param until items due up to that day, or null
     * @param state {@code qua-han}, {@code sap-den}, {@code khong-ap-dung}, or empty
     */
    record Query(
            String view,
            String words,
            String lead,
            @Nullable LocalDate until,
            String untilTyped,
            String state) {

        static Query of(Map<String, String> query) {
            String until = query.getOrDefault("den-ngay", "").strip();
            return new Query(
                    query.getOrDefault("xem", "nhom"),
                    query.getOrDefault("q", "").strip(),
                    query.getOrDefault("don-vi", ""),
                    ItemForm.day(until).orElse(null),
                    until,
                    query.getOrDefault("trang-thai", ""));
        }

        boolean narrowed() {
            return !words.isEmpty() || !lead.isEmpty() || until != null || !state.isEmpty();
        }

        /** The same question in another view, as the query of an address. */
        String address(String otherView) {
            StringBuilder address = new StringBuilder("?xem=").append(otherView);
            Map<String, String> rest = new LinkedHashMap<>();
            rest.put("q", words);
            rest.put("don-vi", lead);
            rest.put("den-ngay", untilTyped);
            rest.put("trang-thai", state);
            rest.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    address.append('&')
                            .append(name)
                            .append('=')
                            .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
                }
            });
            return address.toString();
        }
    }

    static PlanList of(List<PlanItem> items, Query query, LocalDate today) {
        List<PlanItem> shown =
                items.stream().filter(item -> fits(item, query, today)).toList();
        List<String> leads = items.stream()
                .flatMap(item -> item.content().lead().stream())
                .distinct()
                .sorted(VietnameseText.collator())
                .toList();
        List<Group> groups = switch (query.view()) {
            case "don-vi" -> byLead(shown);
            case "thoi-han" -> byDeadline(shown, today);
            default -> byGroup(shown);
        };
        return new PlanList(query, shown, items.size(), groups, leads, figures(items, leads.size(), today));
    }

    /** How near an item's first open day is. */
    static Nearness nearness(ItemContent content, LocalDate today) {
        LocalDate date = content.deadline() == null ? null : content.deadline().date();
        if (date == null || !content.active()) {
            return Nearness.NONE;
        }
        return date.isBefore(today)
                ? Nearness.LATE
                : date.isAfter(today.plusDays(SOON_DAYS)) ? Nearness.LATER : Nearness.SOON;
    }

    private static boolean fits(PlanItem item, Query query, LocalDate today) {
        ItemContent content = item.content();
        LocalDate date = content.deadline() == null ? null : content.deadline().date();
        boolean state = switch (query.state()) {
            case "qua-han" -> nearness(content, today) == Nearness.LATE;
            case "sap-den" -> nearness(content, today) == Nearness.SOON;
            case "khong-ap-dung" -> !content.active();
            default -> true;
        };
        return state
                && (query.lead().isEmpty() || content.lead().contains(query.lead()))
                && (query.until() == null || (date != null && !date.isAfter(query.until())))
                && found(item, query.words());
    }

    /** Every word must stand somewhere in the item; words with marks must stand with these marks. */
    static boolean found(PlanItem item, String words) {
        if (words.isEmpty()) {
            return true;
        }
        StringBuilder text = new StringBuilder();
        for (Field field : Field.values()) {
            Changes.words(field, item.content())
                    .forEach(line -> text.append(line).append('\n'));
        }
        String exact = VietnameseText.compose(text.toString()).toLowerCase(VietnameseText.VIETNAMESE);
        String folded = VietnameseText.fold(exact);
        for (String word : VietnameseText.compose(words)
                .toLowerCase(VietnameseText.VIETNAMESE)
                .split("\\s+")) {
            String plain = VietnameseText.fold(word);
            if (word.equals(plain) ? !folded.contains(plain) : !exact.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static List<Group> byGroup(List<PlanItem> items) {
        return grouped(items, item -> item.content().group(), "plan.group.none");
    }

    private static List<Group> byLead(List<PlanItem> items) {
        Map<String, List<PlanItem>> groups = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (PlanItem item : items) {
            List<PlanItem.UnitRole> leads = item.in("lead");
            if (leads.isEmpty()) {
                groups.computeIfAbsent("", key -> new ArrayList<>()).add(item);
            }
            for (PlanItem.UnitRole lead : leads) {
                // Several wordings of one agency stand under one heading: the agency is the key, its first wording the
                // title.
                String key = lead.agencyId() == null
                        ? VietnameseText.fold(lead.name())
                        : lead.agencyId().toString();
                titles.putIfAbsent(key, lead.name());
                List<PlanItem> group = groups.computeIfAbsent(key, name -> new ArrayList<>());
                if (!group.contains(item)) {
                    group.add(item);
                }
            }
        }
        return groups.entrySet().stream()
                .map(entry -> entry.getKey().isEmpty()
                        ? new Group("plan.group.no-lead", "", entry.getValue())
                        : new Group(null, titles.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .sorted(Comparator.comparing((Group group) -> group.key() != null)
                        .thenComparing(group -> -group.items().size()))
                .toList();
    }

    private static List<Group> byDeadline(List<PlanItem> items, LocalDate today) {
        List<PlanItem> dated = items.stream()
                .sorted(Comparator.comparing(
                        (PlanItem item) -> Optional.ofNullable(item.content().deadline())
                                .map(Deadline::date)
                                .orElse(LocalDate.MAX)))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (Nearness nearness : Nearness.values()) {
            List<PlanItem> group = dated.stream()
                    .filter(item -> nearness(item.content(), today) == nearness)
                    .toList();
            if (!group.isEmpty()) {
                groups.add(new Group("plan.nearness." + nearness.name(), "", group));
            }
        }
        return groups;
    }

    private static List<Group> grouped(List<PlanItem> items, Function<PlanItem, String> title, String noneKey) {
        Map<String, List<PlanItem>> groups = new LinkedHashMap<>();
        items.forEach(item -> groups.computeIfAbsent(title.apply(item), key -> new ArrayList<>())
                .add(item));
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey().isEmpty() ? noneKey : null, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Figures figures(List<PlanItem> items, int leads, LocalDate today) {
        int models = 0;
        int steps = 0;
        int late = 0;
        int soon = 0;
        int inactive = 0;
        for (PlanItem item : items) {
            models += item.content().kind() == PlanReading.Kind.MODEL ? 1 : 0;
            steps += item.content().steps().size();
            late += nearness(item.content(), today) == Nearness.LATE ? 1 : 0;
            soon += nearness(item.content(), today) == Nearness.SOON ? 1 : 0;
            inactive += item.content().active() ? 0 : 1;
        }
        return new Figures(models, items.size() - models, leads, steps, late, soon, inactive);
    }
}
