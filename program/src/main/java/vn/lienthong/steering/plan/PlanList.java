package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;
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
record PlanList(
        Query query,
        List<PlanItem> shown,
        int total,
        List<Group> groups,
        List<String> leads,
        Figures figures,
        Map<UUID, Standings.Standing> standings) {

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
    record Figures(
            int models, int tasks, int leads, int steps, int late, int soon, int inactive, Map<Tag, Integer> states) {}

    /** States that a list is narrowed to, by their words in the address. */
    static final Map<String, Tag> STATES = states();

    private static Map<String, Tag> states() {
        Map<String, Tag> states = new LinkedHashMap<>();
        states.put("hoan-thanh", Tag.DONE);
        states.put("dang-lam", Tag.DOING);
        states.put("qua-han", Tag.LATE);
        states.put("vuong", Tag.STUCK);
        states.put("chua-bat-dau", Tag.TODO);
        states.put("khong-ap-dung", Tag.NONE);
        return Collections.unmodifiableMap(states);
    }

    /**
     * What was asked.
     *
     * @param view {@code nhom}, {@code don-vi}, {@code thoi-han}, {@code bao-cao}
     * @param words to be found with or without marks
     * @param lead a lead unit as written, or empty
     * @param until items due up to that day, or null
     * @param state one of {@link #STATES}, {@code sap-den}, or empty
     * @param sort {@code ten}, {@code buoc}, {@code han}, {@code trang-thai}, or empty for the order of the plan
     * @param descending from the end
     */
    record Query(
            String view,
            String words,
            String lead,
            @Nullable LocalDate until,
            String untilTyped,
            String state,
            String sort,
            boolean descending) {

        static Query of(Map<String, String> query) {
            String until = query.getOrDefault("den-ngay", "").strip();
            return new Query(
                    query.getOrDefault("xem", "nhom"),
                    query.getOrDefault("q", "").strip(),
                    query.getOrDefault("don-vi", ""),
                    ItemForm.day(until).orElse(null),
                    until,
                    query.getOrDefault("trang-thai", ""),
                    query.getOrDefault("xep", ""),
                    query.getOrDefault("chieu", "").equals("giam"));
        }

        /** The same question sorted by a column; a second time the other way round. */
        String sortedBy(String column) {
            return address(view, column, column.equals(sort) && !descending);
        }

        /** The same question narrowed to a state. */
        String inState(String other) {
            return new Query(view, words, lead, until, untilTyped, other, sort, descending).address(view);
        }

        boolean narrowed() {
            return !words.isEmpty() || !lead.isEmpty() || until != null || !state.isEmpty();
        }

        /** The same question in another view, as the query of an address. */
        String address(String otherView) {
            return address(otherView, sort, descending);
        }

        private String address(String otherView, String column, boolean down) {
            StringBuilder address = new StringBuilder("?xem=").append(otherView);
            Map<String, String> rest = new LinkedHashMap<>();
            rest.put("q", words);
            rest.put("don-vi", lead);
            rest.put("den-ngay", untilTyped);
            rest.put("trang-thai", state);
            rest.put("xep", column);
            rest.put("chieu", down ? "giam" : "");
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
        return of(items, query, today, Map.of());
    }

    /** @param standings how far items have come; empty where no room follows them */
    static PlanList of(List<PlanItem> items, Query query, LocalDate today, Map<UUID, Standings.Standing> standings) {
        List<PlanItem> shown = items.stream()
                .filter(item -> fits(item, query, today, standings))
                .toList();
        List<String> leads = items.stream()
                .flatMap(item -> item.content().lead().stream())
                .distinct()
                .sorted(VietnameseText.collator())
                .toList();
        List<Group> groups = switch (query.view()) {
            case "don-vi" -> byLead(shown);
            case "thoi-han" -> byDeadline(shown, today, standings);
            default -> byGroup(shown);
        };
        return new PlanList(
                query,
                shown,
                items.size(),
                sorted(groups, query, standings),
                leads,
                figures(items, leads.size(), today, standings),
                standings);
    }

    /** Sorting stays below the headings: they are how people find their way. */
    private static List<Group> sorted(List<Group> groups, Query query, Map<UUID, Standings.Standing> standings) {
        Comparator<PlanItem> order = switch (query.sort()) {
            case "ten" -> Comparator.comparing(PlanItem::title, VietnameseText.collator());
            case "buoc" -> Comparator.comparingDouble(item -> share(standings.get(item.id())));
            case "han" -> Comparator.comparing(item -> due(item, standings).orElse(LocalDate.MAX));
            case "trang-thai" -> Comparator.comparing(item -> rank(standings.get(item.id())));
            default -> null;
        };
        if (order == null) {
            return groups;
        }
        Comparator<PlanItem> wanted = query.descending() ? order.reversed() : order;
        return groups.stream()
                .map(group -> new Group(
                        group.key(),
                        group.title(),
                        group.items().stream().sorted(wanted).toList()))
                .toList();
    }

    private static double share(Standings.@Nullable Standing standing) {
        return standing == null || standing.total() == 0 ? 0 : (double) standing.done() / standing.total();
    }

    private static int rank(Standings.@Nullable Standing standing) {
        return standing == null ? STATES.size() : List.copyOf(STATES.values()).indexOf(standing.tag());
    }

    /** The next day by which something of an item must be done. */
    private static Optional<LocalDate> due(PlanItem item, Map<UUID, Standings.Standing> standings) {
        Standings.Standing standing = standings.get(item.id());
        return standing != null
                ? Optional.ofNullable(standing.due())
                : Optional.ofNullable(item.content().deadline()).map(Deadline::date);
    }

    private static Nearness nearness(PlanItem item, LocalDate today, Map<UUID, Standings.Standing> standings) {
        Standings.Standing standing = standings.get(item.id());
        if (standing == null) {
            return nearness(item.content(), today);
        }
        LocalDate due = standing.due();
        if (standing.tag() == Tag.LATE) {
            return Nearness.LATE;
        }
        return due == null || standing.tag() == Tag.NONE
                ? Nearness.NONE
                : due.isAfter(today.plusDays(SOON_DAYS)) ? Nearness.LATER : Nearness.SOON;
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

    private static boolean fits(PlanItem item, Query query, LocalDate today, Map<UUID, Standings.Standing> standings) {
        ItemContent content = item.content();
        LocalDate date = due(item, standings).orElse(null);
        Standings.Standing standing = standings.get(item.id());
        boolean state = switch (query.state()) {
            case "sap-den" -> nearness(item, today, standings) == Nearness.SOON;
            case "qua-han" -> nearness(item, today, standings) == Nearness.LATE;
            case "khong-ap-dung" -> standing == null ? !content.active() : standing.tag() == Tag.NONE;
            default ->
                !STATES.containsKey(query.state()) || (standing != null && standing.tag() == STATES.get(query.state()));
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

    private static List<Group> byDeadline(
            List<PlanItem> items, LocalDate today, Map<UUID, Standings.Standing> standings) {
        List<PlanItem> dated = items.stream()
                .sorted(Comparator.comparing(
                        (PlanItem item) -> due(item, standings).orElse(LocalDate.MAX)))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (Nearness nearness : Nearness.values()) {
            List<PlanItem> group = dated.stream()
                    .filter(item -> nearness(item, today, standings) == nearness)
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

    private static Figures figures(
            List<PlanItem> items, int leads, LocalDate today, Map<UUID, Standings.Standing> standings) {
        Map<Tag, Integer> states = new EnumMap<>(Tag.class);
        standings.values().forEach(standing -> states.merge(standing.tag(), 1, Integer::sum));
        int models = 0;
        int steps = 0;
        int late = 0;
        int soon = 0;
        int inactive = 0;
        for (PlanItem item : items) {
            models += item.content().kind() == PlanReading.Kind.MODEL ? 1 : 0;
            steps += item.content().steps().size();
            late += nearness(item, today, standings) == Nearness.LATE ? 1 : 0;
            soon += nearness(item, today, standings) == Nearness.SOON ? 1 : 0;
            inactive += item.content().active() ? 0 : 1;
        }
        return new Figures(models, items.size() - models, leads, steps, late, soon, inactive, states);
    }
}
